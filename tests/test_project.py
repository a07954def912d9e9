"""The house rules that a program can hold: what is committed, what is documented, which words are used."""

from __future__ import annotations

import ast
import importlib.util
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tocsin.domain.errors import TocsinError, every_error
from tocsin.domain.schema import schema

ROOT = Path(__file__).resolve().parent.parent
KEPT = ("src", "tests", "tools", "bench", "docs", ".ci")
BINARY = {".pdf", ".docx", ".odt", ".png", ".jpg", ".ttf", ".otf", ".woff2", ".zip", ".pyc", ".gz", ".bin"}
MADE = {"__pycache__", "compiled.json", ".git"}  # in a worktree a file of that name says where the rest lies
SPEC = importlib.util.spec_from_file_location("reference_tool", ROOT / "tools" / "reference.py")
assert SPEC is not None
assert SPEC.loader is not None
reference = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(reference)


def texts() -> Iterator[tuple[str, str]]:
    """Every text file that is committed, by its path in the project."""
    own = [path for path in ROOT.iterdir() if path.is_file()]
    below = [path for folder in KEPT for path in (ROOT / folder).rglob("*") if path.is_file()]
    for path in own + below:
        if path.suffix not in BINARY and not MADE & set(path.parts):
            yield str(path.relative_to(ROOT)), path.read_text("utf-8", errors="replace")


def found(pattern: str, files: Iterator[tuple[str, str]]) -> list[str]:
    """Where a pattern stands."""
    hits = re.compile(pattern)
    return [f"{name}: {hit.group()}" for name, text in files for hit in hits.finditer(text)]


def joined(*parts: str) -> str:
    """A word that must not stand in this file as it is."""
    return "".join(parts)


# --- what is committed ---


def test_the_import_contract_holds() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "package", ["lib", "domain", "reading", "checking", "composing", "intake", "engines", "crypto"]
)
def test_the_rules_open_no_address(package: str) -> None:
    """The import contract cannot tell `urllib.request` from `urllib.parse`."""
    below = ((str(path), path.read_text("utf-8")) for path in (ROOT / "src" / "tocsin" / package).rglob("*.py"))
    assert not found(r"\burllib\.request\b|from urllib import (?!parse)", below)


def test_no_path_of_a_machine_is_committed() -> None:
    roots = [
        joined("/wo", "rk/"),
        joined("/fa", "rm/"),
        joined("/ro", "ot/"),
        joined("/tmp/bash", "_jobs"),
        joined("/opt/", "pypi"),
    ]
    assert not found(r"(?<![\w.])(" + "|".join(roots) + ")", texts())


def test_no_address_of_a_registry_is_committed() -> None:
    addresses = [
        joined("pypi", r"\.org"),
        joined("pythonhosted", r"\.org"),
        joined("--index", "-url"),
        joined("--extra-index", "-url"),
    ]
    assert not found("|".join([*addresses, joined("registry", r"\.npmjs")]), texts())


def test_every_requirement_is_pinned_by_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-models.txt"):
        text = (ROOT / name).read_text("utf-8")
        pins = re.findall(r"^([a-z0-9-]+)==\S+ \\\n    --hash=sha256:", text, re.MULTILINE)
        assert len(pins) == len(re.findall(r"^\w", text, re.MULTILINE)) > 10


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text


# --- make ---


def targets() -> dict[str, str]:
    """Target and what its help says."""
    return dict(re.findall(r"^([a-z-]+):.*?## (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize(
    "name", ["env", "models", "test", "test-long", "lint", "bench", "demo", "format", "reference", "clean", "help"]
)
def test_make_knows_the_target(name: str) -> None:
    assert targets()[name]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/tutorial/first-appeal.md", ".ci/run"])
def test_what_a_page_says_to_make_exists(page: str) -> None:
    said = re.findall(r"^(?:\s*)make ([a-z-]+)|`make ([a-z-]+)`", (ROOT / page).read_text("utf-8"), re.MULTILINE)
    assert said
    assert {one or other for one, other in said} <= set(targets())


def test_make_prints_its_help() -> None:
    done = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert all(f"make {name} " in done.stdout for name in targets())


# --- what is documented ---


@pytest.mark.parametrize("page", sorted(reference.PAGES))
def test_a_generated_page_is_fresh(page: str) -> None:
    assert (ROOT / "docs" / "reference" / page).read_text("utf-8") == reference.PAGES[page](), "run `make reference`"


def test_every_error_has_an_exit_code_of_its_own() -> None:
    codes = [error.exit_code for error in every_error()]
    assert len(codes) == len(set(codes))
    assert all(2 < code < 126 for code in codes)


@pytest.mark.parametrize("error", every_error(), ids=lambda error: error.__name__)
def test_an_error_says_when_it_comes_and_what_to_do(error: type[TocsinError]) -> None:
    assert "__doc__" in vars(error)
    assert reference.first_line(error).endswith(".")
    assert error.sentence.rstrip()[-1] in ".?"
    assert len(error.sentence) < 400


def test_every_module_with_a_command_is_a_command_and_the_reverse() -> None:
    named = {name.split()[1] for name in reference.commands() if " " in name}
    assert named == set(reference.COMMAND_ORDER)


def test_every_command_and_option_has_a_help_text() -> None:
    for name, command in reference.commands().items():
        assert command.help, name
        for option in options(command):
            assert option.help, f"{name} {option.name}"


def options(command: click.Command) -> list[click.Option]:
    """The options of a command, without its arguments."""
    return [param for param in command.params if isinstance(param, click.Option)]


def examples() -> Iterator[tuple[str, list[str]]]:
    """Every line of a page that calls Tocsin, in words, with the page."""
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        blocks = re.findall(r"^```sh\n(.*?)^```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        for line in "".join(blocks).splitlines():
            if found := re.match(r"(?:\.venv/bin/)?tocsin (.+)", line):
                yield path.name, shlex.split(found[1].partition(" 3<")[0], comments=True)


def test_every_example_on_a_page_is_one_that_the_command_understands() -> None:
    known = reference.commands()
    found = list(examples())
    assert len(found) > 20
    for page, line in found:
        first = next(at for at in range(0, len(line), 2) if line[at] not in {"-w", "--workspace", "--passphrase-fd"})
        name = f"tocsin {line[first]}"
        name = next((longer for word in line if (longer := f"{name} {word}") in known), name)
        assert name in known, f"{page}: {name}"
        taken = {spelling for option in options(known[name]) for spelling in (*option.opts, *option.secondary_opts)}
        assert {word for word in line[first:] if word.startswith("--")} <= taken, f"{page}: {line}"


def test_every_setting_is_documented() -> None:
    settings = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")
    used = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r"\bTOCSIN_[A-Z_]+", path.read_text("utf-8"))
    }
    assert {name for name in used if f"`{name}`" not in settings} == set()


