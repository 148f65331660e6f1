"""Publishing: the files of an edition besides its pages, and its way into the outputs folder."""

from pipeline.publishing.corrections import corrections_csv, corrections_of
from pipeline.publishing.data import Sentences, data_files, findings_csv, ledger_csv
from pipeline.publishing.edition import write_edition
from pipeline.publishing.package import PACKAGE_NAME, data_package
from pipeline.publishing.provenance import edition_digest, manifest
from pipeline.publishing.readback import read_back
from pipeline.publishing.record import EditionRecord, published_before, read_record
from pipeline.publishing.standing import Place, place_of

__all__ = [
    "PACKAGE_NAME",
    "EditionRecord",
    "Place",
    "Sentences",
    "corrections_csv",
    "corrections_of",
    "data_files",
    "data_package",
    "edition_digest",
    "findings_csv",
    "ledger_csv",
    "manifest",
    "place_of",
    "published_before",
    "read_back",
    "read_record",
    "write_edition",
]
