"""What writing to a disk safely needs: one writer at a time, names that are really on the disk,
and a word for what went wrong.
"""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import Sentence

REASONS = {
    errno.EACCES: Sentence("tidak ada izin menulis"),
    errno.EPERM: Sentence("tidak ada izin menulis"),
    errno.EROFS: Sentence("media hanya dapat dibaca"),
    errno.ENOSPC: Sentence("disk penuh"),
    errno.EDQUOT: Sentence("jatah disk habis"),
    errno.ENOTDIR: Sentence("ada berkas di tempat folder"),
    errno.EEXIST: Sentence("ada berkas di tempat folder"),
    errno.ENAMETOOLONG: Sentence("nama berkas terlalu panjang"),
}
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EBADF, errno.EINVAL})


def reason_of(error: OSError) -> str:
    """Return why the disk refused, in the operator's words."""
    return REASONS.get(error.errno or 0, error.strerror or str(error))


@contextmanager
def held(folder: Path, *, wait: bool) -> Iterator[None]:
    """Hold ``folder`` against every other process that holds it so.

    ``wait``: until the other one is done; else BlockingIOError is raised at once. The lock ends
    with the process, so it is never stale. A network drive that knows no locks gives none.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
        yield
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the disk hold the names in a folder, not only the contents of its files."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
