"""What invented issues of people and places say: sober sentences without persons or parties."""

from __future__ import annotations

from pipeline.sample.issue_text import IssueText, issue

PEOPLE_TEXTS: tuple[IssueText, ...] = (
    issue(
        "netralitas",
        "sedang",
        "Laporan dugaan ASN hadir di kegiatan kampanye di {place}.",
        ("Bawaslu", "Bawaslu kabupaten/kota"),
        (
            "Klarifikasi awal dijadwalkan.",
            "Hasil kajian diteruskan ke instansi pembina kepegawaian.",
            "Rekomendasi sudah dijawab instansi pembina.",
        ),
    ),
    issue(
        "netralitas",
        "sedang",
        "Dugaan aparat kampung ikut menyebar ajakan memilih lewat grup percakapan di {place}.",
        ("Laporan warga", "Bawaslu kabupaten/kota"),
        (
            "Bukti tangkapan layar dikumpulkan.",
            "Diteruskan ke camat sebagai pembina.",
            "Pembinaan tertulis diberikan.",
        ),
    ),
    issue(
        "politik_uang",
        "tinggi",
        "Informasi awal dugaan pembagian sembako di {place}, belum ada laporan resmi.",
        ("Patroli pengawasan", "Sentra Gakkumdu"),
        (
            "Panwascam menelusuri ke lokasi.",
            "Diteruskan ke Sentra Gakkumdu untuk dikaji.",
            "Tidak cukup bukti, penelusuran ditutup Gakkumdu.",
        ),
    ),
    issue(
        "pelanggaran_kampanye",
        "rendah",
        "Alat peraga terpasang di tiang listrik dan pohon pelindung sepanjang jalan {place}.",
        ("Panwascam", "Satpol PP"),
        (
            "Titik pemasangan didata.",
            "Surat penertiban diteruskan ke Satpol PP.",
            "Alat peraga diturunkan bersama Bawaslu.",
        ),
    ),
    issue(
        "pelanggaran_kampanye",
        "sedang",
        "Kegiatan tatap muka di {place} tanpa pemberitahuan tertulis.",
        ("Polsek", "Bawaslu kabupaten/kota"),
        (
            "Dicocokkan dengan jadwal kampanye.",
            "Teguran diteruskan lewat KPU.",
            "Penyelenggara menyampaikan pemberitahuan susulan.",
        ),
    ),
    issue(
        "sara_hoaks",
        "tinggi",
        "Beredar pesan berantai bahwa surat suara di {place} sudah tercoblos; tidak benar.",
        ("Diskominfo", "Diskominfo"),
        (
            "Sumber pesan ditelusuri.",
            "Bantahan resmi disiarkan dan diteruskan ke Polres.",
            "Pesan tidak beredar lagi, klarifikasi dimuat media setempat.",
        ),
    ),
    issue(
        "sara_hoaks",
        "sedang",
        "Unggahan bernada SARA di media sosial menyebut warga {place}.",
        ("Polres", "Polres"),
        (
            "Patroli siber memantau akun.",
            "Diteruskan ke unit siber Polda; tokoh masyarakat diajak bicara.",
            "Unggahan diturunkan, suasana kondusif.",
        ),
    ),
    issue(
        "keamanan",
        "sedang",
        "Adu mulut antarpendukung seusai debat terbuka di {place}, tanpa korban.",
        ("Polres", "Polres"),
        (
            "Kedua pihak dimintai keterangan.",
            "Pengamanan ditambah pada kegiatan berikutnya.",
            "Kedua pihak sepakat menjaga ketertiban.",
        ),
    ),
    issue(
        "keamanan",
        "tinggi",
        "Sengketa lahan di {place} dikhawatirkan menghalangi dua lokasi TPS.",
        ("Camat", "Kesbangpol"),
        (
            "Rapat dengan camat dan pemilik lahan.",
            "Mediasi berjalan; lokasi cadangan disiapkan.",
            "Pemilik lahan memberi izin tertulis.",
        ),
    ),
    issue(
        "personel",
        "sedang",
        "Empat anggota KPPS di {place} mengundurkan diri karena pindah kerja.",
        ("PPS", "KPU kabupaten/kota"),
        (
            "Daftar pengganti diperiksa.",
            "Calon pengganti diverifikasi.",
            "Pengganti dilantik dan mengikuti bimbingan teknis.",
        ),
    ),
    issue(
        "personel",
        "rendah",
        "Honor Linmas tahap pertama di {place} belum dibayar.",
        ("Satpol PP", "Satpol PP"),
        ("Berkas pembayaran dicek.", "Menunggu pencairan dari bendahara.", "Honor dibayarkan."),
    ),
    issue(
        "anggaran",
        "tinggi",
        "Pencairan NPHD tahap akhir menunggu kelengkapan laporan penggunaan tahap sebelumnya.",
        ("BPKAD", "BPKAD"),
        (
            "Kelengkapan berkas dibahas dengan KPU.",
            "Laporan diperbaiki, permohonan pencairan diajukan ulang.",
            "Dana sudah masuk rekening penerima.",
        ),
    ),
    issue(
        "data_pemilih",
        "sedang",
        "Pekerja kebun dan tambang di {place} belum mengurus pindah memilih.",
        ("PPK", "KPU kabupaten/kota"),
        (
            "Perusahaan diminta menyerahkan daftar pekerja.",
            "Layanan pindah memilih dibuka di lokasi kerja.",
            "Permohonan yang memenuhi syarat masuk DPTb.",
        ),
    ),
    issue(
        "data_pemilih",
        "rendah",
        "Pemilih ganda antarkecamatan ditemukan di {place} saat pencermatan salinan DPT.",
        ("Bawaslu", "KPU kabupaten/kota"),
        (
            "Dicocokkan dengan data Disdukcapil.",
            "Ditandai pada salinan DPT.",
            "Tanda sudah dibubuhkan di semua salinan.",
        ),
    ),
    issue(
        "c_pemberitahuan",
        "sedang",
        "Pembagian C.Pemberitahuan di {place} tersendat: banyak rumah kosong pada jam kerja.",
        ("PPS", "KPU kabupaten/kota"),
        (
            "Jumlah yang belum terbagi direkap.",
            "KPPS membagi pada malam hari dan akhir pekan.",
            "Sisa diserahkan ke PPS dengan berita acara.",
        ),
    ),
    issue(
        "listrik",
        "sedang",
        "Beberapa TPS di {place} hanya teraliri listrik pada malam hari.",
        ("PPK", "PLN"),
        (
            "Daftar TPS disampaikan ke PLN.",
            "Genset pinjaman kecamatan disiapkan.",
            "Genset sudah dicoba di lokasi.",
        ),
    ),
    issue(
        "internet",
        "rendah",
        "Titik tanpa sinyal di {place} menghambat pengiriman foto hasil.",
        ("Diskominfo", "Diskominfo"),
        (
            "Uji sinyal per TPS.",
            "Perangkat internet satelit dipinjamkan ke PPK.",
            "Titik kirim dipindah ke kantor kecamatan.",
        ),
    ),
    issue(
        "tps_pindah",
        "sedang",
        "Lokasi dua TPS di {place} dipindah karena atap gedung bocor.",
        ("PPS", "KPU kabupaten/kota"),
        (
            "Lokasi pengganti ditinjau.",
            "Berita acara pindah lokasi disusun.",
            "Lokasi baru sudah diumumkan kepada pemilih.",
        ),
    ),
    issue(
        "kesehatan_petugas",
        "rendah",
        "Sejumlah petugas KPPS di {place} bertekanan darah tinggi pada pemeriksaan.",
        ("Dinas Kesehatan", "Dinas Kesehatan"),
        (
            "Pemeriksaan ulang di puskesmas.",
            "Tenaga kesehatan disiagakan.",
            "Semua petugas dinyatakan dapat bertugas.",
        ),
    ),
    issue(
        "psu",
        "tinggi",
        "Satu TPS di {place} direkomendasikan PSU karena pemilih tidak berhak ikut mencoblos.",
        ("Bawaslu", "KPU kabupaten/kota"),
        (
            "Rekomendasi dikaji KPU.",
            "Tanggal PSU ditetapkan, surat suara PSU disiapkan.",
            "PSU selesai, berjalan aman dan lancar.",
        ),
    ),
    issue(
        "psu",
        "kritis",
        "Kotak suara satu TPS di {place} dibuka sebelum waktunya; usul pemungutan suara ulang.",
        ("Panwascam", "KPU kabupaten/kota"),
        (
            "Berita acara dan saksi diperiksa.",
            "PSU dijadwalkan, logistik dikirim.",
            "PSU selesai dilaksanakan.",
        ),
    ),
)
