"""Workbooks made to harm: refused or read, in bounded time and memory, and never unpacked to disk."""

from __future__ import annotations

import io
import json
import resource
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl

from tests.attacks.conftest import ROOT
from tests.workspaces import save

MOST_SECONDS = 10
MOST_BYTES = 1_500_000_000
SHEET = "xl/worksheets/sheet1.xml"
HEADS = ("tanggal", "wilayah", "barang", "diterima")


def workbook(parts: Mapping[str, bytes] = {}, extra: Mapping[str, bytes] = {}) -> bytes:
    """Return an honest little report as a workbook, with parts replaced and members added."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADS)
    sheet.append(("17/11/2024", "Berau", "Segel", 5))
    plain, out = io.BytesIO(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, parts.get(name, source.read(name)))
        for name, content in extra.items():
            target.writestr(name, content)
    return out.getvalue()


def sheet_xml(rows: str, before: str = "") -> bytes:
    """Return a sheet with these rows."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = (
        f'<?xml version="1.0"?>{before}<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    )
    return text.encode()


def inline(reference: str, text: str) -> str:
    """Return a cell that holds its text itself."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES * 3, MOST_BYTES * 3))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def judged(folder: Path, content: bytes) -> dict[str, object]:
    """Return what `check` says of a workbook, under limits that the system itself enforces."""
    save(folder, {"2024-11-17/berau.xlsx": content})
    run = subprocess.run(
        [sys.executable, "-m", "pipeline", "check", "--format", "json", str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=_bounded,
    )  # fmt: skip
    assert run.returncode in {0, 3}, run.stderr
    (file,) = json.loads(run.stdout)["files"]
    return dict(file)


def codes(file: Mapping[str, object]) -> list[str]:
    """Return the codes of a file's findings."""
    findings = file["findings"]
    assert isinstance(findings, list)
    return [finding["code"] for finding in findings]


def test_the_honest_workbook_is_read(tmp_path: Path) -> None:
    """What the attacks are built on is itself a good report."""
    assert judged(tmp_path, workbook())["verdict"] == "accepted"


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    """A gigabyte of noughts in a megabyte."""
    out = io.BytesIO(workbook())
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as target,
        target.open("xl/media/x.bin", "w") as member,
    ):
        for _ in range(100):
            member.write(bytes(10_000_000))
    assert codes(judged(tmp_path, out.getvalue())) == ["file-too-large"]


def test_a_far_cell_makes_no_grid(tmp_path: Path) -> None:
    """One cell in the last corner of a sheet would lay out 17 billion."""
    rows = f'<row r="1">{inline("A1", "barang")}</row><row r="1048576">{inline("XFD1048576", "x")}</row>'
    assert codes(judged(tmp_path, workbook({SHEET: sheet_xml(rows)}))) == ["file-too-large"]


def test_a_repeated_text_does_not_multiply(tmp_path: Path) -> None:
    """One text of 30,000 letters named by 100,000 cells would be three billion."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100_001))
    strings = b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>"
    content = workbook({SHEET: sheet_xml(rows)}, {"xl/sharedStrings.xml": strings})
    assert codes(judged(tmp_path, content)) == ["file-too-large"]


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """Neither ten levels of laughs nor a file of the machine comes in through an entity."""
    secret = tmp_path / "rahasia.txt"
    secret.write_text("RAHASIA-MESIN", encoding="utf-8")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 11))
    entities = f'<!DOCTYPE x [<!ENTITY l0 "ha"><!ENTITY s SYSTEM "{secret.as_uri()}">{laughs}]>'
    cells = f"{inline('A1', '&l10;')}{inline('B1', '&s;')}"
    file = judged(tmp_path / "in", workbook({SHEET: sheet_xml(f'<row r="1">{cells}</row>', entities)}))
    assert "RAHASIA" not in json.dumps(file)
    assert file["verdict"] in {"rejected", "empty"}


def test_deep_markup_is_survived(tmp_path: Path) -> None:
    """Two hundred thousand elements inside each other exhaust no stack."""
    deep = "<a>" * 200_000 + "</a>" * 200_000
    row = f'<row r="1">{inline("A1", "barang")}</row>'
    file = judged(tmp_path, workbook({SHEET: sheet_xml(deep + row)}))
    assert file["verdict"] == "rejected"


def test_an_endless_attribute_costs_no_time(tmp_path: Path) -> None:
    """A cell whose only attribute is two megabytes of letters without an equals sign."""
    odd = f'<c {"x" * 2_000_000} t="e"><v>1</v></c>'
    began = time.monotonic()
    judged(tmp_path, workbook({SHEET: sheet_xml(f'<row r="1">{inline("A1", "barang")}{odd}</row>')}))
    assert time.monotonic() - began < MOST_SECONDS


def test_members_are_never_unpacked(tmp_path: Path) -> None:
    """Members named to climb out of a folder stay in the archive; the report in it is read."""
    content = workbook(extra={"../../keluar.txt": b"x", "/keluar.txt": b"x", "..\\keluar.txt": b"x"})
    file = judged(tmp_path / "a" / "b", content)
    assert file["verdict"] == "accepted"
    assert list(tmp_path.rglob("*keluar*")) == []
    assert not Path("/keluar.txt").exists()


def test_a_lying_size_is_found_out(tmp_path: Path) -> None:
    """A directory that says 10 bytes for a member of ten million: the file is refused."""
    content = bytearray(workbook(extra={"xl/media/x.bin": bytes(10_000_000)}))
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/media/x.bin"))
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    assert judged(tmp_path, bytes(content))["verdict"] == "rejected"
