"""Reads the folder of the configuration into :class:`~.model.Settings`, or tells every fault."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from pipeline.errors import ConfigError, ConfigFault, Sentence
from pipeline.settings.acceptance_checks import acceptance_faults
from pipeline.settings.acceptance_keys import Catalogues
from pipeline.settings.agenda_checks import agenda_faults
from pipeline.settings.calendar_checks import edition_faults, milestone_faults
from pipeline.settings.catalogue_checks import indicator_faults, item_faults
from pipeline.settings.condition_checks import Known, condition_faults
from pipeline.settings.kind_checks import kind_faults, kinds_faults
from pipeline.settings.model import (
    Acceptances,
    AgendaWeights,
    Audience,
    Baseline,
    Edition,
    IndicatorCatalogue,
    ItemCatalogue,
    Milestones,
    ProjectionMethod,
    ReportKind,
    RuleBook,
    Settings,
    SignOffs,
)
from pipeline.settings.reading import read_document
from pipeline.settings.region_checks import region_faults
from pipeline.settings.rule_checks import rule_faults
from pipeline.settings.spelling import meant
from pipeline.settings.validation import Loaded, parse

Model = TypeVar("Model", bound=BaseModel)

_REPORTS = "reports"
_FILES = (
    "pipeline.yaml",
    "regions.yaml",
    "items.yaml",
    "indicators.yaml",
    "milestones.yaml",
    "rules.yaml",
    "projection.yaml",
    "agenda.yaml",
)


def load_settings(pipeline_file: Path) -> Settings:
    """Return the configuration that ``pipeline_file`` (config/pipeline.yaml) belongs to.

    The other files are taken from its folder: regions, items, indicators, milestones and rules,
    and every ``reports/*.yaml``. Raises ConfigError with the faults of all files at once.
    """
    if not pipeline_file.parent.is_dir():
        problem = Sentence("map konfigurasi ini tidak ada.")
        raise ConfigError((ConfigFault(str(pipeline_file.parent), 0, "", problem),))
    files = _Files(pipeline_file.parent)
    parts = _Parts(
        edition=files.load(pipeline_file.name, Edition),
        baseline=files.load("regions.yaml", Baseline),
        items=files.load("items.yaml", ItemCatalogue),
        indicators=files.load("indicators.yaml", IndicatorCatalogue),
        milestones=files.load("milestones.yaml", Milestones),
        rules=files.load("rules.yaml", RuleBook),
        projection=files.load("projection.yaml", ProjectionMethod),
        agenda=files.load("agenda.yaml", AgendaWeights),
        sign_offs=files.load_if_there("sign-off.yaml", SignOffs),
        acceptances=files.load_if_there("acceptances.yaml", Acceptances),
        audience=files.load_if_there("audience.yaml", Audience),
        kinds=tuple(files.load(name, ReportKind) for name in files.report_names()),
    )
    files.faults.extend(_contradictions(parts))
    if parts.rules and not files.has_faulty_reports:
        files.faults.extend(condition_faults(parts.rules, parts.known()))
    if files.faults:
        raise ConfigError(tuple(dict.fromkeys(files.faults)))
    return parts.settings(files.digest)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The files as far as they could be understood; None: not at all."""

    edition: Loaded[Edition] | None
    baseline: Loaded[Baseline] | None
    items: Loaded[ItemCatalogue] | None
    indicators: Loaded[IndicatorCatalogue] | None
    milestones: Loaded[Milestones] | None
    rules: Loaded[RuleBook] | None
    projection: Loaded[ProjectionMethod] | None
    agenda: Loaded[AgendaWeights] | None
    sign_offs: Loaded[SignOffs] | None
    """None also where there is no such file: then nothing is signed."""
    acceptances: Loaded[Acceptances] | None
    """None also where there is no such file: then nothing is accepted."""
    audience: Loaded[Audience] | None
    """None also where there is no such file: then nothing is public."""
    kinds: tuple[Loaded[ReportKind] | None, ...]

    def known(self) -> Known:
        """Return what the conditions of the rule book may speak of."""
        kinds = [kind for kind in self.kinds if kind is not None]
        return Known(kinds, self.items, self.indicators, self.baseline)

    def catalogues(self) -> Catalogues | None:
        """Return what the key of an accepted value may name; None where some of it has faults."""
        kinds = {kind.value.kind: kind.value for kind in self.kinds if kind is not None}
        if self.baseline is None or self.items is None or self.indicators is None:
            return None
        if len(kinds) < len(self.kinds):
            return None
        return Catalogues(kinds, self.baseline.value, self.items.value, self.indicators.value)

    def settings(self, digest: str) -> Settings:
        """Return the parts as one; every part is there, since a missing one is a fault."""
        return Settings(
            edition=_value(self.edition),
            baseline=_value(self.baseline),
            items=_value(self.items),
            indicators=_value(self.indicators),
            milestones=_value(self.milestones),
            rules=_value(self.rules),
            projection=_value(self.projection),
            agenda=_value(self.agenda),
            sign_offs=self.sign_offs.value if self.sign_offs else SignOffs(version=1),
            acceptances=self.acceptances.value if self.acceptances else Acceptances(version=1),
            audience=self.audience.value if self.audience else Audience(version=1),
            kinds=tuple(_value(kind) for kind in self.kinds),
            digest=digest,
        )


def _value(part: Loaded[Model] | None) -> Model:
    assert part is not None, "a part without a value has faults, and faults end the loading"
    return part.value


def _contradictions(parts: _Parts) -> Iterator[ConfigFault]:
    """Yield what no single value shows: contradictions within each file and between files."""
    if parts.edition:
        yield from edition_faults(parts.edition)
    if parts.baseline:
        yield from region_faults(parts.baseline)
    if parts.items:
        yield from item_faults(parts.items)
    if parts.indicators:
        yield from indicator_faults(parts.indicators, parts.items)
    if parts.milestones:
        yield from milestone_faults(parts.milestones, parts.baseline)
    if parts.agenda:
        yield from agenda_faults(parts.agenda)
    kinds = [kind for kind in parts.kinds if kind is not None]
    if parts.rules:
        yield from rule_faults(parts.rules)
        if parts.acceptances:
            yield from acceptance_faults(parts.acceptances, parts.rules.value, parts.catalogues())
    for kind in kinds:
        yield from kind_faults(kind)
    yield from kinds_faults(kinds)


class _Files:
    """The files of one configuration folder; gathers their faults and their digest."""

    def __init__(self, folder: Path) -> None:
        self.faults: list[ConfigFault] = []
        self._folder = folder
        self._label = folder.resolve().name
        self._contents: dict[str, bytes] = {}

    def load(self, name: str, model: type[Model]) -> Loaded[Model] | None:
        """Return the file ``name`` as ``model``, None where too little of it can be understood."""
        content = self._content(name)
        if content is None:
            return None
        document, yaml_faults = read_document(self._shown(name), content)
        self.faults.extend(yaml_faults)
        if document is None:
            return None
        loaded, faults = parse(document, model)
        told = {(fault.line, fault.key) for fault in yaml_faults}
        self.faults.extend(f for f in faults if (f.line, f.key) not in told)
        return loaded

    def load_if_there(self, name: str, model: type[Model]) -> Loaded[Model] | None:
        """Return the file ``name`` as ``model``, None where there is none."""
        return self.load(name, model) if (self._folder / name).exists() else None

    def report_names(self) -> tuple[str, ...]:
        """Return the names of all kinds of report in name order; none at all is a fault."""
        folder = self._folder / _REPORTS
        files = sorted(p.name for p in folder.glob("*") if not p.name.startswith("."))
        for name in files:
            if not name.endswith(".yaml"):
                shown = self._shown(f"{_REPORTS}/{name}")
                problem = Sentence("bukan berkas .yaml, jadi tidak terbaca.")
                self.faults.append(ConfigFault(shown, 0, "", problem, Sentence("Ganti nama atau pindahkan.")))
        names = tuple(f"{_REPORTS}/{name}" for name in files if name.endswith(".yaml"))
        if not names:
            problem = Sentence("tidak ada satu pun jenis laporan (reports/<jenis>.yaml).")
            self.faults.append(ConfigFault(self._shown(_REPORTS), 0, "", problem))
        return names

    @property
    def has_faulty_reports(self) -> bool:
        """Whether some kind of report can't be taken as it stands: rules over it would fail too."""
        folder = self._shown(_REPORTS)
        return any(fault.file.startswith(folder) for fault in self.faults)

    @property
    def digest(self) -> str:
        """SHA-256 over the files read so far: name, length and bytes of each, in name order."""
        total = hashlib.sha256()
        for name, content in sorted(self._contents.items()):
            total.update(f"{name}\n{len(content)}\n".encode())
            total.update(content)
        return total.hexdigest()

    def _content(self, name: str) -> bytes | None:
        try:
            content = (self._folder / name).read_bytes()
        except OSError as error:
            self.faults.append(self._unreadable(name, error))
            return None
        self._contents[name] = content
        return content

    def _unreadable(self, name: str, error: OSError) -> ConfigFault:
        if not isinstance(error, FileNotFoundError):
            return ConfigFault(
                self._shown(name),
                0,
                "",
                Sentence("tidak dapat dibaca ({strerror}).", strerror=error.strerror),
            )
        folder = self._folder
        others = [p.name for p in folder.iterdir() if p.is_file() and p.name not in _FILES]
        return ConfigFault(self._shown(name), 0, "", Sentence("berkas ini tidak ada."), meant(name, others))

    def _shown(self, name: str) -> str:
        return f"{self._label}/{name}"
