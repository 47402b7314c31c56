"""What came in: ``got: still deciding``, ``back: 24 mar``.

Owns the words of each kind of answer, and of absence. Must not know what follows from it.
"""

from __future__ import annotations

import datetime as dt
import re

from msgspec.structs import replace

from followup_tui.facts import CAME, Received, ReceivedKind, Statement

from .clauses import Clause
from .interviews import read_next
from .matching import promise_of
from .offers import UNTIL, offer
from .patterns import pattern
from .people import Speaker
from .proposals import Add, Change, Edit, Proposal, Unreadable
from .state import JotState
from .timing import find_timing
from .words import bare, find_when, take_medium, take_when

BACK = "back: 24 mar"
_WORDS: dict[ReceivedKind, str] = {
    "auto_ack": r"auto|acknowledg|confirmation of receipt|receipt|out of (the )?office|ooo\b",
    "rejection": r"reject|turned (me )?down|a? ?no$|not (been )?selected",
    "feedback": r"feedback",
    "invite": r"invit|(next|another|second|third) (round|interview)",
    "offer": r"offer|(new|better|improved|revised) terms",
    "reply_no_date": r"still|no (decision|news|date)|undecided|not (yet )?decided",
    "reply_new_date": r"new date|moved|postpon|delay|decision|decide|until",
    "reply": r"repl(y|ied)|answer|e-?mail|mail|message|call",
}
_KINDS = {kind: pattern(rf"\b({words})") for kind, words in _WORDS.items()}
"""The words each kind is known by, the first that fits."""
_INVITED = pattern(r"\binvit\w*( me)?( back)?[\s:,]*((to|for)\b)?\s*((an?|the)\b\s*)?")
_UP_TO_OFFER = pattern(r"^.*?\boffer(ed)?\b")
_WITH = pattern(r"^email with\s+")
_ASKS = pattern(r"\b(needs? (a |an )?(reply|answer)|to answer|must (reply|answer))\b|\?$")
_ANSWERED = pattern(r"[,;]?\s*\b(i )?(have )?(answered|replied|accepted)\b")
DOCUMENT = pattern(
    r"\b(contract|agreement|documents?|paperwork|letter|terms|details|handbook|schedule|briefing"
    r"|assignment|task|test|form|forms|description|brochure|report|slides|pdf|address|link)\b"
)
"""What they send that is no answer in itself."""
_TOLD = re.compile(r":(?![0-9])")
_NO_NEWS = pattern(
    r"it|this|that|them|there|the point|the idea"
    r"|(still )?(nothing|silence|no (answer|reply|response|word|e-?mail|mail|message|call))( (yet|so far|at all|back|today|from .+))*"
)
"""What is said to be got, or not to be, without anything of theirs."""


def back(clause: Clause) -> list[Proposal]:
    """They are away, and the day they are back."""
    state = clause.state
    rest, by = clause.take_speaker()
    rest, when = take_when(rest, state.ahead)
    if when is None:
        state.when(rest, BACK)
        raise Unreadable("no day is read here", example=BACK)
    name = rest.strip(" .,;:()")
    if name and not by.id and (known := state.people.known(name)):
        by = Speaker(known.id, by.news)
    return away(replace(clause, by=by), when.last)


def away(clause: Clause, day: dt.date) -> list[Proposal]:
    """An automatic answer that names the day they are back."""
    state, by = clause.state, clause.by
    if day < state.today:
        raise Unreadable(f"{state.said(day)} has passed", example=BACK)
    message = Received(state.today, "auto_ack", from_=by.id, date=day)
    who = f"{state.people.name(by.id)} is" if by.id else "They are"
    reads = f"{who} away, back on {state.said(day)}"
    return clause.propose(reads, [*by.news, Add(message)], certain=by.is_sure)


