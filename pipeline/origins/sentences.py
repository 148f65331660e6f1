"""The formulas in words, in both languages, and the numbers in them."""

from __future__ import annotations

from pipeline.measures.model import Completion, Need, Status
from pipeline.settings.model import NeedRule, Region, Words

NEWEST = Words(
    id="angka terakhir yang dilaporkan untuk seluruh wilayah; sel kosong tidak mengubahnya",
    en="the last figure reported for the whole region; a blank cell leaves it as it was",
)
NEVER = Words(id="belum pernah dilaporkan; bukan nol", en="never reported; not zero")
SURPLUS = Words(
    id="diterima dikurangi ujung atas kebutuhan, bila lebih",
    en="received less the upper end of the need, where it is more",
)
STAGE = Words(
    id="butir yang mencapai kebutuhannya di tahap ini, dari semua butir yang diperlukan di tahap ini",
    en="items that reach their need at this stage, of all items needed at this stage",
)
SCARCEST = Words(
    id="butir belum lengkap dengan bagian kebutuhan terkecil (terhadap ujung atas kebutuhannya)",
    en="the incomplete item with the smallest share of (the upper end of) its need",
)
COVERAGE_ROWS = Words(
    id="kecamatan yang tidak punya butir terbuka, dari semua kecamatan; butir terbuka: belum ada yang tiba,"
    " atau kurang dari kebutuhan kecamatan itu",
    en="districts without an open item, of all districts; open: nothing has arrived, or less than that"
    " kecamatan needs",
)
COVERAGE_INDICATOR = Words(
    id="indikator kecamatan terlayani, yang lebih baru daripada baris tiap kecamatan",
    en="the indicator of districts served, which is newer than the rows of single districts",
)
INDICATOR = Words(
    id="angka terakhir dari sumber ini; skala yang berbeda tidak digabung",
    en="the last figure from this source; scales are not mixed",
)
TARGET_RULE = Words(
    id="dihitung dari data dasar: {rule} = {low}", en="computed from the baseline: {rule} = {low}"
)
TARGET_TOLD = Words(id="target terakhir yang dilaporkan", en="the last target reported")
VOTERS = Words(
    id="pengguna hak pilih menurut laporan terakhir; persen dihitung dari jumlah",
    en="voters as last reported; the percentage is computed from counts",
)
ROLL_TOLD = Words(id="DPT menurut laporan terakhir", en="the roll as last reported")
ROLL_BASELINE = Words(
    id="DPT dari data dasar, karena tidak dilaporkan", en="the roll of the baseline, since none was reported"
)
TOPIC_STAGE = Words(
    id="keadaan tahap logistik: butir lengkap dari butir yang diperlukan, terhadap tenggat {deadline}",
    en="state of the stage: items complete of items needed, against the deadline {deadline}",
)
TOPIC_TARGET = Words(
    id="jumlah capaian tiap indikator (paling banyak targetnya) dari jumlah semua target",
    en="what is reached of each indicator (up to its target) of all targets",
)
TOPIC_SECURITY = Words(
    id="dari isu keamanan yang terbuka, angka personel pengamanan, dan laporan desk dalam periode"
    " (yang terakhir disebut di bawah)",
    en="from open security issues, figures of security personnel, and the desk's reports of the period"
    " (the last one is named below)",
)
ISSUE_CELL = Words(
    id="sel terakhir yang terisi untuk nomor isu ini", en="the last cell filled in for this issue"
)
ISSUE_OPENED = Words(
    id="hari pertama isu ini disebut; umur dihitung sampai rapat atau sampai ditutup",
    en="the first day that names this issue; its age runs to the meeting or to its end",
)
ISSUE_OVERDUE = Words(
    id="hari sejak tenggat sampai rapat, untuk isu yang masih terbuka",
    en="days from the due date to the meeting, for an issue still open",
)
REPORTED_DAY = Words(
    id="1 bila desk melapor (atau nihil) untuk hari terakhir periode; provinsi: jumlah desk",
    en="1 where the desk reported (or sent a nil report) for the period's last day; province: desks",
)
COMPLETE_STAGE = Words(
    id="1 bila semua butir lengkap di tahap ini; provinsi: jumlah kabupaten/kota",
    en="1 where every item is complete at this stage; province: number of regions",
)
BALLOT_TOTAL = Words(
    id="angka daerah ini; provinsi: jumlah semua daerah, terhadap ujung bawah kebutuhannya",
    en="this region's figure; province: the sum of all regions, against the lower end of their need",
)
OPEN_ISSUES = Words(
    id="isu tanpa baris penutup; provinsi: jumlah semua daerah",
    en="issues that no row has closed; province: the sum of all regions",
)
OPEN_DECISIONS = Words(
    id="keputusan yang belum selesai dan menyangkut daerah ini atau semua daerah; provinsi: semuanya",
    en="decisions not yet done that concern this region or all; province: all of them",
)
TURNOUT_TOTAL = Words(
    id="pengguna hak pilih daerah ini; provinsi: jumlah daerah yang melapor, dari DPT daerah itu",
    en="this region's voters; province: the regions that reported, of their roll",
)

