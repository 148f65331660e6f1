"""All files of the configuration as one value."""

from __future__ import annotations

from functools import cached_property

from pipeline.settings.model.acceptances import Acceptances
from pipeline.settings.model.audience import Audience
from pipeline.settings.model.base import Frozen
from pipeline.settings.model.baseline import Baseline
from pipeline.settings.model.calendar import Milestones
from pipeline.settings.model.catalogues import IndicatorCatalogue, ItemCatalogue
from pipeline.settings.model.edition import Edition
from pipeline.settings.model.kinds import ReportKind
from pipeline.settings.model.projecting import ProjectionMethod
from pipeline.settings.model.ranking import AgendaWeights
from pipeline.settings.model.rules import RuleBook
from pipeline.settings.model.signing import SignOffs


class Settings(Frozen):
    """The whole configuration, parsed once; a function takes the part that it needs."""

    edition: Edition
    baseline: Baseline
    items: ItemCatalogue
    indicators: IndicatorCatalogue
    milestones: Milestones
    kinds: tuple[ReportKind, ...]
    rules: RuleBook
    projection: ProjectionMethod
    agenda: AgendaWeights
    sign_offs: SignOffs
    acceptances: Acceptances
    audience: Audience
    digest: str
    """SHA-256 over the configuration files, in name order."""

    @cached_property
    def kind_by_name(self) -> dict[str, ReportKind]:
        """Kind of report by its name, in name order."""
        return {k.kind: k for k in sorted(self.kinds, key=lambda k: k.kind)}
