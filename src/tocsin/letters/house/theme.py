"""Colours and typefaces that a letterhead takes from its theme, said as they are: the theme itself is left behind."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from tocsin.letters.ooxml import A, Element, local, w

_NAMES = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "hyperlink": "hlink"}
_USED = {"dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "followedHyperlink": "folHlink"}


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by their names, and the typeface of headings and of text."""

    colours: Mapping[str, str] = field(default_factory=dict)
    major: str = ""
    minor: str = ""

    def colour(self, name: str, tint: str | None = None, shade: str | None = None) -> str:
        """Six hexadecimal digits; empty where the theme has none of this name. Tint and shade are two digits."""
        known = self.colours.get(_NAMES.get(name, _USED.get(name, name)), "")
        if not known or not (tint or shade):
            return known
        hue, light, full = colorsys.rgb_to_hls(*(int(known[at : at + 2], 16) / 255 for at in (0, 2, 4)))
        if tint:
            light = light * int(tint, 16) / 255 + 1 - int(tint, 16) / 255
        if shade:
            light *= int(shade, 16) / 255
        return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, full))

    def face(self, name: str) -> str:
        """The typeface that a name like `minorHAnsi` stands for."""
        return self.major if name.startswith("major") else self.minor if name.startswith("minor") else ""


def theme_of(root: Element | None) -> Theme:
    """What the part of the theme says; nothing where there is none."""
    if root is None:
        return Theme()
    scheme = root.find(f".//{{{A}}}clrScheme")
    colours = {}
    for one in scheme if scheme is not None else ():
        for said in one:
            colours[local(one)] = said.get("lastClr") or said.get("val") or ""
    faces = {
        name: latin.get("typeface", "")
        for name in ("majorFont", "minorFont")
        if (latin := root.find(f".//{{{A}}}{name}/{{{A}}}latin")) is not None
    }
    plain = {name: said for name, said in colours.items() if len(said) == 6 and _is_hex(said)}
    return Theme(plain, faces.get("majorFont", ""), faces.get("minorFont", ""))


def settled(element: Element, theme: Theme) -> None:
    """Say in place what it takes from the theme, and drop what points there."""
    for node in element.iter(etree.Element):
        for own, name in (("val", "themeColor"), ("fill", "themeFill"), ("color", "themeColor")):
            said = node.get(w(name))
            if said and own in _SAYS.get(local(node), _BORDER):
                tint = node.get(w(f"{name.removesuffix('Color')}Tint"))
                shade = node.get(w(f"{name.removesuffix('Color')}Shade"))
                if colour := theme.colour(said, tint, shade):
                    node.set(w(own), colour)
        if local(node) == "rFonts":
            face = theme.face(node.get(w("asciiTheme"), "") or node.get(w("hAnsiTheme"), ""))
            for name in ("ascii", "hAnsi", "cs") if face else ():
                node.set(w(name), face)


_SAYS: Mapping[str, tuple[str, ...]] = {"color": ("val",), "shd": ("fill",)}
_BORDER = ("color",)


def _is_hex(text: str) -> bool:
    return all(sign in "0123456789abcdefABCDEF" for sign in text)
