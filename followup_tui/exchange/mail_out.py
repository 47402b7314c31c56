"""A message handed over to where it is really sent from: a mail link, a mail file, a letter, a script.

Owns how a draft is written for each of them. Must not open, send or write anything. No field can add a header, a
recipient or markup: one-line fields with a line break are refused, the rest is quoted.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote, urlencode

from followup_tui.drafting import Draft, long_day
from followup_tui.facts import TRAITS, FollowUpKey

from .markup import as_markdown

MAILTO_LIMIT = 1800
"""Characters a mail link may have; some programs cut longer ones off without a word."""

_BREAKS = re.compile(r"[\r\n\x00\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")


class MailError(ValueError):
    """A draft that cannot become a mail; the text names the field."""


_COMPOSE = {
    "gmail": ("https://mail.google.com/mail/?view=cm&fs=1&", "to", "su", "body"),
    "outlook": ("https://outlook.live.com/mail/0/deeplink/compose?", "to", "subject", "body"),
    "yahoo": ("https://compose.mail.yahoo.com/?", "to", "subject", "body"),
}
"""The web mails that a message can open in."""


def mailto(draft: Draft) -> str | None:
    """The link that opens the draft in the mail program; None where it would be too long.

    MailError where address or subject holds a line break, or no mail program would take the address.
    """
    address = quote(mail_address(draft), safe="@", errors="replace")
    return _link(f"mailto:{address}?", _fields(draft, "subject", "body"), "")


def webmail(draft: Draft, site: str) -> str | None:
    """The page of a web mail that opens with the draft; None and MailError as with :func:`mailto`."""
    start, to, subject, body = _COMPOSE[site]
    fields = {to: mail_address(draft)} | _fields(draft, subject, body)
    return _link(start, fields, "@")


def _fields(draft: Draft, subject: str, body: str) -> dict[str, str]:
    return {
        subject: _one_line("subject", draft.subject),
        body: "\r\n".join(draft.body.splitlines()),
    }


def _link(start: str, fields: Mapping[str, str], safe: str) -> str | None:
    link = start + urlencode(fields, quote_via=quote, errors="replace", safe=safe)
    return link if len(link) <= MAILTO_LIMIT else None


def eml(draft: Draft) -> bytes:
    """The draft as a mail file that programs open unsent.

    MailError where address, name or subject holds a line break, or no mail program would take the
    address.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    address = mail_address(draft)
    name = _one_line("name", draft.to_name)
    user, _, domain = address.rpartition("@")
    if address:
        mail["To"] = Address(_encodable(name), user, domain)
    mail["Subject"] = _encodable(_one_line("subject", draft.subject))
    mail.set_content(_encodable(draft.body), charset="utf-8", cte="quoted-printable")
    return mail.as_bytes()


def file_name(draft: Draft) -> str:
    """The name of the file a draft is written to; the key itself holds what people typed."""
    action = draft.key.split("/")[1].replace("_", "-")
    return f"{draft.on.isoformat()}-{action}-{short_name(draft.key)}.{'eml' if draft.medium == 'email' else 'md'}"


def short_name(key: str) -> str:
    """A few letters for a key, to stand in the name of a file."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:6]


def as_file(draft: Draft) -> bytes:
    """What the file holds: a mail that opens unsent, else the letter, script or text as Markdown.

    MailError as :func:`eml` raises it.
    """
    return eml(draft) if draft.medium == "email" else pasted(draft).encode("utf-8", "replace")


def letter(draft: Draft) -> str:
    """The draft as a letter in Markdown: day, address, subject, text; nothing in it is markup."""
    where = draft.to_address if draft.medium == "post" else ""
    top = [line for line in (draft.to_name, *where.splitlines()) if line.strip()]
    if len(top) > 1 and top[1].strip() == top[0].strip():
        top.pop(0)
    parts = [long_day(draft.on, mdy=draft.mdy), "\n".join(top)]
    is_card = TRAITS[FollowUpKey.parse(draft.key).action].medium == "post"
    text = [as_markdown(part) for part in parts if part]
    if draft.subject and not is_card:
        text.append(f"**{as_markdown(draft.subject)}**")
    return "\n\n".join([*text, as_markdown(draft.body)]) + "\n"


def script(draft: Draft) -> str:
    """What to say on the phone, under the name and the number."""
    number = draft.to_address if draft.medium == "phone" else ""
    return f"Call {draft.to_name or '…'}: {number or 'no number known'}\n\n{draft.body}\n"


def pasted(draft: Draft) -> str:
    """What is pasted where the message really goes: a letter or a script whole, else the body."""
    if draft.medium == "post":
        return letter(draft)
    return script(draft) if draft.medium == "phone" else f"{draft.body}\n"


def mail_address(draft: Draft) -> str:
    """The e-mail address of the draft, empty where it has none; MailError where it is no address."""
    address = draft.to_address.strip() if draft.medium == "email" else ""
    if address and not _ADDRESS.fullmatch(address):
        raise MailError(
            f"{address!r} is no address a mail program would take; write one like name@company.example"
        )
    return address


def _one_line(field: str, text: str) -> str:
    if _BREAKS.search(text):
        raise MailError(f"the {field} holds a line break: {text!r}")
    return text


def _encodable(text: str) -> str:
    return text.encode("utf-8", errors="replace").decode("utf-8")
