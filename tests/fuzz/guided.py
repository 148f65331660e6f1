"""The search guided by coverage: libFuzzer turns the bytes; new branches of intake and values lead it.

`python -m tests.fuzz.guided SECONDS` runs in a process of its own, since what is watched must not have
been imported before.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

from tests.fuzz.mutating import KEPT, LARGEST_SEED, seeds

with atheris.instrument_imports(include=["pipeline.intake", "pipeline.reports", "tests.fuzz.parsers"]):
    from pipeline.reading import read_reports
    from pipeline.reports import compile_vocabulary, judge
    from pipeline.settings.loading import load_settings
    from tests.fuzz.parsers import parse_everything

CONFIG = Path(__file__).resolve().parent.parent.parent / "config" / "pipeline.yaml"
LONGEST_CELL = 80


def main(seconds: int) -> None:
    """Search for so long; what breaks is kept in the corpus, and the process ends with its traceback."""
    settings = load_settings(CONFIG)
    vocabulary = compile_vocabulary(settings)
    with TemporaryDirectory() as folder, TemporaryDirectory() as corpus:
        report = Path(folder) / "2024-11-18" / "mahulu.csv"
        report.parent.mkdir()

        def one_input(data: bytes) -> None:
            parse_everything(data[:LONGEST_CELL].decode("utf-8", errors="replace"), vocabulary)
            report.write_bytes(data)
            judged = judge(read_reports([Path(folder)], settings), settings)
            (file,) = judged.files
            told = sum(len(frame) for frame in judged.frames.values())
            assert file.read == file.ignored + file.refused + told

        for number, (_, content) in enumerate(seeds()):
            (Path(corpus) / f"{number:04}").write_bytes(content)
        options = [
            f"-max_total_time={seconds}", f"-max_len={LARGEST_SEED}", f"-artifact_prefix={KEPT}/",
            "-print_final_stats=1", corpus,
        ]  # fmt: skip
        atheris.Setup([sys.argv[0], *options], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]))
