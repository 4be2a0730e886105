#!/bin/bash
# Fetches the source of Debian's cmocka package into a folder, through apt with a list of sources of
# its own, so that the machine's lists stay as they are: cmocka.sh FOLDER
set -eu
folder=$1
mkdir -p "$folder/apt/lists/partial"
{
    grep -hs '^deb ' /etc/apt/sources.list /etc/apt/sources.list.d/*.list | sed 's/^deb /deb-src /' || true
    for file in /etc/apt/sources.list.d/*.sources; do
        [ -e "$file" ] || continue
        awk 'BEGIN { RS = ""; FS = "\n" } {
            uri = suite = part = signed = ""
            for (i = 1; i <= NF; i++) {
                if ($i ~ /^URIs:/) { uri = $i; sub(/^URIs: */, "", uri) }
                if ($i ~ /^Suites:/) { suite = $i; sub(/^Suites: */, "", suite) }
                if ($i ~ /^Components:/) { part = $i; sub(/^Components: */, "", part) }
                if ($i ~ /^Signed-By: *\//) { signed = $i; sub(/^Signed-By: */, "", signed) }
            }
            n = split(suite, suites, " ")
            for (i = 1; i <= n; i++)
                print "deb-src " (signed ? "[signed-by=" signed "] " : "") uri " " suites[i] " " part
        }' "$file"
    done
} | grep debian >"$folder/apt/sources.list"
options=(-q -o "Dir::Etc::SourceList=$PWD/$folder/apt/sources.list" -o "Dir::Etc::SourceParts=-"
    -o "Dir::State::Lists=$PWD/$folder/apt/lists" -o "APT::Sandbox::User=$(id -un)")
apt-get "${options[@]}" update >"$folder/apt/log" 2>&1
(cd "$folder/apt" && apt-get "${options[@]}" source --download-only cmocka >>log 2>&1)
tar -xf "$folder"/apt/cmocka_*.orig.tar.xz -C "$folder" --strip-components=1
mv "$folder/src/cmocka.c" "$folder/cmocka.c"
rm -rf "$folder/apt"
