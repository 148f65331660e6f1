"""An edition's figures made by hand: the shipped ten regions in the week before 18 November 2024.

The story: seven desks report, Kutai Barat, Kutai Timur and Paser are silent; in the warehouse only
Mahakam Ulu is complete, every other region lacks a quarter of its seals; nothing has moved further.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.bulletin import EditionContext
from pipeline.measures.model import (
    BallotDay,
    BallotTotal,
    BoardCell,
    Calendar,
    CarriedValue,
    Completion,
    DayCell,
    DayState,
    Decision,
    DistrictCoverage,
    FindingGroup,
    FollowUp,
    IndicatorValue,
    Issue,
    IssueRegister,
    ItemLadder,
    Logistics,
    Measures,
    Need,
    Origin,
    Quality,
    Ratio,
    Readiness,
    RegionQuality,
    RegionReporting,
    Reporting,
    StageCount,
    StageSummary,
    Status,
    TurnoutMeasures,
    Value,
    Visit,
    Visits,
)
from pipeline.model.dataset import Period
from pipeline.model.editions import DRAFT
from pipeline.model.ledger import FileRecord, Ledger, RowCounts, Verdict
from pipeline.model.stages import STAGES, Stage
from pipeline.settings import Settings
from pipeline.settings.model import Item, Region

MEETING = date(2024, 11, 18)
PERIOD = Period.before(MEETING)
SILENT_DAYS = {"64.01": 4, "64.07": 1, "64.08": 2}
COMPLETE = "64.11"
LACKING = "segel"
NEED = 1_000
RECEIVED_OF_LACKING = 750
TOPICS = (*STAGES, "personel", "c_pemberitahuan", "keamanan", "anggaran")


def last_day(region: str) -> date:
    """The newest day that a region reported."""
    return PERIOD.end - timedelta(days=SILENT_DAYS.get(region, 0))


def value(region: str, count: int | None) -> Value:
    """A count of the region's newest report."""
    if count is None:
        return Value(None, None, None, ())
    return Value(
        count, last_day(region), SILENT_DAYS.get(region, 0), (Origin(f"2024-11-17/{region}.csv", 2),)
    )


def reporting_row(region: str) -> RegionReporting:
    """A week with reports until the silence began; one nil, one late report."""
    cells = []
    for number, day in enumerate(PERIOD.days):
        state = DayState.REPORTED if day <= last_day(region) else DayState.MISSING
        if region == "64.09" and number == 5:
            state = DayState.NIL
        if region == "64.71" and number == 2:
            state = DayState.LATE
        cells.append(DayCell(day, state, state is DayState.NIL, day, arrival_unknown=False, files=()))
    return RegionReporting(region, tuple(cells), last_day(region), SILENT_DAYS.get(region, 0), 0)


def reporting(settings: Settings) -> Reporting:
    """Seven of ten for the last day; 63 of 70 reports in the week, one of them late."""
    rows = tuple(reporting_row(code) for code in settings.baseline.by_code)
    return Reporting(rows, Ratio(63, 70), Ratio(62, 63), Ratio(7, 10), tuple(sorted(SILENT_DAYS)))


def stage_count(region: str, item: Item, stage: Stage) -> StageCount:
    """Everything is in the warehouse but a quarter of the lacking item; nothing has left it."""
    need = Need(NEED, NEED, NEED, None, outside_corridor=False)
    if stage not in item.stages:
        return StageCount(
            stage, value(region, None), upper_bound=False, need=need,
            completion=Completion.NOT_NEEDED, districts_reported=None,
        )  # fmt: skip
    count, completion = 0, Completion.INCOMPLETE
    if stage is Stage.RECEIVED:
        short = item.code == LACKING and region != COMPLETE
        count = RECEIVED_OF_LACKING if short else NEED
        completion = Completion.INCOMPLETE if short else Completion.COMPLETE
    return StageCount(
        stage, value(region, count), upper_bound=False, need=need, completion=completion,
        districts_reported=None,
    )  # fmt: skip


