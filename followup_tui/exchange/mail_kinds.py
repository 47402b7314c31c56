"""What kind of mail it is, by the phrase that says so; never where a doubt is left.

Owns the weighing of phrases: clauses that only say what may be do not count, nor what somebody else
said, nor mails about something else than a job. A mail that says two things that cannot both be is of
no kind. Must not know bytes, days, or what a kind proposes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from .mail_text import Address, Mail
from .word_lists import word_list

KINDS = ("rejection", "offer", "invite", "request", "pause", "new_date", "confirmation")
"""What a mail may be, the graver first: of two kinds with a strong phrase the first counts."""
_GUARDED = ("rejection", "offer", "invite")
"""What must never be said falsely: such a mail is about a job, and its clause is no maybe."""
_MAY_ASK = ("offer", "invite")
_OF_A_TIME = re.compile(r"availab|\btimes?\b|slot|calendar|confirm|schedul", re.IGNORECASE)
"""What an invitation asks for as such: its answer."""
_SENTENCE = re.compile(
    r"(?<=[.!?:])(?<!\d\.)(?<![ap]\.m\.)\s+|(?<=\d\.)\s+(?!(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[czs]))"
    r"|\n\s*\n|\n\s*[-*•]\s+",
    re.IGNORECASE,
)
"""Where a sentence ends: not after the number of a day."""
_CLAUSE = re.compile(r"[,;–—]\s+|\s+(?=(?:but|aber|mais|pero|maar|men)\s)", re.IGNORECASE)
_QUOTED = re.compile(r"[“„\"«][^“”„\"«»\n]{3,300}[”“\"»]")
_SHORT_NOT = re.compile(r"n't\b", re.IGNORECASE)
_LONG = {"re": "are", "ve": "have", "ll": "will"}
_SHORT = re.compile(rf"(?<=\w)'({'|'.join(_LONG)})\b", re.IGNORECASE)
_ONLY_UNLESS = re.compile(r"\W*(?:\w+\W+){0,3}(?:without|until|unless|before)\b")
"""What follows a no that is none yet."""
_HEAD = 300
_REMEMBERED = 4_000
_LONGEST = 240
"""Characters of a clause that is shown whole."""
_MOST = 6_000
"""Characters of a mail that are weighed: what counts stands at its beginning."""


class Verdict(msgspec.Struct, frozen=True):
    """What kind of mail it is, and the phrase that says so."""

    kind: str
    phrase: str
    besides: str = ""
    """The phrase that asks for something besides, in an invitation or an offer."""
    decides: str = ""
    """The sentence that says when they decide."""


def classify(mail: Mail) -> Verdict | None:
    """The kind of a mail: one strong phrase, or two weak ones, outside every condition."""
    if _is_alert(mail):
        return Verdict("alert", mail.template or mail.subject)
    if mail.is_automatic or _expression("away", "subjects").match(_lower(mail.subject)):
        return Verdict("away", mail.subject)
    is_of_a_job = _is_of_a_job(f"{mail.subject}\n{mail.text[:_MOST]}")
    kinds = KINDS if is_of_a_job else tuple(kind for kind in KINDS if kind not in _GUARDED)
    sentences = list(_sentences(mail))
    strong: dict[str, str] = {}
    for sentence in sentences:
        if _said(sentence, kinds):
            for kind, phrase in _said(_certain(sentence), kinds):
                strong.setdefault(kind, phrase)
    decides = strong.get("new_date", "")
    gravest = _gravest(mail, strong)
    phrase = strong.get(gravest or "", "")
    if gravest is not None:
        besides = strong.get("request", "") if gravest in _MAY_ASK else ""
        besides = "" if _OF_A_TIME.search(besides) else besides
        return Verdict(gravest, phrase, besides, decides)
    if strong:
        return None
    weak = _of_weak(sentences) if is_of_a_job and not is_machine(mail.sender) else None
    return _away(mail) or weak


def _gravest(mail: Mail, strong: dict[str, str]) -> str | None:
    """The kind that counts; None where there is none, or where two contradict each other."""
    if "rejection" in strong:
        if "pause" in strong:
            return "pause"
        return None if {"offer", "invite"} & strong.keys() else "rejection"
    if "confirmation" in strong:
        is_vague = is_machine(mail.sender) and not re.search(r"\blink\b|https?:", mail.text)
        if is_vague or "invite" not in strong:
            strong.pop("invite", None)
            strong.pop("new_date", None)
    return next((kind for kind in KINDS if kind in strong), None)


def _away(mail: Mail) -> Verdict | None:
    head = " ".join(mail.text.split())[:_HEAD]
    match = _expression("away", "strong").search(_lower(head))
    return Verdict("away", _written(head, match)) if match else None


def _of_weak(sentences: Sequence[str]) -> Verdict | None:
    """Two weak phrases together, of which one at least is more than a tone."""
    clauses = [certain for sentence in sentences if (certain := _certain(sentence))]
    for kind in _GUARDED:
        weak, tone = _weak(kind, "weak", clauses), _weak(kind, "tone", clauses)
        if weak and len(weak) + len(tone) > 1:
            return Verdict(kind, " … ".join((weak + tone)[:2]))
    return None


# --- words ----------------------------------------------------------------------------------------


@cache
def _sources(kind: str, strength: str) -> tuple[str, ...]:
    """The patterns of a list, with the parts they share filled in."""
    parts = word_list("mail")["parts"]
    filled = []
    for pattern in word_list("mail")[kind].get(strength, ()):
        for _ in range(2):
            for name, part in parts.items():
                pattern = pattern.replace(f"{{{name}}}", part)
        filled.append(pattern)
    return tuple(filled)


@cache
def _expression(kind: str, strength: str) -> re.Pattern[str]:
    """All patterns of a list as one; those of a kind begin with a word, which is quick to look for.

    They are for lower case: looking for either case takes four times as long.
    """
    start = r"\b" if strength == "strong" and kind in (*KINDS, "conditions") else ""
    return re.compile(f"{start}(?:{'|'.join(_sources(kind, strength))})")


def _is_of_a_job(text: str) -> bool:
    low = _lower(text)
    if _expression("job", "elsewhere").search(low):
        return _expression("job", "sure").search(low) is not None
    has_part = any(part in low for part in word_list("mail")["job"]["parts"])
    return has_part or _expression("job", "strong").search(low) is not None


def _lower(text: str) -> str:
    """The text in lower case, each character where it was."""
    return text.replace("İ", "i").lower()


def _written(text: str, match: re.Match[str]) -> str:
    """What was matched in lower case, as it is written."""
    return text[match.start() : match.end()]


@cache
def _each(kind: str, strength: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in _sources(kind, strength))


@cache
def _words(section: str, name: str) -> re.Pattern[str]:
    words = word_list("mail")[section][name]
    listed = words if isinstance(words, list) else [*re.findall(r"\S+", words)]
    return re.compile(rf"\b(?:{'|'.join(listed)})\b")


@cache
def _just_before(name: str) -> re.Pattern[str]:
    """One of the words, at most two words before the end."""
    return re.compile(rf"{_words('negations', name).pattern}(?:\s+\S+){{0,2}}\s*$")


@cache
def _fillers() -> re.Pattern[str]:
    """Words that only colour a clause; the spaces of one that has several are kept together."""
    several = r"at this (?:time|point|stage)|on this occasion|this time|so much"
    return re.compile(rf"(?:{several}|{_words('fillers', 'words').pattern}),?\s*")


def sentences_of(mail: Mail) -> Iterator[str]:
    """The sentences of a mail's text, each on one line."""
    for sentence in _SENTENCE.split(mail.text[:_MOST]):
        if flat := " ".join(sentence.split()):
            yield flat


