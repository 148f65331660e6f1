"""Sample seasons: realistic synthetic reports, marked as such, and the way from them to real work."""

from __future__ import annotations

from pipeline.sample.marks import MARK, SampleState, sample_state
from pipeline.sample.plan import SamplePlan, SampleSummary
from pipeline.sample.start import StartSummary, start_real_work
from pipeline.sample.truth import RegionTruth, SeasonTruth, season_truth
from pipeline.sample.writing import write_sample

__all__ = [
    "MARK",
    "RegionTruth",
    "SamplePlan",
    "SampleState",
    "SampleSummary",
    "SeasonTruth",
    "StartSummary",
    "sample_state",
    "season_truth",
    "start_real_work",
    "write_sample",
]
