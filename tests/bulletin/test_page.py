"""The page: whole in one file, honest about its figures, harmless whatever the field writes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

from typing_extensions import override

from pipeline.bulletin import EditionView, compose, render_html
from pipeline.measures.model import PreviousEdition
from pipeline.settings import Settings
from tests.bulletin import example

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{ view }}</td></table>"


class Outline(HTMLParser):
    """Collects what the tests ask of a page: ids, links, tags, header cells, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.bare_headers = 0
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self._hidden = 0
        self.feed(html)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags[tag] += 1
        self.attributes |= set(named)
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if tag == "a":
            self.links.append(str(named.get("href")))
        if tag == "th" and "scope" not in named:
            self.bare_headers += 1
        self._hidden += tag in {"style", "script", "svg", "title"}

    @override
    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"style", "script", "svg", "title"}

    @override
    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)

    @property
    def text(self) -> str:
        """What a reader reads, in one line."""
        return re.sub(r"\s+", " ", " ".join(self.words))


def test_the_file_is_whole(html: str) -> None:
    """One script of our own, no link out, nothing to load but what it carries; under a megabyte."""
    page = Outline(html)
    assert page.tags["script"] == 1
    assert page.tags["link"] == page.tags["iframe"] == page.tags["img"] == 0
    assert all(link.startswith("#") for link in page.links)
    assert "default-src 'none'" in html
    outside = re.sub(r"http://www\.w3\.org/2000/svg", "", html)
    assert "http://" not in outside
    assert "https://" not in outside
    assert "@import" not in html
    assert len(html.encode()) < 1_000_000


def test_every_anchor_leads_somewhere_once(html: str) -> None:
    """Ids are unique and each link has its target."""
    page = Outline(html)
    assert [name for name, count in Counter(page.ids).items() if count > 1] == []
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_tables_can_be_heard(html: str) -> None:
    """Each table has a caption and every header cell its scope."""
    page = Outline(html)
    assert page.tags["caption"] == page.tags["table"] > 20
    assert page.bare_headers == 0


def test_the_head_says_what_this_is(html: str) -> None:
    """Number, meeting, countdown, period, newest data, next edition, standing, digest."""
    text = Outline(html).text
    for words in (
        "PEMERINTAH PROVINSI KALIMANTAN TIMUR", "Buletin Koordinasi Mingguan Desk Pilkada", "Nomor 47/2024",
        "Senin, 18 November 2024", "H-9", "11 s.d. 17 November 2024", "Minggu, 17 November 2024",
        "Senin, 25 November 2024", "DRAF", "3fa9c1d2", "DATA CONTOH", "bukan data resmi KPU/Bawaslu",
    ):  # fmt: skip
        assert words in text


def test_real_data_bear_no_sample_mark(settings: Settings) -> None:
    """The mark goes with the sample, and only with it."""
    edition = settings.edition.model_copy(update={"data_status": "real"})
    context = replace(example.context(settings), settings=settings.model_copy(update={"edition": edition}))
    html = render_html(compose(example.measures(settings), None, context))
    assert "DATA CONTOH" not in html


def test_complete_is_never_said_without_its_stage(html: str) -> None:
    """*Lengkap* was the great ambiguity: the page never says it without naming the stage."""
    text = Outline(html).text.lower()
    stages = r"(di gudang|dikemas|di ppk|di pps|di tps|di semua tahap|di satu tahap)"
    bare = [m.group() for m in re.finditer(rf"(?<!\w)lengkap(?! {stages}).{{0,30}}", text)]
    assert bare == []


def test_hostile_text_is_text(settings: Settings) -> None:
    """Markup from the field is shown, never obeyed, in every place where field text is printed."""
    measures = example.measures(
        settings,
        example.issue(HOSTILE, HOSTILE, owner=HOSTILE, action=HOSTILE, category=HOSTILE, status="baru"),
    )
    measures = replace(
        measures,
        follow_up=replace(
            measures.follow_up,
            decisions=(
                replace(example.decision(), number=HOSTILE, text=HOSTILE, owner=HOSTILE, note=HOSTILE),
            ),
        ),
        visits=replace(
            measures.visits,
            visits=(
                replace(example.visit(), team=HOSTILE, purpose=HOSTILE, findings=HOSTILE, action=HOSTILE),
            ),
        ),
    )
    html = render_html(compose(measures, None, example.context(settings)))
    page = Outline(html)
    assert page.tags["script"] == 1
    assert page.tags["img"] == 0
    assert not {name for name in page.attributes if name.startswith("on")}
    assert "<script>alert(1)</script>" in page.text
    assert "{{ view }}" in page.text


def test_personal_numbers_are_masked(settings: Settings) -> None:
    """A NIK and a telephone number that a desk wrote don't reach the page."""
    told = example.issue("B-001", "Lapor NIK 6403011234560007, telepon 0812 3456 7890")
    html = render_html(compose(example.measures(settings, told), None, example.context(settings)))
    assert "6403011234560007" not in html
    assert "3456 7890" not in html
    assert "••••••07" in html


def test_a_silent_region_is_grey_with_its_age(html: str) -> None:
    """Paser's figures stand as last known, with their day and age."""
    row = re.search(r"<tr[^>]*><th scope=\"row\" class=\"stale\">Paser.*?</tr>", html, flags=re.DOTALL)
    assert row is not None
    assert "per 13\N{NO-BREAK SPACE}Nov, 4 hari" in row.group()


def test_a_total_on_old_values_is_a_range(html: str) -> None:
    """Nine regions reported 9.000, the tenth's last thousand is old: both ends are printed."""
    text = Outline(html).text
    assert "9.000–10.000" in text
    assert "termasuk 1 lama" in text


def test_change_is_told_against_the_last_edition(settings: Settings, view: EditionView) -> None:
    """Without a last edition the tiles say so; with one they tell the difference."""
    assert {tile.change for tile in view.key_figures} == {"belum ada edisi pembanding"}
    before = example.measures(settings)
    before = replace(before, calendar=replace(before.calendar, number="46"), issues=example.issues())
    tiles = compose(
        example.measures(settings), PreviousEdition(before.standing, frozenset()), example.context(settings)
    ).key_figures
    assert len(tiles) in {5, 6}
    assert [t.change for t in tiles if t.label == "isu terbuka"] == ["+1 sejak edisi 46 (0)"]


def test_the_same_figures_give_the_same_page(settings: Settings, html: str) -> None:
    """No clock, no chance, no order of sets."""
    again = render_html(compose(example.measures(settings), None, example.context(settings)))
    assert again == html
