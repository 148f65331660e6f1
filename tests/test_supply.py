"""What the program rests on: an audit that got no answer says so, and every package has a licence."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def supply() -> ModuleType:
    """The script of `make audit`, `make licences` and `make release`."""
    spec = importlib.util.spec_from_file_location("supply", ROOT / ".setup" / "supply.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


Audited = Callable[[str], tuple[int, str]]


@pytest.fixture
def audited(
    supply: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Audited:
    """A function that runs the audit on a service's answer; returns the exit code and what was said."""

    def run(answer: str) -> tuple[int, str]:
        (tmp_path / "answer").write_text(answer, encoding="utf-8")
        auditor = tmp_path / "pip-audit"
        auditor.write_text(f"#!/bin/sh\ncat '{tmp_path}/answer'\n", encoding="utf-8")
        auditor.chmod(0o755)
        monkeypatch.setattr(supply, "TOOLS", tmp_path)
        code = supply.main("audit")
        told = capfd.readouterr()
        return code, told.out + told.err

    return run


SAFE = {"name": "a", "version": "1", "vulns": []}
HOLED = {"name": "b", "version": "1", "vulns": [{"id": "CVE-2024-0000", "fix_versions": ["2.0"]}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([SAFE], 0, "1 dari 1 paket diperiksa, 0 kerentanan."),
        ([SAFE, HOLED], 1, "b 1: CVE-2024-0000; versi yang diperbaiki: 2.0"),
        ([SAFE, UNKNOWN], 2, "1 paket, jadi belum terbukti aman: c."),
    ],
)
def test_an_audit_tells_what_was_not_checked(
    packages: list[dict[str, Any]], code: int, said: str, audited: Audited
) -> None:
    """A package that the service does not know is not called safe: exit code 2, and its name."""
    found, told = audited(json.dumps({"dependencies": packages}))
    assert found == code
    assert said in told


def test_an_audit_without_a_service_says_so(audited: Audited) -> None:
    """No answer at all is told in one sentence, and is no success."""
    code, told = audited("")
    assert code == 2
    assert "tidak dapat dihubungi; tidak satu paket pun diperiksa" in told


def test_the_bill_is_of_the_locked_packages(supply: ModuleType) -> None:
    """All that is locked for the program is asked about: what pyproject.toml names, and what that needs."""
    named = re.findall(r'^  "([a-z-]+)[<>=]', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M)
    direct = set(named[: named.index("typing-extensions") + 1])
    assert direct <= supply.locked()
    assert "pytest" not in supply.locked()
