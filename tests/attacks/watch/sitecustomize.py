"""Loaded by every Python process of an attacked run: notes what it opens and whom it calls."""

import os
import sys

_WATCHED = frozenset({"open", "socket.connect", "socket.getaddrinfo", "os.system", "subprocess.Popen"})


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _WATCHED:
        return
    line = f"{event} {arguments[0]!r} {arguments[1:2]!r}\n" if event != "open" else f"open {arguments[0]!r}\n"
    # Not through open(), which would be noted in turn.
    os.write(_LOG, line.encode("utf-8", "backslashreplace"))


if _path := os.environ.get("DESK_WATCH"):
    _LOG = os.open(_path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    sys.addaudithook(_note)
