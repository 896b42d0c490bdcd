# The WebAssembly compiler: Debian's Emscripten and binaryen of the pinned release, unpacked into the cache and driven
# by the machine's own LLVM 19. Sourced by fetch.sh. binaryen is linked against that release's C library, so its tools
# are started through that library's own loader; the machine's C library stays as it is.

compiler_stamp() { { grep '^package' "$pins"; cat "$here/compiler.sh"; } | sha256sum | cut -d' ' -f1; }

# What the archive offers now: "VERSION ARCHITECTURE SHA256".
offered_package() {
    apt-cache "${apt_options[@]}" show --no-all-versions "$1" 2>/dev/null |
        awk '$1 == "Version:" {version = $2} $1 == "Architecture:" {architecture = $2}
            $1 == "SHA256:" {print version, architecture, $2; exit}'
}

# The pinned version, or, where Debian has withdrawn it, the one of the same upstream version that replaced it.
download_package() {
    local name=$1 version=$2 architecture=$3 hash=$4 offered had
    if apt-get "${apt_options[@]}" download "$name=$version" >log 2>&1; then
        had=$(sha256sum "$name"_*.deb | cut -d' ' -f1)
        [ "$had" = "$hash" ] || fail "$name $version does not have the SHA-256 that cmake/dependencies.txt pins.
  pinned: $hash
  got:    $had
Nothing of it was used. A published version never changes, so the download, the mirror or the pin is wrong: try again, then
compare with what another Debian machine says (apt-cache show $name). Don't change the pin before you know why."
        return 0
    fi
    offered=$(offered_package "$name" | cut -d' ' -f1)
    [ -n "$offered" ] || fail "the package $name cannot be fetched: $(tail -n1 log)"
    [ "${offered%-*}" = "${version%-*}" ] || fail "$name $version has been withdrawn, and the archive offers only $offered, which is
another upstream version. It has to be tried by hand: put the lines that cmake/fetch.sh pins prints into
cmake/dependencies.txt, run ./check, and commit them."
    apt-get "${apt_options[@]}" download "$name=$offered" >log 2>&1 ||
        fail "the package $name cannot be fetched: $(tail -n1 log)"
    echo "loopscope: $name $version has been withdrawn; taking $offered, for which Debian's signature vouches (cmake/fetch.sh pins prints its pin)"
}

# The lines of dependencies.txt as the archive would have them now, for whoever renews the pins.
print_pins() {
    local architecture name version offered
    for architecture in amd64 arm64; do
        apt_options=()
        open_archive -o "APT::Architecture=$architecture" -o "APT::Architectures::=$architecture" >&2
        for name in $(awk '$1 == "package" {print $2}' "$pins" | sort -u); do
            offered=$(offered_package "$name")
            [ -n "$offered" ] || fail "the archive has no package $name for $architecture"
            echo "package $name $offered"
        done
    done | sort -u
}

# Without the variants of the libraries that nothing here links (threads, sanitizers, 64-bit memory): 250 MB instead of 1.7 GB.
unpack_package() {
    dpkg-deb --fsys-tarfile "$1" | tar -x -C root --exclude='*-mt*' --exclude='*asan*' --exclude='*lsan*' \
        --exclude='*ubsan*' --exclude='*/lto/*' --exclude='*/lto-pic/*' --exclude='*/pic/*' --exclude='*wasm64*' \
        --exclude='*/share/doc' --exclude='*/share/man' --exclude='*/share/locale' --exclude='*/gconv'
}

write_tool() {
    mkdir -p "$(dirname "$1")"
    printf '#!/bin/sh\n%s\n' "$2" >"$1"
    chmod +x "$1"
}

# The wrappers name the final folder, not the one in which it is being made.
write_wrappers() {
    local final=$1 loader libraries tool
    loader=$(cd root && find usr/lib* -name 'ld-linux*.so.*' | head -n1)
    libraries=$(cd root && dirname "$(find usr/lib -name 'libc.so.6' | head -n1)")
    for tool in wasm-opt wasm-emscripten-finalize wasm-metadce wasm-ctor-eval wasm-split wasm-as wasm-dis wasm2js; do
        write_tool "binaryen/bin/$tool" "exec '$final/root/$loader' --library-path '$final/root/$libraries:$final/root/$libraries/binaryen' '$final/root/usr/bin/$tool' \"\$@\""
    done
    for tool in emcc em++; do
        write_tool "bin/$tool" "EM_CONFIG='$final/config' EM_CACHE='$final/root/usr/share/emscripten/cache' exec /usr/bin/python3 -E '$final/root/usr/share/emscripten/$tool.py' \"\$@\""
    done
    cat >config <<END
from shutil import which
EMSCRIPTEN_ROOT = '$final/root/usr/share/emscripten'
LLVM_ROOT = '/usr/bin'
BINARYEN_ROOT = '$final/binaryen'
NODE_JS = which('node') or which('nodejs')
FROZEN_CACHE = True
LLVM_ADD_VERSION = '19'
CLANG_ADD_VERSION = '19'
END
}

fetch_compiler() {
    local final=$cache/emscripten work=$cache/work kind name version architecture hash machine
    [ "$(cat "$final/.stamp" 2>/dev/null)" != "$(compiler_stamp)" ] || return 0
    open_archive
    echo "loopscope: fetching the WebAssembly compiler (240 MB)"
    machine=$(dpkg --print-architecture)
    grep -q "^package .* $machine " "$pins" || fail "cmake/dependencies.txt pins no compiler for $machine machines"
    rm -rf "$work"
    mkdir -p "$work/root"
    cd "$work"
    while read -r kind name version architecture hash; do
        [ "$kind" = package ] || continue
        [ "$architecture" = all ] || [ "$architecture" = "$machine" ] || continue
        download_package "$name" "$version" "$architecture" "$hash"
        unpack_package "$name"_*.deb
        rm "$name"_*.deb
    done <"$pins"
    rm -rf root/usr/share/emscripten/node_modules
    ln -s ../nodejs root/usr/share/emscripten/node_modules
    write_wrappers "$final"
    compiler_stamp >.stamp
    rm -rf "$final"
    mv "$work" "$final"
}
