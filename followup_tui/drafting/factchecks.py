"""Checks against the facts: names from elsewhere, the debrief, requests, medium, moment, repetition.

Owns what of the facts a message must not contradict. Must not look for phrases: the words are the other
modules' part.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import SequenceMatcher

from followup_tui.facts import (
    DELIVERIES,
    LEGAL_FORMS,
    SOLICITATIONS,
    Id,
    Opportunity,
    asked_for,
    fold,
    name_words,
    say_day,
    spoken,
    words_of,
)
from followup_tui.timeline import Board, Item, Status, load_playbooks

from .advice import handbook
from .case import Case, Hit, Hits
from .material import people_of
from .media import can_write, goes_by_site, medium_of
from .message import URL, Message, content_words
from .text import one_line

_NO_NAME = re.compile(r"\b(?:an?|the|my|our|your|their|this|that|these|some|any) $", re.IGNORECASE)
"""What stands before a common noun: an open door is not the employer Open Door."""
_UNSPOKEN = re.compile(
    rf"(?:[ ,]+(?:{'|'.join(sorted(LEGAL_FORMS))}|company"
    r"|group|holdings?|labs?|technolog(?:y|ies)|tech|systems|software|solutions|partners|consulting|industries"
    r"|international|media|studios?|works|services)\b\.?)+$",
    re.IGNORECASE,
)
"""What a company's name does without in talk."""
_TOO_ALIKE = 0.85
_ENOUGH = 600  # words of a note that are compared


def conversation(case: Case) -> Hits:
    """L07: a word of the interview's notes is in the message, once somebody has worked on it."""
    opportunity, interview = case.material.opportunity, case.material.interview
    if opportunity is None or interview is None or case.is_untouched:
        return
    notes = " ".join(n.body for n in opportunity.notes if n.interview == interview.id)
    names = content_words(" ".join(case.own_names))
    told = content_words(notes) - names
    if (
        told
        and not told & content_words(URL.sub(" ", case.message.text))
        and not _same_link(notes, case.message.text)
    ):
        yield Hit(what="nothing here comes from your notes of the conversation")


def _same_link(notes: str, text: str) -> bool:
    return bool({m.group() for m in URL.finditer(notes)} & {m.group() for m in URL.finditer(text)})


def debrief(case: Case) -> Hits:
    """L14: what the debrief holds for this person and the message leaves out; one link at most."""
    text, content = case.message.text, case.message.content
    for kind, what in (
        ("missed", "you wish you had mentioned"),
        ("hesitation", "they hesitated"),
        ("link", "an article to send"),
    ):
        for one in case.material.dealt(kind):  # type: ignore[arg-type]
            words = content_words(one.about if kind == "link" else one.doubt)
            used = (one.url and one.url in text) or 2 * len(words & content) >= max(1, len(words))
            if not used:
                yield Hit(what=f"{what}: {one.text}")
    links = [m for m in URL.finditer(text, *case.message.core) if "@" not in m.group()]
    if len({m.group() for m in links}) > 1:
        place = links[1]
        yield Hit(place.start(), place.end(), "more than one link", "Keep the best one.", "W")


def colleagues(
    board: Board, item: Item, in_progress: Callable[[str], str | None] = lambda _: None
) -> dict[Id, str]:
    """What others of the same interview get by this step, by contact: in progress, or sent.

    ``in_progress`` answers the text that is being written for a follow-up's key.
    """
    opportunity = board.opportunities.get(item.opportunity or "")
    found = {
        sent.to: sent.text
        for sent in (opportunity.sent if opportunity else ())
        if sent.action == item.action
        and sent.for_ == item.for_
        and sent.to not in (None, item.to)
        and sent.text
        and sent.to
    }
    for other in board.of(item.opportunity) if item.opportunity else ():
        is_twin = (other.action, other.for_) == (item.action, item.for_) and other.to != item.to
        if is_twin and other.to and (text := in_progress(str(other.key))):
            found[other.to] = text
    return found


