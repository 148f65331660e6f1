"""What must hold in the conditions and the tests of the rule book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.errors import ConfigFault, Sentence
from pipeline.rules import CELL, ExpressionError, Scope, ValueKind, kind_of, literals, parse_expression
from pipeline.settings.conditions import cells_of, column_kinds, fits, names_in, scopes_of
from pipeline.settings.documents import Document, Key
from pipeline.settings.model import (
    Baseline,
    IndicatorCatalogue,
    ItemCatalogue,
    ReportKind,
    Rule,
    RuleBook,
    RuleCheck,
    RuleTest,
)
from pipeline.settings.spelling import meant
from pipeline.settings.validation import Loaded


@dataclass(frozen=True, slots=True)
class Known:
    """What rules may speak of; None: that file could not be read, so it is not judged."""

    kinds: Sequence[Loaded[ReportKind]]
    items: Loaded[ItemCatalogue] | None
    indicators: Loaded[IndicatorCatalogue] | None
    baseline: Loaded[Baseline] | None

    @property
    def by_kind(self) -> Mapping[str, ReportKind]:
        """Kind of report by name."""
        return {loaded.value.kind: loaded.value for loaded in self.kinds}

    def words(self, kind: ReportKind, column: str) -> tuple[str, ...] | None:
        """Return what the cells of ``column`` may be once they are read; None: anything."""
        field = kind.by_name[column]
        if field.constraints.enum is not None:
            return field.constraints.enum
        if field.role == "item" and self.items is not None:
            return tuple(self.items.value.by_code)
        if field.role == "indicator" and self.indicators is not None:
            return tuple(self.indicators.value.by_code)
        regions = self.baseline.value.regions if self.baseline is not None else ()
        if field.role == "region" and regions:
            return tuple(region.code for region in regions)
        if field.role == "district" and regions:
            return tuple(district.code for region in regions for district in region.districts)
        return None


def condition_faults(loaded: Loaded[RuleBook], known: Known) -> Iterator[ConfigFault]:
    """Yield every fault in the conditions and tests of rules.yaml."""
    for number, rule in enumerate(loaded.value.rules):
        owner: Key = ("rules", number)
        if rule.checks and rule.scope != "row":
            yield loaded.document.fault(
                (*owner, "scope"), Sentence("aturan dengan `checks` berlaku per baris: `row`.")
            )
        for index, check in enumerate(rule.checks):
            place = _Place(loaded.document, (*owner, "checks", index))
            yield from _check_faults(place, rule, check, known)
        for index, test in enumerate(rule.tests):
            place = _Place(loaded.document, (*owner, "tests", index))
            yield from _test_faults(place, test, known)


@dataclass(frozen=True, slots=True)
class _Place:
    """An entry of rules.yaml."""

    document: Document
    key: Key

    def fault(self, *part: str | int, problem: str, hint: str = "") -> ConfigFault:
        """Return a fault at ``part`` of the entry."""
        return self.document.fault((*self.key, *part), problem, hint)


def _check_faults(place: _Place, rule: Rule, check: RuleCheck, known: Known) -> Iterator[ConfigFault]:
    if (check.column is None) == (check.each is None):
        yield place.fault(
            problem=Sentence("tulis salah satu: `column` (satu kolom) atau `each` (daftar kolom).")
        )
        return
    for index, name in enumerate(check.kinds):
        if name not in known.by_kind:
            hint = meant(name, known.by_kind)
            yield place.fault(
                "kinds", index, problem=Sentence('tidak ada jenis laporan "{name}".', name=name), hint=hint
            )
    unread = list(_unread(place, check))
    yield from unread
    if unread or any(name not in known.by_kind for name in check.kinds):
        return
    kinds = [kind for kind in known.by_kind.values() if fits(check, kind)]
    if not kinds:
        yield _homeless(place, check, known)
    faults = [fault for kind in kinds for fault in _bound_faults(place, check, kind, known)]
    yield from dict.fromkeys(faults)
    yield from _scope_faults(place, rule, check)


def _texts(check: RuleCheck) -> Iterator[tuple[tuple[str, ...], str]]:
    yield ("when",), check.when
    for name, text in check.details.items():
        yield ("details", name), text


def _unread(place: _Place, check: RuleCheck) -> Iterator[ConfigFault]:
    """Expressions that can't even be read."""
    for part, text in _texts(check):
        try:
            parse_expression(text)
        except ExpressionError as error:
            yield place.fault(*part, problem=error.problem, hint=error.hint)


