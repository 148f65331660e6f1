"""Print the meeting whose edition a scheduled run makes: `.ci/meeting.py [YYYY-MM-DD]`.

The day that was asked for; else this week's Monday on the desk's clock, as long as its period touches
the season: a week without reports gets its edition too, and a run that comes late makes the edition
that was missed. Outside the season it is the Monday after the newest report, so that a clock left
running makes the last edition again and nothing new.
"""

from __future__ import annotations

import re
import sys
from datetime import date, timedelta
from pathlib import Path

from pipeline.errors import BulletinError
from pipeline.merging import default_meeting
from pipeline.reading import read_reports
from pipeline.reports import judge
from pipeline.settings import Settings
from pipeline.settings.loading import load_settings

PERIOD_DAYS = 7


def main(asked: str) -> int:
    """Print the meeting's day; return 1 with one sentence on stderr where there is none."""
    try:
        settings = load_settings(Path("config/pipeline.yaml"))
        print(chosen(asked, settings.edition.schedule.now().date(), settings).isoformat())
    except (BulletinError, ValueError) as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def chosen(asked: str, today: date, settings: Settings) -> date:
    """Return the meeting; raises ValueError where ``asked`` is no day, or no day can be known."""
    if asked:
        return day_of(asked)
    monday = today - timedelta(days=today.weekday())
    first, last = monday - timedelta(days=PERIOD_DAYS), monday - timedelta(days=1)
    if first <= settings.milestones.season_end and last >= settings.milestones.season_start:
        return monday
    newest = default_meeting(judge(read_reports([Path("inputs")], settings), settings), settings)
    if newest is None:
        raise ValueError(
            f"Senin ini ({monday}) di luar masa kerja, dan di inputs/ belum ada laporan yang dapat dibaca."
        )
    return newest


def day_of(text: str) -> date:
    """Return the day written as 2024-11-18; raises ValueError for anything else."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(f"{text[:40]!r} bukan tanggal rapat; tulis misalnya 2024-11-18.")


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:2])))