def ladder(region: str, item: Item) -> ItemLadder:
    """One item of one region, with ten damaged."""
    return ItemLadder(
        region=region,
        item=item.code,
        stages=tuple(stage_count(region, item, stage) for stage in STAGES),
        damaged=value(region, 10 if item.code == LACKING else 0),
        short=value(region, NEED - RECEIVED_OF_LACKING if item.code == LACKING else 0),
        surplus=None,
        as_of=last_day(region),
        age_days=SILENT_DAYS.get(region, 0),
    )


def summary(settings: Settings, region: str, stage: Stage) -> StageSummary:
    """How far a region is at a stage, by the same story."""
    items = sum(1 for item in settings.items.items if stage in item.stages)
    done = 0 if stage is not Stage.RECEIVED else items - (region != COMPLETE)
    deadline = settings.milestones.deadline(region, stage)
    return StageSummary(
        region=region,
        stage=stage,
        items=Ratio(done, items),
        estimated=0,
        unreported=0,
        scarcest=None if done == items else LACKING,
        complete=done == items,
        deadline=deadline,
        slack_days=(deadline - MEETING).days,
        status=Status.DONE if done == items else Status.ON_COURSE,
        as_of=last_day(region),
        age_days=SILENT_DAYS.get(region, 0),
    )


def ballot_totals(settings: Settings, item: Item) -> list[BallotTotal]:
    """Ten regions with a need of a thousand each; one has not reported within the period."""
    regions = len(settings.baseline.regions)
    return [
        BallotTotal(
            item=item.code, stage=stage,
            fresh=(regions - 1) * NEED if stage is Stage.RECEIVED else 0,
            carried=NEED if stage is Stage.RECEIVED else 0,
            regions_fresh=regions - 1, regions_carried=1,
            need_low=regions * NEED, need_high=regions * NEED, oldest=date(2024, 11, 9),
        )
        for stage in STAGES
    ]  # fmt: skip


def ballot_days(settings: Settings) -> tuple[BallotDay, ...]:
    """A fortnight in which the ballots arrived."""
    regions = len(settings.baseline.regions)
    days = (PERIOD.end - timedelta(days=n) for n in range(13, -1, -1))
    return tuple(
        BallotDay(
            day,
            tuple((s, min(number, 10) * NEED if s is Stage.RECEIVED else 0) for s in STAGES),
            regions,
        )
        for number, day in enumerate(days, start=1)
    )


def logistics(settings: Settings) -> Logistics:
    """Section H of the story."""
    regions = tuple(settings.baseline.by_code)
    ballots = [item for item in settings.items.items if item.is_ballot]
    done = {stage: (COMPLETE,) if stage is Stage.RECEIVED else () for stage in STAGES}
    return Logistics(
        ladders=tuple(ladder(r, item) for r in regions for item in settings.items.items),
        summaries=tuple(summary(settings, r, stage) for r in regions for stage in STAGES),
        complete_regions=tuple(done.items()),
        coverage=(DistrictCoverage("64.03", Ratio(11, 13), PERIOD.end, ("64.03.01", "64.03.02"), ()),),
        ballots=tuple(total for item in ballots for total in ballot_totals(settings, item)),
        ballot_days=tuple((item.code, ballot_days(settings)) for item in ballots),
    )


