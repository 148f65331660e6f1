"""Feedback: what each desk is asked to correct, and what became of it meanwhile."""

from pipeline.feedback.making import feedback_files
from pipeline.feedback.model import Season

__all__ = ["Season", "feedback_files"]
