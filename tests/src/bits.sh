#!/bin/bash
# Every scene has the same hash after 1000 steps whatever compiled the program: bits.sh PROGRAM ...
cd "$(dirname "$0")/../.." || exit 1
hashes() {
    for scene in $("$1" list | sed -n 's/^\([a-z_]*\).*/\1/p'); do
        echo "$scene $("$1" run "$scene" --steps 1000 --seed 3 --hash)"
    done
}
want=$(hashes build/native/mirror)
[ -n "$want" ] || exit 1
for program in "$@"; do
    if ! differences=$(diff <(echo "$want") <(hashes "$program")); then
        echo "$program gives other bits than build/native/mirror:" "$differences" >&2
        exit 1
    fi
done
echo "  $(wc -l <<<"$want") scenes have the same bits in $# native builds"