def links() -> Iterator[tuple[str, str]]:
    """Every relative link of every page, with the page."""
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
            yield str(path.relative_to(ROOT)), link


def test_every_link_leads_somewhere() -> None:
    assert [(page, link) for page, link in links() if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_every_protection_names_a_file_and_a_test_that_exist() -> None:
    text = (ROOT / "THREAT-MODEL.md").read_text("utf-8")
    paths = re.findall(r"`((?:src|tests|docs|tools)/[^`:]+)(?:::(\w+))?`", text)
    assert len(paths) > 20
    for path, test in paths:
        assert (ROOT / path).exists(), path
        assert not test or f"def {test}(" in (ROOT / path).read_text("utf-8"), f"{path}::{test}"


def test_each_row_of_the_guarantees_names_both() -> None:
    rows = [line for line in (ROOT / "THREAT-MODEL.md").read_text("utf-8").splitlines() if line.startswith("| G")]
    assert len(rows) > 8
    for row in rows:
        _, _, _, kept_by, shown_by, _ = row.split("|")
        assert "`src/" in kept_by or "`pyproject.toml`" in kept_by, row
        assert "`tests/" in shown_by, row


# --- which words are used ---

# what checks read, beside claims
ONLY_FACTS = {
    *("event.victim", "event.perpetrator", "event.heading", "event.told_at", "intervention.tells_of"),
}
OPERATIONS = {"statement.reviewed", "source.opened", "role.granted"}
FILE = re.compile(r".*\.(txt|docx|json|toml|pdf)")


def test_every_property_that_the_code_names_is_in_the_schema() -> None:
    kinds = "|".join(schema().kinds)
    named = re.compile(rf"(?:{kinds})\.[a-z_]+")
    unknown = [
        f"{path.name}: {node.value}"
        for package in ("records", "access", "actions", "checking", "composing", "letters", "exchange", "cli", "web")
        for path in sorted((ROOT / "src" / "tocsin" / package).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and named.fullmatch(node.value)
        if node.value not in set(schema().properties) | ONLY_FACTS | OPERATIONS and not FILE.fullmatch(node.value)
    ]
    assert unknown == []


def forbidden() -> list[str]:
    """The identifiers that the glossary rules out."""
    text = (ROOT / "GLOSSARY.md").read_text("utf-8").partition("## Never as an identifier")[2]
    return re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)


def identifiers(path: Path) -> Iterator[str]:
    """Every name that a module defines or binds."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def words(identifier: str) -> list[str]:
    """`SealedFile` and `sealed_file` are sealed, file."""
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", identifier)]


def test_the_glossary_rules_words_out() -> None:
    assert {"user", "recipient", "incident"} <= set(forbidden())


@pytest.mark.parametrize("package", ["domain", "records", "access", "actions"])
def test_no_forbidden_word_is_an_identifier(package: str) -> None:
    never = {form for word in forbidden() for form in (word, word + "s")}
    used = [
        f"{path.name}: {identifier}"
        for path in sorted((ROOT / "src" / "tocsin" / package).rglob("*.py"))
        for identifier in identifiers(path)
        if never & set(words(identifier))
    ]
    assert used == []


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [("SealedFile", ["sealed", "file"]), ("user_id", ["user", "id"]), ("_HTMLUser", ["html", "user"]), ("x", ["x"])],
)
def test_an_identifier_falls_into_its_words(identifier: str, expected: list[str]) -> None:
    assert words(identifier) == expected
