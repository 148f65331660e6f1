"""Measures: the rows that count become counts, dates and states, never text."""

from pipeline.measures.changes import Standings, changes
from pipeline.measures.measuring import measure
from pipeline.measures.model import Measures

__all__ = ["Measures", "Standings", "changes", "measure"]
