"""Validate one clean report with frictionless, by the types of our own Table Schema.

Run as ``python -m tests.benchmarks.frictionless_part REPORT SCHEMA``. The package is in the group
``bench`` alone; without it this fails to start.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml
from frictionless import Dialect, Resource, Schema, formats, system


def main(report: Path, schema: Path) -> None:
    """Validate ``report``; raises AssertionError where it is not valid."""
    fields = yaml.safe_load(schema.read_text(encoding="utf-8"))["fields"]
    types = {field["name"]: field["type"] for field in fields}
    with report.open(encoding="utf-8") as lines:
        names = lines.readline().strip().split(";")
    described = Schema.from_descriptor({"fields": [{"name": name, "type": types[name]} for name in names]})
    dialect = Dialect(controls=[formats.CsvControl(delimiter=";")])
    with system.use_context(trusted=True):
        found = Resource(path=str(report), dialect=dialect, schema=described).validate()
    assert found.valid, found.to_summary()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
