"""What the bulletin is made of: counts, dates and states, never text (design rule 6).

Counts stay exact; shares keep numerator and denominator; an absent value is None, never 0.
Regions, items and indicators are codes of the configuration; the page looks up their names.
"""

from pipeline.measures.model.agenda import (
    Agenda,
    AgendaFigure,
    AgendaItem,
    AgendaKind,
    AgendaUnit,
    Score,
)
from pipeline.measures.model.changes import (
    Causes,
    Change,
    Changes,
    Correction,
    Headline,
    PublishedRecord,
)
from pipeline.measures.model.edition import Calendar, Measures, PreviousEdition, Standing
from pipeline.measures.model.figures import Origin, Ratio, Status, Value
from pipeline.measures.model.logistics import (
    BallotDay,
    BallotTotal,
    Completion,
    DistrictCoverage,
    ItemLadder,
    Logistics,
    Need,
    ScarcestItem,
    StageCount,
    StageSummary,
)
from pipeline.measures.model.others import PlainKind, PlainRow
from pipeline.measures.model.projection import (
    NO_BASIS,
    BallotProjection,
    Basis,
    ItemProjection,
    Projection,
    ProjectionState,
    Series,
    Span,
    StageProjection,
)
from pipeline.measures.model.quality import CarriedValue, FindingGroup, Quality, RegionQuality
from pipeline.measures.model.readiness import (
    BoardCell,
    IndicatorValue,
    Readiness,
    Turnout,
    TurnoutMeasures,
    TurnoutTotal,
)
from pipeline.measures.model.registers import (
    Decision,
    FollowUp,
    Issue,
    IssueRegister,
    StatusAges,
    Visit,
    Visits,
)
from pipeline.measures.model.reporting import DayCell, DayState, RegionReporting, Reporting

__all__ = [
    "NO_BASIS",
    "Agenda",
    "AgendaFigure",
    "AgendaItem",
    "AgendaKind",
    "AgendaUnit",
    "BallotDay",
    "BallotProjection",
    "BallotTotal",
    "Basis",
    "BoardCell",
    "Calendar",
    "CarriedValue",
    "Causes",
    "Change",
    "Changes",
    "Completion",
    "Correction",
    "DayCell",
    "DayState",
    "Decision",
    "DistrictCoverage",
    "FindingGroup",
    "FollowUp",
    "Headline",
    "IndicatorValue",
    "Issue",
    "IssueRegister",
    "ItemLadder",
    "ItemProjection",
    "Logistics",
    "Measures",
    "Need",
    "Origin",
    "PlainKind",
    "PlainRow",
    "PreviousEdition",
    "Projection",
    "ProjectionState",
    "PublishedRecord",
    "Quality",
    "Ratio",
    "Readiness",
    "RegionQuality",
    "RegionReporting",
    "Reporting",
    "ScarcestItem",
    "Score",
    "Series",
    "Span",
    "StageCount",
    "StageProjection",
    "StageSummary",
    "Standing",
    "Status",
    "StatusAges",
    "Turnout",
    "TurnoutMeasures",
    "TurnoutTotal",
    "Value",
    "Visit",
    "Visits",
]
