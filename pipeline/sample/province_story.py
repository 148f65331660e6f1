"""What the province's lists say: visits and decisions, all invented. Days count from 28 October (0)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VisitStory:
    """One visit; ``announced`` and ``day`` count from the start of the season."""

    announced: int
    day: int
    region: str
    team: str
    mode: str
    purpose: str
    outcome: str
    findings: str
    action: str


@dataclass(frozen=True, slots=True)
class DecisionStory:
    """One decision; days count from the start of the season; ``news``: (day, status, note)."""

    meeting: int
    text: str
    owner: str
    region: str
    due: int
    news: tuple[tuple[int, str, str], ...]


_KESBANGPOL = "Tim I (Kesbangpol, KPU, Bawaslu)"
_SECURITY = "Tim II (Polda, Kodam, Satpol PP)"
_ASSEMBLY = "Tim III (Kesbangpol, Biro Pemerintahan)"

VISITS: tuple[VisitStory, ...] = (
    VisitStory(
        1,
        3,
        "64.72",
        _KESBANGPOL,
        "darat",
        "Melihat sortir dan lipat surat suara",
        "terlaksana",
        "Pelipatan berjalan tiga giliran; ruang gudang sempit.",
        "Ruang sebelah dipinjam dari dinas setempat.",
    ),
    VisitStory(
        1,
        8,
        "64.09",
        _KESBANGPOL,
        "darat",
        "Memeriksa gudang dan jadwal kirim",
        "terlaksana",
        "Gudang kering dan dijaga; jadwal kirim ke Sepaku belum final.",
        "Jadwal diminta paling lambat sepekan kemudian.",
    ),
    VisitStory(
        4,
        10,
        "64.02",
        _SECURITY,
        "darat dan sungai",
        "Memeriksa jalur kirim ke hulu",
        "terlaksana",
        "Jalur ke Tabang bergantung tinggi air; perahu sewaan cukup.",
        "Kiriman tahap I dimajukan untuk kecamatan terjauh.",
    ),
    VisitStory(
        4,
        12,
        "64.11",
        _ASSEMBLY,
        "sungai (speedboat)",
        "Memastikan kelengkapan gudang",
        "terlaksana",
        "Barang di gudang cocok dengan daftar; sinyal sering putus.",
        "Laporan harian boleh susulan dengan alasan.",
    ),
    VisitStory(
        11,
        16,
        "64.03",
        _SECURITY,
        "udara dan laut",
        "Memeriksa kapal untuk Maratua dan Derawan",
        "terlaksana",
        "Kapal patroli siap; dermaga Biduk-Biduk perlu lampu.",
        "Lampu darurat dipinjamkan Satpolairud.",
    ),
    VisitStory(
        11,
        18,
        "64.07",
        _ASSEMBLY,
        "darat",
        "Rapat kesiapan di Sendawar",
        "ditunda",
        "Jalan longsor di dua titik.",
        "Dijadwalkan ulang setelah jalan terbuka.",
    ),
    VisitStory(
        11,
        19,
        "64.74",
        _KESBANGPOL,
        "darat dan laut",
        "Meninjau TPS kampung atas laut",
        "terlaksana",
        "Titian di dua TPS perlu diperkuat.",
        "Dinas PUPR memperbaiki sebelum H-3.",
    ),
    VisitStory(
        18,
        22,
        "64.01",
        _SECURITY,
        "darat",
        "Memeriksa gudang dan pelaporan desk",
        "terlaksana",
        "Petugas laporan hanya satu orang.",
        "Kesbangpol menugaskan satu petugas tambahan.",
    ),
    VisitStory(
        18,
        23,
        "64.08",
        _KESBANGPOL,
        "darat",
        "Memeriksa kekurangan barang tahap I dan II",
        "terlaksana",
        "Segel dan salinan DPT baru tiba, sedang dihitung.",
        "Laporan harian dipulihkan.",
    ),
    VisitStory(
        18,
        24,
        "64.71",
        _ASSEMBLY,
        "darat",
        "Menghitung surat suara yang kurang",
        "terlaksana",
        "Kekurangan sudah tiba dan dicatat.",
        "Berita acara disalin ke desk provinsi.",
    ),
)

DECISIONS: tuple[DecisionStory, ...] = (
    DecisionStory(
        0,
        "Setiap desk mengirim laporan harian paling lambat pukul 20.00 WITA, juga bila nihil.",
        "Kesbangpol kabupaten/kota",
        "",
        3,
        ((4, "proses", "Delapan desk sudah rutin."), (18, "proses", "Tiga desk belum teratur.")),
    ),
    DecisionStory(
        0,
        "KPU kabupaten/kota menyerahkan jadwal sortir dan lipat surat suara.",
        "KPU Provinsi",
        "",
        5,
        ((4, "selesai", "Sepuluh jadwal sudah diterima."),),
    ),
    DecisionStory(
        0,
        "Menyiapkan jalur sungai cadangan untuk kecamatan hulu.",
        "BPBD Provinsi",
        "64.11",
        14,
        ((11, "proses", "Dua operator perahu dihubungi."), (15, "selesai", "Kontrak siaga ditandatangani.")),
    ),
    DecisionStory(
        7,
        "Memeriksa cadangan listrik di gudang logistik seluruh kabupaten/kota.",
        "Dinas ESDM",
        "",
        14,
        ((11, "proses", "Enam gudang sudah diperiksa."),),
    ),
    DecisionStory(
        7,
        "Menyelesaikan laporan penggunaan NPHD supaya tahap akhir cair.",
        "BPKAD Provinsi",
        "64.07",
        17,
        (),
    ),
    DecisionStory(
        7,
        "Menambah satu kali rapat sebelum masa tenang.",
        "Biro Pemerintahan",
        "",
        12,
        ((14, "batal", "Diganti rapat luar biasa tanggal 13 November."),),
    ),
    DecisionStory(
        14,
        "Meminta penyedia mengirim kekurangan kotak suara.",
        "KPU Provinsi",
        "64.72",
        19,
        ((16, "proses", "Penyedia menyanggupi kirim tanggal 18."),),
    ),
    DecisionStory(
        14,
        "Menyiapkan bantahan bersama atas kabar bohong tentang surat suara.",
        "Diskominfo Provinsi",
        "",
        16,
        ((17, "selesai", "Bantahan disiarkan di media dan radio."),),
    ),
    DecisionStory(
        14,
        "Menyediakan kapal patroli untuk pengiriman ke pulau terluar.",
        "Ditpolairud",
        "64.03",
        24,
        ((18, "proses", "Kapal ditentukan, menunggu jadwal muat."), (25, "selesai", "Kapal berangkat.")),
    ),
    DecisionStory(
        16,
        "Melengkapi logistik di gudang sembilan kabupaten/kota paling lambat 20 November.",
        "KPU Provinsi",
        "",
        23,
        (
            (18, "proses", "Pengiriman penyedia dipantau harian."),
            (25, "selesai", "Semua gudang sudah dicek."),
        ),
    ),
    DecisionStory(
        16,
        "Menetapkan jadwal kirim per kecamatan, yang terjauh lebih dahulu.",
        "KPU Provinsi",
        "",
        20,
        ((18, "proses", "Tujuh jadwal masuk."), (22, "selesai", "Sepuluh jadwal sudah masuk.")),
    ),
    DecisionStory(
        16,
        "Mengumumkan layanan pindah memilih di perusahaan kebun dan tambang.",
        "Disnakertrans",
        "64.08",
        19,
        (),
    ),
    DecisionStory(
        21,
        "Memulihkan pelaporan harian tiga desk yang diam.",
        "Kesbangpol Provinsi",
        "",
        23,
        ((25, "selesai", "Semua desk melapor lagi."),),
    ),
    DecisionStory(
        21,
        "Menyiapkan pemusnahan surat suara rusak dan berlebih pada H-1.",
        "KPU Provinsi",
        "",
        29,
        ((32, "selesai", "Dimusnahkan dengan berita acara di sepuluh wilayah."),),
    ),
    DecisionStory(
        28,
        "Memantau rekapitulasi di kecamatan dan melaporkan kendala dua kali sehari.",
        "Kesbangpol Provinsi",
        "",
        48,
        ((46, "selesai", "Rekapitulasi kecamatan rampung."),),
    ),
)
