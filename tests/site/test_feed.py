"""The Atom feed, held against the rules of RFC 4287."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.site.conftest import Desk

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ONCE_IN_FEED = ("id", "title", "updated", "subtitle")
ONCE_IN_ENTRY = ("id", "title", "updated", "published", "summary")
KNOWN = {
    "author",
    "name",
    "entry",
    "feed",
    "id",
    "link",
    "published",
    "subtitle",
    "summary",
    "title",
    "updated",
}


def faults(root: ET.Element) -> list[str]:
    """What breaks the rules: sections 4.1.1 and 4.1.2 (what stands how often), 3.3 and 4.2.6 to 4.2.7."""
    found = [] if root.tag == f"{ATOM}feed" else ["root is no feed"]
    found += [f"unknown {e.tag}" for e in root.iter() if e.tag.removeprefix(ATOM) not in KNOWN]
    for parent, names in ((root, ONCE_IN_FEED), *((e, ONCE_IN_ENTRY) for e in root.iter(f"{ATOM}entry"))):
        found += [f"{name} not once" for name in names if len(parent.findall(f"{ATOM}{name}")) != 1]
        found += [f"{name} empty" for name in names if not (parent.findtext(f"{ATOM}{name}") or "").strip()]
        links = [(a.get("rel"), a.get("type"), a.get("hreflang")) for a in parent.findall(f"{ATOM}link")]
        found += ["two alternates of one kind"] if len(links) != len(set(links)) else []
        found += [] if any(rel == "alternate" for rel, _, _ in links) else ["no alternate"]
    found += ["no author"] if root.find(f"{ATOM}author/{ATOM}name") is None else []
    found += ["link without href"] if any(not a.get("href") for a in root.iter(f"{ATOM}link")) else []
    for name in ("updated", "published"):
        found += [
            f"{name} {e.text}" for e in root.iter(f"{ATOM}{name}") if not RFC_3339.fullmatch(e.text or "")
        ]
    identities = [e.text or "" for e in root.iter(f"{ATOM}id")]
    found += ["id twice"] if len(identities) != len(set(identities)) else []
    found += [f"id {text}" for text in identities if not re.match(r"[a-z][a-z0-9+.-]*:\S+$", text)]
    return found


def feed(site: Path) -> ET.Element:
    """The feed of the site."""
    return ET.fromstring((site / "atom.xml").read_bytes())


def test_the_feed_is_valid_atom(published: Desk) -> None:
    """It breaks no rule, and names the revision before the edition that it corrects."""
    root = feed(published.site)
    assert faults(root) == []
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
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


def test_links_are_absolute_where_the_address_is_known(desk: Desk) -> None:
    """With site_address a reader elsewhere can follow them; names of entries stay as they were."""
    desk.publish()
    before = [e.text for e in feed(desk.site).iter(f"{ATOM}id")]
    desk.configure("site_address: https://contoh.go.id/buletin/")
    desk.publish()
    root = feed(desk.site)
    links = [a.get("href") or "" for a in root.iter(f"{ATOM}link")]
    assert all(link.startswith("https://contoh.go.id/buletin/") for link in links)
    assert [e.text for e in root.iter(f"{ATOM}id")] == before
    assert faults(root) == []


@pytest.mark.parametrize("name", ["id", "updated", "title", "link"])
def test_a_broken_feed_is_found(published: Desk, name: str) -> None:
    """The judge is awake: an entry without one of its parts is not passed."""
    root = feed(published.site)
    entry = next(root.iter(f"{ATOM}entry"))
    for element in entry.findall(f"{ATOM}{name}"):
        entry.remove(element)
    assert faults(root) != []