def issue(number: str, description: str, **changes: object) -> Issue:
    """An open issue of Berau, two days overdue."""
    base = Issue(
        region="64.03", district=None, number=number, category="logistik_rusak", level="tinggi",
        description=description, source=None, owner="Sekretariat KPU", status="ditangani", action=None,
        opened=date(2024, 11, 12), updated=PERIOD.end, closed=None, due=date(2024, 11, 16), age_days=6,
        overdue_days=2, is_new=True, closed_in_period=False, origin=Origin("2024-11-17/64.03.csv", 5),
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


def issues(*found: Issue) -> IssueRegister:
    """A register of the given issues."""
    statuses = ("baru", "ditelusuri", "ditangani", "diteruskan", "dihentikan", "selesai")
    levels = ("kritis", "tinggi", "sedang", "rendah")
    still_open = [i for i in found if i.is_open]
    return IssueRegister(
        issues=found,
        by_status=tuple((s, sum(1 for i in found if i.status == s)) for s in statuses),
        by_level_open=tuple((level, sum(1 for i in still_open if i.level == level)) for level in levels),
        new=sum(1 for i in found if i.is_new),
        closed_in_period=sum(1 for i in found if i.closed_in_period),
        overdue=sum(1 for i in still_open if i.overdue_days > 0),
        median_age_days=6 if still_open else None,
    )


def decision() -> Decision:
    """A decision of the last meeting without news, four days late."""
    return Decision(
        number="KR-01", meeting=date(2024, 11, 11), text="Melengkapi segel di gudang", owner="KPU Provinsi",
        region=None, due=date(2024, 11, 14), status="proses", updated=date(2024, 11, 11), closed=None,
        overdue_days=4, silent_days=7, no_news=True, note=None, origin=Origin("2024-11-17/64.02.csv", 9),
    )  # fmt: skip


def visit() -> Visit:
    """A visit that was made."""
    return Visit(
        number="KL-01", day=date(2024, 11, 13), region="64.11", team="Tim I", mode="sungai",
        purpose="Memeriksa gudang", status="terlaksana", findings="Gudang kering", action=None,
        origin=Origin("kunjungan.csv", 2),
    )  # fmt: skip


def readiness(settings: Settings) -> Readiness:
    """KPPS sworn in by half everywhere, and a board that is on course."""
    regions = settings.baseline.by_code.values()
    return Readiness(
        values=tuple(
            IndicatorValue(
                r.code, "kpps-dilantik", None, value(r.code, 7 * r.polling_stations // 2),
                7 * r.polling_stations, target_is_rule=True, status=Status.ON_COURSE,
            )
            for r in regions
        ),
        board=tuple(board_cell(r, topic) for r in regions for topic in TOPICS),
        topics=TOPICS,
    )  # fmt: skip


def board_cell(region: Region, topic: str) -> BoardCell:
    """One cell of the board: done in the warehouse of the complete region only."""
    done = topic == Stage.RECEIVED and region.code == COMPLETE
    return BoardCell(
        region.code, topic, Status.DONE if done else Status.ON_COURSE, Ratio(1, 2),
        SILENT_DAYS.get(region.code, 0),
    )  # fmt: skip


def quality(settings: Settings) -> Quality:
    """One refused row in Paser, one value older than the period."""
    rows = RowCounts(read=20, accepted=18, rejected=1, ignored=1)
    return Quality(
        regions=tuple(
            RegionQuality(code, 1, 0, rows, errors=1, warnings=0, tolerated=0)
            for code in settings.baseline.by_code
        ),
        groups=(FindingGroup("number-invalid", "error", "64.01", 1, Origin("paser.csv", 9), "12O"),),
        carried=(CarriedValue("64.01", "tinta", date(2024, 11, 9), 8),),
    )


def measures(settings: Settings, *found: Issue) -> Measures:
    """All figures of the story, with the issues given (one by default)."""
    unvisited = (code for code in settings.baseline.by_code if code != visit().region)
    return Measures(
        calendar=Calendar(MEETING, "47", 2024, 9, PERIOD, PERIOD.end, date(2024, 11, 25)),
        reporting=reporting(settings),
        logistics=logistics(settings),
        issues=issues(*(found or (issue("B-001", "Segel rusak di gudang"),))),
        follow_up=FollowUp((decision(),), open=1, overdue=1, closed_in_period=0, no_news=1),
        visits=Visits((visit(),), (("64.11", 1),), (), tuple(unvisited)),
        readiness=readiness(settings),
        turnout=TurnoutMeasures((), (), settings.edition.targets.turnout_percent),
        quality=quality(settings),
    )  # fmt: skip


def ledger(settings: Settings) -> Ledger:
    """One accepted file of each region."""
    rows = RowCounts(read=20, accepted=18, rejected=1, ignored=1)
    return Ledger(
        tuple(
            FileRecord(
                path=f"2024-11-17/{code}.csv", sha256=code.replace(".", "") * 16, size=900,
                received=date(2024, 11, 17), kind="logistik", encoding="utf-8", delimiter=";", header_row=1,
                verdict=Verdict.PARTLY_REJECTED, rows=rows, regions=(code,), findings=(1, 0, 0),
            )
            for code in settings.baseline.by_code
        )
    )  # fmt: skip


def context(settings: Settings) -> EditionContext:
    """What the caller knows of the edition."""
    return EditionContext(settings, ledger(settings), "3fa9c1d2", DRAFT, "id", "0.1.0")
