"""The words of a mail: headers, parts and encodings to plain text, without what was quoted.

Owns the parts of a mail and the cutting of quotes and forwards. Must not know what a phrase means.
"""

from __future__ import annotations

import datetime as dt
import email.parser
import email.policy
import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses, parsedate_to_datetime
from functools import lru_cache
from typing import cast

import msgspec

from followup_tui.facts import MAX_TEXT

from .column_days import days_within
from .texts import by_evidence, email_address, html_to_text, one_line

MAX_BYTES = 25_000_000
_LONGEST_HEADER = 20_000
_FORWARD = re.compile(
    r"^-{2,}\s*(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado"
    r"|messaggio inoltrato|doorgestuurd bericht)\s*-{2,}\s*$"
    r"|^(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message transféré)\s*:\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_REPLY = re.compile(
    r"^(?:on .{5,120}|am .{5,120}|le .{5,120}|el .{5,120}|il .{5,120}|op .{5,120}|em .{5,120}|den .{5,120})"
    r"\n?.{0,80}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev)\b.{0,80}:\s*$"
    r"|^_{5,}\s*\n\*?(?:from|von|de|da|van|från):"
    r"|^\*{0,2}(?:from|von|de|da|van|från)\s?:.+\n\*{0,2}(?:sent|date|gesendet|datum|envoyé|enviado|inviato|verzonden|skickat)\s?:"
    r"|^-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original)\s*-{2,}",
    re.IGNORECASE | re.MULTILINE,
)
_OFFSET = re.compile(r"[+-]\d{4}\b(?! ?[ap]m)")
"""What says of an hour whose it is: without it the day counts as it is written."""
_IS_FORWARDED = re.compile(r"(?:fwd?|wg|tr|rv|i|doorst|vs):", re.IGNORECASE)
"""What a subject begins with where a program writes the mail below its headers, without a rule."""
_HEADER = re.compile(
    r"^\*{0,2}(from|von|de|date|datum|sent|gesendet|envoyé|enviado|subject|betreff|objet|asunto|to|an|à|para|cc)\s?:\*{0,2}\s*(.+)$",
    re.IGNORECASE,
)
_HEADER_NAMES = {
    "von": "from",
    "de": "from",
    "datum": "date",
    "sent": "date",
    "gesendet": "date",
    "envoyé": "date",
    "enviado": "date",
    "betreff": "subject",
    "objet": "subject",
    "asunto": "subject",
    "an": "to",
}
_NAMES = frozenset(("from", "to", "subject", "date", "message-id", "received"))
"""Headers that every mail has some of."""
_SENDER = re.compile(r"([^<>\n]{1,100}?)\s*<([^<>@\s]+@[^<>\s]+)>")
"""What a web mail shows first of a mail."""


class _Policy(email.policy.EmailPolicy):
    """Headers as values; one that was parsed is not parsed again each time it is asked for."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value if hasattr(value, "name") else _parsed(name, value)


@lru_cache(maxsize=256)
def _parsed(name: str, value: str) -> str:
    parsed: str = email.policy.default.header_fetch_parse(name, value[:_LONGEST_HEADER])
    return parsed


_POLICY = cast("email.policy.EmailPolicy[EmailMessage]", _Policy())


class Address(msgspec.Struct, frozen=True):
    """A name and an address; the name may be empty."""

    name: str
    email: str


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """One mail: who wrote it when, and its own words alone."""

    text: str
    identity: str
    sender: Address = Address("", "")
    others: tuple[Address, ...] = ()
    subject: str = ""
    sent_at: dt.datetime | None = None
    is_automatic: bool = False
    template: str = ""
    attachments: tuple[str, ...] = ()
    calendars: tuple[bytes, ...] = ()


def read_mail(data: bytes) -> Mail:
    """A mail from its bytes; for one that was forwarded inline, the mail inside."""
    parser = email.parser.BytesParser(EmailMessage, policy=_POLICY)
    message = parser.parsebytes(data[:MAX_BYTES])
    text = _body(message)
    mail = Mail(
        sender=next(iter(_addresses(message, "From")), Address("", "")),
        others=tuple(_addresses(message, "Cc")),
        subject=_line(_header(message, "Subject")),
        sent_at=_sent_at(_header(message, "Date")),
        text=own_words(text),
        is_automatic=_is_automatic(message),
        template=_header(message, "X-LinkedIn-Template"),
        attachments=tuple(_attachments(message)),
        calendars=tuple(_calendars(message)),
        identity=_header(message, "Message-ID"),
    )
    if (inner := _forwarded(text, mail.subject)) is not None:
        return _inside(mail, inner)
    return _attached(message, mail) or mail


def _attached(message: EmailMessage, outer: Mail) -> Mail | None:
    """The mail that was forwarded as an attachment; a report of a failed delivery forwards none."""
    if outer.is_automatic or not _IS_FORWARDED.match(outer.subject):
        return None
    for part in message.iter_attachments() if message.is_multipart() else ():
        if part.get_content_type() == "message/rfc822" and isinstance(part, EmailMessage):
            inner = part.get_content()
            return read_mail(inner.as_bytes()) if isinstance(inner, EmailMessage) else None
    return None


def pasted_mail(text: str) -> Mail:
    """The words of a mail that were pasted, with whatever stands above them of its headers."""
    text = text.strip()
    first, _, rest = text.partition("\n")
    bare = Mail(text=own_words(text), identity=hashlib.sha256(text.encode()).hexdigest())
    is_headed = _HEADER.match(first) is not None
    if not is_headed and (match := _SENDER.match(first)):
        sender = Address(_line(match[1].strip(" \"'")), match[2])
        near = "\n".join((first, *rest.split("\n", 2)[:2]))
        return msgspec.structs.replace(bare, sender=sender, sent_at=_written_day(near))
    inner = _forwarded(text) or (text if is_headed else None)
    return bare if inner is None else _inside(bare, inner)


def is_mail(data: bytes) -> bool:
    """Whether bytes begin with the headers of a mail."""
    head = data[:4000].decode("latin-1")
    names = re.findall(
        r"^([A-Za-z-]+):", head.partition("\n\n")[0].partition("\r\n\r\n")[0], re.MULTILINE
    )
    return len(_NAMES & {name.casefold() for name in names}) > 1


def own_words(text: str) -> str:
    """The text without what it answers: quoted lines, and all below the line that introduces them."""
    match = _REPLY.search(text)
    kept = text[: match.start()] if match else text
    lines = [line for line in kept.splitlines() if not line.lstrip().startswith(">")]
    return "\n".join(lines).strip()[:MAX_TEXT]


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, "") or "")
    except (ValueError, IndexError, AttributeError):
        return ""


def _line(text: str) -> str:
    return one_line(text) or ""


def _addresses(message: EmailMessage, name: str) -> Iterator[Address]:
    try:
        pairs = getaddresses([str(value) for value in message.get_all(name, [])])
    except (ValueError, IndexError, AttributeError):
        return
    for shown, address in pairs:
        if plain := email_address(address):
            yield Address(_line(shown.strip(" \"'")), plain)


def _sent_at(text: str) -> dt.datetime | None:
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


def _is_automatic(message: EmailMessage) -> bool:
    """Whether a program answers in somebody's absence; one that writes of itself is another matter."""
    submitted = _header(message, "Auto-Submitted").casefold().partition(";")[0].strip()
    precedence = _header(message, "Precedence").casefold()
    if submitted in ("auto-replied", "auto-notified") or precedence in ("auto_reply", "auto-reply"):
        return True
    return any(message.get(name) for name in ("X-Autoreply", "X-Autorespond"))


