"""Sentences that tell how it went on: an offer, a no, an interview moved or called off, an absence.

Owns their words, and which of them prose says without doubt: a sentence counts as certain only where
all of it is the form of one such sentence. Must not know what they said about timing.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Callable, Iterable

import msgspec
from msgspec.structs import replace

from followup_tui.facts import Id, Interview, Received

from .days import WEEKDAY
from .deciding import decided
from .interview_words import HOURS, TALK, on_the_hour, to_come
from .interviews import (
    read_cancelled,
    read_had,
    read_missed,
    read_moved,
    read_next,
    read_talk,
)
from .jot_state import JotState, Stretch
from .leaving import left
from .proposals import Add, Change, Edit, Proposal, Unreadable
from .receiving import away, got, invitation, offer, offer_withdrawn
from .sending import sent
from .statements import contact_on, promise
from .words import find_when, take_medium, take_when

_LONGEST_TALK = 12 * 60
_THEY = r"(?!(?:i|you)\b)(?:they|she|he|[^\W\d_][\w'’-]*(?: (?-i:[^\W\d_a-z])[\w'’-]*)?)"
_HAVE = r"(?:['’]ve|['’]s| have| has| had to)?"
_WILL = r"(?:['’]ll| will|(?:['’](?:re|s)| is| are) (?:going|about|supposed) to)"
_MEETING = rf"(?:{TALK}|call|chat|meeting|conversation|interviews?)"
_OUR = r"(?:the|our|my)"
_WHOSE = rf"(?:{_OUR}|(?P<day>today|tomorrow|{'|'.join(WEEKDAY)})['’]s)"
_BECAUSE = r"(?:,? (?:because|as|since|due to)\b.*|, (?:they|she|he|we|and|but|will)\b.*)?"
_MOVED = r"(?:(?:moved|brought|pushed)(?: back| up| forward| out)?|rescheduled|postponed)"
_OFF = r"(?:cancell?ed|called off)"


_A_TALK = re.compile(rf"(?:the |an? |my )?(?:{TALK}|call|chat|meeting)\b", re.IGNORECASE)
_MAY_BE_TALK = re.compile(
    rf"{_A_TALK.pattern}|.*{HOURS.pattern}|(?:[0-9]|today|tomorrow|{'|'.join(WEEKDAY)}).* (?:with|call)\b",
    re.IGNORECASE,
)


_LEAD = re.compile(
    r"^(?:(?:unfortunately|sadly|heard back)[:,]?"
    r"|(?:auto(?:matic)?|ooo|out[ -]of[ -]office)(?:[ -](?:reply|answer|mail|message))?[:,]) ",
    re.IGNORECASE,
)
"""What may stand before such a sentence."""


class Told(msgspec.Struct, frozen=True):
    """A sentence of one form, and who said it."""

    at: Stretch
    found: re.Match[str]
    state: JotState
    by: Id | None
    news: tuple[Change, ...]

    def __getitem__(self, name: str) -> str:
        return self.found.groupdict().get(name) or ""


class _Form(msgspec.Struct, frozen=True):
    """One form of sentence; ``holds`` are words of which it holds one, which most lines do not."""

    holds: tuple[str, ...]
    words: re.Pattern[str]
    read: Callable[[Told], Iterable[Proposal]]
    may_be_certain: bool = True


def _form(
    holds: str,
    words: str,
    read: Callable[[Told], Iterable[Proposal]],
    *,
    may_be_certain: bool = True,
) -> _Form:
    return _Form(tuple(holds.split()), re.compile(words, re.IGNORECASE), read, may_be_certain)


def read_outcome(
    at: Stretch, text: str, state: JotState, by: Id | None = None, news: tuple[Change, ...] = ()
) -> list[Proposal]:
    """What a whole sentence says of the outcome or of an interview."""
    if _MAY_BE_TALK.match(text) and (met := _talk(at, _talk_first(text, state), state)):
        return met
    if mine := decided(at, text, state):
        return mine
    text = _LEAD.sub("", text)
    lower = text.casefold()
    for form in _FORMS:
        if not any(word in lower for word in form.holds):
            continue
        if (found := form.words.fullmatch(text)) is None:
            continue
        try:
            told = list(form.read(Told(at, found, state, by, news)))
        except Unreadable:
            if form.read in _OF_PLANNED and _tells_no_more(at, found["what"]):
                raise
            continue
        if told:
            return told if form.may_be_certain else [replace(p, certain=False) for p in told]
    return []


def _talk_first(text: str, state: JotState) -> str:
    """``tomorrow 9am: screening with Ann`` as ``screening tomorrow 9am with Ann``."""
    found = None if _A_TALK.match(text) else find_when(text, state.ahead)
    if found is None or found[0]:
        return text
    rest = text[found[1] :].lstrip(" :,-–")
    talk = _A_TALK.match(rest)
    return f"{talk[0]} {text[: found[1]]}{rest[talk.end() :]}" if talk else text


def _tells_no_more(at: Stretch, what: str) -> bool:
    """Whether the line is this sentence alone, and names an interview."""
    is_whole = at.text.strip(" .!") == at.whole.strip(" .!")
    return is_whole and re.fullmatch(_MEETING, what, re.IGNORECASE) is not None


def _moved(told: Told) -> list[Proposal]:
    to, is_guess = on_the_hour(told["to"])
    moved = read_moved(told.at, f"{told['what']} to {to}", told.state)
    return [replace(one, certain=one.certain and not is_guess) for one in moved]


def _cancelled(told: Told) -> list[Proposal]:
    return read_cancelled(told.at, f"{told['what']} {told['day']} by them", told.state)


def _cancelled_by_me(told: Told) -> list[Proposal]:
    return read_cancelled(told.at, f"{told['what']} {told['day']} by me", told.state)


def _missed(told: Told) -> list[Proposal]:
    return read_missed(told.at, told["what"], told.state)


_OF_PLANNED = (_moved, _cancelled, _cancelled_by_me)
"""What tells of an interview that is planned: where none is, that is said."""


def _withdrawn(told: Told) -> list[Proposal]:
    return offer_withdrawn(told.at, told.state)


def _rejected(told: Told) -> list[Proposal]:
    rest, on, _ = told.state.take_past_day(told["on"], "got: rejected yesterday")
    if rest.strip():
        return []
    reads = "They sent a rejection" + (f", on {told.state.said(on)}" if told["on"] else "")
    return told.at.propose(reads, [Add(Received(on, "rejection"))])


def _offered(told: Told) -> list[Proposal]:
    return offer(told.at, told["terms"], told.state)


def _invited(told: Told) -> list[Proposal]:
    """The interview where day and hour are named, else an invitation that waits for an answer."""
    if planned := _next(told):
        return planned
    is_one = not told["to"].strip() or _TO_TALK.search(told["to"])
    return invitation(told.at, told.state, told.by, told.news) if is_one else []


def _next(told: Told) -> list[Proposal]:
    found = find_when(told["to"], told.state.ahead)
    if found is None or found[2].time is None:
        return []
    with contextlib.suppress(Unreadable):
        return read_next(told.at, _WITH_ME.sub("", told["to"]), told.state)
    return []


_TO_TALK = re.compile(
    rf"\b(?:{_MEETING}|assessment|stage|steps?|meet|talk|speak|come|office|visit|again|{'|'.join(WEEKDAY)}|week)\b",
    re.IGNORECASE,
)
_WITH_ME = re.compile(r"\s+with (?:me|us)\b", re.IGNORECASE)


def _had(told: Told) -> list[Proposal]:
    return read_had(told.at, told["to"], told.state)


def _spoke(told: Told) -> list[Proposal]:
    return read_had(told.at, f"call with {told['to']}", told.state, names_somebody=True)


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


_CALL = re.compile(r"^call\b", re.IGNORECASE)
_SET = re.compile(
    r" (?:(?:is|was|has been) )?(?:scheduled|booked|set|confirmed)(?: (?:up|for|on|to))* ",
    re.IGNORECASE,
)


def _will_send(told: Told) -> list[Proposal]:
    """What they will send; word of the decision is no such thing."""
    if _WORD.search(take_when(told["what"], told.state.ahead)[0]):
        return []
    found = promise(told.at, told["what"], told.state, told.by, told.news)
    is_thing = _DOCUMENT.search(told["what"]) is not None
    return [replace(one, certain=one.certain and is_thing) for one in found]


_WORD = re.compile(
    r"\b(?:answer|decision|word|news|update|feedback|offer|reply|invit\w*|mail|message|rejection)\b"
    r"(?! letter)",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:contract|agreement|documents?|paperwork|letter|terms|details|handbook|schedule|briefing"
    r"|assignment|task|test|form|forms|description|brochure|report|slides|pdf|address|link)\b",
    re.IGNORECASE,
)


def _contact_on(told: Told) -> list[Proposal]:
    return contact_on(told.at, told["day"], told.state, told.by, told.news)


def _away(told: Told) -> list[Proposal]:
    rest, when = take_when(told["day"], told.state.ahead)
    if when is None or rest.strip(" .,;"):
        return []
    by = told.by or _known(told, "who")
    when = to_come(when, told["day"], told.state)
    is_sure = by is not None or _THEIRS.fullmatch(told["who"]) is not None
    return away(told.at, when.end or when.day, told.state, by, told.news, is_sure)


_THEIRS = re.compile(r"(?:they|she|he)?", re.IGNORECASE)


def _known(told: Told, group: str) -> Id | None:
    name = told[group]
    known = told.state.people.find(name) if name and told.state.knows(name) else None
    return known.id if known else None


def _delivered(told: Told) -> list[Proposal]:
    """What an open request asks for; nothing else is read from such words."""
    return _sent_off(told, told["what"])


def _was_delivered(told: Told) -> list[Proposal]:
    if _NOT_YET.search(told["what"]):
        return []
    return _sent_off(told, _WAS_SENT.sub("", told["what"]))


def _sent_off(told: Told, words: str) -> list[Proposal]:
    words = _OFF_TO.sub("", words)
    what = take_when(words, told.state.back)[0]
    return sent(told.at, words, told.state) if told.state.request_for(what) else []


_SENT = r"(?:e-?mailed|mailed|sent|submitted|handed in|delivered|uploaded|turned in)"
_NOT_YET = re.compile(
    r"\b(?:not|never|must|should|will|would|to be|can|could)\b|n['’]t\b|['’]ll\b", re.IGNORECASE
)
_WAS_SENT = re.compile(
    rf" (?:(?:is|are|was|were|has been|have been|got) )?(?:now )?{_SENT}\b", re.IGNORECASE
)
_OFF_TO = re.compile(
    r" (?:off|in|over)\b| to (?:them|him|her|hr|the (?:recruiter|company|team))\b", re.IGNORECASE
)


def _more_time(told: Told) -> list[Proposal]:
    day = told["day"] or told["moved"]
    if not told.state.opportunity.offers or find_when(day, told.state.ahead) is None:
        return []
    return offer(told.at, f"new terms until {day}", told.state)


def _came(told: Told) -> list[Proposal]:
    """What they had promised to send; nothing else is read from such words."""
    words = f"{told['what'] or told['thing'] or told['things']}{told['on']}"
    what = take_medium(take_when(words, told.state.back)[0])[0]
    promise = told.state.promise_of(_THE.sub("", what))
    return got(told.at, words, told.state) if promise else []


_THE = re.compile(r"^(?:(?:the|my|their|an?)\s+)+", re.IGNORECASE)


def _new_date(told: Told) -> list[Proposal]:
    return got(told.at, f"new date {told['day']}", told.state)


def _thanked(told: Told) -> list[Proposal]:
    who = told["who"] or told["them"] or told["those"] or told["one"]
    return sent(told.at, f"thank you to {who} {told['on']}{told['at']}", told.state)


_A_THANKS = r"(?:an? )?(?:short |quick |brief )?thank(?:[ -]?yous?|s)(?: (?:notes?|e-?mails?|mails?|messages?))?"


def _followed_up(told: Told) -> list[Proposal]:
    return sent(told.at, f"follow up to {told['who']}", told.state)


def _still_deciding(told: Told) -> list[Proposal]:
    message = Received(told.state.today, "reply_no_date", from_=told.by)
    return told.at.propose("They answered and name no day", [*told.news, Add(message)])


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


def _left(told: Told) -> list[Proposal]:
    who = told.by or _known(told, "who")
    return left(told.at, who, told["where"], told.state) if who else []


def _talk(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    try:
        return read_talk(at, text, state)
    except Unreadable:
        return []


_FORMS = (
    _form(
        "moved rescheduled postponed pushed brought",
        rf"{_THEY}{_HAVE} {_MOVED} {_OUR} (?P<what>.+?) (?:to|until|for) (?P<to>.+)",
        _moved,
    ),
    _form(
        "moved rescheduled postponed pushed brought",
        rf"(?:{_OUR} )?(?P<what>.+?) (?:(?:was|is|has been|got) )?{_MOVED} (?:to|until|for) (?P<to>.+)",
        _moved,
    ),
    _form(
        "now",
        rf"(?:{_OUR} )?(?P<what>{_MEETING}) (?:(?:is|will be|takes place) )?now (?:on )?(?P<to>.+)",
        _moved,
        may_be_certain=False,
    ),
    _form(
        "instead",
        rf"(?:{_OUR} )?(?P<what>{_MEETING}) (?:(?:is|will be) )?(?:on )?(?P<to>.+?) instead(?: of .+)?",
        _moved,
        may_be_certain=False,
    ),
    _form(
        "move push reschedule postpone",
        rf"{_THEY}(?: (?:wants?|needs?|asked|have|has) to|(?: would|['’]d) like to) (?:move|push|reschedule|postpone)"
        rf" {_OUR} (?P<what>.+?) (?:to|until|for) (?P<to>.+)",
        _moved,
        may_be_certain=False,
    ),
    _form(
        "cancel off",
        rf"i{_HAVE} (?:cancell?(?:ed)?|call(?:ed)? off) {_WHOSE} (?P<what>.+?){_BECAUSE}",
        _cancelled_by_me,
    ),
    _form(
        "cancel off",
        rf"{_THEY}{_HAVE} (?:cancell?(?:ed)?|call(?:ed)? off) {_WHOSE} (?P<what>.+?){_BECAUSE}",
        _cancelled,
    ),
    _form(
        "cancel off",
        rf"(?:{_WHOSE} )?(?P<what>.+?) (?:(?:was|is|has been|got) )?{_OFF}(?: by [^,]+)?{_BECAUSE}",
        _cancelled,
    ),
    _form(
        "show turn come join appear",
        r"(?!(?:i|we|you)\b)(?:(?:the |my )?[^\W\d_][\w'’ -]*? (?:did not|didn['’]?t|never)"
        r" (?:show(?: up)?|turn up|come|join|appear)|(?:nobody|no one|none of them)"
        r" (?:showed(?: up)?|turned up|came|joined|appeared))"
        r"(?: (?:for|to|at|in))?(?: (?:the|our|my))?(?P<what>.*)",
        _missed,
        may_be_certain=False,
    ),
    _form(
        "cancel",
        rf"{_THEY}{_HAVE} cancell?ed(?: on me)?(?P<what>)"
        r"(?:,? (?:and |but )?(?:(?:they|she|he) )?(?:will|wants? to|needs? to) (?:reschedule|find|send|get back)\b.*)?",
        _cancelled,
        may_be_certain=False,
    ),
    _form(
        "offer",
        rf"{_THEY}{_HAVE} (?:withdr[ae]wn?|rescinded|pulled|took back) (?:the|their|my) offer"
        rf"|{_THEY}{_HAVE} (?:took|taken) (?:the|their|my) offer back"
        r"|(?:(?:the|their|my) )?offer (?:(?:was|is|has been|got) )?"
        r"(?:withdrawn|rescinded|taken back|off the table)",
        _withdrawn,
    ),
    _form(
        "reject turned else another candidate person applicant filled no pass forward against select chosen",
        r"(?:they|she|he)(?:['’]ve| have)? (?:rejected me|turned me down)"
        r"|(?:i(?:['’]ve been| have been| was| got| am|['’]m)? |got |was )?(?:rejected|turned down)(?P<on> .+)?"
        r"|got a rejection|(?:they|she|he) said no|it(?:['’]s| is| was) a no"
        r"|(?:they|she|he)(?:['’]ve| have)? (?:liked me,? but )?(?:they )?(?:went with|gone with|chose|chosen|picked|hired)"
        r" (?:some(?:one|body) else|(?:another|an internal|an external|a different|the other) (?:candidate|person|applicant))"
        r"|(?:the )?(?:position|role|job) (?:(?:is|was|has been) )?filled(?: internally)?"
        r"|(?:i (?:was|am|have been) |was )?not (?:selected|chosen|successful)"
        r"|(?:they|she|he)(?:['’]ve| have| has)? passed on (?:me|my application)"
        r"|(?:they|she|he)(?:['’](?:re|s|ve)| are| is| have| has)? (?:decided )?(?:not (?:to move|moving|going) forward"
        r"|against me|(?:moving|moved|going|went|gone) (?:forward|ahead) with (?:other|another|some).*)"
        r"(?: with (?:me|my application))?",
        _rejected,
        may_be_certain=False,
    ),
    _form(
        "offer",
        r"(?:they|she|he)(?:['’]ve| have)? offered me (?:the|a) (?:job|position|role)\b(?P<terms>.*)",
        _offered,
        may_be_certain=False,
    ),
    _form(
        "offer",
        r"(?:(?:they|she|he|we)(?:['’]ve| have)? (?:made|gave|given|extended|sent) (?:me )?"
        r"|(?:i(?:['’]ve| have)? )?(?:got|received|have) )(?:an|the|their) offer\b(?! from\b)(?P<terms>.*)",
        _offered,
        may_be_certain=False,
    ),
    _form(
        "offer",
        r"(?:(?:an?|the|verbal|written|job) )*offer(?: letter)?(?: (?:came(?: in)?|arrived|is (?:in|here)|received))?"
        r"(?: (?:today|by (?:e-?mail|phone)|from .+))?(?P<terms>[!,].*)?",
        _offered,
        may_be_certain=False,
    ),
    _form(
        "invite",
        rf"(?:{_THEY}{_HAVE} invite[sd]? me|i(?:['’]m| am|['’]ve been| have been| was)? invited|invited)"
        r"(?: back)?(?: (?:to|for))?(?: an?| the)? (?P<to>.+)",
        _invited,
        may_be_certain=False,
    ),
    _form(
        "like want",
        rf"{_THEY}(?:(?: would|['’]d) like| wants?| wanted)(?: me)? to (?:have|hold|schedule|arrange|do"
        rf"|set up|book|come (?:in )?(?:to|for))(?: me)?(?: an?| the)? (?P<to>{_MEETING}\b.*)",
        _invited,
        may_be_certain=False,
    ),
    _form(
        "like want",
        rf"{_THEY}(?:(?: would|['’]d) like| wants?| wanted) to (?:meet|see|interview|(?:speak|talk)(?: to| with))"
        r"(?: with)? (?:me|us)\b(?P<to>.*)",
        _invited,
        may_be_certain=False,
    ),
    _form(
        "had did finished completed",
        rf"(?:(?:i|we)(?:['’]ve| have)? )?(?:just )?(?:had|did|finished|completed)(?: (?:an?|the|my|our))?"
        rf" (?P<to>(?:{TALK}|call|chat|meeting)\b.+)",
        _had,
    ),
    _form(
        "spoke talked chatted interviewed",
        r"(?:(?:i|we) )?(?:just )?(?:spoke|talked|chatted|interviewed) (?:with|to) (?P<to>[^\W\d_].+)",
        _spoke,
        may_be_certain=False,
    ),
    _form(
        "like want",
        rf"{_THEY}(?:(?: would|['’]d) like| wants?) me to (?:meet|(?:speak|talk) (?:to|with))(?: with)?"
        r" (?P<to>[^\W\d_].+)",
        _to_meet,
        may_be_certain=False,
    ),
    _form(
        "like want",
        rf"{_THEY}(?:(?: would|['’]d) like| wants?) me to come (?:in|by|over|back)(?: again)? (?P<to>.+)",
        _to_come,
        may_be_certain=False,
    ),
    _form(
        "agreed arranged",
        r"(?:i|we)(?:['’]ve| have)? (?:agreed|arranged) to (?:talk|speak|meet)(?: again)? (?P<to>.+)",
        _to_come,
        may_be_certain=False,
    ),
    _form(
        "have got there",
        rf"(?:(?:i|we)(?: have|['’]ve)(?: got)?|there(?:['’]s| is))(?: an?| the| my)? (?P<to>(?:{TALK}|call)\b.+)",
        lambda told: _talk(told.at, _CALL.sub("phone call", told["to"]), told.state),
        may_be_certain=False,
    ),
    _form(
        "scheduled booked set confirmed",
        rf"(?:(?:the|an?|my) )?(?P<to>{TALK} (?:(?:is|was|has been) )?(?:scheduled|booked|set|confirmed)\b.+)",
        _set,
        may_be_certain=False,
    ),
    _form("next", rf"(?:the |an? )?next (?P<to>{TALK} .+)", _next, may_be_certain=False),
    _form(
        "send mail forward share promised",
        rf"{_THEY}(?:{_WILL}(?: also)? (?:send|mail|e-?mail|forward|share with)"
        r"| promised (?:me |us )?(?:to (?:send|mail|e-?mail|forward) )?) ?(?P<what>.+)",
        _will_send,
    ),
    _form(
        "call ring phone mail write contact",
        rf"(?:{_THEY}{_WILL} (?:call|ring|phone)|(?:please )?(?:call|ring|phone|e-?mail|write to|contact))"
        r"(?: (?:me|us|them|him|her))?(?: back| again)?"
        r"(?: (?:with|about)(?: [\w'’-]+){1,4}?(?= (?:on|tomorrow|next|this|early|late)\b))?"
        r" (?P<day>(?!by\b|until\b|before\b|any ?time).+)",
        _contact_on,
    ),
    _form(
        "back out ooo away off holiday vacation leave sick travel pto",
        r"(?:(?P<who>(?!(?:i|we|my|our)\b).+?)(?:['’](?:s|re|ll be)| is| are| will be) )?"
        r"(?:(?:back(?: in the office)?(?: again)?)(?: on| from)?|(?:out(?: of (?:the )?office)?|ooo|away|off|(?:out )?sick"
        r"|travell?ing|on (?:(?:sick|annual|parental|maternity|paternity) )?(?:holidays?|vacation|leave|pto))(?: again)?"
        r"(?: from [^,;]+?)? (?:until|till|to|through))"
        r" (?P<day>.+)",
        _away,
    ),
    _form(
        "ooo office auto",
        r"(?:ooo|out[ -]of[ -]office|auto(?:matic)?)(?:[ -](?:reply|answer|mail|message))? from (?P<who>.+?),?"
        r" (?:until|till|back(?: on)?|away until) (?P<day>.+)",
        _away,
    ),
    _form(
        "time",
        rf"{_THEY}(?: (?:said|wrote|replied|answered),?(?: that)? they)? needs? (?:a (?:bit|little) |some )?(?:more )?time"
        r" (?:until|till|to decide by) (?P<day>.+)",
        _new_date,
        may_be_certain=False,
    ),
    _form(
        "mailed sent submitted handed delivered uploaded turned",
        rf"(?:i(?:['’]ve| have)? )?(?:just )?(?:finished and )?{_SENT}"
        r"(?: (?:to )?(?:them|him|her|(?-i:[A-Z])[\w'’-]+))?(?: (?P<what>(?:the|my|all)? ?(?:[\w-]+ ){0,2}?.+))",
        _delivered,
        may_be_certain=False,
    ),
    _form(
        "mailed sent submitted handed delivered uploaded turned",
        rf"(?P<what>.+? (?:(?:is|are|was|were|has been|have been|got) )?(?:now )?{_SENT}\b.*)",
        _was_delivered,
        may_be_certain=False,
    ),
    _form(
        "time extension until",
        r"(?:i(?:['’]ve| have)? )?asked (?:them |her |him )?for (?:(?:a (?:bit|little)|some) )?"
        r"(?:more time|an extension|until\b.+)\b.*",
        lambda told: sent(told.at, "more time", told.state),
        may_be_certain=False,
    ),
    _form(
        "gave given extended",
        rf"{_THEY}{_HAVE} (?:gave|given|extended)(?: me| us| the (?:deadline|offer))? (?:until|till|to) (?P<day>.+)(?P<moved>)",
        _more_time,
        may_be_certain=False,
    ),
    _form(
        "decide answer deadline know",
        r"(?:i )?(?:still )?(?:need|have|must|got)(?: to)? (?:decide|answer(?: them| her| him)?"
        r"|(?:give|send) (?:them|her|him) (?:an|my) (?:answer|decision)|let (?:them|her|him) know)"
        r" (?:by|until|before|on) (?P<day>.+)"
        r"|(?:the |their |my )?(?:new )?deadline(?: (?:for|of) (?:the|their|my) offer)?:? ?(?:is|was|has been|got)?"
        r"(?: ?(?:now|moved|extended|pushed(?: back)?))?(?: to| until| on)? ?(?P<moved>.+)",
        _more_time,
        may_be_certain=False,
    ),
    _form(
        "raised increased improved upped",
        rf"{_THEY}{_HAVE} (?:raised|increased|improved|upped) (?:the|their|my) offer\b.*?"
        r",? (?:answer|reply|decide|deadline|open|valid)(?: (?:by|until|till|on|is))+ (?P<day>.+)(?P<moved>)",
        _more_time,
        may_be_certain=False,
    ),
    _form(
        "got received came arrived here sent",
        r"(?:(?:i|we)(?:['’]ve| have)? )?(?:just )?(?:got|received) (?P<what>.+)"
        r"|(?P<thing>.+?)(?: has| is| just)* (?:arrived|came|here|received)(?P<on>(?: .+)?)"
        rf"|{_THEY}{_HAVE} (?:just )?sent (?:me |us )?(?P<things>.+)",
        _came,
    ),
    _form(
        "mailed wrote messaged pinged called phoned texted",
        r"(?:i )?(?:e-?mailed|mailed|wrote(?: to)?|messaged|pinged|called|phoned|texted) (?P<who>[^\W\d_].*?)(?: again)?"
        r" (?:to check in|for (?:an update|news)|(?:asking|to ask) (?:for|about|how|whether|if)"
        r" (?:an update|news|the status|the decision|next steps|things stand|there is news|there are news).*)",
        _followed_up,
        may_be_certain=False,
    ),
    _form("thanked", r"(?:i )?thanked (?P<who>.+)", _thanked, may_be_certain=False),
    _form(
        "thank",
        r"(?:i )?(?:e-?mailed|mailed|wrote(?: to)?|messaged|texted|called|phoned) (?P<one>[^\W\d_].*?)"
        r" (?:to say (?:thanks?|thank you)|to thank (?:them|him|her))(?P<at>.*)"
        rf"|(?:i )?(?:wrote|sent|e-?mailed|mailed) (?!an?\b)(?P<who>[^\W\d_].*?) {_A_THANKS}(?P<on>.*)"
        rf"|(?:i )?(?:wrote|sent|e-?mailed|mailed) {_A_THANKS} to (?P<them>.+)"
        rf"|{_A_THANKS} (?:(?:is|was|has been|are|were) )?(?:sent|written|e-?mailed|out|done)(?: off)? to (?P<those>.+)",
        _thanked,
    ),
    _form(
        "followed",
        r"(?:i )?followed up with (?P<who>.+)",
        _followed_up,
        may_be_certain=False,
    ),
    _form(
        "still",
        rf"{_THEY}(?: (?:are|is|wrote|said|replied,?)|['’](?:s|re))*(?: they(?: are|['’]re))? still "
        r"(?:(?:deciding|undecided|interviewing)(?: others?| other .+| more .+)?|talking to others)",
        _still_deciding,
        may_be_certain=False,
    ),
    _form(
        "min hour",
        r"(?:it )?(?:took |lasted )?(?P<count>[0-9]{1,3}) ?(?P<unit>min(?:ute)?s?|hours?)(?: long)?",
        _lasted,
    ),
    _form(
        "left longer",
        r"(?P<who>.+?)(?:['’]s| has)? (?:left|no longer works (?:at|for)) (?P<where>[^\W\d_].*)",
        _left,
    ),
)
