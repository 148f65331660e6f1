"""Publishing: the files of an edition besides its pages, and its way into the outputs folder."""

from pipeline.publishing.corrections import corrections_csv, corrections_of
from pipeline.publishing.data import Sentences, data_files, findings_csv, ledger_csv, public_data
from pipeline.publishing.edition import write_edition
from pipeline.publishing.package import PACKAGE_NAME, data_package
from pipeline.publishing.provenance import edition_digest, manifest
from pipeline.publishing.public_record import (
    PUBLIC_FOLDER,
    RECORD_NAME,
    PublicFile,
    PublicRecord,
    files_of,
    parse_record,
    record_bytes,
)
from pipeline.publishing.readback import read_back, read_findings
from pipeline.publishing.record import EditionRecord, edition_name, published_before, read_record
from pipeline.publishing.standing import Place, place_of

__all__ = [
    "PACKAGE_NAME",
    "PUBLIC_FOLDER",
    "RECORD_NAME",
    "EditionRecord",
    "Place",
    "PublicFile",
    "PublicRecord",
    "Sentences",
    "corrections_csv",
    "corrections_of",
    "data_files",
    "data_package",
    "edition_digest",
    "edition_name",
    "files_of",
    "findings_csv",
    "ledger_csv",
    "manifest",
    "parse_record",
    "place_of",
    "public_data",
    "published_before",
    "read_back",
    "read_findings",
    "read_record",
    "record_bytes",
    "write_edition",
]
