"""The Atom feed, held against RFC 4287: its grammar, and the rules that no grammar can say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import lxml.etree
import pytest
from lxml.etree import _Element

from tests.site.atom import ATOM, faults
from tests.site.conftest import Desk

ADDRESS = "https://contoh.go.id/buletin/"


def feed(site: Path) -> _Element:
    """The feed of the site."""
    return lxml.etree.fromstring((site / "atom.xml").read_bytes())


def test_the_feed_is_valid_atom(published: Desk) -> None:
    """It breaks no rule, and names the revision before the edition that it corrects."""
    assert faults((published.site / "atom.xml").read_bytes(), f"{ADDRESS}atom.xml") == []
    titles = [entry.findtext(f"{ATOM}title") for entry in feed(published.site).iter(f"{ATOM}entry")]
    assert [re.sub(r".*(Nomor \S+).*, ", r"\1 ", title or "") for title in titles] == [
        "Nomor 47/2024 REVISI 1",
        "Nomor 47/2024 FINAL",
        "Nomor 45/2024 FINAL",
    ]


def test_the_day_of_an_entry_is_that_of_its_signature(published: Desk) -> None:
    """No clock has a part in it: the feed of an old site is the same whenever it is made."""
    root = feed(published.site)
    assert root.findtext(f"{ATOM}updated") == "2024-11-20T00:00:00+08:00"
    days = [entry.findtext(f"{ATOM}updated") for entry in root.iter(f"{ATOM}entry")]
    assert days == ["2024-11-20T00:00:00+08:00", "2024-11-18T00:00:00+08:00", "2024-11-04T00:00:00+08:00"]


def test_every_link_leads_to_a_file_of_the_site(published: Desk) -> None:
    """Read against the address of the feed, each is a page or a print that stands there."""
    links = [link.get("href") for link in feed(published.site).iter(f"{ATOM}link")]
    paths = [urljoin(f"{ADDRESS}atom.xml", link).removeprefix(ADDRESS) for link in links]
    paths = [f"{path}index.html" if path.endswith("/") else path for path in paths]
    assert len(paths) == 5
    assert [path for path in paths if not (published.site / path).is_file()] == []


def test_links_are_absolute_where_the_address_is_known(desk: Desk) -> None:
    """With site_address a reader elsewhere can follow them; names of entries stay as they were."""
    desk.publish()
    before = [e.text for e in feed(desk.site).iter(f"{ATOM}id")]
    assert faults((desk.site / "atom.xml").read_bytes()) != []
    desk.configure(f"site_address: {ADDRESS}")
    desk.publish()
    root = feed(desk.site)
    assert all(link.get("href").startswith(ADDRESS) for link in root.iter(f"{ATOM}link"))
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"{ADDRESS}atom.xml"
    assert [e.text for e in root.iter(f"{ATOM}id")] == before
    assert faults((desk.site / "atom.xml").read_bytes()) == []


def without(path: str) -> Callable[[_Element], None]:
    """A feed in which the parts at ``path`` are missing."""

    def spoil(root: _Element) -> None:
        for element in root.findall(path.replace("a:", ATOM)):
            element.getparent().remove(element)

    return spoil


def twice(path: str) -> Callable[[_Element], None]:
    """A feed in which the first part at ``path`` stands twice."""

    def spoil(root: _Element) -> None:
        element = root.find(path.replace("a:", ATOM))
        element.addnext(lxml.etree.fromstring(lxml.etree.tostring(element, with_tail=False)))

    return spoil


def written(path: str, text: str) -> Callable[[_Element], None]:
    """A feed in which the first part at ``path`` has another text."""

    def spoil(root: _Element) -> None:
        root.find(path.replace("a:", ATOM)).text = text

    return spoil


def marked(path: str, name: str, value: str) -> Callable[[_Element], None]:
    """A feed in which the first part at ``path`` has another attribute."""

    def spoil(root: _Element) -> None:
        root.find(path.replace("a:", ATOM)).set(name, value)

    return spoil


BROKEN = {
    "no id": without("a:entry/a:id"),
    "no title": without("a:title"),
    "no day of update": without("a:entry/a:updated"),
    "two titles": twice("a:entry/a:title"),
    "an element of no one": lambda root: root.append(lxml.etree.Element(f"{ATOM}pubDate")),
    "a part of the feed below its entries": lambda root: root.append(root.find(f"{ATOM}subtitle")),
    "a day that isn't": written("a:entry/a:updated", "2024-11-31T00:00:00+08:00"),
    "a day without its hour": written("a:entry/a:updated", "2024-11-20"),
    "an hour without its zone": written("a:updated", "2024-11-20T00:00:00"),
    "an id that is no IRI": written("a:entry/a:id", "edisi/2024-11-18/"),
    "no href": lambda root: root.find(f"{ATOM}link").attrib.pop("href"),
    "a space in href": marked("a:link", "href", "atom xml"),
    "a type that is none": marked("a:link", "type", "html"),
    "a length that is none": marked("a:entry/a:link", "length", "12 kB"),
    "a language that is none": marked("a:entry/a:link", "hreflang", "bahasa_Indonesia"),
    "a text of an unknown type": marked("a:title", "type", "markdown"),
    "an author without a name": without("a:author/a:name"),
    "an author named by nothing": written("a:author/a:name", " "),
    # From here on the grammar has nothing against it.
    "no author at all": without("a:author"),
    "no link to itself": without("a:link[@rel='self']"),
    "two links to itself": twice("a:link[@rel='self']"),
    "neither content nor page": without("a:entry/a:link"),
    "an entry twice": twice("a:entry"),
    "the feed's id for an entry": lambda root: written("a:entry/a:id", root.findtext(f"{ATOM}id"))(root),
    "two pages of one kind": twice("a:entry/a:link"),
    "a relation of no one": marked("a:entry/a:link", "rel", "homepage"),
    "a page at no place": marked("a:entry/a:link", "href", "urn:edisi"),
    "an entry newer than the feed": written("a:updated", "2024-11-19T23:59:59+08:00"),
    "published after the update": written("a:entry/a:published", "2024-11-21T00:00:00+08:00"),
    "an empty title": written("a:entry/a:title", " "),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_feed_is_found(published: Desk, name: str) -> None:
    """The judge is awake: none of these is passed."""
    root = feed(published.site)
    BROKEN[name](root)
    assert faults(lxml.etree.tostring(root), f"{ADDRESS}atom.xml") != []


def test_what_is_no_xml_is_no_feed(published: Desk) -> None:
    """A feed that is cut off, as by a full disk, is told as such."""
    whole = (published.site / "atom.xml").read_bytes()
    assert faults(whole[:-20], ADDRESS)[0].startswith("no XML")


def test_other_markup_may_stand_beside(published: Desk) -> None:
    """The judge refuses what the standard refuses, and no more: other vocabularies are allowed."""
    root = feed(published.site)
    root.find(f"{ATOM}author").append(lxml.etree.Element("{https://contoh.go.id/desk}jabatan"))
    assert faults(lxml.etree.tostring(root), ADDRESS) == []
