"""Sentences about an interview: moved, called off, missed, set, held, and how long it took.

Owns their words, and which of them prose says without doubt. Must not know the forms of other lines.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from followup_tui.capture.days import A_WEEKDAY
from followup_tui.facts import Interview

from .answers import invitation
from .clauses import Clause
from .interview_words import HOURS, TALK, on_the_hour
from .interviews import (
    read_cancelled,
    read_had,
    read_missed,
    read_moved,
    read_next,
    read_talk,
)
from .patterns import pattern
from .proposals import Edit, Proposal, Unreadable, doubted_if
from .sentence_form import HAVE, OUR, PRONOUN, THEY, WAS, form, unsure
from .words import find_when

_WITHOUT_DAY = pattern(rf"(?P<talk>{TALK}) with (?P<who>[^\W\d_]+( [^\W\d_]+)+)")
_LONGEST_TALK = 12 * 60
_MEETING = rf"({TALK}|call|chat|meeting|conversation|interviews?)"
_A_MEETING = pattern(_MEETING)
_WHOSE = rf"({OUR}|(?P<day>today|tomorrow|{A_WEEKDAY})'s)"
_BECAUSE = r"(,? (because|as|since|due to)\b.*|, (they|she|he|we|and|but|will)\b.*)?"
_MOVED = r"((MOVED|BROUGHT|PUSHED)( back| up| forward| out)?|RESCHEDULED|POSTPONED)"
_A_TALK = pattern(rf"(the |an? |my )?({TALK}|call|chat|meeting)\b")
_MAY_BE_TALK = pattern(
    rf"{_A_TALK.pattern}|.*{HOURS.pattern}|([0-9]|today|tomorrow|{A_WEEKDAY}).* (with|call|panel|on-?site)\b"
)
_BARE_HOURS = pattern(r"[0-9]{1,2}(:[0-9]{2})? ?[-–] ?[0-9]{1,2}(:[0-9]{2})?( ?[ap]m)? ")
_TO_TALK = pattern(
    rf"\b({_MEETING}|assessment|stage|steps?|meet|talk|speak|come|office|visit|again|{A_WEEKDAY}|week)\b"
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


def read_bare_talk(clause: Clause) -> list[Proposal]:
    """``phone screen today 16:00-16:45 with Ann Lee``, its day before or after; see :func:`read_talk`."""
    if not _MAY_BE_TALK.match(clause.text):
        return []
    try:
        found = read_talk(clause.saying(_talk_first(clause)))
    except Unreadable:
        found = []
    if not found:
        _ask_for_day(clause)
    return found


def _ask_for_day(clause: Clause) -> None:
    """Unreadable where a line is nothing but an interview with somebody, and none is known that it may head."""
    told = _WITHOUT_DAY.fullmatch(clause.whole.strip(" ."))
    if told and told["who"].istitle() and not clause.state.opportunity.interviews:
        example = f"{told['talk']} thu 14:00 with {told['who']}"
        raise Unreadable("no day is read here", example=example)


def _talk_first(clause: Clause) -> str:
    """``tomorrow 9am: screening with Ann`` as ``screening tomorrow 9am with Ann``, and without what it is for."""
    text = _LONG_FIRST.sub(r"\g<talk>, \g<long>", _INTERVIEWED.sub("interview", clause.text))
    text = _AFTERWARDS.sub("", _PURPOSE.sub("", _SET.sub(" ", text, count=1)))
    found = None if _A_TALK.match(text) else find_when(text, clause.state.ahead)
    if found is None or found[0]:
        return text
    rest = text[found[1] :].lstrip(" :,-–")
    hours = _BARE_HOURS.match(rest)
    when = f"{text[: found[1]]} {hours[0] if hours else ''}".rstrip()
    rest = rest[hours.end() :] if hours else rest
    talk = _A_TALK.match(rest)
    return f"{talk[0]} {when}{rest[talk.end() :]}" if talk else text


def _talk(clause: Clause) -> list[Proposal]:
    return read_talk(clause.saying(_CALL.sub("phone call", clause.text)))


def _moved(clause: Clause) -> list[Proposal]:
    to, is_guess = on_the_hour(clause["to"])
    return doubted_if(
        is_guess, read_moved(clause.saying(f"{clause['what']}{clause['was']} to {to}"))
    )


def _names_planned(clause: Clause) -> bool:
    """Whether the line is this sentence alone and names an interview: where none is planned, that is said."""
    return clause.is_whole_line and _A_MEETING.fullmatch(clause["what"]) is not None


def _invited(clause: Clause) -> list[Proposal]:
    """The interview where day and hour are named, else an invitation that waits for an answer."""
    try:
        planned = _next(clause)
    except Unreadable:
        planned = []
    is_one = not clause.text.strip() or _TO_TALK.search(clause.text)
    return planned or (invitation(clause) if is_one else [])


def _next(clause: Clause) -> list[Proposal]:
    return _set_where_timed(clause.saying(_WITH_ME.sub("", clause.text)))


def _spoke(clause: Clause) -> list[Proposal]:
    words = _AFTERWARDS.sub("", f"{clause['to']}{clause['on']}")
    return read_had(clause.saying(f"call with {words}"), names_somebody=True)


def _set(clause: Clause) -> list[Proposal]:
    return read_next(clause.saying(_SET.sub(" ", clause.text)))


def _set_where_timed(clause: Clause) -> list[Proposal]:
    """An interview that is set, where day and hour are named."""
    words, _ = on_the_hour(clause.text)
    found = find_when(words, clause.state.ahead)
    return read_next(clause) if found and found[2].time is not None else []


def _lasted(clause: Clause) -> list[Proposal]:
    """How long the interview took that the jot is about, where its beginning is known and no end."""
    talk = clause.state.interview
    if talk is None or talk.starts_at is None or talk.ended_at is not None:
        return []
    minutes = int(clause["count"]) * (60 if clause["unit"].lower().startswith("h") else 1)
    if not 0 < minutes <= _LONGEST_TALK:
        return []
    ends = talk.starts_at + dt.timedelta(minutes=minutes)
    reads = f"The interview lasted until {ends:%H:%M}"
    return clause.propose(reads, [Edit(Interview, talk.id, (("ended_at", ends),))])


_OF_PLANNED = (
    form(
        _moved,
        rf"{THEY}{HAVE} {_MOVED} {OUR} (?P<what>.+?) (to|until|for) (?P<to>.+)",
        rf"({OUR} )?(?P<what>.+?) {WAS}{_MOVED}(?P<was> from .+?)? (to|until|for) (?P<to>.+)",
    ),
    unsure(
        _moved,
        rf"({OUR} )?(?P<what>{_MEETING}) ((is|will be|takes place) )?NOW (on )?(?P<to>.+)",
        rf"({THEY}( (wants?|needs?|asked|have|has) to|( would|'d) like to)|(can|could) (we|you))"
        rf" (MOVE|PUSH|RESCHEDULE|POSTPONE) {OUR} (?P<what>.+?) (to|until|for) (?P<to>.+?)\??",
    ),
    form(
        read_cancelled,
        rf"i{HAVE} (CANCELl?(ed)?|CALL(ed)? off) {_WHOSE} (?P<what>.+?){_BECAUSE}",
        gets="{what} {day} by me",
    ),
    form(
        read_cancelled,
        rf"{THEY}{HAVE} (CANCELl?(ed)?|CALL(ed)? off) {_WHOSE} (?P<what>.+?){_BECAUSE}",
        rf"({_WHOSE} )?(?P<what>.+?) {WAS}(CANCELl?ed|CALLED off)( by [^,]+)?{_BECAUSE}",
        gets="{what} {day} by them",
    ),
    unsure(
        read_cancelled,
        rf"{THEY}{HAVE} CANCELl?ed( on me)?"
        rf"(,? (and |but )?({PRONOUN} )?(will|wants? to|needs? to) (reschedule|find|send|get back)\b.*)?",
        gets="by them",
    ),
)
TALKS = (
    *(replace(one, must_be_read=_names_planned) for one in _OF_PLANNED),
    unsure(
        _moved,
        rf"({OUR} )?(?P<what>{_MEETING}) ((is|will be) )?(on )?(?P<to>.+?) INSTEAD( of .+)?",
    ),
    unsure(
        read_missed,
        r"(?!(i|we|you)\b)((the |my )?[^\W\d_][\w'’ -]*? (did not|didn'?t|never)"
        r" (SHOW( up)?|TURN up|COME|JOIN|APPEAR)|(NOBODY|NO ONE|NONE OF THEM)"
        r" (showed( up)?|turned up|came|joined|appeared))"
        r"\b( (for|to|at|in))?( (the|our|my))?(?P<text>.*)",
        r"no[ -]SHOW( (from|by) (them|(?-i:[A-Z])[\w-]+))?(?P<text>( today| yesterday)?)(,.*)?",
    ),
    unsure(
        _invited,
        rf"({THEY}{HAVE} INVITE[sd]? me|i('m| am|'ve been| have been| was)? INVITED|INVITED)"
        r"( back)?( (to|for))?( an?| the)? (?P<text>.+)",
        rf"((got|received|{THEY}{HAVE} sent( me)?) )?((an?|the|my|their) )?(?P<text>{TALK}) (INVITE|INVITATION)( (came|arrived|received))?( today)?",
        rf"((an?|the|my|their) )?(INVITE|INVITATION) (to|for)( an?| the)? (?P<text>{TALK}.*)",
        r"((i('m| am|'ve been| was)?|you('re| are)) )?INVITED( back)?(?P<text>)",
        rf"{THEY}(( would|'d) LIKE| WANTs?| WANTed)( me)? to (have|hold|schedule|arrange|do"
        rf"|set up|book|come (in )?(to|for))( me)?( an?| the)? (?P<text>{_MEETING}\b.*)",
        rf"{THEY}(( would|'d) LIKE| WANTs?| WANTed) to (meet|see|interview|(speak|talk)( to| with))"
        r"(( with)? (me|us)\b| again\b)(?P<text>.*)",
    ),
    form(
        read_had,
        rf"((i|we)('ve| have)? )?(just )?(HAD|DID|FINISHED|COMPLETED)( (an?|the|my|our))?"
        rf" (?P<text>({TALK}|call|chat|meeting)\b.+)",
    ),
    unsure(
        _spoke,
        r"((i|we) )?(just )?(SPOKE|TALKED|CHATTED|INTERVIEWED)(?P<on>( (?!with|to)[\w:.-]+){0,5}) (with|to) (?P<to>[^\W\d_].+)",
    ),
    unsure(
        _set_where_timed,
        rf"{THEY}(( would|'d) LIKE| WANTs?) me to (meet|(speak|talk) (to|with))( with)? (?P<to>[^\W\d_].+)",
        gets="interview with {to}",
    ),
    unsure(
        _set_where_timed,
        rf"{THEY}(( would|'d) LIKE| WANTs?) me to come (in|by|over|back)( again)? (?P<to>.+)",
        r"(i|we)('ve| have)? (AGREED|ARRANGED) to (talk|speak|meet)( again)? (?P<to>.+)",
        gets="interview {to}",
    ),
    unsure(
        _next,
        rf"({THEY} liked me,? (and )?)?({THEY} )?WANTs? me (back )?(in )?(for )?((an?|the) )?(?P<text>{_MEETING}\b.+)",
        rf"(the |an? |my )?NEXT(( (steps?|up|stage))?( (is|are|will be)|:)( an?| the)?)? (?P<text>{TALK} .+)",
    ),
    unsure(
        _talk,
        rf"((i|we)( HAVE|'VE)( got)?|THERE('s| is))( an?| the| my)? (?P<text>({TALK}|call)\b.+)",
    ),
    unsure(
        _set,
        rf"((the|an?|my) )?(?P<text>{TALK} ((is|was|has been) )?(SCHEDULED|BOOKED|SET|CONFIRMED)\b.+)",
    ),
    form(
        _lasted,
        r"(it )?(took |lasted )?(?P<count>[0-9]{1,3}) ?(?P<unit>MIN(ute)?s?|HOURs?)( long)?",
    ),
)
