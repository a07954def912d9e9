"""Word processors' packages written by hand, part by part, for what no library writes."""

from __future__ import annotations

import io
import zipfile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_O = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)


def package(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as writer:
        for name, content in parts.items():
            writer.writestr(name, content)
    return out.getvalue()


def docx(body: str, *, targets: dict[str, str] | None = None, **parts: str) -> bytes:
    """A DOCX with this body; `parts`: what stands in word/NAME.xml, related by its name; `targets`: ids of links."""
    links = "".join(
        f'<Relationship Id="{id_}" Type="{_O}/hyperlink" Target="{target}" TargetMode="External"/>'
        for id_, target in (targets or {}).items()
    )
    related = "".join(f'<Relationship Id="p{name}" Type="{_O}/{name}" Target="{name}.xml"/>' for name in parts)
    return package(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<R><Relationship Id="a" Type="{_O}/officeDocument" Target="word/document.xml"/></R>',
            "word/_rels/document.xml.rels": f"<R>{related}{links}</R>",
            "word/document.xml": f"<w:document {_W} {_R}><w:body>{body}</w:body></w:document>",
            **{f"word/{name}.xml": f"<w:{name} {_W}>{content}</w:{name}>" for name, content in parts.items()},
        }
    )


def run(words: str, look: str = "") -> str:
    """A run of words in WordprocessingML."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*inner: str, look: str = "") -> str:
    """A paragraph in WordprocessingML; inner without a tag are words."""
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(part if part[:1] == '<' else run(part) for part in inner)}</w:p>"


def odt(body: str, *, styles: str = "", **parts: str) -> bytes:
    """An ODT with this body; `parts`: further parts by name."""
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document {_ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document>",
            **parts,
        }
    )
