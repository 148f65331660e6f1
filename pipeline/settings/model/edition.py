"""pipeline.yaml: the office, its edition, its targets and thresholds."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Annotated, Literal

from pydantic import Field

from pipeline.settings.model.base import Count, Frozen, Language, Percent, Text, Words

ClockTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-3])[.:][0-5]\d$")]
EmailAddress = Annotated[str, Field(pattern=r"^[^@\s,;<>]+@[^@\s,;<>]+$")]
NOWHERE = Words(id="", en="")


class Targets(Frozen):
    """What reporting and turnout are measured against, each with its source."""

    completeness_percent: Percent
    timeliness_percent: Percent
    reporting_source: Text
    turnout_percent: Percent
    turnout_source: Text


class Thresholds(Frozen):
    """Where the status scale and the checks change their word."""

    on_time_days: Count = 1
    attention_slack_days: Count = 2
    jump_factor: Annotated[int, Field(ge=2)] = 10
    stale_issue_days: Count = 7


class Limits(Frozen):
    """What a report may be at most (beyond it a file is refused, ``file-too-large``), and how long
    one PDF may take (beyond it the run fails).
    """

    file_bytes: Annotated[int, Field(gt=0)] = 64_000_000
    file_rows: Annotated[int, Field(gt=0)] = 2_000_000
    cell_characters: Annotated[int, Field(gt=0)] = 32_767
    render_seconds: Annotated[int, Field(gt=0)] = 900


class Schedule(Frozen):
    """The clock of the week. WITA knows no daylight saving, so an offset says it all."""

    zone_name: str = "WITA"
    utc_offset_hours: Annotated[int, Field(ge=-12, le=14)] = 8
    corrections_due: ClockTime = "18.00"
    """Until when, on the day before a meeting, a desk's correction still makes its edition."""

    def last_day_for_corrections(self, day: date) -> date:
        """Return the Sunday before the next Monday after ``day``; a Sunday is its own."""
        return day + timedelta(days=(6 - day.weekday()) % 7)

    edition_due: ClockTime = "08.00"
    """Until when, on the day of a meeting, its edition is to be on the site."""

    def due(self, meeting: date) -> datetime:
        """Return the moment at which the edition of ``meeting`` is due."""
        hour, minute = map(int, self.edition_due.replace(":", ".").split("."))
        zone = timezone(timedelta(hours=self.utc_offset_hours))
        return datetime.combine(meeting, time(hour, minute), zone)

    def now(self) -> datetime:
        """Return the moment on this zone's clock."""
        return datetime.now(timezone(timedelta(hours=self.utc_offset_hours), self.zone_name))


class Letterhead(Frozen):
    """The kop: lines above the double rule."""

    government: str
    office: str
    address: Text
    city: str


class Signatory(Frozen):
    """The signature block; a name is the office's to fill in, the program has none of its own."""

    role: Text
    name: Text
    nip: str


class Edition(Frozen):
    """pipeline.yaml."""

    version: Literal[1]
    language: Language = "id"
    paper: Literal["A4", "F4"] = "A4"
    data_status: Literal["sample", "real"]
    first_meeting: date
    """The Monday of edition number 1."""
    address: Text = NOWHERE
    """Where the full edition is found, printed at the end of the summary text; empty: nowhere yet."""
    letterhead: Letterhead
    signatories: tuple[Signatory, ...]
    copies_to: tuple[Text, ...] = ()
    targets: Targets
    thresholds: Thresholds = Thresholds()
    limits: Limits = Limits()
    schedule: Schedule = Schedule()
    email_recipients: tuple[EmailAddress, ...] = ()
    """To whom ``buletin.eml`` is addressed; none: its sender fills them in."""
    publish_drafts: bool = False
    """Whether `publish` puts unsigned editions on the site too, marked as drafts."""
    site_address: Annotated[str, Field(pattern=r"^(https?://[^\s?#]+/)?$")] = ""
    """Where the site is read, ending in a slash; empty: not known, so its feed has relative links."""
