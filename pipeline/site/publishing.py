"""The story of ``publish``: old and new editions gathered, proved unchanged, put up as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BulletinError, Sentence
from pipeline.publishing import write_edition
from pipeline.settings.model import Language, Settings, Words
from pipeline.site.editions import DRAFTS, FINISHED, SiteEdition, read_editions
from pipeline.site.feed import FEED_NAME, LATEST_NAME, feed, latest
from pipeline.site.pages import pages
from pipeline.site.weeks import weeks_of

SITE = "site"
"""The site's folder inside the outputs, where none is named."""
OWN = frozenset({FINISHED, DRAFTS, FEED_NAME, LATEST_NAME, "index.html", "arsip.html"})


@dataclass(frozen=True, slots=True)
class SiteOrder:
    """Where the editions lie, and where the site is to stand."""

    outputs: Path
    site: Path


@dataclass(frozen=True, slots=True)
class Published:
    """The site that stands now: its folder, the editions on it, and those that could not be shown."""

    folder: Path
    editions: tuple[SiteEdition, ...]
    unopened: tuple[str, ...]


def publish_site(order: SiteOrder, settings: Settings) -> Published:
    """Make the site anew from the finished editions and those that it has already.

    A reader sees the old site or the new one. Raises BulletinError, and leaves the site as it was,
    where there is no edition, one has changed, or the folder holds something else than a site.
    """
    site = order.site.resolve()
    _refuse_strangers(site)
    found = read_editions(order.outputs, site, with_drafts=settings.edition.publish_drafts)
    if not found.shown:
        raise BulletinError(
            Sentence(
                "Belum ada edisi yang dapat diterbitkan di {outputs}: tanda tangani edisinya di"
                " config/sign-off.yaml, lalu jalankan `make weekly` sekali lagi.",
                outputs=order.outputs,
            )
        )
    weeks = weeks_of(found.shown, settings)
    files: dict[str, bytes | Path] = {}
    for edition in found.shown:
        files |= edition.paths
    files |= pages(weeks, found.shown, settings)
    files |= {FEED_NAME: feed(found.shown, settings), LATEST_NAME: latest(weeks, settings)}
    return Published(write_edition(site.parent, site.name, files), found.shown, found.unopened)


def published_notes(published: Published, language: Language) -> tuple[str, ...]:
    """Return what the operator has to know of the site that was made."""
    last = published.editions[-1]
    notes = [SHOWN.in_language(language).format(count=len(published.editions), name=last.name)]
    if published.unopened:
        notes.append(UNOPENED.in_language(language).format(names=", ".join(published.unopened)))
    return tuple(notes)


SHOWN = Words(
    id="Laman memuat {count} edisi; yang terbaru {name}.",
    en="Editions on the site: {count}; the newest is {name}.",
)
UNOPENED = Words(
    id="Tidak dimuat karena dibuat sebelum ada edisi publik: {names}.",
    en="Left out, since made before there was a public edition: {names}.",
)


def _refuse_strangers(site: Path) -> None:
    """Raise BulletinError where the folder holds what `publish` has not put there."""
    if not site.is_dir():
        return
    strange = sorted(path.name for path in site.iterdir() if path.name not in OWN)
    if strange:
        raise BulletinError(
            Sentence(
                "Di {site} ada {name}, yang bukan bagian laman; folder laman diganti seluruhnya, jadi"
                " pindahkan dahulu atau pilih folder lain dengan --site.",
                site=site,
                name=strange[0],
            )
        )
