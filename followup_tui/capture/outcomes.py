"""Sentences that tell how it went on: an offer, a no, what they will do, an absence.

Owns their words, and the reading of every sentence of one form: it is certain only where all of it is
that form. Must not know what they said about timing.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from followup_tui.facts import Received, words_of

from .deciding import decided
from .interview_words import to_come
from .jot_state import JotState, Stretch
from .leaving import left
from .patterns import pattern
from .people import Speaker
from .proposals import Add, Proposal, Unreadable
from .receiving import away, got, offer, offer_withdrawn
from .sent_sentences import MESSAGES
from .sentence_forms import HAVE, THEY, WILL, Told, known, sentence
from .statements import contact_on, promise
from .talk_sentences import TALKS, asks_for_planned, read_bare_talk
from .words import find_when, take_medium, take_when

_LEAD = pattern(
    r"^((unfortunately|sadly|heard back)[:,]?|[\w ]{2,30} (called|rang|phoned|wrote|e-?mailed|mailed|texted|messaged):|(next steps?|timeline|outcome|update|news|status):"
    r"|(auto(matic)?|ooo|out[ -]of[ -]office)([ -](reply|answer|mail|message))?[:,]) "
)
"""What may stand before such a sentence."""
_WORD = pattern(
    r"\b(answer|decision|word|news|update|feedback|offer|reply|invit\w*|mail|message|rejection)\b"
    r"(?! letter)"
)
_DOCUMENT = pattern(
    r"\b(contract|agreement|documents?|paperwork|letter|terms|details|handbook|schedule|briefing"
    r"|assignment|task|test|form|forms|description|brochure|report|slides|pdf|address|link)\b"
)
_THEIRS = pattern(r"(they|she|he)?")
_THE = pattern(r"^((the|my|their|an?)\s+)+")


def read_outcome(at: Stretch, text: str, state: JotState, by: Speaker) -> list[Proposal]:
    """What a whole sentence says of the outcome or of an interview."""
    if alone := read_bare_talk(at, text, state) or decided(at, text, state):
        return alone
    text = _LEAD.sub("", text)
    lower = text.casefold()
    held = {word for word in _HELD if word in lower}
    for form in _FORMS:
        if form.holds.isdisjoint(held):
            continue
        if (found := form.words.fullmatch(text)) is None:
            continue
        try:
            told = list(form.read(Told(at, found, state, by)))
        except Unreadable:
            if asks_for_planned(at, form, found):
                raise
            continue
        if told:
            return told if form.may_be_certain else [replace(p, certain=False) for p in told]
    return []


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


def _will_send(told: Told) -> list[Proposal]:
    """What they will send; word of the decision is no such thing."""
    if _WORD.search(take_when(told["what"], told.state.ahead)[0]):
        return []
    found = promise(told.at, told["what"], told.state, told.by)
    is_thing = _DOCUMENT.search(told["what"]) is not None
    return [replace(one, certain=one.certain and is_thing) for one in found]


def _contact_on(told: Told) -> list[Proposal]:
    return contact_on(told.at, told["day"], told.state, told.by)


def _away(told: Told) -> list[Proposal]:
    rest, when = take_when(told["day"], told.state.ahead)
    if when is None or rest.strip(" .,;"):
        return []
    who = told.by.id or known(told, "who")
    when = to_come(when, told["day"], told.state)
    is_sure = who is not None or _THEIRS.fullmatch(told["who"]) is not None
    by = Speaker(who, told.by.news, is_sure)
    return away(told.at, when.end or when.day, told.state, by)


def _more_time(told: Told) -> list[Proposal]:
    day = told["day"] or told["moved"] or told["till"]
    if not told.state.opportunity.offers or find_when(day, told.state.ahead) is None:
        return []
    return offer(told.at, f"new terms until {day}", told.state)


def _came(told: Told) -> list[Proposal]:
    """What they had promised to send, named by its own words alone: it may as well not have come."""
    words = f"{told['what'] or told['thing'] or told['things']}{told['on']}"
    bare = take_when(_WAY.sub("", words), told.state.back)[0]
    thing = _THE.sub("", take_medium(bare)[0])
    promise = told.state.promise_of(thing)
    if promise is None or not set(words_of(thing)) <= set(words_of(promise.what or "")):
        return []
    return got(told.at, words, told.state)


_WAY = pattern(r" (from|by|in|with) .+")


def _new_date(told: Told) -> list[Proposal]:
    return got(told.at, f"new date {told['day']}", told.state)


def _still_deciding(told: Told) -> list[Proposal]:
    message = Received(told.state.today, "reply_no_date", from_=told.by.id)
    return told.at.propose("They answered and name no day", [*told.by.news, Add(message)])


def _left(told: Told) -> list[Proposal]:
    is_name = _SHE_OR_A_NAME.fullmatch(told["who"]) is not None
    who = known(told, "who") or (told.by.id if is_name else None)
    return left(told.at, who, told["where"], told.state) if who else []


_SHE_OR_A_NAME = re.compile(r"[Ss]he|[Hh]e|they|[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")
_THEIR_WORD = (
    sentence(
        "offer",
        rf"{THEY}{HAVE} (withdr[ae]wn?|rescinded|pulled|took back) (the|their|my) offer"
        rf"|{THEY}{HAVE} (took|taken) (the|their|my) offer back"
        r"|((the|their|my) )?offer ((was|is|has been|got) )?"
        r"(withdrawn|rescinded|taken back|off the table)",
        _withdrawn,
    ),
    sentence(
        "reject turned else another candidate person applicant filled no pass forward against select chosen",
        r"(they|she|he)('ve| have)? (rejected me|turned me down)"
        r"|(i('ve been| have been| was| got| am|'m)? |got |was )?(rejected|turned down)(?P<on> .+)?"
        r"|got a rejection|(they|she|he) said no|it('s| is| was) a no"
        r"|(they|she|he)('ve| have)? (liked me,? but )?(they )?(went with|gone with|chose|chosen|picked|hired)"
        r" (some(one|body) else|(another|an internal|an external|a different|the other) (candidate|person|applicant))"
        r"|(the )?(position|role|job) ((is|was|has been) )?filled( internally)?"
        r"|(i (was|am|have been) |was )?not (selected|chosen|successful)"
        r"|(they|she|he)('ve| have| has)? passed on (me|my application)"
        r"|(they|she|he)('(re|s|ve)| are| is| have| has)? (decided )?(not (to move|moving|going) forward"
        r"|against me|(moving|moved|going|went|gone) (forward|ahead) with (other|another|some).*)"
        r"( with (me|my application))?",
        _rejected,
        may_be_certain=False,
    ),
    sentence(
        "offer",
        r"(they|she|he)('ve| have)? offered me (the|a) (job|position|role)\b(?P<terms>.*)",
        _offered,
        may_be_certain=False,
    ),
    sentence(
        "offer",
        r"((they|she|he|we)('ve| have)? (made|gave|given|extended|sent) (me )?"
        r"|(i('ve| have)? )?(got|received|have) )(an|the|their) offer\b(?! from\b)(?P<terms>.*)",
        _offered,
        may_be_certain=False,
    ),
    sentence(
        "offer",
        r"((an?|the|verbal|written|job) )*offer( letter)?( (came( in)?|arrived|is (in|here)|received))?"
        r"( (today|by (e-?mail|phone)|from .+))?(?P<terms>[!,].*)?",
        _offered,
        may_be_certain=False,
    ),
    sentence(
        "send mail forward share promised",
        rf"{THEY}({WILL}( also)? (send|mail|e-?mail|forward|share with)"
        r"| promised (me |us )?(to (send|mail|e-?mail|forward) )?) ?(?P<what>.+)",
        _will_send,
    ),
    sentence(
        "call ring phone mail write contact",
        rf"({THEY}{WILL} (call|ring|phone)|(please )?(call|ring|phone|e-?mail|write to|contact))"
        r"( (me|us|them|him|her))?( back| again)?"
        r"( (with|about)( [\w'’-]+){1,4}?(?= (on|tomorrow|next|this|early|late)\b))?"
        r" (?P<day>(?!by\b|until\b|before\b|any ?time).+)",
        _contact_on,
    ),
    sentence(
        "back out ooo away off holiday vacation leave sick travel pto",
        r"((?P<who>(?!(i|we|my|our)\b).+?)('(s|re|ll be)| is| are| will be) )?"
        r"((back( in the office)?( again)?)( on| from)?|(out( of (the )?office)?|ooo|away|off|(out )?sick"
        r"|travell?ing|on ((sick|annual|parental|maternity|paternity) )?(holidays?|vacation|leave|pto))( again)?"
        r"( from [^,;]+?)? (until|till|to|through))"
        r" (?P<day>.+)",
        _away,
    ),
    sentence(
        "ooo office auto",
        r"(ooo|out[ -]of[ -]office|auto(matic)?)([ -](reply|answer|mail|message))? from (?P<who>.+?),?"
        r" (until|till|back( on)?|away until) (?P<day>.+)",
        _away,
    ),
    sentence(
        "time",
        rf"{THEY}( (said|wrote|replied|answered),?( that)? they)? needs? (a (bit|little) |some )?(more )?time"
        r" (until|till|to decide by) (?P<day>.+)",
        _new_date,
        may_be_certain=False,
    ),
    sentence(
        "gave given extended",
        rf"{THEY}{HAVE} (gave|given|extended)( me| us| the (deadline|offer))? (until|till|to) (?P<day>.+)(?P<moved>)",
        _more_time,
        may_be_certain=False,
    ),
    sentence(
        "decide answer deadline know",
        r"(i )?(still )?(need|have|must|got)( to)? (decide|answer( them| her| him)?"
        r"|(give|send) (them|her|him) (an|my) (answer|decision)|let (them|her|him) know)"
        r" (by|until|before|on) (?P<day>.+)"
        rf"|{THEY} (needs?|wants?) (an|my) (answer|decision|reply) (by|until|before) (?P<till>.+)"
        r"|(the |their |my )?(new )?deadline( (for|of) (the|their|my) offer)?:? ?(is|was|has been|got)?"
        r"( ?(now|moved|extended|pushed( back)?))?( to| until| on)? ?(?P<moved>.+)",
        _more_time,
        may_be_certain=False,
    ),
    sentence(
        "raised increased improved upped",
        rf"{THEY}{HAVE} (raised|increased|improved|upped) (the|their|my) offer\b.*?"
        r",? (answer|reply|decide|deadline|open|valid)( (by|until|till|on|is))+ (?P<day>.+)(?P<moved>)",
        _more_time,
        may_be_certain=False,
    ),
    sentence(
        "got received came arrived here sent",
        r"((i|we)('ve| have)? )?(just )?(got|received) (?P<what>.+)"
        r"|(?P<thing>.+?)( has| is| just)* (arrived|came|here|received)(?P<on>( .+)?)"
        rf"|{THEY}{HAVE} (just )?sent (me |us )?(?P<things>.+)",
        _came,
    ),
    sentence(
        "still",
        rf"{THEY}( (are|is|wrote|said|replied,?)|'(s|re))*( they( are|'re))? still "
        r"((deciding|undecided|interviewing)( others?| other .+| more .+)?|talking to others)",
        _still_deciding,
        may_be_certain=False,
    ),
    sentence(
        "left longer",
        r"(?P<who>.+?)('s| has)? (left|no longer works (at|for)) (?P<where>[^\W\d_].*)",
        _left,
    ),
)
_FORMS = (*TALKS, *_THEIR_WORD, *MESSAGES)
_HELD = frozenset[str]().union(*(form.holds for form in _FORMS))
