#!/usr/bin/env bash
# Builds QuickJS's own command from the pinned source whose regular expressions we use, to be measured against.
#   tests/measure/quickjs.sh OUT      OUT is the command's path
set -euo pipefail
out=$(realpath -m "$1")
source=$(ls -d "${XDG_CACHE_HOME:-$HOME/.cache}"/loopscope/sources/quickjs-* | tail -1)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
cd "$build"
for file in quickjs quickjs-libc cutils libregexp libunicode dtoa qjs qjsc; do
    gcc -O2 -w -D_GNU_SOURCE -DCONFIG_VERSION='"pinned"' -c "$source/$file.c"
done
parts='quickjs-libc.o quickjs.o cutils.o dtoa.o libregexp.o libunicode.o'
gcc -o qjsc qjsc.o $parts -lm -ldl -lpthread
(cd "$source" && "$build/qjsc" -s -c -o "$build/repl.c" -m repl.js)
gcc -O2 -w -I"$source" -c repl.c
mkdir -p "$(dirname "$out")"
gcc -o "$out" qjs.o repl.o $parts -lm -ldl -lpthread
