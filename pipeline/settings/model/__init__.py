"""What the configuration says, as frozen values.

Every class mirrors one mapping of one YAML file; an unknown key is a fault. Sentences in two
languages are :class:`Words`. Reading, line numbers and near-miss hints: :mod:`.loading`.
"""

from __future__ import annotations

from pipeline.settings.model.acceptances import LAPSED, Acceptance, Acceptances
from pipeline.settings.model.audience import Audience
from pipeline.settings.model.base import (
    Count,
    DistrictCode,
    Frozen,
    Language,
    Percent,
    RegionCode,
    Slug,
    Text,
    Words,
)
from pipeline.settings.model.baseline import (
    Baseline,
    BaselineTotals,
    District,
    Region,
)
from pipeline.settings.model.calendar import (
    Milestones,
    StageDeadlines,
)
from pipeline.settings.model.catalogues import (
    Conversion,
    Indicator,
    IndicatorCatalogue,
    Item,
    ItemCatalogue,
    NeedRule,
    StageName,
    Topic,
    Unit,
)
from pipeline.settings.model.edition import (
    Edition,
    Letterhead,
    Limits,
    Signatory,
    Targets,
    Thresholds,
)
from pipeline.settings.model.kinds import (
    FieldConstraints,
    FieldRole,
    ReportField,
    ReportKind,
)
from pipeline.settings.model.projecting import (
    BackTest,
    ProjectionMethod,
)
from pipeline.settings.model.ranking import (
    AgendaWeights,
)
from pipeline.settings.model.rules import (
    CORRECTABLE,
    CoordinatorWords,
    Rule,
    RuleBook,
    RuleCheck,
    RuleTest,
)
from pipeline.settings.model.signing import SignOff, SignOffs
from pipeline.settings.model.whole import (
    Settings,
)

__all__ = [
    "CORRECTABLE",
    "LAPSED",
    "Acceptance",
    "Acceptances",
    "AgendaWeights",
    "Audience",
    "BackTest",
    "Baseline",
    "BaselineTotals",
    "Conversion",
    "CoordinatorWords",
    "Count",
    "District",
    "DistrictCode",
    "Edition",
    "FieldConstraints",
    "FieldRole",
    "Frozen",
    "Indicator",
    "IndicatorCatalogue",
    "Item",
    "ItemCatalogue",
    "Language",
    "Letterhead",
    "Limits",
    "Milestones",
    "NeedRule",
    "Percent",
    "ProjectionMethod",
    "Region",
    "RegionCode",
    "ReportField",
    "ReportKind",
    "Rule",
    "RuleBook",
    "RuleCheck",
    "RuleTest",
    "Settings",
    "SignOff",
    "SignOffs",
    "Signatory",
    "Slug",
    "StageDeadlines",
    "StageName",
    "Targets",
    "Text",
    "Thresholds",
    "Topic",
    "Unit",
    "Words",
]
