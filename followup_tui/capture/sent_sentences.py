"""Sentences about what you sent: a thing they asked for, thanks, a question, a wish for more time.

Owns their words. Must not know what a line with a key says, nor when a message is due.
"""

from __future__ import annotations

from .patterns import pattern
from .proposals import Proposal
from .sending import sent
from .sentence_forms import Told, sentence
from .words import take_when

_SENT = r"(e-?mailed|mailed|sent|submitted|handed in|delivered|uploaded|turned in)"
_NOT_YET = pattern(r"\b(not|never|must|should|will|would|to be|can|could)\b|n't\b|'ll\b")
_WAS_SENT = pattern(rf" ((is|are|was|were|has been|have been|got) )?(now )?{_SENT}\b")
_OFF_TO = pattern(r" (off|in|over)\b| to (them|him|her|hr|the (recruiter|company|team))\b")
_A_THANKS = (
    r"(an? )?(short |quick |brief )?thank([ -]?yous?|s)( (notes?|e-?mails?|mails?|messages?))?"
)


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


def _thanked(told: Told) -> list[Proposal]:
    who = told["who"] or told["them"] or told["those"] or told["one"]
    return sent(told.at, f"thank you to {who} {told['on']}{told['at']}", told.state)


def _followed_up(told: Told) -> list[Proposal]:
    return sent(told.at, f"follow up to {told['who']}", told.state)


MESSAGES = (
    sentence(
        "mailed sent submitted handed delivered uploaded turned",
        rf"(i('ve| have)? )?(just )?(finished and )?{_SENT}"
        r"( (to )?(them|him|her|(?-i:[A-Z])[\w'’-]+))?( (?P<what>(the|my|all)? ?([\w-]+ ){0,2}?.+))",
        _delivered,
        may_be_certain=False,
    ),
    sentence(
        "mailed sent submitted handed delivered uploaded turned",
        rf"(?P<what>.+? ((is|are|was|were|has been|have been|got) )?(now )?{_SENT}\b.*)",
        _was_delivered,
        may_be_certain=False,
    ),
    sentence(
        "time extension until",
        r"(i('ve| have)? )?asked (them |her |him )?for ((a (bit|little)|some) )?"
        r"(more time|time until\b.+|an extension|until\b.+)\b.*",
        lambda told: sent(told.at, "more time", told.state),
        may_be_certain=False,
    ),
    sentence(
        "mailed wrote messaged pinged called phoned texted",
        r"(i )?(e-?mailed|mailed|wrote( to)?|messaged|pinged|called|phoned|texted) (?P<who>[^\W\d_].*?)( again)?"
        r" (to check in|for (an update|news)|(asking|to ask) (for|about|how|whether|if)"
        r" (an update|news|the status|the decision|next steps|things stand|there is news|there are news).*)",
        _followed_up,
        may_be_certain=False,
    ),
    sentence("thanked", r"(i )?thanked (?P<who>.+)", _thanked, may_be_certain=False),
    sentence(
        "thank",
        r"(i )?(e-?mailed|mailed|wrote( to)?|messaged|texted|called|phoned) (?P<one>[^\W\d_].*?)"
        r" (to say (thanks?|thank you)|to thank (them|him|her))(?P<at>.*)"
        rf"|(i )?(wrote|sent|e-?mailed|mailed) (?!an?\b)(?P<who>[^\W\d_].*?) {_A_THANKS}(?P<on>.*)"
        rf"|(i )?(wrote|sent|e-?mailed|mailed) {_A_THANKS} to (?P<them>.+)"
        rf"|{_A_THANKS} ((is|was|has been|are|were) )?(sent|written|e-?mailed|out|done)( off)? to (?P<those>.+)",
        _thanked,
    ),
    sentence(
        "followed",
        r"(i )?followed up with (?P<who>.+)",
        _followed_up,
        may_be_certain=False,
    ),
)
