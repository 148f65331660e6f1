"""A judge of Atom feeds that asks no network: RFC 4287 as a grammar (atom.rng) and the rules besides.

Of the validators to be had, those that are kept up are services on the network, and those on the
package index are bound to Python 2 or judge RSS alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.etree
from lxml.etree import _Element

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = Path(__file__).with_name("atom.rng")
RELATIONS = frozenset({"alternate", "related", "self", "enclosure", "via"})
"""The relations of section 4.2.7.2; any other is written as an IRI."""


def faults(content: bytes, address: str = "") -> list[str]:
    """Return what is wrong with a feed, each with its line or its section of RFC 4287; empty: nothing.

    ``address`` is where the feed is to be fetched, which relative links are read against; without it
    every link has to be absolute.
    """
    try:
        root = lxml.etree.fromstring(content)
    except lxml.etree.XMLSyntaxError as error:
        return [f"no XML: {error}"]
    grammar = lxml.etree.RelaxNG(lxml.etree.parse(GRAMMAR))
    if not grammar.validate(root):
        return [f"line {fault.line}: {fault.message}" for fault in grammar.error_log]
    entries = root.findall(f"{ATOM}entry")
    found = [*_of_feed(root, entries), *(fault for entry in entries for fault in _of_entry(entry))]
    for element in (root, *entries):
        found += [*_of_links(element, address), *_of_text(element)]
    return found


def _of_feed(root: _Element, entries: list[_Element]) -> Iterator[str]:
    """Yield what breaks section 4.1.1: authors, a link to itself, ids of entries, the day of update."""
    if root.find(f"{ATOM}author") is None and any(e.find(f"{ATOM}author") is None for e in entries):
        yield "4.1.1: an entry has no author, and neither has the feed"
    if len(_links(root, "self")) != 1:
        yield "4.1.1: not one link to itself"
    identities = Counter(element.findtext(f"{ATOM}id") for element in (root, *entries))
    yield from (f"4.2.6: id {identity} stands {n} times" for identity, n in identities.items() if n > 1)
    if entries and _moment(root, "updated") < max(_moment(entry, "updated") for entry in entries):
        yield "4.2.15: an entry was updated after the feed"


def _of_entry(entry: _Element) -> Iterator[str]:
    """Yield what breaks section 4.1.2: content or a page, and a summary of what is elsewhere."""
    content = entry.find(f"{ATOM}content")
    if content is None and not _links(entry, "alternate"):
        yield "4.1.2: an entry has neither content nor alternate"
    if content is not None and content.get("src") and entry.find(f"{ATOM}summary") is None:
        yield "4.1.2: content elsewhere without summary"
    if entry.find(f"{ATOM}published") is not None and _moment(entry, "published") > _moment(entry, "updated"):
        yield "4.2.9: published after it was updated"


def _of_links(element: _Element, address: str) -> Iterator[str]:
    """Yield what is wrong with the links of a feed or an entry (sections 4.1.1, 4.1.2, 4.2.7)."""
    kinds = Counter((link.get("type"), link.get("hreflang")) for link in _links(element, "alternate"))
    yield from (f"4.1: two alternates of {kind}" for kind, number in kinds.items() if number > 1)
    for link in element.findall(f"{ATOM}link"):
        relation, target = link.get("rel", "alternate"), urljoin(address, link.get("href"))
        if relation not in RELATIONS and ":" not in relation:
            yield f"4.2.7.2: unknown relation {relation}"
        if not (urlsplit(target).scheme and urlsplit(target).netloc):
            yield f"4.2.7.1: {link.get('href')} leads nowhere"


def _of_text(element: _Element) -> Iterator[str]:
    """Yield texts in which there is nothing to read."""
    for name in ("title", "subtitle", "summary"):
        found = element.find(f"{ATOM}{name}")
        if found is not None and not "".join(found.itertext()).strip():
            yield f"4.2: {name} is empty"


def _links(element: _Element, relation: str) -> list[_Element]:
    return [link for link in element.findall(f"{ATOM}link") if link.get("rel", "alternate") == relation]


def _moment(element: _Element, name: str) -> datetime:
    return datetime.fromisoformat(element.findtext(f"{ATOM}{name}") or "")
