"""Sentences about what came from them: an offer, a no, what they will do, an absence.

Owns their words. Must not know what they said about timing, nor what a line with a key says.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from followup_tui.facts import Received, words_of

from .answers import DOCUMENT, away, got
from .clauses import Clause
from .departures import left
from .interview_words import to_come
from .matching import promise_of
from .offers import offer, offer_withdrawn
from .patterns import pattern
from .people import Speaker
from .proposals import Add, Proposal, doubted_if
from .sentence_form import HAVE, I_HAVE, PRONOUN, THE, THEY, WAS, WILL, form, unsure
from .statements import contact_on, promise
from .words import bare, find_when, take_medium, take_when

_SAY_YES = r"(decide|answer|respond|reply|accept|sign|think|say (yes|no)|let (them|her|him) know|give (them|her|him) (an|my) answer)\b"
_WORD = pattern(
    r"\b(answer|decision|word|news|update|feedback|offer|reply|invit\w*|mail|message|rejection)\b"
    r"(?! letter)"
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
    return doubted_if(not DOCUMENT.search(clause.text), promise(clause))


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


def _to_decide(clause: Clause) -> list[Proposal]:
    """Until when you are to say yes or no: nobody decides so long but on an offer."""
    terms = "new terms " if clause.state.opportunity.offers else ""
    for words in (clause["day"], f"in {clause['day']}"):
        rest, when = take_when(words, clause.state.ahead)
        if when and not rest:
            return offer(clause.saying(f"{terms}until {words}"))
    return []


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
        offer_withdrawn,
        rf"{THEY}{HAVE} (withdr[ae]wn?|rescinded|pulled|took back) {THE} OFFER",
        rf"{THEY}{HAVE} (took|taken) {THE} OFFER back",
        rf"({THE} )?OFFER {WAS}(withdrawn|rescinded|taken back|off the table)",
    ),
    unsure(
        _rejected,
        rf"{PRONOUN}('ve| have)? (REJECTed me|TURNED me down)",
        r"(i('ve been| have been| was| got| am|'m)? |got |was )?(REJECTed|TURNED down)(?P<on> .+)?",
        rf"got a REJECTion|{PRONOUN} SAID NO|it('s| is| was) A NO",
        rf"{PRONOUN}('ve| have)? (liked me,? but )?(they )?(went with|gone with|chose|chosen|picked|hired)"
        r" (some(one|body) ELSE|(another|an internal|an external|a different|the other) (CANDIDATE|PERSON|APPLICANT))",
        r"(the )?(position|role|job) ((is|was|has been) )?FILLED( internally)?",
        r"(i (was|am|have been) |was )?not (SELECTED|CHOSEN|SUCCESSFUL)",
        rf"{PRONOUN}('ve| have| has)? PASSED on (me|my application)",
        rf"({PRONOUN} (won't|will not|aren't|isn't) (be )?(move|moving|going)|not (moving|going)) FORWARD( with (me|my application))?",
        rf"{PRONOUN}('ve| have)? (already )?FILLED the (position|role|job)",
        rf"{PRONOUN}('(re|s|ve)| are| is| have| has)? (decided )?(not (to move|moving|going) FORWARD"
        r"|AGAINST me|(moving|moved|going|went|gone) (FORWARD|AHEAD) with (other|another|some).*)"
        r"( with (me|my application))?",
    ),
    unsure(
        offer,
        rf"{PRONOUN}('ve| have)? OFFERed me (the|a) (job|position|role)\b(?P<text>.*)",
        rf"((they|she|he|we)('ve| have)? (made|gave|given|extended|sent) (me )?|{I_HAVE}(got|received|have) )"
        r"(an|the|their) OFFER\b(?! from\b)(?P<text>.*)",
        r"((an?|the|verbal|written|job) )*OFFER( letter)?( (came( in)?|arrived|is (in|here)|received))?"
        r"( (today|by (e-?mail|phone)|from .+))?(?P<text>([!,].*)?)",
    ),
    form(
        _will_send,
        rf"{THEY}({WILL}( also)? (SEND|(e-?)?MAIL|FORWARD|SHARE with)"
        r"| PROMISED (me |us )?(to (send|(e-?)?mail|forward) )?)\b ?(?P<text>.+)",
    ),
    form(
        contact_on,
        rf"({THEY}{WILL} (CALL|RING|PHONE)|(please )?(CALL|RING|PHONE|E-?MAIL|WRITE to|CONTACT))"
        r"( (me|us|them|him|her))?( back| again)?"
        r"( (with|about)( [\w'’-]+){1,4}?(?= (on|tomorrow|next|this|early|late)\b))?"
        r" (?P<text>(?!by\b|until\b|before\b|any ?time).+)",
    ),
    form(
        _away,
        r"((?P<who>(?!(i|we|my|our)\b).+?)('(s|re|ll be)| is| are| will be) )?"
        r"((BACK( in the office)?( again)?)( on| from)?|(OUT( of (the )?office)?|OOO|AWAY|OFF|(out )?SICK"
        r"|TRAVELl?ing|on ((sick|annual|parental|maternity|paternity) )?(HOLIDAYs?|VACATION|LEAVE|PTO))( again)?"
        r"( from [^,;]+?)? (until|till|to|through)) (?P<day>.+)",
        r"(OOO|out[ -]of[ -]OFFICE|AUTO(matic)?)([ -](reply|answer|mail|message))? from (?P<who>.+?),?"
        r" (until|till|back( on)?|away until) (?P<day>.+)",
    ),
    unsure(
        got,
        rf"{THEY}( (said|wrote|replied|answered),?( that)? they)? needs? (a (bit|little) |some )?(more )?TIME"
        r" (until|till|to decide by) (?P<day>.+)",
        gets="new date {day}",
    ),
    unsure(
        _more_time,
        rf"{THEY}{HAVE} (GAVE|GIVEN|EXTENDED)( me| us| the (deadline|offer))? (until|till|to) (?P<text>.+)",
        r"(i )?(still )?(need|have|must|got)( to)? (DECIDE|ANSWER( them| her| him)?"
        r"|(give|send) (them|her|him) (an|my) (ANSWER|DECISION)|let (them|her|him) KNOW)"
        r" (by|until|before|on) (?P<text>.+)",
        rf"{THEY} (needs?|wants?) (an|my) (ANSWER|DECISION|REPLY) (by|until|before) (?P<text>.+)",
        rf"(the |their |my )?(new )?DEADLINE\b( (for|of) {THE} offer)?:? ?(is|was|has been|got)?"
        r"( ?(now|moved|extended|pushed( back)?))?( to| until| on)? ?(?P<text>.+)",
        rf"{THEY}{HAVE} (RAISED|INCREASED|IMPROVED|UPPED) {THE} offer\b.*?"
        r",? (answer|reply|decide|deadline|open|valid)( (by|until|till|on|is))+ (?P<text>.+)",
    ),
    unsure(
        _to_decide,
        rf"((i|we)('VE| (only |still )?HAVE)|{THEY}({HAVE}|('re|'s| are| is)) (GAVE|GIVEN|GIVING) (me|us))"
        rf"( only| still| got)* ((until|till|by) )?(?P<day>.+?) to {_SAY_YES}.*",
        rf"(HAVE |GOT )?(UNTIL |TILL )(?P<day>.+?) to {_SAY_YES}.*",
        r"(the |their |this |my )?OFFER ((is )?(open|valid|good)|stands|expires|runs out|lapses|ends)"
        r" (until |till |on |by |in )?(?P<day>.+)",
    ),
    form(
        _came,
        r"((i|we)('ve| have)? )?(just )?(GOT|RECEIVED) (?P<what>.+)",
        r"(?P<what>.+?)( has| is| just)* (ARRIVED|CAME|HERE|RECEIVED)(?P<on>( .+)?)",
        rf"{THEY}{HAVE} (just )?SENT (me |us )?(?P<what>.+)",
        gets="{what}{on}",
    ),
    unsure(
        _still_deciding,
        rf"{THEY}( (are|is|wrote|said|replied,?)|'(s|re))*( they( are|'re))? STILL "
        r"((deciding|undecided|interviewing)( others?| other .+| more .+)?|talking to others)",
    ),
    form(
        _left,
        r"(?P<who>.+?)('s| has)? (LEFT|no LONGER works (at|for)) (?P<where>[^\W\d_].*)",
    ),
)
