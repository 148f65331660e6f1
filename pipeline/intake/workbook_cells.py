"""What a workbook shows and its reader does not say: error values, and numbers shown as percent.

The reader of workbooks gives an error cell (``#REF!``) as an empty one, which would pass for *not
reported*, and 87.5 % as 0.875, which would pass for a count. Both are looked up in the parts of the
workbook itself (ECMA-376 part 1, 18.3.1.4 ``c`` and 18.8.30 ``numFmt``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"""(?<![\w:])([\w:]++)\s*+=\s*(?:"([^"]*)"|'([^']*)')""")
_CELL_START = re.compile(rb"<(?:\w+:)?c\s")
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")
_PLACE = re.compile(rb"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
_NUMBER_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)>")
_BUILT_IN_PERCENT = frozenset({b"9", b"10"})
Place = tuple[int, int]


def shown_otherwise(parts: Mapping[str, bytes], sheet: int) -> dict[Place, str]:
    """Return what the cells of the sheet with index ``sheet`` show where it is not their value:
    (row, column), both from 0, to text.
    """
    part = _sheet_part(parts, sheet)
    percents = _percent_styles(parts.get("xl/styles.xml", b""))
    if part is None or (not percents and b'"e"' not in part and b"'e'" not in part):
        return {}
    return dict(_told_apart(part, percents))


def _told_apart(part: bytes, percents: frozenset[bytes]) -> Iterator[tuple[Place, str]]:
    for cell in _CELL_START.split(part)[1:]:
        head, _, inside = cell.partition(b">")
        attributes = _attributes(head)
        place, value = _place(attributes.get(b"r", b"")), _VALUE.search(inside)
        if place is None or value is None:
            continue
        kind = attributes.get(b"t", b"n")
        if kind == b"e":
            yield place, value.group(1).decode("utf-8", "replace")
        elif kind == b"n" and attributes.get(b"s") in percents:
            shown = _as_percent(value.group(1))
            if shown is not None:
                yield place, shown


def _as_percent(number: bytes) -> str | None:
    try:
        # What binary fractions add behind the fifteenth digit was never typed.
        share = Decimal(f"{float(number):.15g}")
    except (ValueError, InvalidOperation):
        return None
    return f"{(share * 100).normalize():f}%" if share.is_finite() else None


def _attributes(text: bytes) -> dict[bytes, bytes]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(text)}


def _place(reference: bytes) -> Place | None:
    found = _PLACE.fullmatch(reference)
    if found is None:
        return None
    return int(found.group(2)) - 1, column_number(found.group(1)) - 1


def column_number(letters: bytes) -> int:
    """Return the number of the column that a spreadsheet calls ``letters`` (A = 1)."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _sheet_part(parts: Mapping[str, bytes], sheet: int) -> bytes | None:
    sheets = _SHEET.findall(parts.get("xl/workbook.xml", b""))
    if sheet >= len(sheets):
        return None
    ids = [value for name, value in _attributes(sheets[sheet]).items() if name.endswith(b":id")]
    for relation in _RELATION.findall(parts.get("xl/_rels/workbook.xml.rels", b"")):
        attributes = _attributes(relation)
        if attributes.get(b"Id") in ids:
            target = attributes.get(b"Target", b"").decode("utf-8", "replace")
            return parts.get(target.removeprefix("/") if target.startswith("/") else f"xl/{target}")
    return None


def _percent_styles(styles: bytes) -> frozenset[bytes]:
    """Return the style numbers (as cells name them) that show a number as percent."""
    numbers = set(_BUILT_IN_PERCENT)
    for found in _NUMBER_FORMAT.findall(styles):
        attributes = _attributes(found)
        if b"%" in attributes.get(b"formatCode", b""):
            numbers.add(attributes.get(b"numFmtId", b""))
    formats = _CELL_FORMATS.search(styles)
    if formats is None:
        return frozenset()
    used = [_attributes(found).get(b"numFmtId") for found in _FORMAT.findall(formats.group())]
    return frozenset(str(n).encode() for n, number in enumerate(used) if number in numbers)
