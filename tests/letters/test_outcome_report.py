"""The page for a donor report: words in four languages, the same figures in both forms, nothing from outside."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

import pypdfium2
import pytest
from lxml import etree

from tocsin.composing.wording import LANGUAGES
from tocsin.domain.correspondence import Asked, Came, Outcome
from tocsin.domain.effects import Effect, Impact
from tocsin.domain.follow_up import Reply, State
from tocsin.letters.outcome_report import Report, outcome_report, to_report_html, to_report_pdf

ROW = Asked(
    case="case",
    case_title="Quay",
    case_reference="",
    intervention="letter",
    number="UA 7/2031",
    title="The threat against Ilona Varga",
    delivery="d1",
    addressee="a1",
    office="Ombudsman <of> Orvania",
    channel="email",
    sent="2031-04-04",
    state=State.REPLIED,
    demands=("one", "two"),
    came=(Came("r", "2031-04-14", "", Reply.ANSWER, outcomes=(("one", Outcome.MET),)),),
    grants=("NF 2031",),
)
SILENT = replace(ROW, delivery="d2", addressee="a2", office="Port Authority", state=State.OVERDUE, came=())
EFFECTS = (Effect("letter", "p", Impact.WORSE), Effect("letter", "q"))


def page(language: str = "en", **more: Any) -> Report:
    return outcome_report([ROW, SILENT], EFFECTS, today=date(2031, 12, 1), language=language, **more)


def test_every_word_is_there_in_every_language() -> None:
    table = tomllib.loads((files("tocsin.letters") / "report.toml").read_text("utf-8"))
    for key, words in table.items():
        assert tuple(words) == LANGUAGES, key
        assert len({len(one) if isinstance(one, list) else 1 for one in words.values()}) == 1, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_forms_say_the_same_and_nobody_s_name(language: str) -> None:
    report = page(language)
    html = to_report_html(report).decode()
    shown = " ".join(etree.HTML(html).xpath("//main//text()"))
    pdf = " ".join(one.get_textpage().get_text_bounded() for one in pypdfium2.PdfDocument(to_report_pdf(report)))
    said = [report.title, *report.meta, *(table.heading for table in (*report.lists, *report.tables)), "UA 7/2031"]
    for words in said:
        assert words in " ".join(pdf.split())
        assert words in shown
    assert f'lang="{language}"' in html
    for word in ("Varga", "Quay", "http", "<of>", "src="):
        assert word not in html


def test_the_figures_stand_with_what_is_not_known() -> None:
    report = page()
    assert dict(report.figures) == {
        "Asked": "2",
        "Answered": "1",
        "Holding reply only": "0",
        "Overdue": "1",
        "Still open": "0",
        "Median days": "–",
    }
    demands, effects = ({row.name: row.cells[0] for row in table.rows} for table in report.lists)
    assert (demands["Met"], demands["Not known"]) == ("1", "1")
    assert (effects["Negative"], effects["Not known"], effects["Positive"]) == ("1", "1", "0")


def test_what_it_is_narrowed_to_stands_on_it_and_is_no_table() -> None:
    report = page(grant="nf-2031", year="2031")
    assert report.meta == ("Grant: NF 2031", "Sent in 2031", "As recorded on 1 December 2031")
    assert [table.heading for table in report.tables] == ["By appeal", "By institution", "By case"]


def test_an_empty_page_says_so() -> None:
    report = outcome_report([], (), today=date(2031, 12, 1))
    assert (report.figures, report.lists, report.tables) == ((), (), ())
    assert report.nothing in to_report_html(report).decode()
    assert to_report_pdf(report).startswith(b"%PDF")
