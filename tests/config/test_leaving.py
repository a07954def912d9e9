"""How the program leaves: one sentence and a code for every listed error, and no words of a person for the rest."""

from __future__ import annotations

import runpy
import sqlite3
import string
from collections.abc import Callable, Iterator

import click
import pytest

from tocsin.cli.group import Commands, group
from tocsin.config import entry, settings
from tocsin.domain import errors
from tocsin.domain.errors import TocsinError

SECRET = "Ilona Varga of 14 Mole Street"


def every(base: type[TocsinError] = TocsinError) -> Iterator[type[TocsinError]]:
    """All classes of the closed list."""
    for child in base.__subclasses__():
        yield child
        yield from every(child)


LISTED = [cls for cls in every() if cls.__module__.startswith(errors.__name__) and "sentence" in vars(cls)]


@pytest.fixture
def leave(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[BaseException], tuple[int, str]]:
    """Run a command that ends in this; the exit code and what stands on the error stream."""
    monkeypatch.setattr(Commands, "prepare", Commands.prepare)

    def run(end: BaseException) -> tuple[int, str]:
        def main(**_options: object) -> None:
            raise end

        monkeypatch.setattr(group, "main", main)
        with pytest.raises(SystemExit) as caught:
            entry.main()
        printed = capsys.readouterr()
        assert printed.out == ""
        assert isinstance(caught.value.code, int)
        return caught.value.code, printed.err

    return run


def example(cls: type[TocsinError]) -> TocsinError:
    """An error of this class, a word in each of its fields."""
    names = [name for _, name, _, _ in string.Formatter().parse(cls.sentence) if name]
    return cls(**dict.fromkeys(names, "7"))


@pytest.mark.parametrize("cls", LISTED, ids=lambda cls: cls.__name__)
def test_every_listed_error_is_its_sentence_and_its_code(
    leave: Callable[[BaseException], tuple[int, str]], cls: type[TocsinError]
) -> None:
    code, printed = leave(example(cls))
    assert code == cls.exit_code
    assert printed.strip() == str(example(cls))
    assert "{" not in printed
    assert printed.strip().endswith((".", "”", ")"))
    assert code not in (0, entry.STOPPED)


def unlucky() -> list[BaseException]:
    """What nobody expected, with a person's words in it."""
    encoding = UnicodeEncodeError("ascii", SECRET, 0, 1, SECRET)
    path = FileNotFoundError(2, "No such file", f"/home/{SECRET}")
    return [
        *(
            kind(SECRET)
            for kind in (ValueError, KeyError, RuntimeError, AssertionError, OSError, TypeError, MemoryError)
        ),
        *(encoding, path, sqlite3.DatabaseError(SECRET), RecursionError(SECRET), LookupError(SECRET)),
    ]


@pytest.mark.parametrize("end", unlucky(), ids=lambda end: type(end).__name__)
def test_what_nobody_expected_names_its_kind_and_nobody(
    leave: Callable[[BaseException], tuple[int, str]], end: BaseException
) -> None:
    code, printed = leave(end)
    assert code == entry.UNEXPECTED
    assert f"({type(end).__name__})" in printed
    assert not [word for word in ("Ilona", "Varga", "Quay", "Traceback", "/home") if word in printed]
    assert printed.count("\n") == 1


@pytest.mark.parametrize(
    ("end", "code", "words"),
    [
        (click.Abort(), entry.STOPPED, "Stopped. What was acknowledged before is kept."),
        (KeyboardInterrupt(), entry.STOPPED, "Stopped. What was acknowledged before is kept."),
        (click.UsageError("No such option: --dance"), 2, "No such option: --dance"),
        (click.ClickException("not now"), 1, "not now"),
        (click.exceptions.Exit(0), 0, ""),
        (click.exceptions.Exit(7), 7, ""),
    ],
)
def test_how_a_command_is_left(
    leave: Callable[[BaseException], tuple[int, str]], end: BaseException, code: int, words: str
) -> None:
    found, printed = leave(end)
    assert found == code
    assert words in printed
    assert bool(printed.strip()) is bool(words)


def test_a_closed_pipe_is_left_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def main(**_options: object) -> None:
        raise BrokenPipeError

    left: list[int] = []
    monkeypatch.setattr(Commands, "prepare", Commands.prepare)
    monkeypatch.setattr(group, "main", main)
    monkeypatch.setattr(entry.os, "_exit", left.append)
    entry.main()
    assert left == [entry.UNEXPECTED]


def test_the_settings_know_no_file_and_no_network() -> None:
    fresh = runpy.run_path(settings.__file__)  # a test that unlocked has put a file into those that are loaded
    (database,) = fresh["DATABASES"].values()
    assert (database["NAME"], database["OPTIONS"]) == (":memory:", {})
    assert fresh["LOGGING_CONFIG"] is None
    assert fresh["USE_TZ"]
    assert fresh["INSTALLED_APPS"] == ["tocsin.records", "tocsin.records.apps.DerivedConfig"]
    assert fresh["DEBUG"] is False  # an error page of Django's tells settings and values
    assert not {"EMAIL_HOST", "CACHES", "ADMINS"} & set(fresh)


def test_exit_codes_are_apart() -> None:
    codes = [cls.exit_code for cls in LISTED]
    assert len(codes) == len(set(codes))
    assert not {0, entry.UNEXPECTED, 2, entry.STOPPED} & set(codes)
