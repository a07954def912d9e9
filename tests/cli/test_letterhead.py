"""`tocsin letterhead`: said, shown, taken in with what is left out, refused in one sentence, dropped, saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from support.letterheads import LOGO, LOGO_WORDS, letterhead
from support.terminal import Terminal
from tocsin.domain.errors import NoSuch, PaperNotTaken


def boxed(document: Any) -> None:
    box = "<w:r NS><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>"
    document.paragraphs[0]._p.append(parse_xml(box.replace("NS", nsdecls("w"))))


def test_what_letters_are_set_on_is_kept_shown_and_left_out_again(terminal: Terminal, tmp_path: Path) -> None:
    logo, paper, saved = tmp_path / "logo.svg", tmp_path / "paper.docx", tmp_path / "kept.docx"
    logo.write_bytes(LOGO)
    paper.write_bytes(letterhead(boxed))
    terminal.say("letterhead", "set", "--name", "Quay Centre", "--signatory", "Rona Vell, Director")
    terminal.say("letterhead", "take", "logo", str(logo), "--words", LOGO_WORDS)
    told = terminal.say("letterhead", "take", "document", str(paper))
    assert "Not carried over as it was:\n  - Text boxes are left out" in told
    terminal.say("letterhead", "set", "--language", "uk", "--signatory", "Рона Велл, директорка")
    assert "Signed by (uk): Рона Велл, директорка" in terminal.say("letterhead", "show")
    assert terminal.json("letterhead", "show", "--json") == {
        "name": "Quay Centre",
        "line": "",
        "registration": "",
        "signatory": "Rona Vell, Director",
        "signatory_uk": "Рона Велл, директорка",
        "logo": LOGO_WORDS,
        "document": "kept",
    }
    terminal.say("letterhead", "save", str(saved))
    assert docx.Document(str(saved)).paragraphs[2].text == "{letter}"
    terminal.say("letterhead", "drop", "logo")
    assert "Logo: none" in terminal.say("letterhead", "show")
    assert isinstance(terminal.fails("letterhead", "drop", "logo"), NoSuch)


def test_what_is_not_taken_is_refused_in_one_sentence(terminal: Terminal, tmp_path: Path) -> None:
    broken = tmp_path / "logo.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n")
    refused = terminal.fails("letterhead", "take", "logo", str(broken), "--words", "Waves")
    assert isinstance(refused, PaperNotTaken)
    assert str(refused).startswith(
        "The file was not taken in: the picture is cut short or damaged. The letterhead stays as it was."
    )
