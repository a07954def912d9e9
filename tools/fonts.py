"""Cut the fonts of the desk from Source Sans 3 and Source Serif 4, and write their style sheet.

An authoring tool: `npm pack @fontsource-variable/source-sans-3@5.3.1 @fontsource-variable/source-serif-4@5.3.1`, copy
what lies in `package/files` of both into one folder, and in an environment with `fonttools==4.68.0 brotli==1.2.1` run
`python tools/fonts.py FOLDER`. The same versions make the same bytes.

What is cut is a modified version, and the licence keeps the name "Source" for what is not: so these are called
Tocsin Sans and Tocsin Serif. What the style of the desk asks for is left: the sans from 400 to 700, the serif in 400
alone; the letters of languages, and not the signs of phonetics, which a browser takes from the system.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

STATIC = Path(__file__).resolve().parent.parent / "src" / "tocsin" / "web" / "static"
SOURCES = {
    "source-sans-3-latin": "19143dca075972bc84e3fd9eab7416dd40cc565dccb2435a044bdfabe060c7d5",
    "source-sans-3-latin-ext": "a85a7459bdb3cdc1136751e151a506bae653fc29ada3ca86237477df6f1b59e6",
    "source-sans-3-cyrillic": "b6b721e08d0324b9e743858e8260463085d4c5e1e684f036f9d4a8ca6c62996f",
    "source-sans-3-cyrillic-ext": "c6e007862d29f6b59955f979a18508b75ec081f9d28248ccc9967522e1dd7506",
    "source-serif-4-latin": "382475f38242c52d42a3e5ff8dc69b5d73f10d0d21e4550b5fe232984688779a",
    "source-serif-4-latin-ext": "d10ccbbd0dc4ebae2938958dc1f622a53460fe297e9c958564742dd684309c3f",
    "source-serif-4-cyrillic": "a81082707b85203d7f2ae33833f7ae0bf832db167c8710f92f805a9808fb051a",
    "source-serif-4-cyrillic-ext": "da49e14ae1d459f3d04cf4555fb954f6e54b247b708f8cfe2d8e7e4ee3c6829b",
}
FAMILIES = {  # each with its source, the weights that are left, and how the style sheet names them
    "Tocsin Sans": ("source-sans-3", (400, 700), "400 700"),
    "Tocsin Serif": ("source-serif-4", 400, "400"),
}
# Europe, Turkey, Azerbaijan, Romania, capital ß
EUROPE = {*range(0x0100, 0x0180), 0x018F, *range(0x0218, 0x021C), 0x0237, 0x0259, 0x1E9E}
EUROPE |= {0x2020, *range(0x20A0, 0x20C5)}  # the dagger of a footnote, signs of money
# Africa, Viet Nam, and what writes the alphabets of Asia in Latin letters
ELSEWHERE = {
    *(0x0181, 0x0186, 0x0189, 0x018A, 0x018E, 0x0190, 0x0191, 0x0192, 0x0193, 0x0194, 0x0196, 0x0197, 0x0198, 0x0199),
    *(0x019D, 0x019F, 0x01A0, 0x01A1, 0x01A4, 0x01A5, 0x01AC, 0x01AD, 0x01AF, 0x01B0, 0x01B2, 0x01B3, 0x01B4, 0x01B7),
    *(*range(0x01CD, 0x01DE), *range(0x01E4, 0x01EA), 0x01EE, 0x01EF, 0x01F4, 0x01F5, 0x01F8, 0x01F9, 0x0244),
    *(0x0253, 0x0254, 0x0256, 0x0257, 0x025B, 0x0260, 0x0263, 0x0268, 0x0269, 0x0272, 0x0275, 0x0289, 0x028B, 0x0292),
    *(*range(0x02BD, 0x02C0), 0x02C7, *range(0x1E00, 0x1E9E), *range(0x1E9F, 0x1F00)),
}
PARTS = {  # each with the part of the source that it is cut from, and its letters; nothing: all of them
    "latin": ("latin", None),
    "latin-europe": ("latin-ext", EUROPE),
    "latin-elsewhere": ("latin-ext", ELSEWHERE),
    "cyrillic": ("cyrillic", None),
    "cyrillic-ext": ("cyrillic-ext", None),
}
LAST_OF_LATIN_1 = 0xFF
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk"]
HEAD = "/* Made by tools/fonts.py; a browser loads only the parts whose letters a page has. Licence: fonts/OFL.txt */\n"
FACE = (
    '@font-face {{ font-family: "{family}"; src: url(fonts/{file}) format("woff2"); font-weight: {weights}; '
    "font-display: swap;\n  unicode-range: {ranges}; }}\n"
)


def cut(font: TTFont, letters: set[int], weights: tuple[int, int] | int) -> TTFont:
    """The font with these letters and weights."""
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=["*"], layout_features=FEATURES)
    tool = subset.Subsetter(options)
    tool.populate(unicodes=letters)
    tool.subset(font)
    return instancer.instantiateVariableFont(font, {"wght": weights})


def rename(font: TTFont, family: str) -> None:
    """Give it the family's name wherever a person or a program reads one; who made it, and the licence, stay."""
    names = font["name"]
    plain = family.replace(" ", "")
    for record in list(names.names):
        if record.nameID not in {0, 5}:
            names.removeNames(nameID=record.nameID)
    said = {1: family, 2: "Regular", 3: f"{plain}-Regular", 4: family, 6: f"{plain}-Regular"}
    said |= {13: "This Font Software is licensed under the SIL Open Font License, Version 1.1."}
    said |= {14: "https://openfontlicense.org"}
    for number, text in said.items():
        names.setName(text, number, 3, 1, 0x409)
    for table in ("STAT", "fvar"):  # they point at names of weights that nobody chooses by name
        if table in font and table == "fvar":
            font[table].instances = []
        elif table in font:
            del font[table]


