"""Write docs/reference/ from the code: errors, commands, schema, terms, procedures.

`make reference` runs it; `tests/test_project.py` fails when a page is not what this writes. A page is never mended by
hand: mend the docstring, the help text or the YAML that it comes from.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import click

import tocsin.cli
from tocsin.checking import rules
from tocsin.cli.group import COMMANDS as COMMAND_ORDER
from tocsin.cli.group import group
from tocsin.cli.rule_words import told
from tocsin.config.entry import prepare
from tocsin.domain import terms
from tocsin.domain.errors import TocsinError, every_error
from tocsin.domain.procedures import Limit, LimitKind, Need, Procedure, procedures
from tocsin.domain.schema import EntityKind, Property, ValueKind, schema
from tocsin.domain.terms import Term, Thesaurus
from tocsin.domain.vocabulary import LANGUAGES

TARGET = Path(__file__).resolve().parent.parent / "docs" / "reference"
WRITTEN = "<!-- Written by tools/reference.py; run `make reference` instead of mending it here. -->"
LONG = ("countries", "languages")


ERRORS = """Everything that can go wrong, as one sentence each: what happened, what was kept, what to do. A
script sees the exit code; 0 is success, 1 something that was not foreseen, 2 a command line that could not be
understood, 130 an interruption with Ctrl-C. No error names a person or quotes a statement."""

COMMANDS = """What can be typed. `tocsin COMMAND --help` says the same. A command that needs a workspace asks
for the passphrase at the terminal, or reads it from the open file that `--passphrase-fd` names; never from an
argument or the environment."""

SCHEMA = """What the record can hold. Each claim gives one value of one property of one entity; where a
property takes several, each is a claim of its own. *Protective* properties take the strict value as soon as one
claim in force says so. *Sealed* properties lie under a key of their own and are in no index. Every kind and
property has a label in English, Ukrainian, Russian and Polish; here stand the English ones."""

CHECKS = """The rules by which `tocsin check`, `read` and `proofread` ask. A finding is a question to whoever
works on the case, never a verdict on a witness: accounts that differ are normal, and both may be honest. It names its
rule; `tocsin check --explain RULE` says what stands here. Findings are worked out when they are looked at and not
stored; stored is only what a person answers. When the claims that a question stands on change, or a rule gets
another version, it is asked again. Examples are invented; each is run as a test."""

TERMS = """The closed lists that terms come from. Codes and meanings follow the HURIDOCS micro-thesauri,
labels are ours. *Exports as* is the code that an export writes: the term's own, or the nearest one that does
not say more. *Unverified* rows were not confirmed in a source and are not printed in letters or exports. The
mapping to the classes of SDG indicator 16.10.1, the Council of Europe's platform and Mapping Media Freedom is
ours."""

PROCEDURES = """What `tocsin check CASE --for PROCEDURE` looks for ([how to](../how-to/gaps.md)): the fields that each
procedure asks for, and its time limits. *Not verified* is what no source confirmed: such a field is asked for all the
same, such a time limit prints no day. The list serves to prepare; what the body itself asks for counts."""

HOW_KNOWN = {
    LimitKind.COUNTED: "{months} months from that day; an imprecise day is counted from both its ends",
    LimitKind.ENTERED: "a lawyer or the paper says it, and a person enters it",
    LimitKind.STATED: "the office sets it",
    LimitKind.REGISTRY: "one whole working day of the Registry before it",
    LimitKind.UNVERIFIED: "not verified: no day is printed",
}


def _page(title: str, about: str, lines: Iterator[str]) -> str:
    return "\n".join([f"# {title}", "", WRITTEN, "", *about.splitlines(), "", *lines]).rstrip() + "\n"


def _table(*columns: str) -> Iterator[str]:
    yield _row(*columns)
    yield "|" + "---|" * len(columns)


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


# --- errors ---


def _errors() -> Iterator[str]:
    yield from _table("exit code", "name", "raised when", "what a person reads")
    for error in every_error():
        yield _row(error.exit_code, _code(error.__name__), first_line(error), error.sentence)


def first_line(error: type[TocsinError]) -> str:
    """The docstring's first paragraph, on one line."""
    return " ".join((error.__doc__ or "").split("\n\n")[0].split())


# --- commands ---


def commands() -> dict[str, click.Command]:
    """Every command by its full name, in the order of `tocsin --help`: each module of `tocsin.cli` with a `command`."""
    prepare()
    names = (each.name for each in pkgutil.iter_modules(tocsin.cli.__path__))
    loaded = {name: getattr(importlib.import_module(f"tocsin.cli.{name}"), "command", None) for name in names}
    own = {name: command for name, command in loaded.items() if isinstance(command, click.Command)}
    ordered = sorted(own, key=list(COMMAND_ORDER).index)
    return {"tocsin": group} | {full: below for name in ordered for full, below in _below(f"tocsin {name}", own[name])}


