"""Publishing: the files of an edition besides its pages, and its way into the outputs folder."""

from pipeline.publishing.data import Sentences, data_files, findings_csv, ledger_csv
from pipeline.publishing.edition import write_edition
from pipeline.publishing.provenance import edition_digest, manifest

__all__ = [
    "Sentences",
    "data_files",
    "edition_digest",
    "findings_csv",
    "ledger_csv",
    "manifest",
    "write_edition",
]
