"""Sentences about what you sent: a thing they asked for, thanks, a question, a wish for more time.

Owns their words. Must not know what a line with a key says, nor when a message is due.
"""

from __future__ import annotations

from .clauses import Clause
from .matching import request_for
from .patterns import pattern
from .proposals import Proposal
from .sending import sent
from .sentence_form import I_HAVE, WAS, form, unsure
from .words import take_when

_SENT = r"(e-?mailed|mailed|sent|submitted|handed in|delivered|uploaded|turned in)"
_NOT_YET = pattern(r"\b(not|never|must|should|will|would|to be|can|could)\b|n't\b|'ll\b")
_WAS_SENT = pattern(rf" {WAS}(now )?{_SENT}\b")
_OFF_TO = pattern(r" (off|in|over)\b| to (them|him|her|hr|the (recruiter|company|team))\b")
_A_THANKS = (
    r"(an? )?(short |quick |brief )?thank([ -]?yous?|s)( (notes?|e-?mails?|mails?|messages?))?"
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
        "mailed sent submitted handed delivered uploaded turned",
        rf"{I_HAVE}(just )?(finished and )?{_SENT}"
        r"( (to )?(them|him|her|(?-i:[A-Z])[\w'’-]+))?( (?P<what>(the|my|all)? ?([\w-]+ ){0,2}?.+))",
        _sent_off,
        "{what}",
    ),
    unsure(
        "mailed sent submitted handed delivered uploaded turned",
        rf"(?P<what>.+? {WAS}(now )?{_SENT}\b.*)",
        _was_delivered,
        "{what}",
    ),
    unsure(
        "time extension until",
        rf"{I_HAVE}asked (them |her |him )?for ((a (bit|little)|some) )?"
        r"(more time|time until\b.+|an extension|until\b.+)\b.*",
        sent,
        "more time",
    ),
    unsure(
        "mailed wrote messaged pinged called phoned texted",
        r"(i )?(e-?mailed|mailed|wrote( to)?|messaged|pinged|called|phoned|texted) (?P<who>[^\W\d_].*?)( again)?"
        r" (to check in|for (an update|news)|(asking|to ask) (for|about|how|whether|if)"
        r" (an update|news|the status|the decision|next steps|things stand|there is news|there are news).*)",
        sent,
        "follow up to {who}",
    ),
    unsure("thanked", r"(i )?thanked (?P<who>.+)", sent, "thank you to {who} "),
    form(
        "thank",
        r"(i )?(e-?mailed|mailed|wrote( to)?|messaged|texted|called|phoned) (?P<one>[^\W\d_].*?)"
        r" (to say (thanks?|thank you)|to thank (them|him|her))(?P<at>.*)"
        rf"|(i )?(wrote|sent|e-?mailed|mailed) (?!an?\b)(?P<who>[^\W\d_].*?) {_A_THANKS}(?P<on>.*)"
        rf"|(i )?(wrote|sent|e-?mailed|mailed) {_A_THANKS} to (?P<them>.+)"
        rf"|{_A_THANKS} ((is|was|has been|are|were) )?(sent|written|e-?mailed|out|done)( off)? to (?P<those>.+)",
        sent,
        "thank you to {who}{them}{those}{one} {on}{at}",
    ),
    unsure("followed", r"(i )?followed up with (?P<who>.+)", sent, "follow up to {who}"),
)
