"""`buletin.eml`: what a mailer finds in it."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from tests.site.conftest import Desk

MEETING = "2024-11-04"


@pytest.fixture(scope="module")
def edition(fresh: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A draft with text and print."""
    desk = fresh.copy(tmp_path_factory.mktemp("letter"))
    desk.configure("email_recipients: [desk@contoh.go.id, sekretariat@contoh.go.id]")
    desk.weekly(MEETING, ("pdf", "txt"))
    return desk.outputs / MEETING


@pytest.fixture(scope="module")
def message(edition: Path) -> EmailMessage:
    """The e-mail as a mailer reads it."""
    read = message_from_bytes((edition / "buletin.eml").read_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    return read


def test_text_html_and_print_are_in_it(edition: Path, message: EmailMessage) -> None:
    """The text is that for WhatsApp, the attachment the full edition, byte for byte."""
    assert message.defects == []
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    summary = (edition / "ringkasan.txt").read_text(encoding="utf-8")
    assert text.get_content().replace("\r\n", "\n") == summary
    assert "Buletin lengkap terlampir sebagai PDF" in html.get_content()
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "buletin-2024-11-04.pdf"
    assert attached.get_content() == (edition / "buletin.pdf").read_bytes()


def test_it_is_a_draft_to_the_desks_addressees(message: EmailMessage) -> None:
    """Dated by the meeting's morning, marked as sample data, to whom the configuration says."""
    assert message["To"] == "desk@contoh.go.id, sekretariat@contoh.go.id"
    assert message["Date"] == "Mon, 04 Nov 2024 08:00:00 +0800"
    assert message["Subject"].startswith(
        "[DATA CONTOH] Buletin Koordinasi Mingguan Desk Pilkada, Nomor 45/2024"
    )
    assert message["X-Unsent"] == "1"
    assert message["From"] is None
