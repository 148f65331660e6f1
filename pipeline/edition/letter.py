"""``buletin.eml``: the edition as an e-mail that any mailer opens, ready to be sent by a person."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from pipeline.bulletin import EditionView, render_letter
from pipeline.model.dataset import Dataset
from pipeline.settings.model import Settings

LETTER_NAME = "buletin.eml"
LONGEST_LINE = 200
"""Characters of a header: a subject that is folded begins with a blank in some mailers."""
NOBODY_YET = "undisclosed-recipients:;"
"""RFC 5322's group without members: the mailer asks whom to send it to."""


def letter(view: EditionView, printed: bytes, dataset: Dataset, settings: Settings) -> bytes:
    """Return the full edition as an e-mail to the desk's own addressees: text, HTML, the PDF attached.

    Nothing is sent: ``X-Unsent`` has mailers open it as a draft of whoever opens it. It is dated by
    the meeting's morning and holds neither clock nor chance: the same edition gives the same bytes.
    """
    assert dataset.meeting is not None, "an edition is made for a meeting"
    message = EmailMessage(policy=SMTP.clone(max_line_length=LONGEST_LINE))
    mark = f"[{view.head.sample_mark}] " if view.head.sample_mark else ""
    message["Subject"] = f"{mark}{view.title}, {view.head.revision}"
    message["Date"] = format_datetime(settings.edition.schedule.due(dataset.meeting))
    message["To"] = ", ".join(settings.edition.email_recipients) or NOBODY_YET
    message["X-Unsent"] = "1"
    message.set_content(view.message, cte="quoted-printable")
    message.add_alternative(render_letter(view), subtype="html", cte="quoted-printable")
    message.add_attachment(
        printed, maintype="application", subtype="pdf", filename=f"buletin-{dataset.meeting.isoformat()}.pdf"
    )
    parts = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(parts, start=1):
        part.set_boundary(f"=_desk-pilkada-{view.head.digest}-{number}")
    return message.as_bytes()