def panel(case: Case) -> Hits:
    """L16: not the same text as a colleague gets."""
    mine = _bare(case, case.message)
    for who, text in sorted(case.others.items()):
        if case.material.to and who == case.material.to.id:
            continue
        theirs = _bare(case, Message.read(text))
        same = SequenceMatcher(None, mine, theirs, autojunk=False)
        share = same.ratio() if mine and same.quick_ratio() >= _TOO_ALIKE else 0.0
        if share >= _TOO_ALIKE:
            yield Hit(what=f"{share:.0%} the same as the note to {case.board.name(who)}")


def _bare(case: Case, message: Message) -> list[str]:
    """The words of the message proper without the names of people."""
    start, end = message.core
    names = {fold(w) for c in case.board.contacts.values() for w in name_words(c.name)}
    words = re.findall(r"[^\W_]+", message.plain[start:end])
    return [fold(w) for w in words[:_ENOUGH] if fold(w) not in names]


def strangers(case: Case) -> Hits:
    """L18: no company, role or person of another pursuit."""
    plain, text = case.message.plain, case.without(case.own_names)
    subject = case.message.subject or ""
    own = [fold(name) for name in case.own_names]
    foreign: dict[str, re.Pattern[str]] = {}
    for name, pattern in _foreign(case, own):  # a name may be whole and short at once
        foreign.setdefault(name, pattern)
    for name, pattern in foreign.items():
        longer = any(mine in fold(name) for mine in own)  # Acme Labs, written to Acme
        for match in pattern.finditer(plain if longer else text):
            if match[0].islower() and _NO_NAME.search(plain, 0, match.start()):
                continue
            yield Hit(*match.span(), f"{name} belongs to another pursuit")
        if pattern.search(subject if longer else _without(subject, case.own_names)):
            yield Hit(what=f"{name}, in the subject, belongs to another pursuit")


