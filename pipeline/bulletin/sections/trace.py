"""Section P, the data's trace: inputs with digests, thresholds, methods, glossary, sources."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import MOST_CHARACTERS
from pipeline.bulletin.page import Cell, Column, Fact, Row, Table
from pipeline.bulletin.views import TraceView
from pipeline.measures.model import Status
from pipeline.model.ledger import FileRecord, RowCounts

DIGEST_CHARACTERS = 8
MOST_DIGESTS = 1200
"""Above so many files the page lists counts only; every digest is in manifest.json."""


def _inputs(material: Material) -> tuple[Fact, ...]:
    """Return one entry per day of arrival: per desk its files, rows, and the first 8 of each digest."""
    days: dict[date | None, list[FileRecord]] = defaultdict(list)
    for record in material.context.ledger.files:
        days[record.received].append(record)
    named = len(material.context.ledger.files) <= MOST_DIGESTS
    return tuple(
        Fact(
            material.wording.short_day(day) if day else material.wording.gettext("hari tak diketahui"),
            _day_text(material, days[day], named=named),
        )
        for day in sorted(days, key=lambda day: day or date.min)
    )


def _day_text(material: Material, files: list[FileRecord], *, named: bool) -> str:
    """Return the files of one day of arrival by desk, with digests where there is room for them."""
    w = material.wording
    desks: dict[str, list[FileRecord]] = defaultdict(list)
    for record in files:
        desks[record.regions[0] if len(record.regions) == 1 else ""].append(record)
    parts = []
    for code in sorted(desks):
        rows = sum((record.rows for record in desks[code]), RowCounts())
        digests = " ".join(record.sha256[:DIGEST_CHARACTERS] for record in desks[code]) if named else ""
        counts = w.gettext("{region} {files}/{rows}").format(
            region=material.region(code) if code else w.gettext("Provinsi dan lain-lain"),
            files=w.number(len(desks[code])),
            rows=w.number(rows.read),
        )
        parts.append(f"{counts}: {digests}" if digests else counts)
    return "; ".join(parts)


def _meanings(material: Material) -> dict[Status, str]:
    """Return what each word of the status scale says of a stage."""
    w, thresholds = material.wording, material.settings.edition.thresholds
    _ = w.gettext
    return {
        Status.DONE: _("setiap butir yang diperlukan mencapai kebutuhannya di tahap itu"),
        Status.ON_COURSE: _(
            "belum semua tercapai; hari ini dan hari perkiraan selesai {days} atau lebih sebelum tenggat"
        ).format(days=w.days(thresholds.attention_slack_days)),
        Status.ATTENTION: _(
            "hari ini atau hari perkiraan selesai kurang dari {days} sebelum tenggat, rentang perkiraan"
            " melampaui tenggat, atau angka terhenti padahal tenggat tinggal {window} atau kurang"
        ).format(
            days=w.days(thresholds.attention_slack_days),
            window=w.days(material.settings.projection.window_reported_days),
        ),
        Status.CRITICAL: _(
            "belum semua tercapai dan tenggat sudah lewat, atau seluruh rentang perkiraan sesudah tenggat"
        ),
        Status.UNKNOWN: _("tidak ada angka yang pernah dilaporkan; bukan nol"),
    }


def _thresholds(material: Material) -> Table:
    """Return the status scale with the thresholds that set its words."""
    w, thresholds = material.wording, material.settings.edition.thresholds
    _ = w.gettext
    return Table(
        name="skala",
        caption=_("Skala keadaan dan batasnya"),
        corner=_("Keadaan"),
        columns=(Column(_("Arti"), "long"),),
        rows=tuple(
            Row(Cell("", mark=material.status_mark(status)), (Cell(meaning),))
            for status, meaning in _meanings(material).items()
        ),
        note=_(
            "Laporan tepat waktu: datang paling lambat {days} sesudah harinya. Lonjakan ditandai bila angka"
            " menjadi {factor} kali atau lebih, atau sepersekiannya. Target pelaporan: kelengkapan"
            " {completeness}, ketepatan waktu {timeliness} ({source})."
        ).format(
            days=w.days(thresholds.on_time_days),
            factor=w.number(thresholds.jump_factor),
            completeness=w.target(material.settings.edition.targets.completeness_percent),
            timeliness=w.target(material.settings.edition.targets.timeliness_percent),
            source=material.said(material.settings.edition.targets.reporting_source),
        ),
        style="scale",
    )


def _methods(material: Material) -> tuple[Fact, ...]:
    """Return the notes on method."""
    _ = material.wording.gettext
    return (
        Fact(
            _("Periode"),
            _(
                "tujuh hari yang berakhir sehari sebelum rapat; baris bertanggal hari rapat ikut"
                " dalam keadaan."
            ),
        ),
        Fact(
            _("Baris yang berlaku"),
            _("kiriman paling akhir: hari datang, lalu tanda revisi pada nama berkas, lalu urutan nama."),
        ),
        Fact(
            _("Desk yang diam"),
            _(
                "tetap dengan keadaan terakhirnya beserta umurnya; tidak pernah dihitung nol"
                " dan tidak pernah dianggap keadaan hari ini."
            ),
        ),
        Fact(
            _("Jumlah dan bagian"),
            _("dari hitungan, tidak pernah dari rata-rata persen; satuan yang berbeda tidak dijumlahkan."),
        ),
        *_methods_of_figures(material),
    )


def _methods_of_figures(material: Material) -> tuple[Fact, ...]:
    """Return the notes on how single figures are found."""
    _ = material.wording.gettext
    return (
        Fact(
            _("Kelengkapan"),
            _(
                "laporan, nihil, dan terlambat dibagi semua daerah × 7 hari; ketepatan waktu"
                " adalah bagiannya yang tepat waktu."
            ),
        ),
        Fact(
            _("Kebutuhan"),
            _(
                "angka desk bila berada dalam rentang aturannya, selain itu rentang aturan;"
                " butir yang baru mencapai ujung bawah rentang ditandai perkiraan."
            ),
        ),
        Fact(_("Perkiraan selesai"), _projection_method(material)),
        Fact(_("Nilai keputusan (bagian C)"), _score_meaning(material)),
        Fact(_("Rusak dan kurang"), _("dua penghitung tersendiri yang tidak saling dikurangkan.")),
        Fact(
            _("Teks lapangan"),
            _(
                "dicetak apa adanya; NIK dan nomor telepon disamarkan, teks yang lebih panjang dari"
                " {count} huruf dipotong (…) dan utuh di berkas data."
            ).format(count=material.wording.number(MOST_CHARACTERS)),
        ),
    )


def _projection_method(material: Material) -> str:
    """Return how a day is projected, and how often the range has held the true one on sample seasons."""
    w, method = material.wording, material.settings.projection
    test = method.back_test
    return w.gettext(
        "laju adalah median kemiringan antara dua hari lapor mana pun dari {window} lapor terakhir;"
        " rentangnya dari kemiringan yang berjarak {run} atau lebih, tanpa {tail} di tiap ujung, digeser"
        " keluar {margin} dan {share} jaraknya. Uji balik dengan benih {seeds}: rentang memuat hari yang"
        " sebenarnya pada {held} dari {tried} perkiraan; dari {closed} yang berujung dua, pada {held_closed}"
        " ({source})."
    ).format(
        window=w.days(method.window_reported_days),
        run=w.days(method.range_run_days),
        tail=w.percent_of(Fraction(method.tail_permille, 1000), 0),
        margin=w.days(method.margin_days),
        share=w.percent_of(Fraction(method.margin_permille, 1000)),
        seeds=w.listing([w.number(seed) for seed in test.seeds]),
        held=w.number(test.held),
        tried=w.number(test.tried),
        closed=w.number(test.tried - test.open_ended),
        held_closed=w.number(test.held_closed),
        source=material.said(test.source),
    )


def _score_meaning(material: Material) -> str:
    """Return how the items of section C are ranked, with the weights and whose they are."""
    w, weights = material.wording, material.settings.agenda
    severity = weights.severity
    return w.gettext(
        "tenggat (0–{deadline}): {on_the_day} tepat pada harinya, berkurang {per_day_left} tiap hari yang"
        " tersisa, bertambah 1 tiap hari yang lewat; luas (0–{size}): bagian pemilih provinsi di daerah itu,"
        " {without_region} bila tanpa daerah; berat: tahap terlambat {stage_late}, surat suara kurang"
        " {ballots_short}, isu kritis {critical_issue}, tahap terancam {stage_at_risk}, desk diam"
        " {desks_silent}, isu tinggi {issue_overdue}, keputusan lewat tenggat {decision_overdue}, laporan"
        " ditolak {reports_refused}; lama (0–{days_open}): 1 tiap hari. Asal bobot: {source}."
    ).format(
        deadline=w.number(weights.deadline.most),
        on_the_day=w.number(weights.deadline.on_the_day),
        per_day_left=w.number(weights.deadline.per_day_left),
        size=w.number(weights.size.most),
        without_region=w.number(weights.size.without_region),
        days_open=w.number(weights.days_open.most),
        source=material.said(weights.source),
        **{kind: w.number(severity.of(kind)) for kind in type(severity).model_fields},
    )


def _glossary(material: Material) -> tuple[Fact, ...]:
    """Return the terms that the pages use."""
    _ = material.wording.gettext
    return (
        Fact(_("Butir"), _("satu jenis barang logistik dalam katalog.")),
        Fact(_("Desk"), _("Desk Pilkada kabupaten/kota, pengirim laporan harian.")),
        Fact(_("DPT"), _("Daftar Pemilih Tetap.")),
        Fact(_("Gudang"), _("gudang KPU kabupaten/kota; tahap pertama tangga logistik.")),
        Fact(_("KPPS, Linmas"), _("petugas pemungutan suara dan petugas ketertiban di TPS.")),
        Fact(_("Nihil"), _("laporan bahwa tidak ada kejadian; bukti bahwa desk berjaga.")),
        Fact(_("NPHD"), _("naskah perjanjian hibah daerah, dasar dana Pilkada.")),
        Fact(_("PPK, PPS"), _("penyelenggara di kecamatan dan di desa/kelurahan.")),
        Fact(_("PSU"), _("pemungutan suara ulang.")),
        Fact(_("Sidik"), _("angka pengenal isi berkas; berubah bila satu huruf pun berubah.")),
    )


def trace_section(material: Material) -> TraceView:
    """Return section P."""
    w, settings, ledger = material.wording, material.settings, material.context.ledger
    _ = w.gettext
    return TraceView(
        facts=(
            Fact(_("Sidik edisi"), material.context.digest),
            Fact(_("Konfigurasi"), settings.digest[:DIGEST_CHARACTERS]),
            Fact(_("Program"), material.context.program_version),
            Fact(_("Buku aturan"), settings.rules.rule_book_version),
            Fact(_("Katalog butir"), settings.items.catalogue_version),
            Fact(
                _("Data dasar"),
                _("per {day}. {source}.").format(
                    day=w.day(settings.baseline.as_of),
                    source=material.said(settings.baseline.source).rstrip("."),
                ),
            ),
            Fact(_("Asal tenggat"), material.said(settings.milestones.default.source)),
        ),
        thresholds=_thresholds(material),
        methods=_methods(material),
        glossary=_glossary(material),
        inputs_intro=_("Belum ada berkas laporan.")
        if not ledger.files
        else _(
            "{files} berkas, {rows} baris, menurut hari datang: asal, berkas/baris, lalu 8"
            " angka pertama sidik"
            " SHA-256 tiap berkas menurut urutan namanya. Sidik penuh ada di manifest.json."
        ).format(files=w.number(len(ledger.files)), rows=w.number(ledger.totals.read)),
        inputs=_inputs(material),
    )
