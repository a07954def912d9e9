"""Commands as processes: closed and cut streams, foreign locales, folders that are none of ours."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.office import PASSPHRASE
from tocsin.domain.errors import BadValue, CannotReadFile, NotAWorkspace, WouldOverwrite

Done = subprocess.CompletedProcess
Shell = Callable[..., "Done[bytes]"]
TOCSIN = f"{shlex.quote(sys.executable)} -c 'from tocsin.config.entry import main; main()'"
NAME = "Ілона Брандт – ليلى"
UNEXPECTED = b"did not expect"


@pytest.fixture
def shell(folder: Path, tmp_path: Path) -> Shell:
    """A line of `sh` in which `tocsin` is the command and descriptor 3 gives the passphrase; bytes come out."""
    (tmp_path / "pass").write_text(f"{PASSPHRASE}\n", "utf-8")
    (tmp_path / "statement.txt").write_text(f"Police arrested Taras Venn on 3 May 2021. {NAME}.", "utf-8")

    def run(line: str, **environment: str) -> Done[bytes]:
        script = f'tocsin() {{ {TOCSIN} --passphrase-fd 3 "$@" 3< pass; }}; {line}'
        given = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "PYTHON"))}
        return subprocess.run(
            ["bash", "-c", script],
            env={**given, "TOCSIN_WORKSPACE": str(folder), **environment},
            cwd=tmp_path,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )

    return run


@pytest.mark.parametrize("line", ["tocsin note", "tocsin read -", "tocsin review", "tocsin shell"])
def test_a_closed_standard_input_is_no_surprise(shell: Shell, line: str) -> None:
    done = shell(f"{line} <&-")
    assert UNEXPECTED not in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_closed_standard_input_says_what_is_missing(shell: Shell) -> None:
    noted, read = shell("tocsin note <&-"), shell("tocsin read - <&-")
    assert (noted.returncode, read.returncode) == (BadValue.exit_code, CannotReadFile.exit_code)
    assert b"nothing was said" in noted.stderr
    assert b"standard input is closed" in read.stderr


@pytest.mark.parametrize("line", ["tocsin case", "tocsin show", "tocsin verify"])
def test_a_closed_standard_output_breaks_nothing(shell: Shell, line: str) -> None:
    done = shell(f"{line} >&-")
    assert UNEXPECTED not in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("line", ["tocsin read statement.txt", "tocsin --help", "tocsin case", "tocsin history Inbox"])
def test_who_reads_one_line_only_hears_no_complaint(shell: Shell, line: str) -> None:
    done = shell(f"{line} | head -1")
    assert done.returncode == 0
    assert done.stderr == b""


def test_what_was_typed_is_kept_though_nobody_reads_the_answer(shell: Shell) -> None:
    shell("tocsin case 'Quay case' | true")
    assert b"Quay case" in shell("tocsin case").stdout


@pytest.mark.long
@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}],
)
def test_a_terminal_of_another_locale_loses_no_work(shell: Shell, environment: dict[str, str]) -> None:
    line = f"tocsin case '{NAME}' && tocsin show && tocsin read statement.txt && tocsin receive statement.txt"
    said = shell(line, **environment)
    assert UNEXPECTED not in said.stderr
    assert b"Traceback" not in said.stderr
    assert said.returncode == 0
    listed = json.loads(shell("tocsin case --json").stdout)
    assert listed["total"] == 2


def test_a_title_that_the_locale_makes_no_text_is_refused(shell: Shell) -> None:
    said = shell(f"tocsin case '{NAME}'", LC_ALL="C", PYTHONUTF8="0")
    assert said.returncode == BadValue.exit_code
    assert b"it holds characters that are no text. Nothing was written." in said.stderr
    assert json.loads(shell("tocsin case --json").stdout)["total"] == 1


@pytest.mark.long
@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_json_is_json_in_any_locale(shell: Shell, environment: dict[str, str]) -> None:
    shell(f"tocsin case '{NAME}'")
    for line in ("tocsin case --json", "tocsin read --json statement.txt"):
        assert json.loads(shell(line, **environment).stdout)
    assert NAME in {line["title"] for line in json.loads(shell("tocsin case --json", **environment).stdout)["cases"]}


@pytest.mark.parametrize("environment", [{}, {"LC_ALL": "C"}])
def test_a_call_that_is_no_utf8_is_refused_in_one_sentence(shell: Shell, environment: dict[str, str]) -> None:
    done = shell("printf 'Zo\\353 called' | tocsin note", **environment)
    assert done.returncode == BadValue.exit_code
    assert b"not written in UTF-8" in done.stderr
    assert json.loads(shell("tocsin review --json").stdout) == []


def test_a_folder_that_is_no_workspace(shell: Shell) -> None:
    for folder in (".", "nowhere", "/"):
        done = shell(f"tocsin -w {folder} case")
        assert done.returncode == NotAWorkspace.exit_code
        assert done.stderr.startswith(b"There is no workspace in that folder. Nothing was written.")


def test_a_file_that_is_no_workspace(shell: Shell) -> None:
    done = shell("tocsin -w statement.txt case")
    assert done.returncode == 2
    assert b"'statement.txt' is a file" in done.stderr


def test_a_command_without_its_passphrase_says_that_it_stopped(shell: Shell) -> None:
    done = shell("tocsin case 3< /dev/null </dev/null; true")
    assert UNEXPECTED not in done.stderr


@pytest.fixture
def read_only(folder: Path) -> Iterator[Path]:
    """A copy of the workspace that nobody may write, under a folder that everybody may enter."""
    with tempfile.TemporaryDirectory() as outside:
        Path(outside).chmod(0o755)
        copy = Path(outside) / "office.tocsin"
        subprocess.run(["cp", "-r", str(folder), str(copy)], check=True)
        subprocess.run(["chmod", "-R", "a+rX,a-w", str(copy)], check=True)
        yield copy
        subprocess.run(["chmod", "-R", "u+w", str(copy)], check=True)


def test_a_read_only_workspace_is_one_sentence(read_only: Path) -> None:
    limits = ["setpriv", "--bounding-set", "-dac_override"] if os.geteuid() == 0 else []  # root may write anywhere
    if limits and shutil.which(limits[0]) is None:
        pytest.skip("needs setpriv, or not to be root")
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    words = ["-w", str(read_only), "--passphrase-fd", str(reading), "case", "Quay case"]
    done = subprocess.run(
        [*limits, sys.executable, "-c", "from tocsin.config.entry import main; main()", *words],
        capture_output=True,
        cwd="/",
        pass_fds=(reading,),
        timeout=60,
        check=False,
    )
    os.close(reading)
    assert done.returncode not in {0, 1}, done.stderr
    assert done.stdout == b""
    assert UNEXPECTED not in done.stderr
    assert b"cannot be written to" in done.stderr


def test_proofread_does_not_write_over_a_draft_with_a_leading_dash(shell: Shell, tmp_path: Path) -> None:
    from support.word_files import written

    (tmp_path / "-my draft.docx").write_bytes(written("Ostmere, 14 June 2019", "She fell on 31 April 2019."))
    done = shell("tocsin proofread -- '-my draft.docx'")
    assert done.returncode == 0
    assert (tmp_path / "-my draft (proofread).docx").exists()
    again = shell("tocsin proofread -- '-my draft.docx'")
    assert again.returncode == WouldOverwrite.exit_code
