"""Reports: from tables of text to typed rows and findings (schema, values, names, rules)."""

from pipeline.reports.headers import Header, find_header
from pipeline.reports.judgement import Claim, FileJudgement, FileState, Judged
from pipeline.reports.judging import judge
from pipeline.reports.names import Lookup, NameCell
from pipeline.reports.naming import FINAL_REVISION, NameFacts, find_region, natural_key, revision_mark
from pipeline.reports.vocabulary import Vocabulary, compile_vocabulary

__all__ = [
    "FINAL_REVISION",
    "Claim",
    "FileJudgement",
    "FileState",
    "Header",
    "Judged",
    "Lookup",
    "NameCell",
    "NameFacts",
    "Vocabulary",
    "compile_vocabulary",
    "find_header",
    "find_region",
    "judge",
    "natural_key",
    "revision_mark",
]
