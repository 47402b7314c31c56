"""Sentences about what you sent: a thing they asked for, thanks, a question, a wish for more time.

Owns their words. Must not know what a line with a key says, nor when a message is due.
"""

from __future__ import annotations

from .clauses import Clause
from .matching import request_for
from .messages import sent
from .patterns import pattern
from .proposals import Proposal
from .sentence_form import I_HAVE, WAS, form, unsure
from .words import take_when

_SENT = r"((e-?)?MAILED|SENT|SUBMITTED|HANDED in|DELIVERED|UPLOADED|TURNED in)"
_NOT_YET = pattern(r"\b(not|never|must|should|will|would|to be|can|could)\b|n't\b|'ll\b")
_WAS_SENT = pattern(rf" {WAS}(now )?{_SENT}\b")
_OFF_TO = pattern(r" (off|in|over)\b| to (them|him|her|hr|the (recruiter|company|team))\b")
_A_THANKS = (
    r"(an? )?(short |quick |brief )?THANK([ -]?yous?|s)( (notes?|e-?mails?|mails?|messages?))?"
)


def _was_delivered(clause: Clause) -> list[Proposal]:
    if _NOT_YET.search(clause.text):
        return []
    return _sent_off(clause.saying(_WAS_SENT.sub("", clause.text)))


def _sent_off(clause: Clause) -> list[Proposal]:
    """What an open request asks for; nothing else is read from such words."""
    words = _OFF_TO.sub("", clause.text)
    what = take_when(words, clause.state.back)[0]
    return sent(clause.saying(words)) if request_for(clause.state, what) else []


MESSAGES = (
    unsure(
        _sent_off,
        rf"{I_HAVE}(just )?(finished and )?{_SENT}"
        r"( (to )?(them|him|her|(?-i:[A-Z])[\w'’-]+))?( (?P<text>(the|my|all)? ?([\w-]+ ){0,2}?.+))",
    ),
    unsure(_was_delivered, rf"(?P<text>.+? {WAS}(now )?{_SENT}\b.*)"),
    unsure(
        sent,
        rf"{I_HAVE}asked (them |her |him )?for ((a (bit|little)|some) )?"
        r"(more TIME|TIME until\b.+|an EXTENSION|UNTIL\b.+)\b.*",
        gets="more time",
    ),
    unsure(
        sent,
        r"(i )?((e-?)?MAILED|WROTE( to)?|MESSAGED|PINGED|CALLED|PHONED|TEXTED) (?P<who>[^\W\d_].*?)( again)?"
        r" (to check in|for (an update|news)|(asking|to ask) (for|about|how|whether|if)"
        r" (an update|news|the status|the decision|next steps|things stand|there is news|there are news).*)",
        r"(i )?FOLLOWED up with (?P<who>.+)",
        gets="follow up to {who}",
    ),
    unsure(sent, r"(i )?THANKED (?P<who>.+)", gets="thank you to {who} "),
    form(
        sent,
        r"(i )?((e-?)?mailed|wrote( to)?|messaged|texted|called|phoned) (?P<who>[^\W\d_].*?)"
        r" (to say (THANKs?|THANK you)|to THANK (them|him|her))\b(?P<on>.*)",
        rf"(i )?(wrote|sent|(e-?)?mailed) (?!an?\b)(?P<who>[^\W\d_].*?) {_A_THANKS}\b(?P<on>.*)",
        rf"(i )?(wrote|sent|(e-?)?mailed) {_A_THANKS} to (?P<who>.+)",
        rf"{_A_THANKS} {WAS}(sent|written|e-?mailed|out|done)( off)? to (?P<who>.+)",
        gets="thank you to {who} {on}",
    ),
)
