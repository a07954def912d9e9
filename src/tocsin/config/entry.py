"""The entry point: Django is set up before a command that needs it, and every error becomes one sentence."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from tocsin.cli.group import Commands, group
from tocsin.domain.errors import TocsinError
from tocsin.domain.rehearsal import Rehearsal

STOPPED = 130
UNEXPECTED = 1
_UNCOLLECTED = 50_000  # objects: a start makes many that last, and to look through them again and again costs 0.05 s


def prepare() -> None:
    """Set Django up; it costs a quarter of a second, so it waits until a command needs it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tocsin.config.settings")
    import django  # noqa: PLC0415 - `read` and `proofread` must not pay for it

    django.setup()


def serve(folder: Path, port: int, started: Callable[[str], None], rehearsal: Rehearsal | None = None) -> None:
    """Show the desk; one door does not know the other. Raises NotAWorkspace, PortTaken."""
    from tocsin.web import serving  # noqa: PLC0415 - no other command pays for the server

    serving.serve(folder, port, started, rehearsal)


def main() -> None:
    """Run one command and leave with its exit code (docs/reference/errors.md)."""
    gc.set_threshold(_UNCOLLECTED)
    Commands.prepare = staticmethod(prepare)
    Commands.serve = staticmethod(serve)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name that the terminal cannot show must not stop what is said
            stream.reconfigure(errors="backslashreplace")
    try:
        group.main(prog_name="tocsin", standalone_mode=False)
    except TocsinError as exc:
        _leave(str(exc), exc.exit_code)
    except click.ClickException as exc:
        exc.show()
        sys.exit(exc.exit_code)
    except click.exceptions.Exit as exc:
        sys.exit(exc.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _leave("Stopped. What was acknowledged before is kept.", STOPPED)
    except BrokenPipeError:
        os._exit(UNEXPECTED)
    except Exception as exc:  # noqa: BLE001 - the outermost edge: no traceback reaches a person, no name leaks through it
        _leave(
            f"Something happened that Tocsin did not expect ({type(exc).__name__}). What was acknowledged is kept; "
            "run `tocsin verify`, and report this without your data.",
            UNEXPECTED,
        )


def _leave(sentence: str, code: int) -> None:
    click.echo(sentence, err=True)
    sys.exit(code)
