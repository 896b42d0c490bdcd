# What ./play and ./check share: getting this machine ready, and building with progress. Sourced, from the root.

set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
logs=$root/build/logs

fail() {
    echo "loopscope: $*" >&2
    exit 1
}

# stage TITLE COMMAND...: runs the command with its output in a log; on a terminal its latest line is shown meanwhile.
# Prints the title with the seconds it took; when it fails, the end of the log.
stage() {
    local title=$1 log started=$SECONDS status
    shift
    mkdir -p "$logs"
    log=$logs/$(tr -c 'a-zA-Z0-9\n' - <<<"$title").log
    if [ -t 1 ]; then
        "$@" 2>&1 </dev/null | tee "$log" | awk -v width="$(tput cols 2>/dev/null || echo 80)" -v title="$title" '
            { printf "\r\033[K%s", substr(title ": " $0, 1, width - 1); fflush() } END { printf "\r\033[K" }'
    else
        "$@" >"$log" 2>&1 </dev/null
    fi
    status=$?
    if [ "$status" = 0 ]; then
        echo "$title: $((SECONDS - started)) s"
    else
        echo "$title: failed after $((SECONDS - started)) s"
        grep -E 'error|FAILED|loopscope:|^E: ' "$log" | head -n 20 >&2
        echo "--- the end of build/logs/$(basename "$log"):" >&2
        tail -n 40 "$log" >&2
    fi
    return "$status"
}

# A command, or a file, and the Debian package that has it.
tools_to_build='cmake=cmake ninja=ninja-build python3=python3 xz=xz-utils node=nodejs npm=npm ccache=ccache'
tools_for_wasm='clang++-19=clang-19 wasm-ld-19=lld-19 llvm-ar-19=llvm-19'
tools_to_test='g++=g++ clang++-19=clang-19 /usr/lib/llvm-19/lib/clang/19/include/fuzzer=libclang-rt-19-dev clang-format-19=clang-format-19'

missing_packages() {
    local tool
    for tool in "$@"; do
        command -v "${tool%%=*}" >/dev/null || [ -e "${tool%%=*}" ] || echo "${tool#*=}"
    done
}

install_packages() {
    local as_root=''
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || return 1
        as_root=sudo
    fi
    $as_root apt-get -q -o DPkg::Lock::Timeout=600 update &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 install \
            --no-install-recommends "$@"
}

own_wasm_compiler() { command -v em++ >/dev/null && [ "$(cmake/fetch.sh compiler-folder 2>/dev/null)" = "$(dirname "$(command -v em++)")" ]; }

# ready_machine TOOLS...: installs what is missing, where that can be done.
ready_machine() {
    local missing tools=("$@")
    own_wasm_compiler || tools+=($tools_for_wasm)
    missing=$(missing_packages "${tools[@]}")
    if [ -n "$missing" ]; then
        command -v apt-get >/dev/null ||
            fail "this is not a Debian machine, so it must have on its PATH what it lacks: $(echo $missing)"
        [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
            fail "to install $(echo $missing), run this as root or install sudo"
        [ "$(id -u)" = 0 ] || sudo -v || fail "without sudo, somebody else must install $(echo $missing)"
        stage "Installing $(echo $missing)" install_packages $missing ca-certificates debian-archive-keyring ||
            fail "these packages could not be installed: $(echo $missing)"
    fi
    local still
    still=$(missing_packages "${tools[@]}")
    [ -z "$still" ] || fail "the machine still lacks $(echo $still)"
    [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ] || fail "node 18 or later is needed; here is $(node --version)"
}

# The headless shell opens a page in half the time that the whole browser takes; where it can't be had, that one does too.
ready_browser() {
    [ -n "$(missing_packages chromium-headless-shell=chromium-headless-shell)" ] || return 0
    if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }; then
        stage 'Installing chromium-headless-shell' install_packages chromium-headless-shell && return 0
    fi
    [ -n "${CHROMIUM:-}" ] || command -v chromium chromium-browser google-chrome >/dev/null ||
        fail 'the page is tested in a Chromium, and this machine has none (the variable CHROMIUM may name one)'
}

fetch_all() {
    stage 'Fetching the pinned sources' cmake/fetch.sh sources || exit 1
    own_wasm_compiler || stage 'Fetching the WebAssembly compiler' cmake/fetch.sh compiler || exit 1
    local stamp=node_modules/.loopscope wanted
    wanted=$(sha256sum package-lock.json)
    [ "$(cat $stamp 2>/dev/null)" = "$wanted" ] && return 0
    stage 'Fetching the packages of the page' npm ci --ignore-scripts --prefer-offline --no-audit --no-fund ||
        fail 'the npm packages of package-lock.json could not be fetched'
    echo "$wanted" >$stamp
}

# build_preset TITLE PRESET TARGET...
build_preset() {
    local title=$1 preset=$2 target targets=()
    shift 2
    for target in "$@"; do targets+=(--target "$target"); done
    [ -e "build/$preset/build.ninja" ] || stage "Configuring the $preset build" cmake --preset "$preset" || return 1
    stage "$title" cmake --build --preset "$preset" -j "$(nproc)" "${targets[@]}"
}

build_site() { stage 'Assembling the page' node web/build.mjs build/site --module build/web; }

# One at a time builds in this folder; a second one waits.
lock_build() {
    mkdir -p build
    exec 8>build/.lock
    flock -n 8 || { echo 'Another ./play or ./check is building here; waiting for it.'; flock 8; }
}
unlock_build() { exec 8>&-; }
