"""What came in: ``got: still deciding``, ``offer: until fri``.

Owns the words of each kind of answer and of an offer. Must not know what follows from it.
"""

from __future__ import annotations

import datetime as dt
import re

from followup_tui.facts import Offer, Received, ReceivedKind

from .jot_state import JotState, Stretch
from .proposals import Add, Proposal, Unreadable
from .timing import find_timing
from .words import find_when, take_medium, take_when

_OFFER = "offer: until fri"
_WANTS_TIME = re.compile(r"[,;]?\s*\b(?:i )?(?:want|need|ask(?:ing)?)s?\b.*\btime\b", re.IGNORECASE)
_NO_DEADLINE = re.compile(r"\b(?:no|without(?: a)?) (?:deadline|date)\b", re.IGNORECASE)


def offer(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    """An offer, with its deadline and whether more time is wanted.

    Other words may stand beside; where they take the place of a deadline it is not certain.
    """
    rest, via = take_medium(text)
    wants_time = _WANTS_TIME.search(rest) is not None
    is_open = _NO_DEADLINE.search(rest) is not None
    rest, when = take_when(_NO_DEADLINE.sub("", _WANTS_TIME.sub("", rest)), state.ahead)
    rest = rest.strip(" .,;")
    if when is None:
        state.refuse_unread(rest, _OFFER)
        if _UNTIL.match(rest):
            state.when(_UNTIL.sub("", rest), _OFFER)
    deadline = (when.end or when.day) if when else None
    made = Offer(state.today, deadline=deadline, via=via, wants_time=wants_time)
    reads = f"An offer, open until {state.said(deadline)}" if deadline else "An offer, no deadline"
    reads += "; you want more time" if wants_time else ""
    before = state.opportunity.offers
    reads += " (besides the offer recorded)" if before else ""
    is_plain = bool(when) or is_open or not rest
    return at.propose(reads, [Add(made)], certain=not before and is_plain)


_UNTIL = re.compile(r"^(?:(?:open|until|till|by|deadline|on|answer)\s+)+", re.IGNORECASE)
_KINDS: dict[ReceivedKind, tuple[str, str]] = {
    "auto_ack": (r"auto|acknowledg|confirmation of receipt|receipt", "an automatic answer"),
    "rejection": (r"reject|turned (?:me )?down|a? ?no$|not (?:been )?selected", "a rejection"),
    "feedback": (r"feedback", "feedback"),
    "invite": (r"invit|(?:next|another|second|third) (?:round|interview)", "an invitation"),
    "offer": (r"offer", "an offer"),
    "reply_no_date": (
        r"still|no (?:decision|news|date)|undecided|not (?:yet )?decided",
        "an answer: no decision yet",
    ),
    "reply_new_date": (r"new date|moved|postpon|delay|decision|decide|until", "a new date"),
    "reply": (r"repl(?:y|ied)|answer|e-?mail|mail|message|call", "an answer"),
}
"""The words each kind is known by, the first that fits, and how it reads."""
_ASKS = re.compile(
    r"\b(?:needs? (?:a |an )?(?:reply|answer)|to answer|must (?:reply|answer))\b|\?$", re.IGNORECASE
)
_ANSWERED = re.compile(r"[,;]?\s*\b(?:i )?(?:have )?(?:answered|replied|accepted)\b", re.IGNORECASE)


_TOLD = re.compile(r"(.*?)(?::(?![0-9])(.*))?$", re.DOTALL)
_IDIOM = re.compile(r"it|this|that|them|there|the point|the idea", re.IGNORECASE)


def got(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    """What they answered; of a new date, the date; an invitation waits for an answer."""
    rest, who, news = state.take_people(text)
    rest, via = take_medium(rest)
    head, told = _TOLD.match(rest).groups()  # type: ignore[union-attr]
    if _IDIOM.fullmatch(head.strip(" .!")):
        return []
    kind = _kind(head)
    if kind == "offer":
        told = re.sub(r"^.*?\boffer(?:ed)?\b", "", state.take_people(text)[0], flags=re.IGNORECASE)
        return offer(at, told, state)
    kind, on, day = _dated(kind, head, state)
    asks = (kind == "invite" or _ASKS.search(rest)) and not _ANSWERED.search(rest)
    received = Received(
        on,
        kind,
        id=state.free_id(kind, kind) if asks else None,
        from_=who[0].id if who else None,
        via=via,
        date=day,
        needs_reply=bool(asks),
        text=(told or "").strip() or None,
    )
    reads = f"They sent {_KINDS[kind][1]}" + (f", {state.said(day)}" if day else "")
    reads += f", on {state.said(on)}" if on != state.today else ""
    reads += "; it waits for your answer" if asks else ""
    return at.propose(reads, [*news, Add(received)], certain=all(k.certain for k in who))


def _kind(text: str) -> ReceivedKind:
    for kind, (words, _) in _KINDS.items():
        if re.search(rf"\b(?:{words})", text, re.IGNORECASE):
            return kind
    kinds = "still deciding, new date 1 dec, rejected, offer, invited, feedback, automatic"
    raise Unreadable(f"{text.strip()!r} is no kind of answer", f"write one of {kinds}")


def _dated(
    kind: ReceivedKind, text: str, state: JotState
) -> tuple[ReceivedKind, dt.date, dt.date | None]:
    """The kind, the day it came, and the date it names: one named makes it a new date."""
    if kind not in ("reply_no_date", "reply_new_date"):
        if kind == "invite" and (set_for := find_when(text, state.ahead)) and set_for[2].time:
            return kind, state.today, None
        return kind, state.take_past_day(text, "got: rejected yesterday")[1], None
    timing = find_timing(text, state.ahead)
    if timing:
        return "reply_new_date", state.today, timing[2].day
    state.refuse_unread(text, "got: new date 1 dec")
    if kind == "reply_new_date":
        raise Unreadable("the new date is not read here", "write for example got: new date 1 dec")
    return kind, state.today, None
