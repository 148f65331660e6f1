"""What the program rests on: `audit`, `licences` and `release`, for `make`.

`audit` asks a vulnerability service about every locked package and says when it got no answer: exit
code 0 = all were checked and none is known to be vulnerable, 1 = a vulnerability is known, 2 = some
or all could not be checked. `licences` prints the licence that each locked package states. `release`
writes the source archive, the bill of materials (CycloneDX), the licences and the digests into
`outputs/rilis/`; the same commit and lock give the same bytes.

The tools lie in `.venv/supply`, locked in `requirements-supply.lock`; only the standard library is
used here.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
TOOLS = ROOT / ".venv" / "supply" / "bin"
PYTHON = ROOT / ".venv" / "bin" / "python"
RELEASES = ROOT / "outputs" / "rilis"
NAME = "desk-pilkada-bulletin"
ALL_CHECKED, VULNERABLE, UNCHECKED = 0, 1, 2


def main(what: str) -> int:
    """Do ``what``; return the exit code."""
    return {"audit": audit, "licences": licences, "release": release}[what]()


def audit() -> int:
    """Ask about every locked package and tell how many were answered."""
    asked = ["-r", str(LOCK), "--disable-pip", "--require-hashes", "--format", "json"]
    run = tool("pip-audit", *asked, "--progress-spinner", "off", check=False)
    try:
        packages = json.loads(run.stdout)["dependencies"]
    except (ValueError, KeyError):
        print("Layanan kerentanan tidak dapat dihubungi; tidak satu paket pun diperiksa.", file=sys.stderr)
        return UNCHECKED
    unchecked = [package["name"] for package in packages if "skip_reason" in package]
    known = [(package, hole) for package in packages if "vulns" in package for hole in package["vulns"]]
    for package, hole in known:
        cures = ", ".join(hole["fix_versions"]) or "belum ada"
        print(f"{package['name']} {package['version']}: {hole['id']}; versi yang diperbaiki: {cures}")
    print(f"{len(packages) - len(unchecked)} dari {len(packages)} paket diperiksa, {len(known)} kerentanan.")
    if unchecked:
        print(
            f"Layanan kerentanan tidak mengenal {len(unchecked)} paket, jadi belum terbukti aman:"
            f" {', '.join(sorted(unchecked))}.",
            file=sys.stderr,
        )
    if known:
        return VULNERABLE
    return UNCHECKED if unchecked or not packages else ALL_CHECKED


def licences() -> int:
    """Print name, version, licence and address of every locked package that is installed, as CSV."""
    print(licence_list(), end="")
    return 0


def licence_list() -> str:
    """Return the licences as CSV, one package a line, by name."""
    options = ["--format", "csv", "--with-urls", "--order", "name", "--from", "mixed"]
    told = tool("pip-licenses", f"--python={PYTHON}", *options, "--packages", *sorted(locked()))
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    for row in csv.reader(told.stdout.splitlines()):
        writer.writerow(row)
    return lines.getvalue()


def release() -> int:
    """Write a release of the present commit."""
    if git("status", "--porcelain").strip():
        print("Ada perubahan yang belum di-commit; rilis dibuat dari sebuah commit.", file=sys.stderr)
        return 1
    version = re.findall(
        r'^__version__ = "(.+)"$', (ROOT / "pipeline" / "__init__.py").read_text(encoding="utf-8"), re.M
    )[0]
    files = {
        f"{NAME}-{version}.tar.gz": gzip.compress(archive(version), mtime=0),
        "sbom.cdx.json": json.dumps(bill_of_materials(), indent=2, sort_keys=True).encode() + b"\n",
        "lisensi.csv": licence_list().encode(),
    }
    digests = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())]
    files["SHA256SUMS"] = "".join(digests).encode()
    folder = RELEASES / version
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
        print((folder / name).relative_to(ROOT))
    return 0


def archive(version: str) -> bytes:
    """Return the commit's files as a tar."""
    command = ["git", "archive", "--format=tar", f"--prefix={NAME}-{version}/", "HEAD"]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout


def bill_of_materials() -> dict[str, Any]:
    """Return the CycloneDX bill of the locked packages as they are installed: versions, licences, and
    what needs what. What only the tests use is left out.
    """
    options = ["--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible", "--of", "JSON"]
    bill: dict[str, Any] = json.loads(tool("cyclonedx-py", "environment", *options, str(PYTHON)).stdout)
    wanted = locked()
    bill["components"] = [part for part in bill["components"] if plain(part["name"]) in wanted]
    kept = {part["bom-ref"] for part in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    bill["dependencies"] = [
        {**link, **({"dependsOn": sorted(kept & set(link["dependsOn"]))} if "dependsOn" in link else {})}
        for link in bill["dependencies"]
        if link["ref"] in kept
    ]
    return bill


def locked() -> set[str]:
    """Return the names of the packages that the program's lock holds."""
    return {plain(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", LOCK.read_text("utf-8"), re.M)}


def plain(name: str) -> str:
    """Return a package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def git(*arguments: str) -> str:
    """Return what git says."""
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def tool(name: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run one of the tools and return its output."""
    command = [str(TOOLS / name), *arguments]
    quiet = subprocess.PIPE if name != "pip-licenses" else None
    return subprocess.run(
        command, cwd=ROOT, check=check, stdout=subprocess.PIPE, stderr=quiet, text=True, encoding="utf-8"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