def _below(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for inner in sorted(command.commands):
            yield from _below(f"{name} {inner}", command.commands[inner])


def _commands() -> Iterator[str]:
    for name, command in commands().items():
        # a command keeps the names of its help option from the first context that asks, so this one has the group's
        context = click.Context(command, info_name=name, **group.context_settings)
        usage = command.collect_usage_pieces(context)
        yield from (f"## {name}", "", f"`{name} {' '.join(usage)}`", "", *_help(command), "")
        rows = [_option(param) for param in command.params if isinstance(param, click.Option)]
        if rows:
            yield from (*_table("option", "what it does"), *rows, "")


def _help(command: click.Command) -> list[str]:
    return [line.strip() for line in (command.help or "").replace("\b", "").strip().splitlines()]


def _option(option: click.Option) -> str:
    metavar = "" if option.is_flag else f" {option.make_metavar(click.Context(click.Command('tocsin')))}"
    return _row(_code(", ".join((*option.opts, *option.secondary_opts)) + metavar), option.help or "")


# --- schema ---


def _schema() -> Iterator[str]:
    for kind in schema().kinds.values():
        yield from (f"## {kind.label()} (`{kind.id}`)", "", kind.help, "", *_properties(kind), "")


def _properties(kind: EntityKind) -> Iterator[str]:
    yield from _table("property", "label", "type", "meaning")
    for prop in kind.properties.values():
        yield _row(_code(prop.id), prop.label(), _type(prop), prop.help)


def _type(prop: Property) -> str:
    words = [str(prop.type)]
    if prop.type is ValueKind.DATE:
        words.append(f"({prop.date_kind})")
    if prop.thesaurus:
        words.append(f"of [{prop.thesaurus}](terms.md#{prop.thesaurus})")
    if prop.targets:
        words.append("(" + " or ".join(prop.targets) + ")")
    notes = [
        "several" if prop.many else "",
        f"protective, strict is {str(prop.strictest).lower()}" if prop.protective else "",
        f"sealed under the {prop.compartment} key" if prop.compartment else "",
    ]
    return "; ".join([" ".join(words), *filter(None, notes)])


# --- terms ---


def _terms() -> Iterator[str]:
    for name in sorted(terms.names()):
        lexicon = terms.thesaurus(name)
        source = f" HURIDOCS {lexicon.huridocs}." if lexicon.huridocs else ""
        yield from (f"## {name}", "", lexicon.about + source, "", *_rows(lexicon), "")


def _rows(lexicon: Thesaurus) -> Iterator[str]:
    if lexicon.id in LONG:
        yield f"{len(lexicon.terms)} rows: " + ", ".join(f"{term.id} {term.label()}" for term in lexicon) + "."
        return
    mapped = lexicon.id == "acts"
    yield from _table("term", "label", "below", "exports as", *(("SDG", "CoE", "MapMF") if mapped else ()), "notes")
    for term in lexicon:
        classes = (term.sdg_class or "", term.coe_category or "", term.mapmf_group or "") if mapped else ()
        yield _row(
            _code(term.id), term.label(), _code(term.parent or ""), _code(term.exported or ""), *classes, _notes(term)
        )


def _notes(term: Term) -> str:
    notes = [
        term.help.rstrip("."),
        f"act: {_code(term.act_term)}" if term.act_term else "",
        f"usual place {term.order}" if term.order else "",
        f"SDG class only where {term.sdg_condition}" if term.sdg_condition else "",
        "unverified" if term.unverified else "",
    ]
    return "; ".join(filter(None, notes))


# --- procedures ---


def _procedures() -> Iterator[str]:
    for one in procedures().values():
        labels = " · ".join(one.labels[language] for language in LANGUAGES if language != "en")
        yield from (f"## {one.label()} (`{one.id}`)", "", labels, "", one.about, "")
        yield f"Source: {one.source}; STANDARDS {one.paragraph}. Consent that it takes: {_consent(one)}."
        yield ""
        for anchor in one.anchors.values():
            yield from (f"**Of {anchor.words}:**", "", *_table("field", "any of", "why", "notes"))
            for need in one.needs:
                if need.of == anchor.id:
                    fields = ", ".join(_code(name) for name in need.fields)
                    yield _row(schema().property(need.fields[0]).label(), fields, need.why, _need_notes(need))
            yield ""
        yield from (*_table("time limit", "how it is known", "from"), *map(_limit, one.limits), "")


def _consent(one: Procedure) -> str:
    use = terms.thesaurus("consent_uses").term(one.use).label()
    return f"“{use}” to “{terms.thesaurus('consent_audiences').term(one.audience).label()}”"


def _need_notes(need: Need) -> str:
    exact = {"": "", "month": "at least to the month", "minute": "with hour and time zone"}[need.exact]
    return "; ".join(filter(None, [exact, "not verified" if need.unverified else ""]))


def _limit(limit: Limit) -> str:
    how = HOW_KNOWN[limit.kind].format(months=limit.span.months)
    return _row(limit.what, how, ", ".join(_code(name) for name in limit.fields))


# --- checks ---


def _checks() -> Iterator[str]:
    for rule in rules():
        yield from (f"## {rule.name}", "", f"{rule.reason} *(version {rule.version})*", "")
        asks, leaves = list(told(rule, strikes=True)), list(told(rule, strikes=False))
        if not asks and not leaves:
            yield from ("It looks at what is recorded and missing, not at the words of a text.", "")
            continue
        yield from _table("language", "it asks about", "it leaves alone")
        for language in dict.fromkeys(language for language, _ in (*asks, *leaves)):
            yield _row(language, _first(asks, language), _first(leaves, language))
        yield ""


def _first(examples: list[tuple[str, str]], language: str) -> str:
    return next((f"“{text}”" for of, text in examples if of == language), "")


PAGES: dict[str, Callable[[], str]] = {
    "errors.md": lambda: _page("Errors", ERRORS, _errors()),
    "schema.md": lambda: _page("Kinds and properties", SCHEMA, _schema()),
    "terms.md": lambda: _page("Lists of terms", TERMS, _terms()),
    "procedures.md": lambda: _page("Procedures", PROCEDURES, _procedures()),
    "checks.md": lambda: _page("Checks", CHECKS, _checks()),
    "commands.md": lambda: _page("Commands", COMMANDS, _commands()),
}

if __name__ == "__main__":
    for file_name, page in PAGES.items():
        (TARGET / file_name).write_text(page(), "utf-8")
        print(file_name)
