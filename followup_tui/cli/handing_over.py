"""A message leaves for another program: as a file, a link, on the clipboard, or on the screen.

Owns what each way needs, and what is said of it. Must not send anything, nor change a message.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping

from followup_tui.desktop import copy_by_program, request, terminal_may_copy
from followup_tui.drafting import Draft
from followup_tui.exchange import MailError, eml, mailto, pasted, webmail
from followup_tui.facts import spoken
from followup_tui.wording import clean

from .errors import CommandError
from .files import write_new
from .output import Output
from .session import Session

_REFUSED = 65
_INSTEAD = {"phone": "the script for the call", "post": "the letter"}


def hand_over(session: Session, made: Draft, args: argparse.Namespace) -> dict[str, object]:
    """Do what the options ask for, and say what was done: in words, or as part of the JSON."""
    done: dict[str, object] = {}
    if args.eml is not None or args.mailto or args.webmail:
        _refuse_no_mail(made)
    try:
        if args.eml == "-":
            sys.stdout.buffer.write(eml(made))
            done["written"] = "-"
        elif args.eml is not None:
            path = write_new(args.eml, eml(made), never=session.paths.db, force=args.force)
            done["written"] = str(path)
        if args.mailto:
            done["mailto"] = _link(mailto(made))
        if args.webmail:
            done["webmail"] = _link(webmail(made, args.webmail))
    except MailError as error:
        raise CommandError(str(error), _REFUSED) from None
    if args.to_clipboard:
        done["copied"] = _copy(session, made, is_json=args.json)
    if not args.json:
        _say_done(session, done)
    return done


def _refuse_no_mail(made: Draft) -> None:
    """A message that does not go by mail makes no mail file and no mail link."""
    if made.medium == "email":
        return
    instead = _INSTEAD.get(made.medium, "the text")
    raise CommandError(
        f"this goes by {spoken(made.medium)}, not by e-mail: without --eml, --mailto and --webmail "
        f"{instead} is printed; --medium email makes a mail of it",
        _REFUSED,
    )


def _link(link: str | None) -> str:
    if link is None:
        raise CommandError(
            "the message is too long for a mail link; --eml FILE writes it as a file", _REFUSED
        )
    return link


def _say_done(session: Session, done: Mapping[str, object]) -> None:
    if done.get("written", "-") != "-":
        session.out.line(f"Written: {done['written']}")
    for name in ("mailto", "webmail"):
        if name in done:
            session.out.raw(f"{done[name]}\n")


def _copy(session: Session, made: Draft, *, is_json: bool) -> bool:
    """By a program, else by the terminal; else the text is printed, to be copied by hand."""
    text = pasted(made)
    out = aside(session) if is_json else session.out
    if copy_by_program(text, os.environ):
        out.line("On the clipboard.")
        return True
    if sys.stderr is not None and sys.stderr.isatty() and terminal_may_copy(text, session.env):
        sys.stderr.write(request(text))
        sys.stderr.flush()
        out.line("Given to the terminal's clipboard (paste it to see that it took it).")
        return True
    if not is_json:
        print_draft(session.out, made)
    told = "No clipboard can be reached from here: this is the text to copy by hand."
    aside(session).item("", told)
    return False


def print_draft(out: Output, made: Draft) -> None:
    """The message itself, so that ``lint`` can read it back; wrapped only for a person to read."""
    whole = pasted(made) if made.medium in ("post", "phone") else with_subject(made)
    if sys.stdout.isatty():
        out.block(whole.rstrip("\n"))
    else:
        out.raw(clean(whole, multiline=True))


def with_subject(made: Draft) -> str:
    """The text as it is read back."""
    return f"Subject: {made.subject}\n\n{made.body}\n" if made.subject else f"{made.body}\n"


def aside(session: Session) -> Output:
    """Where everything goes that is not the result."""
    return Output(sys.stderr, session.env)
