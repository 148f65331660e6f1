"""Feedback: what each desk is asked to correct, and what became of it meanwhile."""

from pipeline.feedback.making import feedback_files
from pipeline.feedback.model import Reading, Season

__all__ = ["Reading", "Season", "feedback_files"]