def got(clause: Clause) -> list[Proposal]:
    """What they answered; of a new date, the date; an invitation waits for an answer."""
    state = clause.state
    rest, by = clause.take_speaker()
    rest, via = take_medium(rest)
    head, *more = _TOLD.split(rest, maxsplit=1)
    if _NO_NEWS.fullmatch(head.strip(" .!")):
        return []
    promise = promise_of(state, bare(_WITH.sub("", take_when(head, state.back)[0])))
    kind = _kind(head, is_awaited=promise is not None)
    if kind == "offer" and promise is None:
        return offer(clause.saying(_UP_TO_OFFER.sub("", clause.take_people()[0])))
    kind, on, day, is_recent = _dated(kind, head, state)
    asks = bool((kind == "invite" or _ASKS.search(rest)) and not _ANSWERED.search(rest))
    received = Received(
        on,
        kind,
        id=state.free_id(kind, kind) if asks else None,
        from_=by.id,
        via=via,
        date=day,
        needs_reply=asks,
        text="".join(more).strip() or None,
    )
    reads = f"They sent {CAME[kind]}" + (f", {state.said(day)}" if day else "")
    reads += f", on {state.said(on)}" if on != state.today else ""
    reads += "; it waits for your answer" if asks else ""
    changes: list[Change] = [*by.news, Add(received)]
    if promise is not None and promise.id:
        reads += f"; with it {promise.what}, as they promised"
        changes.append(Edit(Statement, promise.id, (("fulfilled_on", on),)))
    told = clause.propose(reads, changes, certain=is_recent and by.is_sure)
    return [*told, *_set_for(clause)] if kind == "invite" else told


def invitation(clause: Clause) -> list[Proposal]:
    """An invitation that names no day and hour: it waits for an answer."""
    state, by = clause.state, clause.by
    id_ = state.free_id("invite", "invite")
    received = Received(state.today, "invite", id=id_, from_=by.id, needs_reply=True)
    reads = f"They sent {CAME['invite']}; it waits for your answer"
    return clause.propose(reads, [*by.news, Add(received)])


def _set_for(clause: Clause) -> list[Proposal]:
    """The interview an invitation is to, where it names its day and hour."""
    clause.state.be_invited()
    found = find_when(clause.text, clause.state.ahead)
    if found is None or found[2].time is None:
        return []
    try:
        return read_next(clause.saying(_INVITED.sub("", clause.text)))
    except Unreadable:
        return []


def _kind(text: str, *, is_awaited: bool) -> ReceivedKind:
    """The kind of what came in; a thing they had promised, or a document, is an answer."""
    for kind, words in _KINDS.items():
        if words.search(text) and not (is_awaited and kind == "offer"):
            return kind
    if is_awaited or DOCUMENT.search(text):
        return "reply"
    kinds = "still deciding, new date 1 dec, rejected, offer, invited, feedback, automatic"
    raise Unreadable(f"{text.strip()!r} is no kind of answer", f"write one of {kinds}")


def _dated(
    kind: ReceivedKind, text: str, state: JotState
) -> tuple[ReceivedKind, dt.date, dt.date | None, bool]:
    """The kind, the day it came, the date it names, and whether the day is sure.

    A date named makes it a new date.
    """
    if kind not in ("reply_no_date", "reply_new_date"):
        if kind == "invite" and (set_for := find_when(text, state.ahead)) and set_for[2].time:
            return kind, state.today, None, True
        if kind == "auto_ack" and (found := find_when(text, state.ahead)):
            day = found[2].last
            return kind, state.today, day if day > state.today else None, True
        _, on, is_recent = state.take_past_day(text, "got: rejected yesterday")
        return kind, on, None, is_recent
    timing = find_timing(text, state.ahead)
    if timing and kind == "reply_no_date" and _is_gone_by(text[slice(*timing[:2])], state):
        _, on, is_recent = state.take_past_day(text, "got: still deciding yesterday")
        return kind, on, None, is_recent
    if timing:
        return "reply_new_date", state.today, timing[2].day, True
    state.refuse_unread(text, "got: new date 1 dec")
    if kind == "reply_new_date":
        raise Unreadable("the new date is not read here", example="got: new date 1 dec")
    return kind, state.today, None, True


def _is_gone_by(words: str, state: JotState) -> bool:
    """Whether a day is the one an answer came: gone by, or nearer gone by than to come."""
    found = None if UNTIL.match(words.replace("on ", "")) else find_when(words, state.ahead)
    return found is not None and (found[2].day < state.today or state.is_far(found[2].day, words))
