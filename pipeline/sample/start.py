"""From sample to real work: clear the sample away and say so in the configuration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BulletinError, Sentence
from pipeline.sample.marks import remove_sample

_STATUS_LINE = re.compile(rb"^(data_status:[ \t]*)(['\"]?)(sample|real)\2(?=[ \t\r\n#]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class StartSummary:
    """What changed: sample files removed, and whether the status was still ``sample``."""

    removed_files: int
    status_changed: bool


def start_real_work(inputs: Path, pipeline_file: Path) -> StartSummary:
    """Remove the sample below ``inputs`` and set ``data_status: real`` in ``pipeline_file``.

    Only files that a ``.sample`` mark covers are removed; every other byte of both stays, the
    comments of the configuration included. Doing it twice changes nothing more. Raises
    BulletinError, before anything is removed, where the file has no line ``data_status``.
    """
    try:
        text = pipeline_file.read_bytes()
    except OSError as error:
        raise BulletinError(
            Sentence(
                "{pipeline_file} tidak dapat dibaca: {strerror}.",
                pipeline_file=pipeline_file,
                strerror=error.strerror,
            )
        ) from error
    found = _STATUS_LINE.search(text)
    if found is None:
        raise BulletinError(
            Sentence(
                "{pipeline_file} tidak memuat baris `data_status: sample` atau `data_status: real`.",
                pipeline_file=pipeline_file,
            )
        )
    changed = found.group(3) == b"sample"
    if changed:
        pipeline_file.write_bytes(text[: found.start(3)] + b"real" + text[found.end(3) :])
    return StartSummary(remove_sample(inputs), changed)
