"""Sentences about an interview: moved, called off, missed, set, held, and how long it took.

Owns their words, and which of them prose says without doubt. Must not know the forms of other lines.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re

from msgspec.structs import replace

from followup_tui.facts import Interview

from .days import WEEKDAY
from .interview_words import HOURS, TALK, on_the_hour
from .interviews import (
    read_cancelled,
    read_had,
    read_missed,
    read_moved,
    read_next,
    read_talk,
)
from .jot_state import JotState, Stretch
from .patterns import pattern
from .proposals import Edit, Proposal, Unreadable
from .receiving import invitation
from .sentence_forms import HAVE, OUR, THEY, Form, Told, sentence
from .words import find_when

_WITHOUT_DAY = pattern(rf"(?P<talk>{TALK}) with (?P<who>[^\W\d_]+( [^\W\d_]+)+)")
_LONGEST_TALK = 12 * 60
_MEETING = rf"({TALK}|call|chat|meeting|conversation|interviews?)"
_A_MEETING = pattern(_MEETING)
_WHOSE = rf"({OUR}|(?P<day>today|tomorrow|{'|'.join(WEEKDAY)})'s)"
_BECAUSE = r"(,? (because|as|since|due to)\b.*|, (they|she|he|we|and|but|will)\b.*)?"
_MOVED = r"((moved|brought|pushed)( back| up| forward| out)?|rescheduled|postponed)"
_OFF = r"(cancell?ed|called off)"
_A_TALK = pattern(rf"(the |an? |my )?({TALK}|call|chat|meeting)\b")
_MAY_BE_TALK = pattern(
    rf"{_A_TALK.pattern}|.*{HOURS.pattern}|([0-9]|today|tomorrow|{'|'.join(WEEKDAY)}).* (with|call)\b"
)
_TO_TALK = pattern(
    rf"\b({_MEETING}|assessment|stage|steps?|meet|talk|speak|come|office|visit|again|{'|'.join(WEEKDAY)}|week)\b"
)
_WITH_ME = pattern(r"\s+with (me|us)\b")
_CALL = pattern(r"^call\b")
_SET = pattern(r" ((is|was|has been) )?(scheduled|booked|set|confirmed)( (up|for|on|to))*:? ")
_PURPOSE = pattern(r" (to (talk|discuss|go|walk|review|hear|meet)\b|about\b|re:?) .*$")
_AFTERWARDS = pattern(r",? (and |but )?(it |that |which )?(went|was|felt|seemed)\b[^,]*$")
_INTERVIEWED = pattern(r"^(i )?(was )?interviewed\b")
_LONG_FIRST = pattern(
    rf"^(?P<long>[0-9]{{1,3}}[ -]?min(ute)?s?) (?P<talk>({TALK}|call|chat|meeting)\b.*)"
)


def read_bare_talk(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    """``phone screen today 16:00-16:45 with Ann Lee``, its day before or after; see :func:`read_talk`."""
    if not _MAY_BE_TALK.match(text):
        return []
    found = _talk(at, _talk_first(text, state), state)
    if not found:
        _ask_for_day(at, state)
    return found


def _ask_for_day(at: Stretch, state: JotState) -> None:
    """Unreadable where a line is nothing but an interview with somebody, and none is known that it may head."""
    told = _WITHOUT_DAY.fullmatch(at.whole.strip(" ."))
    if told and told["who"].istitle() and not state.opportunity.interviews:
        advice = f"write for example {told['talk']} thu 14:00 with {told['who']}"
        raise Unreadable("no day is read here", advice)


def _talk_first(text: str, state: JotState) -> str:
    """``tomorrow 9am: screening with Ann`` as ``screening tomorrow 9am with Ann``, and without what it is for."""
    text = _SET.sub(
        " ", _LONG_FIRST.sub(r"\g<talk>, \g<long>", _INTERVIEWED.sub("interview", text)), count=1
    )
    text = _AFTERWARDS.sub("", _PURPOSE.sub("", text))
    found = None if _A_TALK.match(text) else find_when(text, state.ahead)
    if found is None or found[0]:
        return text
    rest = text[found[1] :].lstrip(" :,-–")
    talk = _A_TALK.match(rest)
    return f"{talk[0]} {text[: found[1]]}{rest[talk.end() :]}" if talk else text


def _talk(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    try:
        return read_talk(at, text, state)
    except Unreadable:
        return []


def _moved(told: Told) -> list[Proposal]:
    to, is_guess = on_the_hour(told["to"])
    moved = read_moved(told.at, f"{told['what']} to {to}", told.state)
    return [replace(one, certain=one.certain and not is_guess) for one in moved]


def _cancelled(told: Told) -> list[Proposal]:
    return read_cancelled(told.at, f"{told['what']} {told['day']} by them", told.state)


def _cancelled_by_me(told: Told) -> list[Proposal]:
    return read_cancelled(told.at, f"{told['what']} {told['day']} by me", told.state)


def _missed(told: Told) -> list[Proposal]:
    return read_missed(told.at, f"{told['what']}{told['day']}", told.state)


def _invited(told: Told) -> list[Proposal]:
    """The interview where day and hour are named, else an invitation that waits for an answer."""
    if planned := _next(told):
        return planned
    is_one = not told["to"].strip() or _TO_TALK.search(told["to"])
    return invitation(told.at, told.state, told.by) if is_one else []


def _next(told: Told) -> list[Proposal]:
    with contextlib.suppress(Unreadable):
        return _set_where_timed(told, _WITH_ME.sub("", told["to"]))
    return []


def _had(told: Told) -> list[Proposal]:
    return read_had(told.at, told["to"], told.state)


def _spoke(told: Told) -> list[Proposal]:
    words = _AFTERWARDS.sub("", f"{told['to']}{told['on']}")
    return read_had(told.at, f"call with {words}", told.state, names_somebody=True)


def _to_meet(told: Told) -> list[Proposal]:
    return _set_where_timed(told, f"interview with {told['to']}")


def _set(told: Told) -> list[Proposal]:
    return read_next(told.at, on_the_hour(_SET.sub(" ", told["to"]))[0], told.state)


def _to_come(told: Told) -> list[Proposal]:
    return _set_where_timed(told, f"interview {told['to']}")


def _set_where_timed(told: Told, words: str) -> list[Proposal]:
    """An interview that is set, where day and hour are named."""
    words, _ = on_the_hour(words)
    found = find_when(words, told.state.ahead)
    is_set = found is not None and found[2].time is not None
    return read_next(told.at, words, told.state) if is_set else []


def _lasted(told: Told) -> list[Proposal]:
    """How long the interview took that the jot is about, where its beginning is known and no end."""
    talk = told.state.interview
    if talk is None or talk.starts_at is None or talk.ended_at is not None:
        return []
    minutes = int(told["count"]) * (60 if told["unit"].lower().startswith("h") else 1)
    if not 0 < minutes <= _LONGEST_TALK:
        return []
    ends = talk.starts_at + dt.timedelta(minutes=minutes)
    reads = f"The interview lasted until {ends:%H:%M}"
    return told.at.propose(reads, [Edit(Interview, talk.id, (("ended_at", ends),))])


TALKS = (
    sentence(
        "moved rescheduled postponed pushed brought",
        rf"{THEY}{HAVE} {_MOVED} {OUR} (?P<what>.+?) (to|until|for) (?P<to>.+)",
        _moved,
    ),
    sentence(
        "moved rescheduled postponed pushed brought",
        rf"({OUR} )?(?P<what>.+?) ((was|is|has been|got) )?{_MOVED} (to|until|for) (?P<to>.+)",
        _moved,
    ),
    sentence(
        "now",
        rf"({OUR} )?(?P<what>{_MEETING}) ((is|will be|takes place) )?now (on )?(?P<to>.+)",
        _moved,
        may_be_certain=False,
    ),
    sentence(
        "instead",
        rf"({OUR} )?(?P<what>{_MEETING}) ((is|will be) )?(on )?(?P<to>.+?) instead( of .+)?",
        _moved,
        may_be_certain=False,
    ),
    sentence(
        "move push reschedule postpone",
        rf"({THEY}( (wants?|needs?|asked|have|has) to|( would|'d) like to)|(can|could) (we|you))"
        rf" (move|push|reschedule|postpone) {OUR} (?P<what>.+?) (to|until|for) (?P<to>.+?)\??",
        _moved,
        may_be_certain=False,
    ),
    sentence(
        "cancel off",
        rf"i{HAVE} (cancell?(ed)?|call(ed)? off) {_WHOSE} (?P<what>.+?){_BECAUSE}",
        _cancelled_by_me,
    ),
    sentence(
        "cancel off",
        rf"{THEY}{HAVE} (cancell?(ed)?|call(ed)? off) {_WHOSE} (?P<what>.+?){_BECAUSE}",
        _cancelled,
    ),
    sentence(
        "cancel off",
        rf"({_WHOSE} )?(?P<what>.+?) ((was|is|has been|got) )?{_OFF}( by [^,]+)?{_BECAUSE}",
        _cancelled,
    ),
    sentence(
        "show turn come join appear no-show",
        r"(?!(i|we|you)\b)((the |my )?[^\W\d_][\w'’ -]*? (did not|didn'?t|never)"
        r" (show( up)?|turn up|come|join|appear)|(nobody|no one|none of them)"
        r" (showed( up)?|turned up|came|joined|appeared))"
        r"( (for|to|at|in))?( (the|our|my))?(?P<what>.*)"
        r"|no[ -]show( (from|by) (them|(?-i:[A-Z])[\w-]+))?(?P<day>( today| yesterday)?)(,.*)?",
        _missed,
        may_be_certain=False,
    ),
    sentence(
        "cancel",
        rf"{THEY}{HAVE} cancell?ed( on me)?(?P<what>)"
        r"(,? (and |but )?((they|she|he) )?(will|wants? to|needs? to) (reschedule|find|send|get back)\b.*)?",
        _cancelled,
        may_be_certain=False,
    ),
    sentence(
        "invite",
        rf"({THEY}{HAVE} invite[sd]? me|i('m| am|'ve been| have been| was)? invited|invited)"
        r"( back)?( (to|for))?( an?| the)? (?P<to>.+)",
        _invited,
        may_be_certain=False,
    ),
    sentence(
        "like want",
        rf"{THEY}(( would|'d) like| wants?| wanted)( me)? to (have|hold|schedule|arrange|do"
        rf"|set up|book|come (in )?(to|for))( me)?( an?| the)? (?P<to>{_MEETING}\b.*)",
        _invited,
        may_be_certain=False,
    ),
    sentence(
        "like want",
        rf"{THEY}(( would|'d) like| wants?| wanted) to (meet|see|interview|(speak|talk)( to| with))"
        r"( with)? (me|us)\b(?P<to>.*)",
        _invited,
        may_be_certain=False,
    ),
    sentence(
        "had did finished completed",
        rf"((i|we)('ve| have)? )?(just )?(had|did|finished|completed)( (an?|the|my|our))?"
        rf" (?P<to>({TALK}|call|chat|meeting)\b.+)",
        _had,
    ),
    sentence(
        "spoke talked chatted interviewed",
        r"((i|we) )?(just )?(spoke|talked|chatted|interviewed)(?P<on>( (?!with|to)[\w:.-]+){0,5}) (with|to) (?P<to>[^\W\d_].+)",
        _spoke,
        may_be_certain=False,
    ),
    sentence(
        "like want",
        rf"{THEY}(( would|'d) like| wants?) me to (meet|(speak|talk) (to|with))( with)?"
        r" (?P<to>[^\W\d_].+)",
        _to_meet,
        may_be_certain=False,
    ),
    sentence(
        "like want",
        rf"{THEY}(( would|'d) like| wants?) me to come (in|by|over|back)( again)? (?P<to>.+)",
        _to_come,
        may_be_certain=False,
    ),
    sentence(
        "want",
        rf"({THEY} liked me,? (and )?)?({THEY} )?wants? me (back )?(in )?(for )?((an?|the) )?(?P<to>{_MEETING}\b.+)",
        _next,
        may_be_certain=False,
    ),
    sentence(
        "agreed arranged",
        r"(i|we)('ve| have)? (agreed|arranged) to (talk|speak|meet)( again)? (?P<to>.+)",
        _to_come,
        may_be_certain=False,
    ),
    sentence(
        "have got there",
        rf"((i|we)( have|'ve)( got)?|there('s| is))( an?| the| my)? (?P<to>({TALK}|call)\b.+)",
        lambda told: _talk(told.at, _CALL.sub("phone call", told["to"]), told.state),
        may_be_certain=False,
    ),
    sentence(
        "scheduled booked set confirmed",
        rf"((the|an?|my) )?(?P<to>{TALK} ((is|was|has been) )?(scheduled|booked|set|confirmed)\b.+)",
        _set,
        may_be_certain=False,
    ),
    sentence("next", rf"(the |an? )?next (?P<to>{TALK} .+)", _next, may_be_certain=False),
    sentence(
        "min hour",
        r"(it )?(took |lasted )?(?P<count>[0-9]{1,3}) ?(?P<unit>min(ute)?s?|hours?)( long)?",
        _lasted,
    ),
)
_OF_PLANNED = (_moved, _cancelled, _cancelled_by_me)


def asks_for_planned(at: Stretch, form: Form, found: re.Match[str]) -> bool:
    """Whether the line is this sentence alone and names an interview: where none is planned, that is said."""
    is_whole = form.read in _OF_PLANNED and at.text.strip(" .!") == at.whole.strip(" .!")
    return is_whole and _A_MEETING.fullmatch(found["what"]) is not None
