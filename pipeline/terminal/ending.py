"""How a run ends: exit codes, one sentence for what went wrong, and nothing half made.

1: the run failed; 2: wrong usage; 130 and 143: ended by Ctrl-C or SIGTERM.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

import click

from pipeline.errors import BulletinError, Sentence
from pipeline.terminal.options import Speech

EXIT_FAILED, EXIT_INTERRUPTED, EXIT_TERMINATED = 1, 130, 143


class Stopped(BaseException):
    """The system asked the run to end (SIGTERM); it ends as with Ctrl-C, cleaning up after itself."""


def _stop(_signal: int, _frame: object) -> NoReturn:
    raise Stopped


def _open_streams() -> None:
    """Lead the standard streams that were closed before the start to nowhere: else the first files
    that the program opens would stand in their places.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # it takes the lowest free place, which is this one
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - it stays open
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - it stays open


def leave_with(command: click.Command, inputs: Path) -> NoReturn:
    """Run ``command`` and leave with its exit code; no traceback ever reaches the operator.

    ``inputs`` is what the command reads where no path is given.
    """
    _open_streams()
    speech = Speech()
    signal.signal(signal.SIGTERM, _stop)
    try:
        command.main(standalone_mode=False, obj=speech)
        sys.exit(0)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(EXIT_INTERRUPTED)
    except Stopped:
        sys.exit(EXIT_TERMINATED)
    except BulletinError as fault:
        click.echo(fault.said(speech.translate), err=True)
        sys.exit(EXIT_FAILED)
    except BrokenPipeError:
        # The reader of our output has gone (a pipe into head); nothing is left to tell it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_FAILED)
    except Exception as fault:  # the last line of defence: one sentence, never a traceback
        click.echo(speech.said(_mishap(fault, inputs)), err=True)
        sys.exit(EXIT_FAILED)


def _mishap(fault: Exception, inputs: Path) -> Sentence:
    """Return the one sentence about an unexpected error, with where its particulars lie."""
    from pipeline.terminal.journal import write_mishap

    given = [path for path in map(Path, sys.argv[1:]) if path.exists()]
    path = write_mishap(fault, given or [inputs])
    kind = type(fault).__name__
    if path is None:
        return Sentence("Program berhenti karena kesalahan yang tidak terduga ({kind}).", kind=kind)
    return Sentence(
        "Program berhenti karena kesalahan yang tidak terduga ({kind}); kirimkan berkas {path} kepada "
        "pengembang, isinya tidak memuat data laporan.",
        kind=kind,
        path=path,
    )
