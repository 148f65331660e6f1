"""Which of two submissions is the later one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

import numpy as np
import numpy.typing as npt

from pipeline.reports import FileJudgement, natural_key


@dataclass(frozen=True, slots=True)
class SubmissionOrder:
    """Per file: ``rank`` in the order of submission, and ``decided``: an integer that two files
    share when neither day of arrival nor revision mark tells which is later.
    """

    rank: npt.NDArray[np.int64]
    decided: npt.NDArray[np.int64]


def submission_order(files: Sequence[FileJudgement]) -> SubmissionOrder:
    """Return the order of ``files``: by day of arrival (unknown is earlier than any day), then
    revision mark, then name in natural order (contract, section 1, Which row counts).
    """
    arrivals = [(f.table.source.received or date.min, f.names.revision) for f in files]
    names = [
        (
            natural_key(PurePosixPath(f.table.source.path).name),
            natural_key(f.table.source.path),
            f.table.source.path,
        )
        for f in files
    ]
    order = sorted(range(len(files)), key=lambda n: (arrivals[n], names[n]))
    rank = np.empty(len(files), np.int64)
    rank[order] = np.arange(len(files))
    group = {arrival: n for n, arrival in enumerate(sorted(set(arrivals)))}
    return SubmissionOrder(rank, np.array([group[a] for a in arrivals], np.int64))
