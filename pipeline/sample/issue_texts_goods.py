"""What invented issues of goods and ways say: sober sentences without persons or parties."""

from __future__ import annotations

from pipeline.sample.issue_text import IssueText, issue

GOODS_TEXTS: tuple[IssueText, ...] = (
    issue(
        "logistik_kurang",
        "sedang",
        "Sampul kertas untuk TPS di {place} masih kurang menurut hitungan gudang.",
        ("KPU kabupaten/kota", "Subbagian Logistik KPU"),
        (
            "Hitung ulang bersama petugas gudang.",
            "Surat permintaan tambahan sudah dikirim ke penyedia.",
            "Tambahan diterima dan dihitung, sesuai kebutuhan.",
        ),
    ),
    issue(
        "logistik_kurang",
        "tinggi",
        "Template braille belum diterima; {place} memiliki pemilih tunanetra terdaftar.",
        ("PPK", "Sekretariat KPU"),
        (
            "Jumlah kebutuhan dicocokkan dengan data pemilih disabilitas.",
            "Dijadwalkan ikut kiriman penyedia berikutnya.",
            "Template diterima di gudang dan dibagi per TPS.",
        ),
    ),
    issue(
        "logistik_kurang",
        "rendah",
        "Kabel ties untuk kotak suara {place} kurang beberapa kantong.",
        ("PPK", "Subbagian Logistik KPU"),
        ("Dicek pada sisa stok gudang.", "Dipenuhi dari stok cadangan.", "Terpenuhi dari stok cadangan."),
    ),
    issue(
        "logistik_rusak",
        "sedang",
        "Sebagian surat suara ditemukan sobek saat sortir dan lipat, jatah {place}.",
        ("Petugas sortir", "Subbagian Logistik KPU"),
        (
            "Dipisahkan dan dihitung per boks, disaksikan Bawaslu.",
            "Permintaan penggantian diajukan dengan berita acara.",
            "Pengganti diterima; yang rusak disimpan untuk dimusnahkan pada H-1.",
        ),
    ),
    issue(
        "logistik_rusak",
        "rendah",
        "Bilik suara penyok karena tumpukan di truk, tujuan {place}.",
        ("Desk kabupaten/kota", "Petugas gudang KPU"),
        (
            "Kondisi difoto dan dicatat.",
            "Diganti dari persediaan lama yang masih layak.",
            "Semua bilik layak pakai.",
        ),
    ),
    issue(
        "logistik_terlambat",
        "tinggi",
        "Formulir C.Hasil – rangkap kedua – tertahan di percetakan; {place} menunggu.",
        ("KPU kabupaten/kota", "Sekretariat KPU"),
        (
            "Menghubungi penyedia dan meminta jadwal kirim.",
            "Penyedia berjanji kirim lewat udara.",
            "Kiriman tiba dan sudah disortir.",
        ),
    ),
    issue(
        "logistik_terlambat",
        "sedang",
        "Truk logistik tahap II terlambat sehari karena antre di penyeberangan.",
        ("Satpol PP", "Dinas Perhubungan"),
        (
            "Posisi truk dipantau lewat pengawal.",
            "Dermaga diminta memberi jalur dahulu.",
            "Truk tiba di gudang, segel utuh.",
        ),
    ),
    issue(
        "distribusi",
        "tinggi",
        "Air sungai surut; perahu bermuatan ke {place} harus ditarik di dua riam.",
        ("Camat", "BPBD"),
        (
            "Pemantauan tinggi air pagi dan sore.",
            "Muatan dipecah ke perahu kecil, jadwal dimajukan sehari.",
            "Debit air naik, jalur dapat dilalui lagi.",
        ),
    ),
    issue(
        "distribusi",
        "tinggi",
        "Jalan poros ke {place} berlumpur setelah hujan tiga hari, truk tidak bisa naik.",
        ("Polsek", "Dinas PUPR"),
        (
            "Titik terparah disurvei bersama Polsek.",
            "Alat berat disiagakan, kendaraan gardan ganda disiapkan.",
            "Jalan ditimbun dan dapat dilalui kendaraan gardan ganda.",
        ),
    ),
    issue(
        "distribusi",
        "sedang",
        "Arus di perairan menuju {place} deras pada siang hari, kapal kecil tidak berani lewat.",
        ("KSOP", "Satpolairud"),
        (
            "Menunggu prakiraan BMKG.",
            "Penyeberangan hanya pagi hari dan dikawal kapal patroli.",
            "Arus tenang, jadwal kembali biasa.",
        ),
    ),
    issue(
        "distribusi",
        "kritis",
        "Banjir merendam akses ke tiga desa di {place}; rute cadangan lewat hulu.",
        ("BPBD", "BPBD"),
        (
            "Ketinggian air dan jumlah TPS terdampak didata.",
            "Perahu karet disiapkan, PPS menyiapkan tempat lebih tinggi.",
            "Air surut, TPS kembali ke lokasi semula.",
        ),
    ),
)
