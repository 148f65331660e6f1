"""What stands in a blank form: its columns with their checks, and what is filled in beforehand.

All of it comes from the configuration by the roles of the columns, so that a new kind of report,
item, indicator or word has its form without a change of the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.settings.model import NeedRule, Region, ReportField, ReportKind, Settings

AFTERWARDS = timedelta(days=90)
"""How long after the season something may still fall due."""
SPARE_ROWS = 30
"""Rows of a form in which nothing is filled in beforehand."""
_WIDTHS = {
    "date": 12, "region": 20, "district": 22, "item": 32, "indicator": 36, "unit": 11, "count": 13,
    "category": 22, "word": 14, "election": 14, "reference": 14, "text": 32,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choices:
    """A cell takes one of ``words``."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A cell takes a whole number from 0."""


@dataclass(frozen=True, slots=True)
class DayBetween:
    """A cell takes a day of the season, both ends included."""

    first: date
    last: date


Check = Choices | WholeNumber | DayBetween


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column; ``name`` is canonical, ``title`` and ``hint`` are in the reader's language.

    ``width`` counts characters. ``check`` None: free text. ``once``: the report's own date or
    region, the same in every row.
    """

    name: str
    title: str
    hint: str
    role: str
    width: int
    check: Check | None
    is_required: bool
    once: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One blank form.

    ``rows`` hold the cells that are filled in beforehand by column name; ``spare_rows`` follow
    below. ``region`` is the region's name as it stands in the rows, "" for the province's kinds.
    """

    name: str
    title: str
    kind: str
    region: str
    columns: tuple[FormColumn, ...]
    rows: tuple[dict[str, str | int], ...]
    spare_rows: int

    @property
    def key(self) -> str:
        """The column by which a spare row shows that it is used: the first that may not be blank."""
        return next(
            (c.name for c in self.columns if c.is_required and not c.once),
            next(c.name for c in self.columns if not c.once),
        )


def desk_forms(region: Region, settings: Settings) -> tuple[Form, ...]:
    """Return the blank forms of one desk: one per kind that desks send, and where a kind knows
    kecamatan and items, one more with a row for each of both.
    """
    forms = []
    for kind in settings.kinds:
        if kind.sender == "desk":
            forms.append(_form(kind, region, settings, f"{kind.kind}-{region.slug}", by_district=False))
            if {"district", "item"} <= {field.role for field in kind.fields}:
                name = f"{kind.kind}-kecamatan-{region.slug}"
                forms.append(_form(kind, region, settings, name, by_district=True))
    return tuple(forms)


def province_forms(settings: Settings) -> tuple[Form, ...]:
    """Return the blank forms of the province's own kinds."""
    return tuple(
        _form(kind, None, settings, kind.kind, by_district=False)
        for kind in settings.kinds
        if kind.sender != "desk"
    )


def _form(
    kind: ReportKind, region: Region | None, settings: Settings, name: str, *, by_district: bool
) -> Form:
    language = settings.edition.language
    rows = _rows(kind, region, settings, by_district=by_district) if region else ()
    # Where rows are given, they are those of the whole region or of each kecamatan; a column that
    # invites to mix the two has no place.
    left_out = "district" if rows and not by_district else ""
    fields = [field for field in kind.fields if field.role != left_out]
    columns = tuple(_column(field, region, settings) for field in fields)
    return Form(
        name=name,
        title=kind.title.in_language(language),
        kind=kind.kind,
        region=region.short_name if region else "",
        columns=columns,
        rows=rows,
        spare_rows=0 if rows else SPARE_ROWS,
    )


def _column(field: ReportField, region: Region | None, settings: Settings) -> FormColumn:
    language = settings.edition.language
    return FormColumn(
        name=field.name,
        title=field.name,
        hint=field.description.in_language(language),
        role=field.role,
        width=_WIDTHS[field.role],
        check=_check(field, region, settings),
        is_required=field.constraints.required,
        once=region is not None and field.from_name,
    )


def _check(field: ReportField, region: Region | None, settings: Settings) -> Check | None:
    """Return what a cell of ``field`` takes."""
    if field.constraints.enum:
        return Choices(field.constraints.enum)
    if field.role == "count":
        return WholeNumber()
    if field.role == "date":
        season = settings.milestones
        if field.name == "tanggal":
            return DayBetween(season.season_start, season.season_end)
        return DayBetween(settings.edition.first_meeting, season.season_end + AFTERWARDS)
    return _names(field.role, region, settings)


def _names(role: str, region: Region | None, settings: Settings) -> Choices | None:
    """Return the names of the catalogue that ``role`` is taken from; None for free text."""
    regions = (region,) if region else settings.baseline.regions
    catalogues: dict[str, tuple[str, ...]] = {
        "region": tuple(r.short_name for r in regions),
        "district": tuple(d.name for d in region.districts) if region else (),
        "item": tuple(item.name for item in settings.items.items),
        "indicator": tuple(indicator.name for indicator in settings.indicators.indicators),
        "unit": tuple(unit.name for unit in settings.items.units),
    }
    names = catalogues.get(role, ())
    return Choices(names) if names else None


@dataclass(frozen=True, slots=True)
class _Known:
    """One thing that is counted: its name, its unit, and how many there must be if that is sure."""

    name: str
    unit: str
    goal: int | None


def _rows(
    kind: ReportKind, region: Region, settings: Settings, *, by_district: bool
) -> tuple[dict[str, str | int], ...]:
    """Return the cells that the configuration knows beforehand: what is to be counted, its unit, and
    for a whole region the need or target where the rule gives one figure. Within a corridor the
    desk knows better, and of one kecamatan the rules say nothing.
    """
    named = {field.role: field.name for field in reversed(kind.fields)}
    goal = next((name for name in ("kebutuhan", "target") if name in kind.by_name), None)
    if "item" in named:
        column = named["item"]
        things = [_Known(i.name, i.unit, _sure(i.need, region)) for i in settings.items.items]
    elif "indicator" in named:
        column = named["indicator"]
        known = settings.indicators.indicators
        things = [_Known(i.name, i.unit, _sure(i.target, region)) for i in known]
    else:
        return ()
    places = [d.name for d in region.districts] if by_district else [""]
    cells = (
        {
            named.get("district", ""): place,
            column: thing.name,
            named.get("unit", ""): thing.unit,
            goal or "": "" if by_district or thing.goal is None else thing.goal,
        }
        for place in places
        for thing in things
    )
    return tuple({name: cell for name, cell in row.items() if name and cell != ""} for row in cells)


def _sure(rule: NeedRule | None, region: Region) -> int | None:
    """Return what ``rule`` asks of ``region`` where that is one figure."""
    low, high = rule.corridor(region) if rule else (0, 1)
    return low if low == high else None
