#!/usr/bin/env bash
# Make .venv with the first Python that is new enough. Called by the Makefile, in the project's folder.
set -euo pipefail

find_python() {
    local name
    for name in ${PYTHON:-} python3.11 python3.12 python3.13 python3 python3.14 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
            command -v "$name"
            return
        fi
    done
    echo "Tocsin needs Python 3.11 or newer, and none was found. Install it, or name it: make env PYTHON=…" >&2
    return 1
}

# A .venv that stands here already and works is kept; one that came with a moved or copied folder names the old path
usable() {
    grep -qsF "$PWD/.venv" .venv/bin/activate &&
        .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null &&
        { .venv/bin/python -m pip --version || .venv/bin/python -m ensurepip; } > /dev/null 2>&1
}

if usable; then
    exit 0
fi

python=$(find_python)
rm -rf .venv
echo "Making .venv with $("$python" --version) …"
if "$python" -m venv .venv 2> /dev/null; then
    exit 0
fi

# Debian and Ubuntu split the venv module off into a package of its own
rm -rf .venv
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    echo "The venv module is missing; installing python3-venv …"
    apt-get -qq update > /dev/null && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y python3-venv > /dev/null
    exec "$python" -m venv .venv
fi
echo "$python cannot make a virtual environment. On Debian or Ubuntu: sudo apt install python3-venv" >&2
exit 1
