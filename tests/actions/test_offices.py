"""The directory of institutions: kept in the shared book, all of a table or nothing, and used by letters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.cases import Case, every_operation, new_case
from tocsin.access.dossier import get_dossier
from tocsin.access.offices import get_directory
from tocsin.actions.compose import compose
from tocsin.actions.init import Office as Workspace
from tocsin.actions.offices import keep_offices
from tocsin.composing import parse_brief
from tocsin.domain.errors import BadTable, BriefProblem, NoSuch, NotForThisAddressee
from tocsin.domain.offices import Office
from tocsin.domain.viewer import Viewer
from tocsin.records import rebuild

OMBUD = Office(
    "ombud",
    "Ombudsperson",
    office_uk="Уповноважений",
    office_ru="Уполномоченный",
    office_pl="Rzecznik",
    body="Parliament",
    country="PL",
    languages=("en", "pl"),
    channels=("email", "post"),
    postal="1 Granary Square\nBrennik",
    email="ombud@parliament.example",
    salutation="Dear Ombudsperson",
    subject="the number of the case first",
    hours="Monday to Friday, 9 to 15",
    time_zone="Europe/Warsaw",
    holidays=("2026-12-25", "2026-12-28"),
    checked="2026-09-14",
    checked_by="Mira Halven, by telephone",
    forwards_to=("ministry",),
    lists=("friends", "parliaments"),
    procedures=("wgad",),
)
MINISTRY = Office("ministry", "Minister of the Interior", body="Parliament", country="none")
BRIEF = """
tells = {tells}
public = {public}
[organisation]
name = "Quay Centre"
[[addressees]]
key = "them"
{office}
[[demands]]
text = "open an investigation without delay"
addressees = ["them"]
"""


def brief(office: str = 'directory = "ombud"', *, tells: str = "[]", public: str = "false") -> str:
    return BRIEF.format(office=office, tells=tells, public=public)


@pytest.fixture
def book(office: Workspace) -> Workspace:
    keep_offices(office.viewer, [OMBUD, MINISTRY])
    return office


def test_what_is_kept_is_what_was_given(book: Workspace) -> None:
    assert get_directory(book.viewer).offices == (MINISTRY, OMBUD)
    rebuild.rebuild()
    assert get_directory(book.viewer).offices == (MINISTRY, OMBUD)


def test_two_offices_of_one_body_have_one_group(book: Workspace) -> None:
    assert list(get_directory(book.viewer).bodies.values()) == ["Parliament"]


def test_the_same_again_writes_nothing(book: Workspace) -> None:
    before = list(every_operation())
    kept = keep_offices(book.viewer, [OMBUD, MINISTRY])
    assert (kept.new, kept.changed, list(every_operation())) == ((), (), before)


CHANGES = [
    {"office": "Defender of Rights"},
    {"office_uk": "", "office_pl": "Rzeczniczka"},
    {"body": "Senate"},
    {"country": "none"},
    {"country": ""},
    {"languages": ("uk",)},
    {"channels": ()},
    {"email": "", "checked": "2026-10-01"},
    {"holidays": ("2026-12-25",)},
    {"forwards_to": ()},
    {"lists": ("friends",)},
]


@pytest.mark.parametrize("change", CHANGES, ids=[next(iter(change)) for change in CHANGES])
def test_a_change_takes_the_place_of_what_was(book: Workspace, change: dict[str, str]) -> None:
    wanted = replace(OMBUD, **change)
    kept = keep_offices(book.viewer, [wanted])
    assert (kept.new, kept.changed) == ((), ("ombud",))
    assert get_directory(book.viewer).find("ombud").office == wanted
    keep_offices(book.viewer, [OMBUD])
    assert get_directory(book.viewer).find("ombud").office == OMBUD


def test_columns_that_a_table_lacks_stay_as_they_are(book: Workspace) -> None:
    keep_offices(book.viewer, [Office("ombud", "Defender of Rights")], ("key", "office", "email"))
    assert get_directory(book.viewer).find("ombud").office == replace(OMBUD, office="Defender of Rights", email="")


def test_an_office_that_passes_on_to_nobody_stops_the_whole_table(book: Workspace) -> None:
    before = list(every_operation())
    with pytest.raises(BadTable, match="“court” passes letters on to “nowhere”"):
        keep_offices(book.viewer, [Office("post", "Post Office"), Office("court", "Court", forwards_to=("nowhere",))])
    assert list(every_operation()) == before


def test_who_may_not_see_the_book_sees_no_office(book: Workspace) -> None:
    stranger = Viewer(book.viewer.member, frozenset({"case:other"}))
    assert get_directory(stranger).offices == ()
    with pytest.raises(NoSuch):
        keep_offices(stranger, [MINISTRY])


@pytest.fixture
def case(book: Workspace) -> Case:
    """Somebody who was threatened, and whose asylum was refused."""
    case = new_case(book)
    ilona = case.add("person", name="Ilona Varga", birth="1985-04-02", occupation="journalist", country="PL")
    threat = case.add("event", type="threat", date="2018-07-05", completion="done", attribution="her lawyer")
    case.add("act", event=threat, victim=ilona, type="threat", completion="done")
    return case


def refuse_asylum(case: Case) -> None:
    dossier = get_dossier(case.viewer, case.id)
    (ilona,) = [view.id for view in dossier.of_kind("person")]
    refusal = case.add("event", type="asylum_refusal", date="2018-08-05", completion="done", attribution="her lawyer")
    case.add("act", event=refusal, victim=ilona, type="asylum.refused", completion="done")


def test_a_brief_takes_an_office_from_the_directory(case: Case) -> None:
    by = "reply_by = 2020-10-01\n"
    written = compose(case.viewer, case.id, parse_brief(by + brief()), template="office-appeal")
    text = written.files["txt"].decode("utf-8")
    for words in ("Ombudsperson", "Parliament", "1 Granary Square", "Brennik", "ombud@parliament.example"):
        assert words in text
    assert "Dear Ombudsperson" in text
    other = parse_brief(by + brief('directory = "ombud"\nsalutation = "Madam"'))
    typed = compose(case.viewer, case.id, other, template="office-appeal")
    assert "Madam" in typed.files["txt"].decode("utf-8")


def test_an_office_that_the_directory_lacks_is_named(case: Case) -> None:
    before = len(case.told())
    with pytest.raises(BriefProblem, match=r"addressees\[1\]\.directory names “nobody”"):
        compose(case.viewer, case.id, parse_brief(brief('directory = "nobody"')))
    assert len(case.told()) == before


def test_without_asylum_a_letter_goes_to_the_country_of_origin(case: Case) -> None:
    assert compose(case.viewer, case.id, parse_brief(brief())).files


@pytest.mark.parametrize(
    ("block", "public", "who"),
    [
        ('directory = "ombud"', "false", "them"),
        ('office = "Ombudsperson"\ncountry = "PL"', "false", "them"),
        ('directory = "ministry"', "true", "the public"),
    ],
    ids=["kept", "typed", "public"],
)
@pytest.mark.parametrize("tells", ["[]", '["asylum"]'], ids=["unticked", "ticked"])
def test_asylum_never_goes_to_the_country_of_origin(case: Case, block: str, public: str, who: str, tells: str) -> None:
    refuse_asylum(case)
    before = len(case.told())
    with pytest.raises(NotForThisAddressee, match=f"“{who}” must not learn of asylum") as caught:
        compose(case.viewer, case.id, parse_brief(brief(block, public=public, tells=tells)))
    assert "Varga" not in str(caught.value)
    assert len(case.told()) == before


@pytest.mark.parametrize(
    ("block", "country"), [('directory = "ministry"', "none"), ('office = "X"', "DE")], ids=["none", "another"]
)
def test_asylum_goes_elsewhere(case: Case, block: str, country: str) -> None:
    refuse_asylum(case)
    more = "" if "directory" in block else f'\ncountry = "{country}"'
    gaps = compose(case.viewer, case.id, parse_brief(brief(block + more))).letter.gaps
    assert not [gap for gap in gaps if gap.property == "addressees.country"]


def test_an_ally_takes_a_tick(case: Case) -> None:
    refuse_asylum(case)
    case.more(case.id, ally="DE")
    office = 'office = "X"\ncountry = "DE"'
    with pytest.raises(NotForThisAddressee, match="close to the country of origin"):
        compose(case.viewer, case.id, parse_brief(brief(office)))
    assert compose(case.viewer, case.id, parse_brief(brief(office, tells='["asylum"]'))).files


def test_a_country_that_nobody_recorded_is_named(case: Case) -> None:
    doubts = [
        gap.message
        for gap in compose(case.viewer, case.id, parse_brief(brief('office = "X"'))).letter.gaps
        if gap.property == "addressees.country"
    ]
    assert doubts == []
    refuse_asylum(case)
    gaps = compose(case.viewer, case.id, parse_brief(brief('office = "X"'))).letter.gaps
    assert "The letter tells of asylum, and no country is recorded for “them”." in [gap.message for gap in gaps]
