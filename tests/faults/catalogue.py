"""What may go wrong around a run, what is promised then, and the test that shows it.

``docs/keandalan.md`` prints this list; tests/faults/test_list.py holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

DISK, AROUND, PRINT = "test_disk.py", "test_surroundings.py", "test_endless_print.py"
KILLS = "test_kills.py"


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault and the promise, in Indonesian, with the test of tests/faults."""

    fault: str
    promise: str
    test: str


FAULTS: tuple[Fault, ...] = (
    Fault(
        "`weekly` dibunuh (kill -9) di langkah mana pun",
        "edisi lama atau edisi baru ada dengan utuh; laman tidak tersentuh; jalan berikutnya berhasil",
        f"{KILLS}::test_a_killed_weekly_leaves_whole_editions",
    ),
    Fault(
        "`publish` dibunuh (kill -9) di langkah mana pun",
        "laman lama atau laman baru ada dengan utuh, bita demi bita; jalan berikutnya berhasil",
        f"{KILLS}::test_a_killed_publish_leaves_a_whole_site",
    ),
    Fault(
        "disk penuh saat edisi lama sudah ada",
        "satu kalimat, kode 1; edisi lama tetap utuh",
        f"{DISK}::test_a_full_disk_leaves_the_old_edition",
    ),
    Fault(
        "disk penuh sejak awal",
        "satu kalimat, kode 1; tidak ada edisi setengah jadi",
        f"{DISK}::test_an_empty_full_disk_is_told",
    ),
    Fault(
        "media keluaran hanya dapat dibaca",
        "satu kalimat, kode 1",
        f"{DISK}::test_read_only_outputs_are_told",
    ),
    Fault(
        "tidak ada izin menulis di folder keluaran",
        "satu kalimat, kode 1",
        f"{DISK}::test_a_folder_without_permission_is_told",
    ),
    Fault(
        "satu laporan tidak boleh dibaca",
        "berkas itu saja ditolak (`file-unreadable`); edisi tetap terbit",
        f"{DISK}::test_a_report_without_permission_is_refused_alone",
    ),
    Fault(
        "laporan berubah, menghilang, atau sedang ditulis ketika dibaca",
        "yang dihitung adalah yang terbaca; edisi terbit dan setiap berkasnya cocok dengan manifest",
        f"{DISK}::test_inputs_that_change_while_they_are_read",
    ),
    Fault(
        "folder keluaran sedang dipakai proses lain",
        "satu kalimat, kode 1; kunci lepas sendiri bila pemegangnya mati",
        f"{DISK}::test_a_second_run_is_told_to_wait",
    ),
    Fault(
        "dua proses dijalankan bersamaan",
        "masing-masing selesai atau menyebut sebabnya; satu edisi utuh",
        f"{DISK}::test_two_runs_at_once_leave_one_whole_edition",
    ),
    Fault(
        "zona waktu dan bahasa mesin lain (C, tr_TR, kosong)",
        "isi edisi sama, bita demi bita",
        f"{AROUND}::test_zone_and_language_of_the_machine_change_nothing",
    ),
    Fault(
        "jam mesin mundur ke 2001 atau maju ke 2038",
        "isi edisi sama, bita demi bita; hanya catatan jalan yang menyebut jam",
        f"{AROUND}::test_the_clock_changes_nothing",
    ),
    Fault(
        "tidak ada satu huruf (font) pun di mesin",
        "PDF sama, bita demi bita: hurufnya dibawa sendiri",
        f"{AROUND}::test_no_font_of_the_system_is_needed",
    ),
    Fault(
        "pustaka Pango tidak ada",
        "satu kalimat menyebut apa yang dipasang; `--format html,txt` tetap berjalan",
        f"{AROUND}::test_a_missing_pango_is_named",
    ),
    Fault(
        "tanpa terminal; masukan, keluaran, dan saluran galat ditutup",
        "edisi terbit seperti biasa",
        f"{AROUND}::test_no_terminal_and_no_output_at_all",
    ),
    Fault(
        "pembaca keluaran sudah pergi (pipa ke `head`)",
        "berhenti tanpa pesan galat",
        f"{AROUND}::test_a_reader_that_has_gone_is_no_traceback",
    ),
    Fault(
        "proses pencetak dibunuh sistem karena memori habis",
        "seluruh edisi gagal dengan satu kalimat, kode 1; tidak ada proses tertinggal",
        f"{AROUND}::test_a_printing_process_killed_for_memory_fails_the_run_whole",
    ),
    Fault(
        "Ctrl-C atau SIGTERM ketika mencetak",
        "kode 130 atau 143, tanpa pesan, tanpa edisi setengah jadi, tanpa proses tertinggal",
        f"{AROUND}::test_stopped_while_it_prints",
    ),
    Fault(
        "satu PDF melewati `limits.render_seconds`",
        "satu kalimat menyebut batasnya, kode 1; edisi lama tetap utuh",
        f"{PRINT}::test_the_limit_of_the_configuration_ends_the_run",
    ),
    Fault(
        "pustaka pencetak menelan galat dan terus bekerja",
        "dihentikan juga",
        f"{PRINT}::test_a_library_that_swallows_faults_is_ended_too",
    ),
)
