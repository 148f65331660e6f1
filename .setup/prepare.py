"""Prepare `.venv` for the program (`runtime`) or for its checks (`test`).

Brings what is missing and nothing else: the virtual environment, the packages of the lock (each
checked against its hash), the system libraries that WeasyPrint draws text with, and the command
`bulletin`. What it did is stamped into `.venv/.ready-<which>`; while the lock and this file stay the
same and the environment runs, a further run returns at once. Only the standard library is used.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
LOCKS = {"runtime": ROOT / "requirements.lock", "test": ROOT / "requirements-test.lock"}

# What each package manager calls Pango and HarfBuzz with its subsetter.
LIBRARIES = {
    "apt-get": ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz0b", "libharfbuzz-subset0"],
    "dnf": ["pango", "harfbuzz"],
    "pacman": ["pango", "harfbuzz"],
    "zypper": ["libpango-1_0-0", "libharfbuzz0", "libharfbuzz-subset0"],
    "apk": ["pango", "harfbuzz-subset"],
    "brew": ["pango"],
}
INSTALL = {
    "apt-get": ["apt-get", "install", "-y", "--no-install-recommends"],
    "dnf": ["dnf", "install", "-y"],
    "pacman": ["pacman", "-S", "--noconfirm", "--needed"],
    "zypper": ["zypper", "--non-interactive", "install"],
    "apk": ["apk", "add"],
    "brew": ["brew", "install"],
}

LAUNCHER = """\
#!/bin/sh
# Runs the checkout that this environment lies in, from any folder.
here=$(dirname "$(readlink -f "$0")")
for libraries in /opt/homebrew/lib /usr/local/lib; do
  # On macOS, Python doesn't look where Homebrew puts Pango.
  [ "$(uname)" = Darwin ] && [ -d "$libraries" ] &&
    export DYLD_FALLBACK_LIBRARY_PATH="${DYLD_FALLBACK_LIBRARY_PATH:+$DYLD_FALLBACK_LIBRARY_PATH:}$libraries"
done
exec "$here/python" -P -m pipeline "$@"
"""


class UnpreparedError(Exception):
    """The environment can't be made ready; says in one sentence what to do."""


def main(which: str) -> int:
    """Prepare the environment; return the exit code."""
    stamp = VENV / f".ready-{which}"
    digest = wanted(LOCKS[which])
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest and works():
        stamp.touch()
        return 0
    try:
        print("Menyiapkan lingkungan kerja di .venv (hanya sekali, beberapa menit) …", file=sys.stderr)
        make_environment()
        install_packages(LOCKS[which])
        bring_libraries()
        install_project()
    except UnpreparedError as reason:
        print(reason, file=sys.stderr)
        return 1
    stamp.write_text(digest, encoding="utf-8")
    print("Lingkungan kerja siap.", file=sys.stderr)
    return 0


def wanted(lock: Path) -> str:
    """Return the digest of all that decides what is installed."""
    return hashlib.sha256(lock.read_bytes() + Path(__file__).read_bytes()).hexdigest()


def works() -> bool:
    """Whether the environment's own interpreter runs and has pip (a moved or old one has not)."""
    question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return VENV_PYTHON.exists() and quiet([str(VENV_PYTHON), "-c", question])


def make_environment() -> None:
    """Make the virtual environment unless a working one is there."""
    if works():
        return
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if quiet(command):
        return
    # Debian and Ubuntu ship venv's other half in a package of its own.
    package = f"python3.{sys.version_info.minor}-venv"
    if not (shutil.which("apt-get") and install_system([package])) or not quiet(command):
        raise UnpreparedError(f"Pasang dahulu modul venv untuk Python: sudo apt-get install {package}")


def install_packages(lock: Path) -> None:
    """Install the packages of the lock, as wheels only, each with the hash that the lock names."""
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    command = [str(VENV_PYTHON), "-m", "pip", "install", *options, "-r", str(lock)]
    if subprocess.run(command, check=False).returncode:
        raise UnpreparedError(
            "Paket Python tidak dapat dipasang; periksa sambungan internet (atau proxy) dan ruang disk, "
            "lalu ulangi perintah yang sama."
        )


def bring_libraries() -> None:
    """Bring Pango and HarfBuzz where they are missing; without the subsetter a PDF is still made."""
    complete = "from weasyprint.text import ffi; raise SystemExit(ffi.harfbuzz_subset is None)"
    if quiet([str(VENV_PYTHON), "-W", "ignore", "-c", complete]):
        return
    manager = next((name for name in LIBRARIES if shutil.which(name)), None)
    if manager:
        install_system(LIBRARIES[manager])
    if quiet([str(VENV_PYTHON), "-W", "ignore", "-c", "import weasyprint"], macos_environment()):
        return
    hint = ""
    if manager:
        hint = ": " + " ".join(["sudo"] * (manager != "brew") + INSTALL[manager] + LIBRARIES[manager])
    raise UnpreparedError("Pasang dahulu pustaka sistem Pango dan HarfBuzz untuk membuat PDF" + hint)


def install_system(packages: list[str]) -> bool:
    """Install packages by the system's manager, as root or by sudo; return whether it worked."""
    manager = next(name for name in INSTALL if shutil.which(name))
    sudo: list[str] = []
    if manager != "brew" and os.geteuid() != 0:
        if not shutil.which("sudo"):
            return False
        sudo = ["sudo"]
    print(f"Memasang paket sistem: {' '.join(packages)} …", file=sys.stderr)
    if quiet(sudo + INSTALL[manager] + packages):
        return True
    # A fresh image has no list of packages yet.
    return (
        manager == "apt-get"
        and quiet([*sudo, "apt-get", "update"])
        and quiet(sudo + INSTALL[manager] + packages)
    )


def install_project() -> None:
    """Make `import pipeline` and the command `bulletin` work from any folder, without the network.

    The path is relative to the environment, so that the checkout may be moved with it.
    """
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([str(VENV_PYTHON), "-c", question], check=True, capture_output=True, text=True)
    purelib = Path(answer.stdout.strip())
    (purelib / "pipeline-checkout.pth").write_text(os.path.relpath(ROOT, purelib) + "\n", encoding="utf-8")
    launcher = VENV / "bin" / "bulletin"
    launcher.write_text(LAUNCHER, encoding="utf-8")
    launcher.chmod(0o755)


def macos_environment() -> dict[str, str]:
    """Return the environment in which the launcher runs the program on macOS."""
    return {**os.environ, "DYLD_FALLBACK_LIBRARY_PATH": "/opt/homebrew/lib:/usr/local/lib"}


def quiet(command: list[str], environment: dict[str, str] | None = None) -> bool:
    """Run a command without its output; return whether it ended well."""
    environment = {**(environment or os.environ), "DEBIAN_FRONTEND": "noninteractive"}
    # A question by sudo must reach the person; it is asked on the terminal, not on these channels.
    done = subprocess.run(
        command, check=False, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
