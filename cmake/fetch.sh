#!/usr/bin/env bash
# Fetches what cmake/dependencies.txt pins into the cache: `fetch.sh sources` or `fetch.sh compiler`;
# `fetch.sh compiler-folder` prints where the compiler is, `fetch.sh pins` how its packages would be pinned today.
# Nothing is installed, no root is needed, and what is there already is left alone. Everything comes from the package
# archive that this machine already uses, read through a private configuration of apt.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
pins=$here/dependencies.txt
cache=${XDG_CACHE_HOME:-$HOME/.cache}/loopscope
suite=$(awk '$1 == "suite" {print $2}' "$pins")

fail() {
    echo "loopscope: $*" >&2
    exit 1
}

# The machine's own archive entries of the distribution itself, rewritten to the pinned release.
write_private_sources() {
    local codename file
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    for file in /etc/apt/sources.list.d/*.sources; do
        [ -e "$file" ] || continue
        awk -v codename="$codename" -v suite="$suite" '
            BEGIN { RS = ""; FS = "\n" }
            {
                uris = ""; signed = ""; fits = 0; main = 0; off = 0
                for (i = 1; i <= NF; i++) {
                    key = tolower($i); sub(/:.*/, "", key); value = $i; sub(/^[^:]*:[ \t]*/, "", value)
                    if (key == "uris") uris = value
                    if (key == "signed-by") signed = value
                    if (key == "components" && (" " value " ") ~ / main /) main = 1
                    if (key == "enabled" && value ~ /^no/) off = 1
                    if (key == "suites" && (" " value " ") ~ (" (" codename "|stable) ")) fits = 1
                }
                if (!fits || !main || off || uris == "" || uris ~ /security/) next
                print "Types: deb deb-src\nURIs: " uris "\nSuites: " suite "\nComponents: main"
                if (signed ~ /^\//) print "Signed-By: " signed
                print ""
            }' "$file"
    done
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ -e "$file" ] || continue
        awk -v codename="$codename" -v suite="$suite" '
            $1 == "deb" {
                options = ""
                at = 2
                if ($2 ~ /^\[/) { while ($at !~ /\]$/) at++; at++ }
                if ($(at + 1) != codename || $(at + 2) != "main" || $at ~ /security/) next
                signed = $0
                print "Types: deb deb-src\nURIs: " $at "\nSuites: " suite "\nComponents: main"
                if (match($0, /signed-by=[^] ]*/)) print "Signed-By: " substr($0, RSTART + 10, RLENGTH - 10)
                else print "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg"
                print ""
            }' "$file"
    done
}

# Any arguments are further options of apt.
apt_options=()
open_archive() {
    [ "${#apt_options[@]}" = 0 ] || return 0
    command -v apt-get >/dev/null || fail "the pinned dependencies are not in $cache, and fetching them needs a Debian machine (apt-get)"
    local private=$cache/apt
    mkdir -p "$private/lists/partial" "$private/archives/partial"
    write_private_sources >"$private/private.sources"
    [ -s "$private/private.sources" ] || fail "found no entry of the Debian archive in /etc/apt to fetch the dependencies from"
    apt_options=(-q -o "Dir::Etc::sourcelist=$private/private.sources" -o Dir::Etc::sourceparts=/dev/null
        -o "Dir::State::Lists=$private/lists" -o "Dir::Cache=$private" -o "Dir::Cache::archives=$private/archives"
        -o APT::Sandbox::User=root -o Acquire::Retries=3 -o Acquire::Languages=none
        -o APT::Update::Error-Mode=any "$@")
    echo "loopscope: reading the index of Debian $suite"
    apt-get "${apt_options[@]}" update >"$private/log" 2>&1 ||
        fail "the Debian archive cannot be reached ($(grep -m1 -E '^[EW]:' "$private/log" || tail -n1 "$private/log")), and the pinned dependencies are not all in $cache"
}

# Downloads and unpacks one pinned source into its own folder; the move at the end makes it whole or absent.
fetch_source() {
    local name=$1 version=$2 file=$3 hash=$4 folder work
    folder=$cache/sources/$name-$version
    [ "$(cat "$folder/.sha256" 2>/dev/null)" != "$hash" ] || return 0
    open_archive
    echo "loopscope: fetching $name $version"
    work=$cache/work
    rm -rf "$work"
    mkdir -p "$work"
    (cd "$work" && apt-get "${apt_options[@]}" source --only-source --download-only --tar-only "$name" >log 2>&1) ||
        fail "the source of $name cannot be fetched: $(tail -n1 "$work/log")"
    [ -e "$work/$file" ] || fail "the archive no longer offers $file; cmake/dependencies.txt must name what it offers: $(ls "$work" | grep orig | head -n1)"
    echo "$hash  $work/$file" | sha256sum --check --status || fail "$file does not have the SHA-256 that cmake/dependencies.txt pins ($hash)
but $(sha256sum "$work/$file" | cut -d' ' -f1). Nothing of it was used. An upstream archive never changes under one name: try again, and don't
change the pin before you know why."
    mkdir "$work/tree"
    tar -x -f "$work/$file" -C "$work/tree" --strip-components=1
    echo "$hash" >"$work/tree/.sha256"
    rm -rf "$folder"
    mkdir -p "$cache/sources"
    mv "$work/tree" "$folder"
    rm -rf "$work"
}

fetch_sources() {
    local kind name version file hash
    while read -r kind name version file hash; do
        [ "$kind" != source ] || fetch_source "$name" "$version" "$file" "$hash"
    done <"$pins"
}

# Where emcc and em++ are: an own one on the PATH is taken when it is new enough.
compiler_folder() {
    local own
    own=$(command -v em++ || true)
    if [ -n "$own" ] && [ "$(printf '3.1.69\n%s\n' "$(em++ -dumpversion)" | sort -V | head -n1)" = 3.1.69 ]; then
        dirname "$own"
    else
        [ -x "$cache/emscripten/bin/em++" ] || fail "the WebAssembly compiler is not there; run cmake/fetch.sh compiler"
        echo "$cache/emscripten/bin"
    fi
}

mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9
case ${1:-} in
sources) fetch_sources ;;
compiler) . "$here/compiler.sh" && fetch_compiler ;;
compiler-folder) compiler_folder ;;
pins) . "$here/compiler.sh" && print_pins ;;
*) fail "usage: fetch.sh sources|compiler|compiler-folder|pins" ;;
esac
