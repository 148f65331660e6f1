"""Feedback: what each desk is asked to correct, and what became of it meanwhile."""

from pipeline.feedback.making import Feedback, feedback_files, gathered
from pipeline.feedback.model import Reading, Season

__all__ = ["Feedback", "Reading", "Season", "feedback_files", "gathered"]
