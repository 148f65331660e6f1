"""Receipt: files that came in are named, shelved under their day of arrival, and answered."""

from pipeline.receipt.naming import Known, shelf_name
from pipeline.receipt.reply import Answered, Outcome, word_reply
from pipeline.receipt.shelf import Shelf, Staged

__all__ = ["Answered", "Known", "Outcome", "Shelf", "Staged", "shelf_name", "word_reply"]