def _homeless(place: _Place, check: RuleCheck, known: Known) -> ConfigFault:
    """Return the fault of a check whose columns no kind of report has."""
    columns = {name: None for kind in known.by_kind.values() for name in kind.by_name}
    for name in names_in(check):
        if name not in columns:
            part = "column" if name == check.column else "when"
            return place.fault(
                part, problem=Sentence('tidak ada kolom "{name}".', name=name), hint=meant(name, columns)
            )
    return place.fault(
        problem=Sentence("tidak ada jenis laporan yang memuat semua kolomnya."),
        hint=Sentence("Tulis `kinds`."),
    )


def _bound_faults(place: _Place, check: RuleCheck, kind: ReportKind, known: Known) -> Iterator[ConfigFault]:
    columns = column_kinds(kind)
    if check.column is not None and check.column not in columns:
        problem = Sentence(
            'tidak ada kolom "{column}" dalam laporan {kind}.', column=check.column, kind=kind.kind
        )
        yield place.fault("column", problem=problem, hint=meant(check.column, columns))
        return
    for cell in cells_of(check, kind):
        typed = columns | {CELL: columns[cell]} if cell in columns else columns
        for part, text in _texts(check):
            try:
                yield from _kind_faults(place, part, kind_of(parse_expression(text), typed))
            except ExpressionError as error:
                yield place.fault(*part, problem=error.problem, hint=error.hint)
            else:
                yield from _word_faults(place, part, text, (kind, cell), known)


def _kind_faults(place: _Place, part: tuple[str, ...], found: ValueKind) -> Iterator[ConfigFault]:
    if part == ("when",) and found is not ValueKind.TRUTH:
        yield place.fault(
            *part,
            problem=Sentence("ini bukan syarat."),
            hint=Sentence("Bandingkan, mis. `diterima > kebutuhan`."),
        )
    if part != ("when",) and found is ValueKind.TRUTH:
        yield place.fault(
            *part,
            problem=Sentence("ini syarat, bukan isi kalimat."),
            hint=Sentence("Tulis kolom atau angkanya."),
        )


def _word_faults(
    place: _Place, part: tuple[str, ...], text: str, at: tuple[ReportKind, str], known: Known
) -> Iterator[ConfigFault]:
    """Texts that a column can never hold."""
    kind, cell = at
    for column, word in literals(parse_expression(text)):
        name = cell if column == CELL else column
        words = known.words(kind, name)
        if words is not None and word not in words:
            problem = Sentence('kolom {name} tidak pernah berisi "{word}".', name=name, word=word)
            hint = meant(word, words) or Sentence("Yang mungkin: {words}.", words=", ".join(words[:4]))
            yield place.fault(*part, problem=problem, hint=hint)


def _scope_faults(place: _Place, rule: Rule, check: RuleCheck) -> Iterator[ConfigFault]:
    scopes = scopes_of(parse_expression(text) for _, text in _texts(check))
    if Scope.DAYS not in scopes:
        return
    if Scope.ROW in scopes:
        problem = Sentence("previous_stage() tidak dapat dipakai bersama before().")
        yield place.fault("when", problem=problem)
    if rule.severity == "error":
        problem = Sentence(
            "aturan dengan before() diperiksa sesudah baris diterima, jadi tidak dapat menolaknya."
        )
        yield place.fault("when", problem=problem, hint=Sentence("Pakai `severity: warning`."))


def _test_faults(place: _Place, test: RuleTest, known: Known) -> Iterator[ConfigFault]:
    kind = known.by_kind.get(test.kind)
    if kind is None:
        hint = meant(test.kind, known.by_kind)
        yield place.fault(
            "kind", problem=Sentence('tidak ada jenis laporan "{kind}".', kind=test.kind), hint=hint
        )
        return
    path = PurePosixPath(test.file)
    if path.is_absolute() or ".." in path.parts or path.suffix.lower() != ".csv":
        yield place.fault("file", problem=Sentence("seharusnya nama berkas seperti `2024-11-18/berau.csv`."))
    for index, row in enumerate(test.rows):
        for name in row:
            if name not in kind.by_name:
                problem = Sentence(
                    'tidak ada kolom "{name}" dalam laporan {kind}.', name=name, kind=kind.kind
                )
                yield place.fault("rows", index, name, problem=problem, hint=meant(name, kind.by_name))
    for index, number in enumerate(test.found):
        if not 1 <= number <= len(test.rows):
            problem = Sentence(
                "tidak ada baris {number}; barisnya {rows}.", number=number, rows=len(test.rows)
            )
            yield place.fault("found", index, problem=problem)