def _sentences(mail: Mail) -> Iterator[str]:
    """Subject and text, without what is quoted."""
    text = _QUOTED.sub(" ", mail.text[:_MOST].replace("’", "'"))
    for sentence in (mail.subject.replace("’", "'"), *_SENTENCE.split(text)):
        if flat := " ".join(sentence.split()):
            yield flat


def asks_for_answer(sentence: str) -> bool:
    """Whether it says that they want to hear from the reader."""
    return _expression("asking", "answers").search(_lower(sentence)) is not None


def without_asking(phrase: str) -> str:
    """What is wanted in a request, without what asks for it."""
    openings = "|".join(_sources("asking", "openings"))
    match = re.match(rf"(?:(?:{openings})[\s-]+)+", _lower(phrase))
    return phrase[match.end() if match else 0 :].strip()


@lru_cache(maxsize=_REMEMBERED)
def _certain(sentence: str) -> str:
    """A sentence up to where it begins to say what may be."""
    match = _expression("conditions", "strong").search(_lower(sentence))
    if match is None:
        return sentence
    breaks = [one.start() for one in _CLAUSE.finditer(sentence) if one.start() < match.start()]
    return sentence[: breaks[-1]] if breaks else ""


@lru_cache(maxsize=_REMEMBERED)
def _said(clause: str, kinds: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The kinds a clause speaks of, each with its phrase: senders use the same sentences over and over."""
    spelt = _SHORT_NOT.sub(" not", clause.replace("won't", "will not"))
    spelt = _SHORT.sub(lambda match: f" {_LONG[match[1].lower()]}", spelt)
    bare = _without_fillers(spelt)
    low, found = _lower(bare), []
    for kind in kinds:
        match = _expression(kind, "strong").search(low)
        if match and not _is_doubtful(kind, clause, low[: match.start()], low[match.end() :]):
            phrase = _written(bare, match)
            is_short = phrase in clause and kind != "new_date"
            found.append((kind, phrase if is_short else clause[:_LONGEST]))
    return tuple(found)


def _without_fillers(text: str) -> str:
    kept, start = [], 0
    for match in _fillers().finditer(_lower(text)):
        kept.append(text[start : match.start()])
        start = match.end()
    return " ".join("".join((*kept, text[start:])).split())


def _is_doubtful(kind: str, clause: str, before: str, after: str) -> bool:
    """Whether the clause says no where it should say yes, only what might be, or what the reader does."""
    if kind == "new_date":
        return _words("negations", "asks").search(_lower(clause)) is not None
    if kind not in _GUARDED:
        return False
    if kind != "rejection":
        is_maybe = _just_before("maybe").search(before) is not None
        return is_maybe or _words("negations", "words").search(_lower(clause)) is not None
    is_reversed = _just_before("reverses").search(before) or _ONLY_UNLESS.match(after)
    return bool(is_reversed) or _words("negations", "modals").search(before) is not None


def _weak(kind: str, strength: str, clauses: Sequence[str]) -> list[str]:
    found: list[str] = []
    likely = [one for one in clauses if _expression(kind, strength).search(_lower(one))]
    for pattern in _each(kind, strength):
        for clause in likely:
            match = pattern.search(_lower(clause))
            if match and not any(match[0] in _lower(one) for one in found):
                found.append(_written(clause, match))
                break
    return found


def _is_alert(mail: Mail) -> bool:
    """Whether a site, a newsletter or an account writes, and no employer."""
    words = word_list("mail")["alert"]
    if any(mail.template.startswith(name) for name in words["templates"]):
        return True
    local = mail.sender.email.casefold().partition("@")[0]
    if re.fullmatch("|".join(words["senders"]), local):
        return True
    flat = " ".join(mail.text.split())
    heads = (mail.subject, flat[:_HEAD])
    if any(_expression("alert", "strong").search(_lower(text)) for text in heads):
        return True
    low = _lower(flat)
    return all(_expression("alert", name).search(low) is not None for name in ("foot", "sells"))


def is_machine(sender: Address) -> bool:
    """Whether a program writes from that address, and no person."""
    local, _, host = sender.email.casefold().partition("@")
    words = word_list("mail")["machines"]
    return any(re.fullmatch(p, local) for p in words["locals"]) or any(
        re.search(p, host) for p in words["hosts"]
    )