COMPLETION = {
    Completion.COMPLETE: Words(id="lengkap", en="complete"),
    Completion.ESTIMATED: Words(id="lengkap menurut perkiraan", en="complete by estimate"),
    Completion.INCOMPLETE: Words(id="belum lengkap", en="incomplete"),
    Completion.UNKNOWN: Words(id="belum diketahui", en="unknown"),
    Completion.NOT_NEEDED: Words(id="tidak diperlukan di tahap ini", en="not needed at this stage"),
}
STATUS = {
    Status.DONE: Words(id="Siap", en="Ready"),
    Status.ON_COURSE: Words(id="Berjalan", en="On course"),
    Status.ATTENTION: Words(id="Perhatian", en="Attention"),
    Status.CRITICAL: Words(id="Kritis", en="Critical"),
    Status.UNKNOWN: Words(id="Belum ada laporan", en="No report"),
}


def filled(words: Words, **blanks: str | Words) -> Words:
    """Return ``words`` with their blanks filled, each in its language."""
    return Words(
        id=words.id.format(**{k: v if isinstance(v, str) else v.id for k, v in blanks.items()}),
        en=words.en.format(**{k: v if isinstance(v, str) else v.en for k, v in blanks.items()}),
    )


def number(count: int) -> Words:
    """Return a whole number as each language groups it."""
    grouped = f"{count:,}"
    return Words(id=grouped.replace(",", "."), en=grouped)


def span(low: int, high: int) -> Words:
    """Return one figure, or both ends of a range."""
    if low == high:
        return number(low)
    return filled(Words(id="{low}–{high}", en="{low}–{high}"), low=number(low), high=number(high))


def sum_of_districts(reported: int, districts: int) -> Words:
    """Return the formula of a figure that only kecamatan have reported."""
    return filled(
        Words(
            id="jumlah angka terakhir {reported} dari {districts} kecamatan",
            en="the sum of the last figures of {reported} of {districts} districts",
        ),
        reported=number(reported),
        districts=number(districts),
    )


def rule_words(rule: NeedRule, region: Region) -> Words:
    """Return what a need is computed from, with the baseline's figures: ``2 × 440 TPS``."""
    terms: list[Words] = []
    if rule.per_station:
        terms.append(_term(rule.per_station, region.polling_stations, "TPS"))
    if rule.per_voter:
        terms.append(_term(rule.per_voter, region.registered_voters, "DPT"))
    if any(rule.per_district):
        terms.append(
            filled(
                Words(id="{times} × {base} kecamatan", en="{times} × {base} districts"),
                times=span(*rule.per_district),
                base=number(len(region.districts)),
            )
        )
    if rule.per_region:
        terms.append(number(rule.per_region))
    if rule.ballot_reserve_permille is not None:
        terms.append(_ballots(rule.ballot_reserve_permille, region))
    return Words(id=" + ".join(t.id for t in terms) or "0", en=" + ".join(t.en for t in terms) or "0")


def _term(times: int, base: int, noun: str) -> Words:
    return filled(Words(id="{t} × {b} {n}", en="{t} × {b} {n}"), t=number(times), b=number(base), n=noun)


def _ballots(reserve_permille: int, region: Region) -> Words:
    percent = f"{reserve_permille / 10:g}"
    return filled(
        Words(
            id="DPT {voters} ditambah {percent_id} %, dibulatkan ke atas di tiap TPS ({stations} TPS)",
            en="DPT {voters} plus {percent_en} %, rounded up at each polling station ({stations})",
        ),
        voters=number(region.registered_voters),
        stations=number(region.polling_stations),
        percent_id=percent.replace(".", ","),
        percent_en=percent,
    )


_NEED_NONE = Words(
    id="tidak ada aturan dan tidak dilaporkan, jadi tidak diketahui",
    en="no rule and not reported, so unknown",
)
_NEED_TOLD = Words(id="angka desk; tidak ada aturan", en="the desk's figure; there is no rule")
_NEED_INSIDE = Words(
    id="angka desk, di dalam rentang aturan {rule} = {corridor}",
    en="the desk's figure, inside the corridor {rule} = {corridor}",
)
_NEED_OUTSIDE = Words(
    id="rentang aturan {rule} = {corridor}; angka desk {reported} tidak dipakai karena di luarnya"
    " atau tidak pasti",
    en="the corridor {rule} = {corridor}; the desk's figure {reported} is outside it or inexact and"
    " is not used",
)
_NEED_RULE = Words(
    id="dari aturan {rule} = {corridor}; angka desk tidak ada atau tidak menyangkut seluruh tahap ini",
    en="from the rule {rule} = {corridor}; the desk gave no figure that speaks of all of this stage",
)


def need_words(need: Need, rule: NeedRule | None, region: Region) -> Words:
    """Return how a need was found: by the desk's figure, by the rule and its corridor, or not."""
    if need.low is None:
        return _NEED_NONE
    if need.rule is None or rule is None:
        return _NEED_TOLD
    words, corridor = rule_words(rule, region), span(*need.rule)
    if need.reported is None:
        return filled(_NEED_RULE, rule=words, corridor=corridor)
    if need.outside_corridor or (need.low, need.high) != (need.reported, need.reported):
        return filled(_NEED_OUTSIDE, rule=words, corridor=corridor, reported=number(need.reported))
    return filled(_NEED_INSIDE, rule=words, corridor=corridor)