def named(letters: set[int], part: str) -> set[int]:
    """For which letters a browser loads a part: the space, A and B are in each, and are asked of the first alone."""
    return letters if part == "latin" else {letter for letter in letters if letter > LAST_OF_LATIN_1}


def ranges(letters: set[int]) -> Iterator[str]:
    """As a style sheet names them."""
    for _, run in groupby(enumerate(sorted(letters)), lambda pair: pair[1] - pair[0]):
        found = [letter for _, letter in run]
        yield f"U+{found[0]:04X}" + (f"-{found[-1]:04X}" if len(found) > 1 else "")


def made(folder: Path) -> Iterator[str]:
    """Write each part; the rule of each in the style sheet."""
    for family, (source, weights, in_words) in FAMILIES.items():
        for part, (of, wanted) in PARTS.items():
            font = _opened(folder, f"{source}-{of}")
            letters = set(font.getBestCmap())
            letters = letters if wanted is None else letters & wanted
            font = cut(font, letters, weights)
            rename(font, family)
            font.flavor = "woff2"
            file = f"{family.lower().replace(' ', '-')}-{part}.woff2"
            font.save(STATIC / "fonts" / file)
            said = ", ".join(ranges(named(letters, part)))
            yield FACE.format(family=family, file=file, weights=in_words, ranges=said)


def _opened(folder: Path, name: str) -> TTFont:
    path = folder / f"{name}-wght-normal.woff2"
    if hashlib.sha256(path.read_bytes()).hexdigest() != SOURCES[name]:
        raise SystemExit(f"{path.name} is not that of version 5.3.1")
    return TTFont(path, recalcTimestamp=False)


def main(folder: Path) -> None:
    """All parts of both, in place of those that were there, and the style sheet."""
    for old in (STATIC / "fonts").glob("*.woff2"):
        old.unlink()
    (STATIC / "fonts.css").write_text(HEAD + "".join(made(folder)), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
