"""Measures: the rows that count become counts, dates and states, never text."""

from pipeline.measures.calendar import edition_number
from pipeline.measures.changes import Standings, measure_changes
from pipeline.measures.measuring import measure, measure_standing
from pipeline.measures.model import Measures

__all__ = ["Measures", "Standings", "edition_number", "measure", "measure_changes", "measure_standing"]