def _body(message: EmailMessage) -> str:
    """The plain part, else the HTML part as text."""
    for kind in ("plain", "html"):
        part = message.get_body((kind,))
        if part is None:
            continue
        content = _content(part)
        if content.strip():
            text = content.replace("\r\n", "\n")
            return text if kind == "plain" else html_to_text(text)
    return ""


def _content(part: MIMEPart) -> str:
    """The text of a part by the encoding it names, else by evidence."""
    with suppress(LookupError, ValueError, KeyError):
        if part.get_param("charset"):
            return str(part.get_content())
    raw = part.get_payload(decode=True)
    return by_evidence(raw) if isinstance(raw, bytes) else ""


def _attachments(message: EmailMessage) -> Iterator[str]:
    for part in message.iter_attachments() if message.is_multipart() else ():
        name = part.get_filename()
        if name and part.get_content_type() not in ("text/calendar", "application/ics"):
            yield _line(name)


def _calendars(message: EmailMessage) -> Iterator[bytes]:
    for part in message.walk() if message.is_multipart() else (message,):
        is_calendar = part.get_content_type() in ("text/calendar", "application/ics")
        if is_calendar or (part.get_filename() or "").casefold().endswith(".ics"):
            raw = part.get_payload(decode=True)
            if isinstance(raw, bytes):
                yield raw


def _forwarded(text: str, subject: str = "") -> str | None:
    """The mail that stands below a rule, or below its headers where the subject says so."""
    if match := _FORWARD.search(text):
        return text[match.end() :].lstrip("\n")
    below = _REPLY.search(text) if _IS_FORWARDED.match(subject) else None
    lines = text[below.start() :].lstrip().splitlines() if below else []
    first = next((n for n, line in enumerate(lines[:2]) if _HEADER.match(line)), None)
    return None if first is None else "\n".join(lines[first:])


def _inside(outer: Mail, inner: str) -> Mail:
    """The mail that was forwarded: its own sender, day, subject and words."""
    headers: dict[str, str] = {}
    lines = inner.splitlines()
    used = 0
    for line in lines:
        match = _HEADER.match(line.strip())
        if match is None and headers:
            break
        used += 1
        if match is not None:
            name = match[1].casefold()
            headers.setdefault(_HEADER_NAMES.get(name, name), match[2].strip())
    sender = next(
        (
            Address(_line(n), plain)
            for n, a in getaddresses([headers.get("from", "")])
            if (plain := email_address(a))
        ),
        Address("", ""),
    )
    return msgspec.structs.replace(
        outer,
        sender=sender,
        others=(),
        subject=_line(headers.get("subject", outer.subject)),
        sent_at=_written_day(headers.get("date", "")),
        text=own_words("\n".join(lines[used:])),
        is_automatic=False,
    )


def _written_day(text: str) -> dt.datetime | None:
    """``Wed, 18 Nov 2026 at 09:14``, or ``Montag, 23. November 2026``, as stands above a forwarded mail."""
    if _OFFSET.search(text) and (at := _sent_at(text)):
        return at
    day = next(iter(days_within(text)), None)
    return dt.datetime.combine(day, dt.time(12), dt.UTC) if day else None
