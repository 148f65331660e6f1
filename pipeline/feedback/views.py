"""What stands on a desk's sheet: texts and pictures that are ready to be placed."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.feedback.picture import Picture


@dataclass(frozen=True, slots=True)
class CardView:
    """One thing to correct. ``where`` names file, row and column; ``typed`` is what to type with its
    label, empty where only the desk can know; ``also`` are further places; ``name`` is the picture's;
    ``course`` is how it stood before.
    """

    title: str
    times: str
    course: str
    where: str
    arrived: str
    message: str
    remedy: str
    typed_label: str
    typed: str
    effect: str
    also: tuple[str, ...]
    picture: Picture | None
    caption: str
    name: str


@dataclass(frozen=True, slots=True)
class PartView:
    """Cards of one weight. ``name`` is their anchor and style, ``rest`` says how many are not shown."""

    name: str
    title: str
    lead: str
    cards: tuple[CardView, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the period without a report that counts."""

    day: str
    note: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Cells of a copy that became the same; ``note`` asks to confirm it, empty where it is sure."""

    cells: str
    before: str
    after: str
    note: str


@dataclass(frozen=True, slots=True)
class CopyView:
    """A proposed copy: its name, its address beside the sheet, the cells changed in it, and what is
    left to be corrected; what is not shown of either is counted in ``more_changes``, ``more_left``.
    """

    name: str
    address: str
    origin: str
    changes: tuple[ChangeView, ...]
    more_changes: str
    left_title: str
    left: tuple[str, ...]
    more_left: str


@dataclass(frozen=True, slots=True)
class SheetView:
    """The sheet of one desk and edition; ``mended`` are places that no longer need anything,
    ``verified`` those that the office has accepted as they are.

    ``is_clear``: there is nothing to correct, and ``lead`` says thanks.
    """

    office: str
    title: str
    edition: str
    sample_mark: str
    sample_note: str
    is_clear: bool
    lead: str
    history: str
    deadline: str
    days_title: str
    days: tuple[DayView, ...]
    parts: tuple[PartView, ...]
    copies_title: str
    copies_lead: str
    copies: tuple[CopyView, ...]
    mended_title: str
    mended: tuple[str, ...]
    verified_title: str
    verified: tuple[str, ...]
    steps_title: str
    steps: tuple[str, ...]
    disclaimer: str
