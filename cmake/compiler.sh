# The WebAssembly compiler: Debian's Emscripten and binaryen of the pinned release, unpacked into the cache and driven
# by the machine's own LLVM 19. Sourced by fetch.sh. binaryen is linked against that release's C library, so its tools
# are started through that library's own loader; the machine's C library stays as it is.

compiler_stamp() { { grep '^package' "$pins"; cat "$here/compiler.sh"; } | sha256sum | cut -d' ' -f1; }

download_package() {
    local name=$1 version=$2
    apt-get "${apt_options[@]}" download "$name=$version" >log 2>&1 && return 0
    apt-get "${apt_options[@]}" download "$name" >log 2>&1 ||
        fail "the package $name cannot be fetched: $(tail -n1 log)"
    echo "loopscope: $name $version has been withdrawn; taking $(ls "$name"_*.deb)"
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
    local final=$cache/emscripten work=$cache/work kind name version
    [ "$(cat "$final/.stamp" 2>/dev/null)" != "$(compiler_stamp)" ] || return 0
    open_archive
    echo "loopscope: fetching the WebAssembly compiler (240 MB)"
    rm -rf "$work"
    mkdir -p "$work/root"
    cd "$work"
    while read -r kind name version; do
        [ "$kind" != package ] || { download_package "$name" "$version" && unpack_package "$name"_*.deb && rm "$name"_*.deb; }
    done <"$pins"
    rm -rf root/usr/share/emscripten/node_modules
    ln -s ../nodejs root/usr/share/emscripten/node_modules
    write_wrappers "$final"
    compiler_stamp >.stamp
    rm -rf "$final"
    mv "$work" "$final"
}