def _without(text: str, names: Iterable[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    return text


def _foreign(case: Case, own: Collection[str]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Names of other pursuits, each with where it would stand as a name."""
    mine = {o.id for o in case.material.pursuits}
    everyone = case.board.facts.opportunities if mine else ()  # a chat may well name employers
    others = [o for o in everyone if o.id not in mine]
    names = {one_line(o.company) for o in others}
    names |= {one_line(c.name) for c in case.board.facts.contacts}
    for name in sorted(names):
        if fold(name) not in own and _is_telling(name):
            flags = re.IGNORECASE if " " in name else 0
            yield name, re.compile(rf"(?<!\w){_quoted(name)}(?!\w)", flags)
    yield from _short_names(case, others, own)
    for role in sorted({one_line(o.role) for o in others if fold(o.company) not in own}):
        if fold(role) not in own and len(role) >= 3:
            after = r"(?= (?:position|role|job|post)\b)" if " " not in role else r"(?!\w)"
            yield role, re.compile(rf"(?<!\w){_quoted(role)}{after}")


def _short_names(
    case: Case, others: Iterable[Opportunity], own: Collection[str]
) -> Iterator[tuple[str, re.Pattern[str]]]:
    """What companies and people of other pursuits are called for short; only as a name, with its capital."""
    ours = {fold(word) for name in own for word in re.findall(r"[^\W_]+", name)}
    ours |= {fold(word) for word in name_words(case.signed)}
    contacts = case.board.contacts
    people = (contacts[who] for who in people_of(others) if who in contacts)
    names = {(name_words(one.name) or ("",))[0] for one in people}
    names |= {_UNSPOKEN.sub("", one_line(o.company)).strip(" ,") for o in others}
    for name in sorted(names):
        if len(name) >= 3 and fold(name) not in ours and name[:1].isupper() and _is_telling(name):
            yield name, re.compile(rf"(?<!\w){_quoted(name)}(?!\w)(?! (?:version|test|release)\b)")


def _quoted(name: str) -> str:
    return re.escape(name.replace("'", "’"))


def _is_telling(name: str) -> bool:
    return " " in name or (len(name) >= 3 and fold(name) not in handbook().ordinary)


def requested(case: Case) -> Hits:
    """L19: what is said to be attached was asked for, and what was asked for is named."""
    asked = case.material.requests
    opportunity, to = case.material.opportunity, case.material.to
    theirs = opportunity.requests if opportunity else ()
    pending = [r for r in theirs if r.delivered_on is None and (not to or r.by in (None, to.id))]
    found = case.advice("L19").extra["attached"].search(case.message.plain)
    if found and not asked and not pending:
        yield Hit(*found.span(), "says something is attached; nothing was asked for")
    if case.message.medium in ("other", "text"):  # such a message carries nothing
        return
    for request in asked:
        if not _is_named(asked_for(request.item), case.message):
            yield Hit(what=f"they asked for this, and it is not named: {one_line(request.item)}")


def _is_named(thing: str, message: Message) -> bool:
    """Whether the message names it: by a word that means something, else (a CV) by all of its words."""
    words = content_words(thing)
    if words:
        return bool(words & message.content)
    return set(words_of(thing)) <= set(words_of(message.plain))


def medium(case: Case) -> Hits:
    """L20: by the medium they prefer, through the channel they named."""
    using, opportunity = case.message.medium, case.material.opportunity
    due = medium_of(case.item)
    if goes_by_site(case.material, due, {}):
        due = "other"
    if using is None or using == due or opportunity is None:
        return
    asked = case.material.requests
    if case.item.action in DELIVERIES and asked and asked[0].via:
        if using != asked[0].via:
            yield Hit(what=f"they asked for it by {spoken(asked[0].via)}, not by {spoken(using)}")
        return
    wish = case.material.preference
    if wish and wish.medium != using:
        yield Hit(what=f"they said on {say_day(wish.on)} that they prefer {spoken(wish.medium)}")
    application = opportunity.application
    if using == "phone" and application and application.contact_policy == "no_calls":
        yield Hit(what="the posting asks for no calls")


def moment(case: Case) -> Hits:
    """L21: not against their word, not before the window opens."""
    if case.item.status not in (Status.BLOCKED, Status.PREMATURE) or not can_write(case.item):
        return
    why = case.item.explain()
    reason = why.guard or why.rule
    if case.item.status is Status.BLOCKED:
        yield Hit(what="they asked you to wait with this", why=reason)
    else:
        day = say_day(case.item.window.not_before)
        yield Hit(what=f"too early: the window opens on {day}", severity="W", why=reason)


def asked_before(case: Case) -> Hits:
    """L24: no second question to one person within the gap, no second request for feedback."""
    ours, to, today = case.material.pursuits, case.material.to, case.material.today
    if case.item.action not in SOLICITATIONS:
        for sent in (s for o in ours[:1] for s in o.sent if s.action == case.item.action):
            yield Hit(what=f"you asked for feedback on {say_day(sent.on)}")
        return
    mine = {o.id for o in ours}
    days = [
        s.on
        for o in case.board.facts.opportunities
        for s in o.sent
        if s.action in SOLICITATIONS
        and s.on <= today
        and ((to and s.to == to.id) or (s.to is None and o.id in mine))
    ]
    if days and today < (again := _next_chance(case, max(days))):
        yield Hit(
            what=f"you wrote to this person on {say_day(max(days))}",
            advice=f"Wait until {say_day(again)}.",
        )


def _next_chance(case: Case, last: dt.date) -> dt.date:
    """The first day after ``last`` on which the playbook in force lets one write again."""
    opportunity = case.material.opportunity
    playbooks = case.board.playbooks or load_playbooks()
    name = (opportunity and opportunity.playbook) or case.board.playbook
    gap = playbooks.get(name, playbooks["balanced"]).gap
    return gap.after(last, case.board.calendar)
