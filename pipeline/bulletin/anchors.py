"""Where a figure's origin stands on the page: the anchors that its cells link to."""

from __future__ import annotations

from pipeline.model.stages import Stage
from pipeline.settings.model import Region

ANNEX = "asal-angka"
"""The annex of origins."""


def region_origins(region: Region) -> str:
    """Return the anchor of all origins of a region."""
    return f"asal-{region.slug}"


def item_origin(region: Region, item: str) -> str:
    """Return the anchor of an item's figures."""
    return f"asal-{region.slug}-b-{item}"


def indicator_origin(region: Region, indicator: str) -> str:
    """Return the anchor of an indicator's figures."""
    return f"asal-{region.slug}-i-{indicator}"


def topic_origin(region: Region, topic: str) -> str:
    """Return the anchor of what a region's figures of a stage or topic are made of."""
    return f"asal-{region.slug}-t-{_plain(topic)}"


def key_figure_origin(figure: str, stage: Stage | None = None) -> str:
    """Return the anchor of a key figure of the province, at a stage where it has one."""
    return f"asal-d-{_plain(figure)}" + (f"-{_plain(stage.value)}" if stage else "")


def _plain(word: str) -> str:
    return word.replace("_", "-").replace(" ", "-")
