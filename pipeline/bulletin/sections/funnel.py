"""The funnel of section J: issues by status from new to closed, with their ages."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.bulletin.context import Material
from pipeline.bulletin.views_issues import FunnelStep, FunnelView
from pipeline.bulletin.wording import ABSENT, Wording
from pipeline.measures.model import Issue, IssueRegister, StatusAges


def funnel(material: Material) -> FunnelView | None:
    """Return the funnel; None where no issue was ever reported."""
    w, register = material.wording, material.measures.issues
    if not register.issues:
        return None
    return FunnelView(
        title=title_of(w, register),
        steps=(
            *(step_of(material, ages) for ages in register.funnel if not ages.is_closed),
            total_of(w, register),
            *(step_of(material, ages) for ages in register.funnel if ages.is_closed),
        ),
        note=w.gettext(
            "Umur isu terbuka dihitung sampai hari rapat, isu yang ditutup sampai hari ditutupnya."
            " Median: separuh isu paling lama berumur sekian."
        ),
    )


def title_of(wording: Wording, register: IssueRegister) -> str:
    """Return what came, what was closed and what is left, as a sentence."""
    return wording.gettext("Dalam periode ini masuk {new} dan ditutup {closed}; {open} masih terbuka").format(
        new=issue_count(wording, register.new),
        closed=issue_count(wording, register.closed_in_period),
        open=issue_count(wording, len(still_open(register))),
    )


def issue_count(wording: Wording, count: int) -> str:
    """Return ``12 isu``."""
    return wording.ngettext("{count} isu", "{count} isu", count).format(count=wording.number(count))


def still_open(register: IssueRegister) -> Sequence[Issue]:
    """Return the open issues."""
    return [issue for issue in register.issues if issue.is_open]


def step_of(material: Material, ages: StatusAges) -> FunnelStep:
    """Return one status."""
    wording = material.wording
    largest = max(each.count for each in material.measures.issues.funnel)
    return FunnelStep(
        word=material.label("isu", "status", ages.status),
        count=wording.number(ages.count),
        width=f"{100 * ages.count / largest:.2f}%" if largest else "0%",
        new=wording.number(ages.new),
        overdue=ABSENT if ages.is_closed else wording.number(ages.overdue),
        median=days_or_absent(wording, ages.median_age_days),
        oldest=days_or_absent(wording, ages.oldest_age_days),
        is_closed=ages.is_closed,
    )


def total_of(wording: Wording, register: IssueRegister) -> FunnelStep:
    """Return the sum of the open statuses."""
    found = still_open(register)
    return FunnelStep(
        word=wording.gettext("semua yang terbuka"),
        count=wording.number(len(found)),
        width="",
        new=wording.number(sum(issue.is_new for issue in found)),
        overdue=wording.number(register.overdue),
        median=days_or_absent(wording, register.median_age_days),
        oldest=days_or_absent(wording, max((issue.age_days for issue in found), default=None)),
        is_closed=False,
        is_total=True,
    )


def days_or_absent(wording: Wording, days: int | None) -> str:
    """Return ``7 hari``; "–" where there is no age."""
    return ABSENT if days is None else wording.days(days)
