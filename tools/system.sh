#!/usr/bin/env bash
# Install the Debian packages that some tests look at their results with, where this may be done, and say what is
# missing where it may not. Nothing that Tocsin itself needs comes from here, so this never fails.
set -u

missing=()
command -v pdftotext > /dev/null || missing+=(poppler-utils)
command -v tesseract > /dev/null || missing+=(tesseract-ocr)  # no language brings it along
for language in eng rus ukr pol; do
    tesseract --list-langs 2> /dev/null | grep -qx "$language" || missing+=("tesseract-ocr-$language")
done
command -v chromium > /dev/null || missing+=(chromium)

if [ ${#missing[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    echo "Installing ${missing[*]} …"
    if apt-get -qq update > /dev/null 2>&1 &&
        DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" > /dev/null 2>&1; then
        missing=()
    fi
fi

if [ ${#missing[@]} -gt 0 ]; then
    echo "Not installed: ${missing[*]}. Tests that look at finished PDFs, at scans or at pages in a browser are skipped without; all else works."
    echo "  On Debian or Ubuntu: sudo apt install ${missing[*]}"
fi
if ! command -v soffice > /dev/null; then
    echo "Not installed: LibreOffice (libreoffice-writer). One long test that opens a proofread file with it is skipped."
fi
exit 0
