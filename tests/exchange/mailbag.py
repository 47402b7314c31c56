"""Invented mails in a few lines each, made into what arrives: plain, HTML, automatic, from a list.

``mails.txt`` holds them, parted by ``---``: ``kind|from|subject|flags``, then the text.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Invented(NamedTuple):
    kind: str
    subject: str
    data: bytes


def mailbag(name: str = "mails.txt") -> list[Invented]:
    return [_made(block) for block in (HERE / name).read_text("utf-8").split("\n---\n")]


def _made(block: str) -> Invented:
    head, _, text = block.strip("\n").partition("\n")
    kind, sender, subject, *flags = head.split("|")
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = sender, "Robin Vale <robin.vale@mailbox.example>"
    mail["Subject"], mail["Date"] = subject, "Fri, 20 Nov 2026 10:05:00 +0000"
    mail["Message-ID"] = f"<{abs(hash(block))}@mail.example>"
    if "auto" in flags:
        mail["Auto-Submitted"] = "auto-replied"
    if "html" in flags:
        mail.set_content(text, subtype="html", charset="utf-8", cte="base64")
    else:
        mail.set_content(text, charset="utf-8", cte="quoted-printable")
    return Invented(kind, subject, mail.as_bytes())
