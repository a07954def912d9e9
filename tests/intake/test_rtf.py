"""RTF: letters in every font's encoding, notes at the end, nothing that was deleted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake.formats import rtf
from tocsin.intake.model import Reason, RefusedError

FONTS = r"{\fonttbl{\f0\fnil Serif;}{\f1\fcharset204 Cyr;}{\f2\fcharset238 CE;}{\f3\fcharset2 Symbol;}}"


def text(body: str, head: str = r"\ansi\ansicpg1252") -> str:
    return rtf.read(f"{{\\rtf1{head}{FONTS}{body}}}".encode("latin-1")).text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"Two {\b men} came.\par Next\line line", "Two men came.\n\nNext\nline"),
        ("broken\r\n by line ends", "broken by line ends"),
        (r"a\tab b\~c\_d\-e\emdash f", "a\tb\u00a0c\u2011d\u00ade—f"),
        (r"\ldblquote no\rdblquote  \lquote\rquote", "“no” ‘’"),
        (r"\{a\\b\}", r"{a\b}"),
        (r"caf\'e9", "café"),
        (r"{\f1 \'c4\'e2\'ee\'e5} {\f2 \'b3\'f3d\'9f}", "Двое łódź"),
        (r"{\f3 \'b7\'61}after", "after"),
        (r"\u1044?\u1074?\u1086?\u1077?", "Двое"),
        (r"\uc2\u1044\'c4\'c4 x\uc0\u1074 y", "Д xвy"),
        (r"{\uc0\u1044}\u1074?z", "Двz"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u-10179? alone", "� alone"),
        (r"held.{\super 1} 5{\super th} m\super 2\nosupersub .", "held.¹ 5th m²."),
        (r"a{\v secret}b\v hidden\v0 c", "abc"),
        (r"a{\*\unknown x}b{\*\generator Word;}{\info{\author Ana}}c", "abc"),
        (r"a{\header head}{\footerr foot}{\pict 0a0b}b", "ab"),
        (r"{\stylesheet{\s0 Normal;}}{\colortbl;\red0;}a", "a"),
        (r"a{\*\shpinst{\sp x}{\shptxt boxed}}b", "aboxedb"),
        (r"{\upr{A?}{\*\ud{A\u1044?}}}", "AД"),
        ("a{\\pict\\bin4 }{}\\}b", "ab"),
        (r"{\listtext\'b7\tab}one\par{\listtext 2.\tab}two\par\pard end", "– one\n2. two\n\nend"),
        (r"{\pntext a)\tab}one\par", "a. one"),
    ],
)
def test_a_body_as_lines(body: str, expected: str) -> None:
    assert text(body) == expected


def test_a_table_row_by_row() -> None:
    rows = "".join(rf"\trowd\cellx1\cellx2\pard\intbl {a}\cell {b}\cell\row" for a, b in (("Name", "Age"), ("Ana", "")))
    assert text(rf"before\par{rows}\pard after\par") == "before\n\nName\tAge\nAna\n\nafter"


def test_notes_stand_at_the_end() -> None:
    body = r"a{\super\chftn}{\footnote\pard\plain{\super\chftn} first\par second} b{\footnote other}.\par end"
    assert text(body) == "a¹ b².\n\nend\n\n¹ first\nsecond\n² other"


def test_a_links_target_stands_beside_it() -> None:
    link = r'{\field{\*\fldinst{HYPERLINK "https://sardovia.example/r"}}{\fldrslt{\ul the report}}}'
    assert text(f"see {link}.") == "see the report [https://sardovia.example/r]."
    assert text(r"{\field{\*\fldinst PAGE}{\fldrslt 7}}") == "7"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (r"\ansi\ansicpg1251", "Windows-1251"),
        (r"\ansi\ansicpg866", "cp866"),
        (r"\mac", "mac-roman"),
        (r"\ansi\ansicpg99999", "Windows-1252"),
    ],
)
def test_the_documents_encoding_is_told(head: str, name: str) -> None:
    assert rtf.read(f"{{\\rtf1{head} a}}".encode()).encoding == name


def test_what_was_left_out_is_said() -> None:
    found = rtf.read(rb"{\rtf1 kept{\deleted old}{\v hidden}")
    assert found.text == "kept"
    assert found.notes == (rtf.HIDDEN, rtf.INCOMPLETE, rtf.DELETED)


def test_bytes_that_are_no_letters_of_their_font_are_not_guessed() -> None:
    with pytest.raises(RefusedError) as caught:
        text(r"{\f2 \'81\'83}")
    assert caught.value.reason is Reason.ENCODING


def test_groups_nested_beyond_reason_are_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        text("{" * 100_000)
    assert caught.value.reason is Reason.TOO_MANY_PARTS


def test_what_follows_the_last_brace_is_no_text() -> None:
    assert rtf.read(rb"{\rtf1 a} and more \u1044?").text == "a"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs"]), min_size=1))
def test_any_letters_come_back(words: str) -> None:
    units = words.encode("utf-16-le")
    written = "".join(f"\\u{int.from_bytes(units[i : i + 2], 'little', signed=True)}?" for i in range(0, len(units), 2))
    assert text(written) == words.removeprefix("\ufeff")


@given(
    st.lists(
        st.sampled_from(["{", "}", "\\", "'", "a", "\\u5 ", "\\intbl", "\\cell", "\\row", "\\par", "\\footnote", "\\*"])
    )
)
def test_any_order_of_words_has_an_answer(words: list[str]) -> None:
    assert isinstance(text("".join(words)), str)
