"""A letter as DOCX on the office's paper: its letterhead filled, its styles used, ours added where it has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files

from tocsin.composing.letter import Letter, PartKind
from tocsin.domain.letterhead import Paper
from tocsin.letters.docx import body_of, parts_of, to_docx
from tocsin.letters.house.drawn import pictures_of
from tocsin.letters.house.package import content_types, package_relations, part_relations
from tocsin.letters.house.paper import Filled, House, filled, signed_part, styled
from tocsin.letters.house.styles import PREFIX, Looks
from tocsin.letters.naming import REGIONS
from tocsin.letters.ooxml import Element, R, copy, el, parsed, serialised, text, value, w, whole
from tocsin.letters.zipped import zipped

_OURS = ("numbering", "settings", "footnotes")
_ALARM = "8C2F1B"
_CATEGORY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}category"
_QUIET_SIZES = {"Meta": -2, "Addressed": -2, "AddressNote": -3, "FootnoteText": -4, "Lead": 2}  # half points


def docx_on(letter: Letter, paper: Paper) -> bytes:
    """The DOCX; without paper the plain one."""
    if paper.is_plain:
        return to_docx(letter)
    made = filled(letter, paper)
    return zipped(_on_letterhead(letter, made, made.house) if made.house else _on_ours(letter, made))


def _on_ours(letter: Letter, made: Filled) -> dict[str, bytes]:
    """Our own page, with a logo above the letter and a signature below."""
    parts = parts_of(letter)
    document = parsed(parts["word/document.xml"])
    body = document[0]
    section = copy(body[-1])
    body[:] = [*made.before, *_spaced(made), *body_of(letter, signed_part(letter), made.signature), section]
    styles = parsed(parts["word/styles.xml"])
    styles.extend(_own_styles())
    rows = [*parsed(parts["word/_rels/document.xml.rels"])]
    told = [(row.get("Id", ""), row.get("Type", "").rpartition("/")[2], row.get("Target", "")) for row in rows]
    kinds = parsed(parts["[Content_Types].xml"])
    kinds.insert(0, kinds.makeelement(kinds[0].tag, {"Extension": "png", "ContentType": "image/png"}))
    parts |= {
        "[Content_Types].xml": serialised(kinds),
        "word/document.xml": serialised(document),
        "word/styles.xml": serialised(styles),
        "word/_rels/document.xml.rels": part_relations(told, made.pictures),
    }
    return parts | _media(made)


def _spaced(made: Filled) -> list[Element]:
    """Word sets a table and what follows without room between them."""
    return [styled(PREFIX, el("r", text("\u00a0")))] if made.before else []


def _media(made: Filled) -> dict[str, bytes]:
    return {f"word/media/{name}.png": data for name, data in made.pictures.items()}


def own_styles() -> Element:
    """Our own styles with those that the block with the logo is set in."""
    styles = parsed((files("tocsin.letters") / "word" / "styles.xml").read_bytes())
    styles.extend(_own_styles())
    return styles


def _own_styles() -> list[Element]:
    """What the block with the logo is set in."""
    base = el("spacing", before="0", after="0", line="240", lineRule="auto")
    rows = (("", None, None), ("Name", el("rPr", el("b"), el("sz", val="26"), el("szCs", val="26")), PREFIX))
    quiet = el("rPr", el("color", val="5D5852"), el("sz", val="17"), el("szCs", val="17"))
    made = []
    for name, look, based in (*rows, ("Line", quiet, PREFIX)):
        style = el(
            "style",
            el("name", val=f"{PREFIX} {name}".strip()),
            el("basedOn", val=based or "Normal"),
            type="paragraph",
            customStyle="1",
            styleId=f"{PREFIX}{name}",
        )
        style.extend([el("pPr", copy(base))] if based is None else [])
        style.extend([look] if look is not None else [])
        made.append(style)
    return made


def _on_letterhead(letter: Letter, made: Filled, house: House) -> dict[str, bytes]:
    ours = parts_of(letter)
    styles, called = _styles(parsed(ours["word/styles.xml"]), house, letter.language)
    told = [("styles", "styles", "styles.xml"), *((name, name, f"{name}.xml") for name in _OURS)]
    told += [(name, name.partition("-")[0], f"{name}.xml") for name in made.edges]
    body = [*made.before, *_letter_on(letter, made, called), *made.after, copy(house.section)]
    document = el("document", el("body", *map(copy, body)))
    edges = {name: _marked(root, letter) for name, root in made.edges.items()}
    if letter.marks:
        edges = _with_marks(document, edges, house, told, letter)
    core = parsed(ours["docProps/core.xml"])
    category = core.makeelement(_CATEGORY, {})
    category.text = letter.sender  # read back as whose letter it is: a footer of ours says it elsewhere
    core.append(category)
    parts = {
        "[Content_Types].xml": content_types([f"{name}.xml" for name in edges], _OURS),
        "_rels/.rels": package_relations(core=True),
        "word/document.xml": serialised(document),
        "word/_rels/document.xml.rels": part_relations(told, pictures_of(document)),
        "word/styles.xml": serialised(styles),
        "word/numbering.xml": ours["word/numbering.xml"].replace(_ALARM.encode(), _accent(house).encode()),
        "word/settings.xml": ours["word/settings.xml"],
        "word/footnotes.xml": _restyled(ours["word/footnotes.xml"], called),
        "docProps/core.xml": serialised(core),
    }
    for name, root in edges.items():
        parts[f"word/{name}.xml"] = serialised(root)
        if shown := pictures_of(root):
            parts[f"word/_rels/{name}.xml.rels"] = part_relations((), shown)
    return parts | _media(made)


def _letter_on(letter: Letter, made: Filled, called: Mapping[str, str]) -> list[Element]:
    """The paragraphs of the letter in the styles of the letterhead, each list with its numbers."""
    body = [*body_of(without_address(letter, made), signed_part(letter), made.signature)]
    for paragraph in body:
        for style in paragraph.iter(w("pStyle"), w("rStyle")):
            key = style.get(w("val"), "")
            style.set(w("val"), called.get(key, key))
            if key in _LISTS and style.tag == w("pStyle"):
                style.addnext(el("numPr", el("ilvl", val="0"), el("numId", val=_LISTS[key])))
    return body


_LISTS = {"ListBullet": "1", "ListNumber": "2"}


def without_address(letter: Letter, made: Filled) -> Letter:
    """The letter without the address that it begins with, where the letterhead says it."""
    first = letter.parts[0] if letter.parts else None
    if not made.says_address or first is None or first.kind is not PartKind.ADDRESSEES:
        return letter
    return replace(letter, parts=letter.parts[1:])


def _styles(ours: Element, house: House, language: str) -> tuple[Element, dict[str, str]]:
    """The styles of the letterhead with those of ours that it lacks, and what each of ours is called there."""
    made, looks = copy(house.styles), Looks(house.styles)
    used = {one.get(w("styleId"), "") for one in made.iter(w("style"))}
    called: dict[str, str] = {}
    for style in ours.iter(w("style")):
        key = style.get(w("styleId"), "")
        known = looks.named(value(style, "name") or "") if key not in {"TableNormal", "DefaultParagraphFont"} else ""
        called[key] = known or (key if key not in used else f"Tocsin{key}")
        if not known and key not in used:
            made.append(_ours_on(style, called, looks, house))
    for tongue in made.iter(w("lang")):
        tongue.set(w("val"), REGIONS[language])
    return made, called


def _ours_on(style: Element, called: Mapping[str, str], looks: Looks, house: House) -> Element:
    """A style of ours on the ground of the letterhead: its sizes and colours go by those of its text."""
    made = copy(style)
    key = made.get(w("styleId"), "")
    made.set(w("styleId"), called[key])
    for name in ("basedOn", "next"):
        for one in made.iter(w(name)):
            one.set(w("val"), called.get(one.get(w("val"), ""), one.get(w("val"), "")) or looks.usual)
    for one in [*made.iter(w("numPr"))]:
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    base = whole(value(looks.of_run(None, None, looks.usual), "sz"), 20)
    for one in (*made.iter(w("sz")), *made.iter(w("szCs"))):
        if key in _QUIET_SIZES:
            one.set(w("val"), str(max(base + _QUIET_SIZES[key], 12)))
    for one in (*made.iter(w("color")), *made.iter(w("left"))):
        for name in ("val", "color"):
            if one.get(w(name)) == _ALARM:
                one.set(w(name), _accent(house))
    return made


def _accent(house: House) -> str:
    """The colour of its headings; ours where they have none."""
    looks = Looks(house.styles)
    heading = looks.named("heading 1")
    colour = value(looks.of_run(None, None, heading), "color") if heading else None
    return colour if colour and len(colour) == 6 else _ALARM


def _restyled(data: bytes, called: Mapping[str, str]) -> bytes:
    root = parsed(data)
    for style in root.iter(w("pStyle"), w("rStyle")):
        style.set(w("val"), called.get(style.get(w("val"), ""), style.get(w("val"), "")))
    return serialised(root)


def _marked(root: Element, letter: Letter) -> Element:
    """A header with the marks of a draft at the upper edge of the page, where nothing gives way to them."""
    made = copy(root)
    if letter.marks and made.tag == w("hdr"):
        made.insert(0, _mark(letter))
    return made


def _mark(letter: Letter) -> Element:
    frame = el("framePr", w="9000", hRule="auto", wrap="around", vAnchor="page", hAnchor="page", x="600", y="240")
    look = el("rPr", el("b"), el("color", val=_ALARM), el("sz", val="17"), el("szCs", val="17"))
    return el("p", el("pPr", frame), el("r", look, text("  ·  ".join(letter.marks))))


def _with_marks(
    document: Element, edges: Mapping[str, Element], house: House, told: list[tuple[str, str, str]], letter: Letter
) -> dict[str, Element]:
    """The same with a header for the marks where the letterhead has none of its own."""
    found = dict(edges)
    section = document[0][-1]
    for name in ("header-default", *(["header-first"] if house.has_first else [])):
        if name not in found:
            found[name] = el("hdr", _mark(letter), el("p"))
            told.append((name, "header", f"{name}.xml"))
            reference = el("headerReference", type=name.partition("-")[2])
            reference.set(f"{{{R}}}id", name)
            section.insert(0, reference)
    return found
