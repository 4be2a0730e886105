#!/bin/bash
# Makes ready what a part of the work needs: setup.sh build | test | lint | bench
# On Debian it installs what is missing (with sudo where the user is not root); elsewhere, or where
# that fails, it says in one sentence what is missing. Nothing is left half done: packages come in
# one transaction, node_modules through `npm ci`.
set -u
cd "$(dirname "$0")/.." || exit 1

# What must be there, and the Debian package that brings it: a command, a <header>, a /file, a shared
# library, or a -flag that clang can link with.
build="gcc=gcc <stdio.h>=libc6-dev emcc=emscripten wasm2js=binaryen wasm-metadce=binaryen"
checked="clang=clang -fsanitize=address=libclang-rt-14-dev <cmocka.h>=libcmocka-dev <cjson/cJSON.h>=libcjson-dev"
tests="$checked chromium=chromium firefox-esr=firefox-esr WebKitWebDriver=webkit2gtk-driver \
xvfb-run=xvfb xauth=xauth xz=xz-utils \
/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc=fonts-noto-cjk"
lint="$checked clang-format=clang-format clang-tidy=clang-tidy"
bench="chromium=chromium g++=g++ /usr/bin/python3=python3 \
/usr/lib/python3/dist-packages/numpy=python3-numpy \
/usr/lib/python3/dist-packages/brian2=python3-brian \
/usr/lib/python3/dist-packages/sklearn=python3-sklearn libopenblas.so.0=libopenblas0-pthread"

case "${1:-}" in
build) wanted=$build ;;
test) wanted="$build $tests" ;;
lint) wanted="$build $lint" ;;
bench) wanted="$build $bench" ;;
*) echo "usage: setup.sh build | test | lint | bench" >&2; exit 2 ;;
esac

has() {
    case "$1" in
    /*) [ -e "$1" ] ;;
    "<"*) echo "#include $1" | cpp -include stdarg.h -include stddef.h -include setjmp.h \
        -include stdint.h >/dev/null 2>&1 ;;
    lib*.so*) PATH=$PATH:/sbin ldconfig -p | grep -q "$1" ;;
    -*) echo "int main(void) { return 0; }" | clang "$1" -x c - -o /dev/null 2>/dev/null ;;
    *) command -v "$1" >/dev/null ;;
    esac
}

missing=""
for pair in $wanted; do
    has "${pair%=*}" || missing="$missing ${pair##*=}"
done
missing=$(printf '%s\n' $missing | sort -u | tr '\n' ' ')
missing=${missing% }

node_major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
if [ "${node_major:-0}" -lt 20 ] || ! command -v npm >/dev/null; then
    echo "Missing: Node 20 or newer with npm (found: ${node_major:-no} Node)." >&2
    exit 1
fi

if [ -n "$missing" ]; then
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo"
    if ! command -v apt-get >/dev/null || { [ "$as_root" ] && ! command -v sudo >/dev/null; }; then
        echo "Missing, and this is no Debian with root or sudo to install it on: $missing." >&2
        exit 1
    fi
    echo "Installing: $missing"
    log=$(mktemp)
    if ! { $as_root apt-get update -q && DEBIAN_FRONTEND=noninteractive \
        $as_root apt-get install -qy --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
        tail -n 5 "$log" >&2
        echo "Missing, and apt-get could not install it: $missing." >&2
        exit 1
    fi
    rm -f "$log"
fi

if [ ! -e node_modules/.package-lock.json ] ||
    [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-audit --no-fund --loglevel=error >/dev/null || {
        echo "Missing: the packages of package-lock.json, which npm ci could not install." >&2
        exit 1
    }
    touch node_modules/.package-lock.json
fi

mkdir -p build/setup && touch "build/setup/$1"
