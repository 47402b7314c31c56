"""Sentences about what came from them: an offer, a no, what they will do, an absence.

Owns their words. Must not know what they said about timing, nor what a line with a key says.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from followup_tui.facts import Received, words_of

from .clauses import Clause
from .interview_words import to_come
from .leaving import left
from .matching import promise_of
from .patterns import pattern
from .people import Speaker
from .proposals import Add, Proposal, doubted_if
from .receiving import away, got, offer, offer_withdrawn
from .sentence_form import HAVE, I_HAVE, PRONOUN, THEY, WILL, form, unsure
from .statements import contact_on, promise
from .words import bare, find_when, take_medium, take_when

_WORD = pattern(
    r"\b(answer|decision|word|news|update|feedback|offer|reply|invit\w*|mail|message|rejection)\b"
    r"(?! letter)"
)
_DOCUMENT = pattern(
    r"\b(contract|agreement|documents?|paperwork|letter|terms|details|handbook|schedule|briefing"
    r"|assignment|task|test|form|forms|description|brochure|report|slides|pdf|address|link)\b"
)
_THEIRS = pattern(r"(they|she|he)?")
_WAY = pattern(r" (from|by|in|with) .+")
_SHE_OR_A_NAME = re.compile(r"[Ss]he|[Hh]e|they|[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")


def _rejected(clause: Clause) -> list[Proposal]:
    rest, on, _ = clause.state.take_past_day(clause["on"], "got: rejected yesterday")
    if rest.strip():
        return []
    reads = "They sent a rejection" + (f", on {clause.state.said(on)}" if clause["on"] else "")
    return clause.propose(reads, [Add(Received(on, "rejection"))])


def _will_send(clause: Clause) -> list[Proposal]:
    """What they will send; word of the decision is no such thing."""
    if _WORD.search(take_when(clause.text, clause.state.ahead)[0]):
        return []
    return doubted_if(not _DOCUMENT.search(clause.text), promise(clause))


def _away(clause: Clause) -> list[Proposal]:
    rest, when = take_when(clause["day"], clause.state.ahead)
    if when is None or rest.strip(" .,;"):
        return []
    known = clause.state.people.known(clause["who"])
    who = clause.by.id or (known.id if known else None)
    is_sure = who is not None or _THEIRS.fullmatch(clause["who"]) is not None
    by = Speaker(who, clause.by.news, is_sure)
    return away(replace(clause, by=by), to_come(when, clause["day"], clause.state).last)


def _more_time(clause: Clause) -> list[Proposal]:
    state = clause.state
    if not state.opportunity.offers or find_when(clause.text, state.ahead) is None:
        return []
    return offer(clause.saying(f"new terms until {clause.text}"))


def _came(clause: Clause) -> list[Proposal]:
    """What they had promised to send, named by its own words alone: it may as well not have come."""
    state = clause.state
    thing = bare(take_medium(take_when(_WAY.sub("", clause.text), state.back)[0])[0])
    before = promise_of(state, thing)
    is_named = before and set(words_of(thing)) <= set(words_of(before.what or ""))
    return got(clause) if is_named else []


def _still_deciding(clause: Clause) -> list[Proposal]:
    message = Received(clause.state.today, "reply_no_date", from_=clause.by.id)
    return clause.propose("They answered and name no day", [*clause.by.news, Add(message)])


def _left(clause: Clause) -> list[Proposal]:
    is_name = _SHE_OR_A_NAME.fullmatch(clause["who"]) is not None
    known = clause.state.people.known(clause["who"])
    who = known.id if known else clause.by.id if is_name else None
    return left(clause, who, clause["where"]) if who else []


ANSWERS = (
    form(
        "offer",
        rf"{THEY}{HAVE} (withdr[ae]wn?|rescinded|pulled|took back) (the|their|my) offer"
        rf"|{THEY}{HAVE} (took|taken) (the|their|my) offer back"
        r"|((the|their|my) )?offer ((was|is|has been|got) )?"
        r"(withdrawn|rescinded|taken back|off the table)",
        offer_withdrawn,
    ),
    unsure(
        "reject turned else another candidate person applicant filled said_no a_no pass forward against select chosen",
        rf"{PRONOUN}('ve| have)? (rejected me|turned me down)"
        r"|(i('ve been| have been| was| got| am|'m)? |got |was )?(rejected|turned down)(?P<on> .+)?"
        r"|got a rejection|(they|she|he) said no|it('s| is| was) a no"
        rf"|{PRONOUN}('ve| have)? (liked me,? but )?(they )?(went with|gone with|chose|chosen|picked|hired)"
        r" (some(one|body) else|(another|an internal|an external|a different|the other) (candidate|person|applicant))"
        r"|(the )?(position|role|job) ((is|was|has been) )?filled( internally)?"
        r"|(i (was|am|have been) |was )?not (selected|chosen|successful)"
        r"|(they|she|he)('ve| have| has)? passed on (me|my application)"
        r"|(they|she|he)('(re|s|ve)| are| is| have| has)? (decided )?(not (to move|moving|going) forward"
        r"|against me|(moving|moved|going|went|gone) (forward|ahead) with (other|another|some).*)"
        r"( with (me|my application))?",
        _rejected,
    ),
    unsure(
        "offer",
        rf"{PRONOUN}('ve| have)? offered me (the|a) (job|position|role)\b(?P<terms>.*)",
        offer,
        "{terms}",
    ),
    unsure(
        "offer",
        r"((they|she|he|we)('ve| have)? (made|gave|given|extended|sent) (me )?"
        rf"|{I_HAVE}(got|received|have) )(an|the|their) offer\b(?! from\b)(?P<terms>.*)",
        offer,
        "{terms}",
    ),
    unsure(
        "offer",
        r"((an?|the|verbal|written|job) )*offer( letter)?( (came( in)?|arrived|is (in|here)|received))?"
        r"( (today|by (e-?mail|phone)|from .+))?(?P<terms>[!,].*)?",
        offer,
        "{terms}",
    ),
    form(
        "send mail forward share promised",
        rf"{THEY}({WILL}( also)? (send|mail|e-?mail|forward|share with)"
        r"| promised (me |us )?(to (send|mail|e-?mail|forward) )?) ?(?P<what>.+)",
        _will_send,
        "{what}",
    ),
    form(
        "call ring phone mail write contact",
        rf"({THEY}{WILL} (call|ring|phone)|(please )?(call|ring|phone|e-?mail|write to|contact))"
        r"( (me|us|them|him|her))?( back| again)?"
        r"( (with|about)( [\w'’-]+){1,4}?(?= (on|tomorrow|next|this|early|late)\b))?"
        r" (?P<day>(?!by\b|until\b|before\b|any ?time).+)",
        contact_on,
        "{day}",
    ),
    form(
        "back out ooo away off holiday vacation leave sick travel pto",
        r"((?P<who>(?!(i|we|my|our)\b).+?)('(s|re|ll be)| is| are| will be) )?"
        r"((back( in the office)?( again)?)( on| from)?|(out( of (the )?office)?|ooo|away|off|(out )?sick"
        r"|travell?ing|on ((sick|annual|parental|maternity|paternity) )?(holidays?|vacation|leave|pto))( again)?"
        r"( from [^,;]+?)? (until|till|to|through))"
        r" (?P<day>.+)",
        _away,
    ),
    form(
        "ooo office auto",
        r"(ooo|out[ -]of[ -]office|auto(matic)?)([ -](reply|answer|mail|message))? from (?P<who>.+?),?"
        r" (until|till|back( on)?|away until) (?P<day>.+)",
        _away,
    ),
    unsure(
        "time",
        rf"{THEY}( (said|wrote|replied|answered),?( that)? they)? needs? (a (bit|little) |some )?(more )?time"
        r" (until|till|to decide by) (?P<day>.+)",
        got,
        "new date {day}",
    ),
    unsure(
        "gave given extended",
        rf"{THEY}{HAVE} (gave|given|extended)( me| us| the (deadline|offer))? (until|till|to) (?P<day>.+)",
        _more_time,
        "{day}{moved}{till}",
    ),
    unsure(
        "decide decision answer reply deadline know",
        r"(i )?(still )?(need|have|must|got)( to)? (decide|answer( them| her| him)?"
        r"|(give|send) (them|her|him) (an|my) (answer|decision)|let (them|her|him) know)"
        r" (by|until|before|on) (?P<day>.+)"
        rf"|{THEY} (needs?|wants?) (an|my) (answer|decision|reply) (by|until|before) (?P<till>.+)"
        r"|(the |their |my )?(new )?deadline( (for|of) (the|their|my) offer)?:? ?(is|was|has been|got)?"
        r"( ?(now|moved|extended|pushed( back)?))?( to| until| on)? ?(?P<moved>.+)",
        _more_time,
        "{day}{moved}{till}",
    ),
    unsure(
        "raised increased improved upped",
        rf"{THEY}{HAVE} (raised|increased|improved|upped) (the|their|my) offer\b.*?"
        r",? (answer|reply|decide|deadline|open|valid)( (by|until|till|on|is))+ (?P<day>.+)",
        _more_time,
        "{day}{moved}{till}",
    ),
    form(
        "got received came arrived here sent",
        r"((i|we)('ve| have)? )?(just )?(got|received) (?P<what>.+)"
        r"|(?P<thing>.+?)( has| is| just)* (arrived|came|here|received)(?P<on>( .+)?)"
        rf"|{THEY}{HAVE} (just )?sent (me |us )?(?P<things>.+)",
        _came,
        "{what}{thing}{things}{on}",
    ),
    unsure(
        "still",
        rf"{THEY}( (are|is|wrote|said|replied,?)|'(s|re))*( they( are|'re))? still "
        r"((deciding|undecided|interviewing)( others?| other .+| more .+)?|talking to others)",
        _still_deciding,
    ),
    form(
        "left longer",
        r"(?P<who>.+?)('s| has)? (left|no longer works (at|for)) (?P<where>[^\W\d_].*)",
        _left,
    ),
)
