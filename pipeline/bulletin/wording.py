"""Rounding and printing, in one place: numbers, shares, dates and lists as the reader sees them.

Everything exact becomes text here and nowhere else (design rule 6). An absent value is "–"; what is
not all is never printed as 100 %, what is not none never as 0 %. What is said around the figures comes
from the catalogues of config/locale, whose keys are the Indonesian texts in the code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from gettext import NullTranslations

from babel.dates import format_date
from babel.numbers import format_decimal

from pipeline.catalogues import catalogue
from pipeline.measures.model import Ratio
from pipeline.settings.model import Language

ABSENT = "–"
NO_BREAK = "\N{NO-BREAK SPACE}"
SHORTEST_LAST_LINE = 16
"""Characters that the last line of a sentence has at least."""
MINUS = "\N{MINUS SIGN}"
LOCALES: Mapping[Language, str] = {"id": "id", "en": "en_GB"}
"""Whose habits numbers and dates follow."""
PERCENT_SIGNS: Mapping[Language, str] = {"id": f"{NO_BREAK}%", "en": "%"}


def rounded_percent(share: Fraction, digits: int) -> Fraction:
    """Return ``share`` in percent to ``digits`` decimals, half to even.

    What would round to 0 or 100 without being it is moved by one unit of the last decimal.
    """
    unit = Fraction(1, 10**digits)
    percent = round(share * 100 / unit) * unit
    if percent == 0 and share > 0:
        return unit
    if percent == 100 and share != 1:
        return 100 - unit if share < 1 else 100 + unit
    return percent


def wording_in(language: Language) -> Wording:
    """Return what prints values and texts in ``language``."""
    return Wording(language, catalogue(language))


@dataclass(frozen=True, slots=True)
class Wording:
    """Prints exact values in one language; ``translations`` is the gettext catalogue."""

    language: Language
    translations: NullTranslations

    @property
    def locale(self) -> str:
        """The locale of numbers and dates."""
        return LOCALES[self.language]

    def gettext(self, message: str) -> str:
        """Return ``message`` in the edition's language."""
        return self.translations.gettext(message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return the form that agrees with ``count``."""
        return self.translations.ngettext(singular, plural, count)

    def number(self, count: int | None) -> str:
        """Return ``2.821.202``; "–" where absent."""
        if count is None:
            return ABSENT
        return format_decimal(count, locale=self.locale).replace("-", MINUS)

    def decimal(self, value: float, digits: int) -> str:
        """Return ``1,5``; zeros after the comma are left out."""
        return format_decimal(round(value, digits), format=f"#,##0.{'#' * digits}", locale=self.locale)

    def signed(self, difference: int) -> str:
        """Return a difference with its sign: ``+3``, ``−2``, ``0``."""
        return f"+{self.number(difference)}" if difference > 0 else self.number(difference)

    def rate(self, per_day: Fraction | None) -> str:
        """Return a pace as a whole number, below ten with one decimal; "–" where absent."""
        if per_day is None:
            return ABSENT
        if abs(per_day) >= 10 or per_day.denominator == 1:
            return self.number(round(per_day))
        return format_decimal(float(per_day), format="#,##0.0", locale=self.locale).replace("-", MINUS)

    def span(self, low: int | None, high: int | None) -> str:
        """Return one figure, or both ends of a range; "–" where absent."""
        if low is None or high is None or low == high:
            return self.number(low if high is None else high)
        return f"{self.number(low)}–{self.number(high)}"

    def percent(self, ratio: Ratio, digits: int = 1) -> str:
        """Return ``66,72 %``; "–" where the whole is 0."""
        share = ratio.share
        return ABSENT if share is None else self.percent_of(share, digits)

    def percent_of(self, share: Fraction, digits: int = 1) -> str:
        """Return an exact share in percent."""
        percent = rounded_percent(share, digits)
        whole = percent in (0, 100)
        pattern = "#,##0" if whole else "#,##0." + "0" * digits if digits else "#,##0"
        text = format_decimal(float(percent), format=pattern, locale=self.locale)
        return f"{text}{PERCENT_SIGNS[self.language]}"

    def target(self, percent: float) -> str:
        """Return a configured percentage as written there: ``90 %``, ``79,5 %``."""
        text = format_decimal(percent, format="#,##0.##", locale=self.locale)
        return f"{text}{PERCENT_SIGNS[self.language]}"

    def ratio(self, ratio: Ratio, noun: str = "") -> str:
        """Return ``11 dari 13 kecamatan``; "–" where the whole is 0."""
        if ratio.whole == 0:
            return ABSENT
        text = self.gettext("{part} dari {whole}").format(
            part=self.number(ratio.part), whole=self.number(ratio.whole)
        )
        return f"{text} {noun}" if noun else text

    def day(self, day: date | None) -> str:
        """Return ``18 November 2024``; "–" where absent."""
        return ABSENT if day is None else format_date(day, "d MMMM y", locale=self.locale)

    def long_day(self, day: date | None) -> str:
        """Return ``Senin, 18 November 2024``; "–" where absent."""
        return ABSENT if day is None else format_date(day, "EEEE, d MMMM y", locale=self.locale)

    def short_day(self, day: date | None) -> str:
        """Return ``18 Nov``; "–" where absent."""
        if day is None:
            return ABSENT
        return format_date(day, "d MMM", locale=self.locale).replace(" ", NO_BREAK)

    def short_span(self, first: date, last: date) -> str:
        """Return ``18–20 Nov``, ``30 Nov–2 Des`` or, for one day, ``18 Nov``."""
        if first == last:
            return self.short_day(first)
        same_month = (first.year, first.month) == (last.year, last.month)
        start = str(first.day) if same_month else self.short_day(first)
        return f"{start}–{self.short_day(last)}"

    def weekday(self, day: date) -> str:
        """Return the weekday's abbreviation: ``Sen``."""
        return format_date(day, "EEE", locale=self.locale)

    def period(self, start: date, end: date) -> str:
        """Return ``11 s.d. 17 November 2024``, naming month and year once where they agree."""
        if start.year != end.year:
            first = self.day(start)
        elif start.month != end.month:
            first = format_date(start, "d MMMM", locale=self.locale)
        else:
            first = str(start.day)
        return self.gettext("{first} s.d. {last}").format(first=first, last=self.day(end))

    def days(self, count: int) -> str:
        """Return ``3 hari``."""
        return self.ngettext("{count} hari", "{count} hari", count).format(count=self.number(count))

    def listing(self, names: Sequence[str]) -> str:
        """Return ``A``, ``A dan B`` or ``A, B, dan C``."""
        if len(names) < 2:
            return "".join(names)
        if len(names) == 2:
            return self.gettext("{first} dan {last}").format(first=names[0], last=names[1])
        joined = ", ".join(names[:-1])
        return self.gettext("{names}, dan {last}").format(names=joined, last=names[-1])

    def limited(self, names: Sequence[str], limit: int) -> str:
        """Return the first ``limit`` names and how many more there are."""
        if len(names) <= limit:
            return self.listing(names)
        rest = self.gettext("{count} lainnya").format(count=self.number(len(names) - limit))
        return self.listing([*names[:limit], rest])

    def fitting(self, names: Sequence[str], characters: int) -> str:
        """Return as many names as fit into so many characters, at least one, and how many more there are."""
        limit = next((n for n in range(len(names), 0, -1) if len(self.limited(names, n)) <= characters), 1)
        return self.limited(names, limit)


def shortened(text: str, length: int) -> str:
    """Return ``text`` cut at a word to at most ``length`` characters, with "…" where cut."""
    if len(text) <= length:
        return text
    head = text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–-")
    return f"{head[: length - 1]}…"


def unwidowed(text: str) -> str:
    """Return ``text`` with its last words bound together, so that none of them stands on a line alone."""
    start = max(len(text) - SHORTEST_LAST_LINE, 0)
    return text[:start] + text[start:].replace(" ", NO_BREAK)
