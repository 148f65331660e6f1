"""One edition made of nothing but attacks, by the real program, watched while it works."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.attacks.catalogue import ATTACKS, EDITOR, FORMULA, MARKUP
from tests.workspaces import save

ROOT = Path(__file__).resolve().parents[2]
NAMES = (
    '2024-11-17/<img src=x onerror=window.serang_n1=1>/"berau" isu\'.csv',
    "2024-11-17/=cmd|calc/@isu berau.csv",
    "2024-11-17/berau\n\x1b]0;serang\x07 isu.csv",
)
HEADER = (
    "tanggal;wilayah;kecamatan;nomor;kategori;tingkat;uraian;sumber;penanggung_jawab;status;tindak_lanjut"
)


@dataclass(frozen=True, slots=True)
class Web:
    """A server that nobody should call. ``asked`` holds what was asked of it all the same."""

    address: str
    asked: list[str]


@dataclass(frozen=True, slots=True)
class Attacked:
    """The edition; ``placed`` maps each attack's mark to its payload as it was sent in."""

    folder: Path
    placed: dict[str, str]
    watched: str
    web: Web
    secret: Path
    said: str


@pytest.fixture(scope="session")
def web() -> Iterator[Web]:
    """A server on this machine that notes every request."""
    asked: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Noting)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Web(f"http://127.0.0.1:{server.server_port}/serang", asked)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def payloads(web: Web, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """Each attack on a field: its mark, the field, and the payload."""
    secret = tmp_path_factory.mktemp("secret") / "rahasia.txt"
    secret.write_text("RAHASIA-MESIN", encoding="utf-8")
    return {
        (mark := f"serang_{number}"): (
            attack.field,
            attack.payload.format(mark=mark, web=f"{web.address}/{mark}", secret=secret.as_uri()),
        )
        for number, attack in enumerate(ATTACKS, 1)
        if attack.field
    } | {"secret": ("", str(secret))}


@pytest.fixture(scope="session")
def attacked(
    payloads: dict[str, tuple[str, str]], web: Web, tmp_path_factory: pytest.TempPathFactory
) -> Attacked:
    """The edition that all payloads were thrown at: in every field, a header, and file names."""
    place = tmp_path_factory.mktemp("attacked")
    field = {mark: text for mark, (where, text) in payloads.items() if where in {MARKUP, FORMULA}}
    editorial = [text for where, text in payloads.values() if where == EDITOR]
    save(place / "inputs", _reports(field))
    save(place / "inputs", {"2024-11-18/pokok-berita.md": "\n\n".join(editorial)})
    log = place / "watched.log"
    command = [sys.executable, "-m", "pipeline", "weekly", "--meeting-date", "2024-11-18"]
    environment = os.environ | {
        "DESK_WATCH": str(log),
        "PYTHONPATH": f"{Path(__file__).parent / 'watch'}{os.pathsep}{ROOT}",
    }
    run = subprocess.run(
        [*command, "--jobs", "2", "--inputs", str(place / "inputs"), "--outputs", str(place / "outputs")],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    folder = place / "outputs" / "2024-11-18"
    placed = {mark: text for mark, (where, text) in payloads.items() if where}
    watched = log.read_text(encoding="utf-8")
    return Attacked(folder, placed, watched, web, Path(payloads["secret"][1]), run.stdout + run.stderr)


def cell(text: str) -> str:
    """Return a text as a cell of a CSV file."""
    return '"' + text.replace('"', '""') + '"'


def _reports(field: dict[str, str]) -> dict[str, str]:
    """Return report files with every payload in every text of an issue, and every fourth one in
    the fields of the other kinds.
    """
    lines = [HEADER]
    for number, text in enumerate(map(cell, field.values()), 1):
        lines.append(f"17/11/2024;Berau;;{number};distribusi;tinggi;{text};{text};{text};baru;{text}")
    lines.append(f"17/11/2024;Berau;;{cell(field['serang_1'])};distribusi;tinggi;nomor;;;baru;")
    goods = ["tanggal;wilayah;kecamatan;barang;diterima;keterangan;" + cell(field["serang_2"])]
    visits = ["nomor;tanggal;wilayah;tim;moda;tujuan;status;temuan;tindak_lanjut"]
    decisions = ["nomor;rapat;keputusan;penanggung_jawab;wilayah;tenggat;status;keterangan"]
    ready = ["tanggal;wilayah;indikator;target;realisasi;satuan;sumber;keterangan"]
    for number, text in enumerate(map(cell, list(field.values())[::4]), 1):
        goods += [
            f"17/11/2024;Berau;;{text};5;;",
            f"17/11/2024;{text};;Segel;5;;",
            f"17/11/2024;Berau;{text};Segel;{text};;",
            f"17/11/2024;Berau;;Segel;{number};{text};x",
        ]
        visits.append(f"{number};16/11/2024;Berau;{text};{text};{text};terlaksana;{text};{text}")
        decisions.append(f"{number};11/11/2024;{text};{text};Berau;20/11/2024;proses;{text}")
        ready.append(f"17/11/2024;Berau;KPPS dilantik;100;50;orang;{text};{text}")
    files = {
        "isu.csv": lines, "logistik.csv": goods, "kunjungan.csv": visits, "keputusan.csv": decisions,
        "kesiapan.csv": ready,
    }  # fmt: skip
    reports = {f"2024-11-17/{name}": "\n".join(rows) + "\n" for name, rows in files.items()}
    named = f"{HEADER}\n17/11/2024;Berau;;900;entah;tinggi;x;;;baru;\n"
    return reports | {name: named.replace("900", str(900 + n)) for n, name in enumerate(NAMES)}
