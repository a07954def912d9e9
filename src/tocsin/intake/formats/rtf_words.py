"""Words of RTF 1.9.1 that the reader needs: what is not text, signs that have a name, fonts' character sets."""

from __future__ import annotations

LEFT_OUT = frozenset(
    word
    for line in (
        "colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc",
        "aftnsep aftnsepc annotation atnid atnauthor atnref atndate atnparent listtable listoverridetable rsidtbl",
        "generator themedata colorschememapping latentstyles datastore xmlnstbl objdata objclass nonshppict",
        "bkmkstart bkmkend xe tc rxe txe upr filetbl revtbl userprops fontemb falt panose datafield ffdata",
    )
    for word in line.split()
)

MARKS = frozenset({"listtext", "pntext"})

SIGNS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "~": "\u00a0",
    "-": "\u00ad",
    "_": "\u2011",
}

# \fcharset to Python's codec; "" is the document's own; “symbol” has no letters
CHARSETS = {
    0: "cp1252",
    1: "",
    2: "symbol",
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp850",
}
