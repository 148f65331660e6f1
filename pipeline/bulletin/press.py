"""The press: prints side by side in processes of their own, and not again what was printed before."""

from __future__ import annotations

import hashlib
import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import active_children, get_context
from types import TracebackType
from typing import Self

from pipeline.bulletin.deadline import within
from pipeline.bulletin.pdf import render_pdf
from pipeline.bulletin.pdf_record import Enclosure
from pipeline.cache import NO_STORE, Store, program_digest
from pipeline.errors import BulletinError, Sentence

KIND = "prints"
MOST_SECONDS = 900
"""How long one print may take where nobody says otherwise (``limits.render_seconds``)."""


@dataclass(frozen=True, slots=True)
class Print:
    """A page that is to be printed, and the data that go inside."""

    html: str
    enclosure: Enclosure | None = None


class Press:
    """Prints with ``jobs`` worker processes; with 1 all is printed in this process.

    Use as a context manager: at its end no worker is left, and none goes on where the run fails or
    is stopped. No print may take longer than ``most_seconds``. What ``store`` has of the same page,
    data and program is not printed again.
    """

    def __init__(self, jobs: int, store: Store = NO_STORE, most_seconds: int = MOST_SECONDS) -> None:
        self._jobs, self._store = jobs, store
        self._printed = partial(_printed, most_seconds=most_seconds)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Begin without any worker."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the workers go."""
        if self._pool is None:
            return
        if kind is None:
            self._pool.shutdown(cancel_futures=True)
            return
        for worker in active_children():
            worker.kill()
        # A pool whose processes are gone chokes on prints that were taken back (CPython 3.11).
        self._pool.shutdown()

    def warm_up(self) -> None:
        """Start the workers now, so that they have loaded the renderer when the pages are there."""
        if self._jobs > 1:
            pool = self._workers()
            with _signals_here_alone():
                for _ in range(self._jobs):
                    pool.submit(_load)

    def prints(self, pages: Mapping[str, Print]) -> dict[str, bytes]:
        """Return each of ``pages`` printed, by its name, in the order given.

        The bytes depend neither on the workers nor on the store. Pages are begun in the order
        given: what takes longest should come first. Raises BulletinError where a page can't be
        printed, takes too long, or a worker was stopped from outside.
        """
        program = program_digest() if self._store.folder else ""
        keys = {name: _key(page, program) for name, page in pages.items()}
        found = {name: self._store.get(KIND, key) for name, key in keys.items()}
        made = self._print({name: pages[name] for name, content in found.items() if content is None})
        for name, content in made.items():
            self._store.put(KIND, keys[name], content)
        return {name: made[name] if content is None else content for name, content in found.items()}

    def _print(self, pages: Mapping[str, Print]) -> dict[str, bytes]:
        if self._jobs <= 1 or len(pages) <= 1:
            return {name: self._printed(page) for name, page in pages.items()}
        pool = self._workers()
        try:
            with _signals_here_alone():
                # Not map(), which takes prints back when it is left early.
                futures = {name: pool.submit(self._printed, page) for name, page in pages.items()}
            return {name: future.result() for name, future in futures.items()}
        except BrokenProcessPool as error:
            raise BulletinError(
                Sentence(
                    "PDF tidak dapat dibuat: proses pencetak dihentikan (mungkin memori habis)."
                    " Ulangi, atau cetak dengan --jobs 1."
                )
            ) from error

    def _workers(self) -> ProcessPoolExecutor:
        # Fresh processes: a copy of this one would inherit the locks of other libraries' threads.
        self._pool = self._pool or ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"))
        return self._pool


def render_prints(pages: Mapping[str, Print], jobs: int = 1) -> dict[str, bytes]:
    """Return ``pages`` as :meth:`Press.prints` does, with a press of their own."""
    with Press(min(jobs, len(pages))) as press:
        return press.prints(pages)


@contextmanager
def _signals_here_alone() -> Iterator[None]:
    """Have the workers that are started meanwhile never hear of Ctrl-C: this process ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _load() -> None:
    """Load the renderer."""
    import weasyprint  # noqa: F401


def _printed(page: Print, most_seconds: int) -> bytes:
    with within(most_seconds):
        return render_pdf(page.html, page.enclosure)


def _key(page: Print, program: str) -> str:
    """Return what a print depends on, as one digest; each part goes in with its length."""
    parts = [program.encode(), page.html.encode()]
    if page.enclosure is not None:
        parts.append(page.enclosure.day.isoformat().encode())
        for file in page.enclosure.files:
            parts += [file.name.encode(), file.description.encode(), file.media_type.encode(), file.content]
    total = hashlib.sha256()
    for part in parts:
        total.update(f"{len(part)}\n".encode())
        total.update(part)
    return total.hexdigest()
