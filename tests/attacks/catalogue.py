"""What was tried against the program: each attack with its payload and the test that shows it failing.

``docs/keandalan.md`` prints this list; tests/attacks/test_list.py holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

MARKUP, EDITOR, FORMULA = "markup", "editor", "formula"
PAGES = "test_pages.py::test_text_from_the_field_stays_text"
EDITORIAL = "test_pages.py::test_the_editor_cannot_smuggle_markup"
FORMULAS = "test_spreadsheets.py::test_no_cell_that_is_written_begins_a_formula"
PATHS, CONFIG = "test_paths.py", "test_configuration.py"
UNSEEN, BOOKS = "test_unseen.py", "test_workbooks.py"


@dataclass(frozen=True, slots=True)
class Attack:
    """One payload. ``field``: where text of this kind is put in (empty: the test makes its own).

    ``payload`` may hold ``{mark}`` (the name of this attack) and ``{web}`` (an address that must
    never be asked); ``tried`` says in Indonesian what it was meant to do.
    """

    family: str
    payload: str
    tried: str
    test: str
    field: str = ""


def _markup(family: str, payload: str, tried: str) -> Attack:
    return Attack(family, payload, tried, PAGES, MARKUP)


def _editor(payload: str, tried: str) -> Attack:
    return Attack("Markdown", payload, tried, EDITORIAL, EDITOR)


def _formula(payload: str, tried: str) -> Attack:
    return Attack("Rumus", payload, tried, FORMULAS, FORMULA)


ATTACKS: tuple[Attack, ...] = (
    _markup("HTML", "<script>window.{mark}=1</script>", "menjalankan skrip"),
    _markup("HTML", "<img src={web} onerror=window.{mark}=1>", "memuat gambar, lalu skrip bila gagal"),
    _markup(
        "HTML", "</td></tr></table><iframe src={web}></iframe>", "keluar dari tabel dan membuka halaman lain"
    ),
    _markup("HTML", '<a href="javascript:window.{mark}=1">klik</a>', "tautan yang menjalankan skrip"),
    _markup("HTML", '<meta http-equiv=refresh content="0;url={web}">', "memindahkan pembaca ke alamat lain"),
    _markup("HTML", "<base href={web}>", "membelokkan semua tautan"),
    _markup("HTML", "<form action={web}><input autofocus onfocus=window.{mark}=1></form>", "borang palsu"),
    _markup("HTML", '" onmouseover="window.{mark}=1" x="', "keluar dari atribut bertanda kutip ganda"),
    _markup(
        "HTML", "' onfocus='window.{mark}=1' autofocus x='", "keluar dari atribut bertanda kutip tunggal"
    ),
    _markup("HTML", "<!-- {mark}", "menyembunyikan sisa halaman dalam komentar"),
    _markup("HTML", "</title></style></script><h1 class={mark}>SAH</h1>", "menutup elemen kepala"),
    _markup("HTML", "<details open ontoggle=window.{mark}=1>", "peristiwa tanpa klik"),
    _markup("HTML", "&lt;script&gt;window.{mark}=1&lt;/script&gt;", "penguraian entitas dua kali"),
    _markup("HTML", "+ADw-script+AD4-window.{mark}=1+ADw-/script+AD4-", "penyamaran UTF-7"),
    _markup("HTML", "<b class={mark}>LENGKAP</b><table id={mark}>", "memalsukan isi halaman"),
    _markup(
        "Templat",
        "{{{{ view.__class__.__mro__ }}}}{{% include '/etc/passwd' %}}{mark}",
        "menjalankan templat",
    ),
    _markup("Templat", "{{0.__class__}}%s%(x)s$x{mark}", "mengisi pola kalimat program"),
    _markup("CSS", "<style>@import url({web});</style>", "memuat lembar gaya dari luar"),
    _markup("CSS", "<link rel=stylesheet href={web}>", "menautkan lembar gaya dari luar"),
    _markup("CSS", '<p style="background:url({web})">{mark}', "memuat gambar latar"),
    _markup("CSS", "}} body{{display:none}} .{mark}{{", "memecah lembar gaya"),
    _markup(
        "CSS", "<style>@font-face{{font-family:x;src:url({secret})}}</style>", "membaca berkas sebagai huruf"
    ),
    _markup("CSS", '"; content: url({web}); x: "{mark}', "keluar dari teks kaki halaman cetak"),
    _markup("SVG", "<svg onload=window.{mark}=1>", "skrip saat gambar dimuat"),
    _markup("SVG", '<svg><image href="{web}"/></svg>', "gambar dari luar di dalam SVG"),
    _markup("SVG", '<svg><use href="{secret}#x"/></svg>', "berkas lain di dalam SVG"),
    _markup("SVG", "<svg><script>window.{mark}=1</script></svg>", "skrip di dalam SVG"),
    _markup("SVG", "<svg><foreignObject><iframe src={web}></foreignObject></svg>", "HTML di dalam SVG"),
    _markup("URL", '<img src="{secret}">', "menyalin berkas mesin ke dalam PDF"),
    _markup("URL", '<link rel=attachment href="{secret}">', "melampirkan berkas mesin ke PDF"),
    _markup("URL", '<a rel=attachment href="{secret}">unduh</a>', "melampirkan berkas lewat tautan"),
    _markup("URL", '<object data="{web}"></object><embed src="data:text/html,{mark}">', "objek tertanam"),
    _markup("URL", "{web}?{mark}", "alamat polos yang menjadi tautan"),
    _editor("<script>window.{mark}=1</script>", "HTML di dalam teks redaksi"),
    _editor("![peta]({web})", "gambar dari luar"),
    _editor("[unduh](javascript:window.{mark}=1)", "tautan yang menjalankan skrip"),
    _editor("**<img src={web} onerror=window.{mark}=1>** tebal", "HTML di dalam huruf tebal"),
    _formula('=HYPERLINK("{web}";"{mark}")', "tautan yang mengirim isi lembar"),
    _formula("+cmd|' /C calc'!A0{mark}", "menjalankan perintah lewat DDE"),
    _formula("-2+3+cmd|' /C calc'!A0{mark}", "perintah yang tampak sebagai bilangan"),
    _formula("@SUM(1;1)*cmd|' /C calc'!A0{mark}", "rumus gaya Lotus"),
    _formula('"\n=1+1{mark}', "rumus di awal baris baru dalam sel"),
    _formula('",=1+1,"{mark}', "keluar dari sel bertanda kutip"),
    _formula('=IMPORTXML("{web}","//{mark}")', "memuat alamat luar di lembar kerja daring"),
    Attack(
        "YAML",
        "a: &a [x,x]; b: &b [*a,*a]; …",
        "alias yang beranak pinak",
        f"{CONFIG}::test_aliases_do_not_multiply",
    ),
    Attack("YAML", "[[[[[[…", "susunan amat dalam", f"{CONFIG}::test_depth_is_refused"),
    Attack("YAML", "17 MB", "berkas raksasa", f"{CONFIG}::test_a_giant_is_refused"),
    Attack(
        "YAML",
        "!!python/object/apply:os.system [touch bukti]",
        "menjalankan perintah",
        f"{CONFIG}::test_a_tag_runs_nothing",
    ),
    Attack("YAML", "<<: *dasar", "menyelipkan kunci", f"{CONFIG}::test_a_merge_key_brings_in_nothing"),
    Attack(
        "YAML",
        "kepala pokok-berita.md: [[[[[[… dan tanggal 2024-13-45",
        "menghentikan edisi lewat teks redaksi",
        f"{CONFIG}::test_the_head_of_the_editors_text_stops_no_edition",
    ),
    Attack(
        "Jalur",
        "nama wilayah ../../keluar",
        "menulis di luar folder lewat nama wilayah",
        f"{PATHS}::test_a_region_name_cannot_lead_out",
    ),
    Attack(
        "Jalur",
        "inputs/…/rahasia.csv → di luar inputs",
        "membaca berkas lain lewat tautan simbolik",
        f"{PATHS}::test_links_that_lead_out_are_not_followed",
    ),
    Attack(
        "Jalur",
        "inputs/2024-11-17 → di luar inputs",
        "membaca folder lain lewat tautan simbolik",
        f"{PATHS}::test_links_that_lead_out_are_not_followed",
    ),
    Attack(
        "Jalur",
        "inputs/2024-11-18 → folder dengan pokok-berita.md",
        "teks redaksi dari luar",
        f"{PATHS}::test_links_that_lead_out_are_not_followed",
    ),
    Attack(
        "Jalur",
        "laporan.csv berupa pipa (FIFO)",
        "menahan program selamanya",
        f"{PATHS}::test_a_pipe_in_the_inputs_holds_up_nothing",
    ),
    Attack(
        "Jalur",
        "outputs/2024-11-18 → folder lain",
        "menulis ke folder lain lewat tautan simbolik",
        f"{PATHS}::test_an_edition_does_not_follow_a_link",
    ),
    Attack(
        "Jalur",
        "nama berkas <img …>, '=cmd.csv', baris baru, ESC",
        "nama berkas sebagai markup, rumus, perintah terminal",
        "test_pages.py::test_file_names_stay_text",
    ),
    Attack(
        "Unicode",
        "U+202E di nama berkas",
        "membalik urutan huruf nama",
        f"{UNSEEN}::test_names_show_what_cannot_be_seen",
    ),
    Attack(
        "Unicode",
        "U+200B di nama daerah",
        "nama yang tampak benar tetapi lain",
        f"{UNSEEN}::test_a_quoted_cell_shows_what_cannot_be_seen",
    ),
    Attack(
        "Unicode",
        "ESC ]0; dan ESC [2J di sel dan nama",
        "mengendalikan terminal operator",
        f"{UNSEEN}::test_the_terminal_is_not_steered",
    ),
    Attack(
        "Unicode",
        "Вerau (huruf Kiril)",
        "daerah palsu yang serupa",
        f"{UNSEEN}::test_a_lookalike_region_is_not_taken",
    ),
    Attack("Unicode", "U+0000 di sel", "memotong teks", f"{UNSEEN}::test_a_nul_refuses_the_file"),
    Attack("ZIP", "1 GB nol dalam 1 MB", "menghabiskan memori", f"{BOOKS}::test_a_bomb_is_refused_unopened"),
    Attack("ZIP", "sel XFD1048576", "kisi 17 miliar sel", f"{BOOKS}::test_a_far_cell_makes_no_grid"),
    Attack(
        "ZIP",
        "satu teks panjang dirujuk 100.000 sel",
        "penggandaan teks",
        f"{BOOKS}::test_a_repeated_text_does_not_multiply",
    ),
    Attack(
        "XML",
        "<!ENTITY lol …> bertingkat",
        "entitas beranak pinak",
        f"{BOOKS}::test_entities_are_not_expanded",
    ),
    Attack(
        "XML",
        '<!ENTITY x SYSTEM "file:///…">',
        "membaca berkas lewat entitas",
        f"{BOOKS}::test_entities_are_not_expanded",
    ),
    Attack(
        "XML", "200.000 elemen bersarang", "menghabiskan tumpukan", f"{BOOKS}::test_deep_markup_is_survived"
    ),
    Attack(
        "XML",
        "atribut sepanjang 2 MB",
        "pencarian pola yang tak kunjung selesai",
        f"{BOOKS}::test_an_endless_attribute_costs_no_time",
    ),
    Attack(
        "ZIP",
        "anggota ../../keluar dan /keluar",
        "menulis di luar folder",
        f"{BOOKS}::test_members_are_never_unpacked",
    ),
    Attack(
        "ZIP",
        "ukuran di daftar isi yang bohong",
        "melewati batas ukuran",
        f"{BOOKS}::test_a_lying_size_is_found_out",
    ),
    Attack(
        "Pola",
        "32.767 angka, spasi, kutip, … di setiap kolom",
        "ekspresi reguler yang melonjak",
        "test_time.py::test_no_cell_holds_up_the_check",
    ),
    Attack(
        "Pola",
        "teks yang sama untuk setiap pola",
        "ekspresi reguler yang melonjak",
        "test_time.py::test_every_pattern_keeps_its_time",
    ),
)
