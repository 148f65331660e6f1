"""The sentence of section B about issues: how many are open, how many of them overdue, and where."""

from __future__ import annotations

from collections import Counter

from pipeline.bulletin.context import Material
from pipeline.bulletin.views_front import Highlight

NAMES = 88
"""Characters that a list of regions may take."""
MOST_TIED = 3
"""Up to so many regions with equally many overdue issues are named."""


def open_issues(material: Material) -> Highlight:
    """Return the sentence about issues."""
    w, register = material.wording, material.measures.issues
    _ = w.gettext
    still_open = [issue for issue in register.issues if issue.is_open]
    if not register.issues:
        return Highlight(_("Belum ada isu yang dilaporkan"), _("oleh satu desk pun sejak awal masa kerja."))
    if not still_open:
        return Highlight(_("Tidak ada isu yang terbuka"), _("menurut laporan terakhir tiap desk."))
    lead = w.ngettext("{count} isu masih terbuka", "{count} isu masih terbuka", len(still_open)).format(
        count=w.number(len(still_open))
    )
    late = Counter(issue.region for issue in still_open if issue.overdue_days > 0)
    count = sum(late.values())
    where = _overdue_where(material, late)
    if not late:
        return Highlight(lead, _("tanpa satu pun yang lewat tenggat."))
    if count == len(still_open):
        text = _("dan semuanya lewat tenggat, {where}.")
        if count == 1:
            text = _("dan sudah lewat tenggat, {where}.")
        return Highlight(lead, text.format(where=where))
    text = w.ngettext(
        "dan {late} di antaranya lewat tenggat, {where}.",
        "dan {late} di antaranya lewat tenggat, {where}.",
        count,
    )
    return Highlight(lead, text.format(late=w.number(count), where=where))


def _overdue_where(material: Material, late: Counter[str]) -> str:
    """Return where the overdue issues are: the one region, those with most, or how many regions."""
    w = material.wording
    _ = w.gettext
    most = max(late.values(), default=0)
    worst = sorted(code for code in late if late[code] == most)
    if len(late) == 1:
        return _("di {region}").format(region=material.fitting_regions(worst, NAMES))
    if most == 1 or len(worst) > MOST_TIED:
        return _("tersebar di {count} daerah").format(count=w.number(len(late)))
    if len(worst) == 1:
        text = _("terbanyak di {region} ({count})")
    else:
        text = _("terbanyak di {region} (masing-masing {count})")
    return text.format(region=material.fitting_regions(worst, NAMES), count=w.number(most))
