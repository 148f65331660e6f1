"""Two folders change places in one step of the file system, so that no reader sees a gap.

Python can only rename; Linux (``renameat2`` with RENAME_EXCHANGE) and macOS (``renamex_np`` with
RENAME_SWAP) can exchange. Where neither is to be had (an older C library, a network drive), the
caller renames in two steps instead.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
RENAME_SWAP = 2


def exchange(first: Path, second: Path) -> bool:
    """Let two existing paths of one file system change places; return False where it can't be done."""
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(first), os.fsencode(second)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(*names, ctypes.c_uint(RENAME_SWAP))
        else:
            failed = library.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], ctypes.c_uint(RENAME_EXCHANGE))
    except AttributeError:
        return False
    return not failed
