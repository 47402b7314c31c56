"""Handing a finished message over to the program it is really sent from.

Owns which hand-over fits which medium, and what is told about it. Must not send anything, and must
not know the screen it was written on.
"""

from __future__ import annotations

from textual.app import App

from followup_tui import files
from followup_tui.drafting import Draft
from followup_tui.exchange import MailError, as_file, file_name, mailto, pasted, webmail
from followup_tui.exchange import short_name as short_name
from followup_tui.tui.terminal.clipboard import copy, show

from .message_files import MessageFiles

Told = tuple[str, bool]
"""What to say, and whether it is bad news; nothing to say where it is empty."""


def write_file(message_files: MessageFiles, draft: Draft) -> Told:
    """Put it into a file: a mail that opens unsent, a letter or script as Markdown."""
    try:
        path = message_files.put(file_name(draft), as_file(draft))
    except MailError as error:
        return f"Not written: {error}", True
    except OSError as error:
        return f"Not written: {message_files.out} ({files.reason(error)})", True
    return f"Written: {path}", False


def open_elsewhere(
    app: App[object], message_files: MessageFiles, draft: Draft, site: str = ""
) -> Told:
    """Open it where it is sent from: mail program, web mail or site; else show it on its own page."""
    if draft.medium == "email":
        return _open_mail(app, message_files, draft, site)
    if draft.medium in ("portal", "other") and draft.to_address.startswith(("https://", "http://")):
        app.open_url(draft.to_address)
        return f"{copy(app, pasted(draft)) or 'The text is here'}; their page is opening", False
    show(app, {"phone": "Call", "post": "Letter"}.get(draft.medium, "Message"), pasted(draft))
    return "", False


def _open_mail(app: App[object], message_files: MessageFiles, draft: Draft, site: str) -> Told:
    try:
        link = webmail(draft, site) if site else mailto(draft)
    except MailError as error:
        return f"Not opened: {error}", True
    if link is None:
        said, is_bad = write_file(message_files, draft)
        return said if is_bad else f"Too long for a mail link. {said}", is_bad
    app.open_url(link)
    asked = "Your browser" if site else "Your mail program"
    return f"{asked} is asked to open it. Nothing is sent from here", False
