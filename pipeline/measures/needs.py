"""What an item needs at a stage, and whether it is complete there (contract, section 1)."""

from __future__ import annotations

from pipeline.measures.model import Completion, Need
from pipeline.model.stages import Stage
from pipeline.settings.model import Item, Region

NO_NEED = Need(None, None, None, None, outside_corridor=False)
"""Nothing is known of the need, or the item has none at the stage."""


def need_at(item: Item, region: Region, stage: Stage, reported: int | None, *, inexact: bool) -> Need:
    """Return the need of ``item`` in ``region`` at ``stage``.

    ``reported`` is the desk's own figure for the whole region (None: it gave none), ``inexact``
    whether it was converted from a unit whose last one may be part-filled, and so is an upper
    bound. A reported need inside its corridor is the denominator; outside it the corridor is, and
    both stand in the result; an upper bound never displaces a corridor and contradicts it only
    from below. Without a rule the reported need holds. Where the configuration gives the stage a
    need of its own (``stage_need``), the desk's figure does not speak of that stage.
    """
    if stage not in item.stages:
        return NO_NEED
    if stage in item.stage_need:
        low, high = item.stage_need[stage].corridor(region)
        return Need(low, high, None, (low, high), outside_corridor=False)
    if item.need is None:
        return Need(reported, reported, reported, None, outside_corridor=False)
    low, high = item.need.corridor(region)
    if reported is None:
        return Need(low, high, None, (low, high), outside_corridor=False)
    outside = reported < low or (reported > high and not inexact)
    if outside or inexact:
        return Need(low, high, reported, (low, high), outside_corridor=outside)
    return Need(reported, reported, reported, (low, high), outside_corridor=False)


def completion_of(count: int | None, need: Need, *, upper_bound: bool) -> Completion:
    """Return whether ``count`` reaches ``need``, for an item that is needed at the stage.

    From the upper end of the need on it is COMPLETE, from the lower end on ESTIMATED; a count
    that is an upper bound (converted from boks or koli) is ESTIMATED at most. UNKNOWN where the
    count or the need is unknown.
    """
    if count is None or need.low is None or need.high is None:
        return Completion.UNKNOWN
    if count >= need.high and not upper_bound:
        return Completion.COMPLETE
    return Completion.ESTIMATED if count >= need.low else Completion.INCOMPLETE
