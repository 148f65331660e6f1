"""Intake: from files to tables of text (cells, row numbers, dialect, digest); nothing is judged."""

from pipeline.intake.files import RECEIPT_MARK, arriving, classify, discover, printable
from pipeline.intake.heading import find_heading
from pipeline.intake.reading import HeaderTest, ReadingLimits, read_anything, read_content, read_file
from pipeline.intake.table import FileClass, Problem, RawTable, SourceFile

__all__ = [
    "RECEIPT_MARK",
    "FileClass",
    "HeaderTest",
    "Problem",
    "RawTable",
    "ReadingLimits",
    "SourceFile",
    "arriving",
    "classify",
    "discover",
    "find_heading",
    "printable",
    "read_anything",
    "read_content",
    "read_file",
]
