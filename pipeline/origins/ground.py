"""What the figures of one region are traced in: the edition's measures and the region's rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.measures.model import Measures
from pipeline.model.dataset import Asides, Dataset
from pipeline.model.stages import Stage
from pipeline.origins.rows import KindRows, RowBook
from pipeline.settings.model import Region, Settings, Words


@dataclass(frozen=True)
class Ground:
    """One region of one edition, and everything that was read for it."""

    region: Region
    measures: Measures
    dataset: Dataset
    asides: Asides
    settings: Settings

    @cached_property
    def goods(self) -> KindRows:
        """The region's rows of ``logistik``, by item."""
        return self._rows("logistik", "barang")

    @cached_property
    def indicators(self) -> KindRows:
        """The region's rows of ``kesiapan``, by indicator."""
        return self._rows("kesiapan", "indikator")

    @cached_property
    def issues(self) -> KindRows:
        """The region's rows of ``isu``, by number."""
        return self._rows("isu", "nomor")

    @cached_property
    def turnout(self) -> KindRows:
        """The region's rows of ``partisipasi``, by election."""
        return self._rows("partisipasi", "pemilihan")

    def _rows(self, kind: str, subject: str) -> KindRows:
        return RowBook(self.dataset, self.asides, self.settings.kind_by_name).of(
            kind, self.region.code, subject
        )

    def column(self, kind: str, name: str) -> Words:
        """Return the heading of a column."""
        return self.settings.kind_by_name[kind].by_name[name].title

    def stage(self, stage: Stage) -> Words:
        """Return the heading of a stage."""
        return self.column("logistik", stage.value)

    def item(self, code: str) -> Words:
        """Return the name of an item."""
        item = self.settings.items.by_code[code]
        return Words(id=item.name, en=item.name_en)

    def indicator(self, code: str) -> Words:
        """Return the name of an indicator."""
        indicator = self.settings.indicators.by_code[code]
        return Words(id=indicator.name, en=indicator.name_en)
