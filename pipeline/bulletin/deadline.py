"""An end to what might have none: the time that one print may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from pipeline.errors import BulletinError, Sentence

_AGAIN_SECONDS = 1
"""A library may swallow what is raised inside it: then it is raised once more."""


class _OutOfTime(BaseException):
    """The time is over; no library that catches its own faults holds this one up."""


def _raise(_signal: int, _frame: object) -> NoReturn:
    raise _OutOfTime


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raise BulletinError once the body has taken ``seconds`` of the wall clock.

    Only the main thread of a process can be interrupted so; in another one there is no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _raise)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_SECONDS)
    try:
        yield
    except _OutOfTime as error:
        raise BulletinError(
            Sentence(
                "PDF tidak dapat dibuat: satu dokumen belum selesai dicetak sesudah {seconds} detik. Buat "
                "edisi ini dengan --format html,txt, atau naikkan limits.render_seconds.",
                seconds=seconds,
            )
        ) from error
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
