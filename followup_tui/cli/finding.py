"""Who and what a typed word means: an opportunity, a person, one record of a list.

Owns ids, names, numbers and media as people type them, and the refusals that name what comes near. Must not
change anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar, get_args

from followup_tui.facts import Id, Medium, Opportunity, id_of, nearest, words_of
from followup_tui.timeline import Board, Item
from followup_tui.wording import place

from .errors import CommandError, UsageError

T = TypeVar("T")
_SHOWN = 200


def unknown(what: str, text: str, known: Iterable[str], otherwise: str = "") -> CommandError:
    """The refusal of a word that means nothing here; it names what comes near, else what would do."""
    close = nearest(text, known, most=3, cutoff=0.4)
    hint = f"; the nearest: {', '.join(close)}" if close else otherwise and f"; {otherwise}"
    return CommandError(f"no such {what}: {text[:_SHOWN]!r}{hint}", 1)


def _several(text: str, names: Sequence[str], otherwise: str = "") -> CommandError:
    return CommandError(f"{text[:_SHOWN]!r} may be several: {', '.join(names[:5])}{otherwise}", 1)


def number_of(text: str, most: int) -> int | None:
    """The number that a text is, where it is one from 1 to ``most``."""
    is_number = text.isdecimal() and text.isascii() and 1 <= int(text[:9]) <= most
    return int(text[:9]) if is_number else None


def numbers_in(text: str, most: int) -> list[int]:
    """The numbers that ``--take`` names, each from 1 to ``most``: some, ``all`` or ``none``; UsageError."""
    if text in ("all", "none"):
        return list(range(1, most + 1)) if text == "all" else []
    if not most:
        raise UsageError("--take: nothing is proposed here")
    parts = [part.strip() for part in text.split(",") if part.strip()]
    for part in parts:
        if number_of(part, most) is None:
            raise UsageError(f"--take: {part[:20]!r} is not one of 1 to {most}, all, none")
    return list(map(int, parts))


def find_item(board: Board, text: str, listing: Sequence[str] = ()) -> Item:
    """By its key, by an ending of it that only one has, or by its number in the last listing."""
    text = text.strip()
    if number := number_of(text, len(listing)):
        text = listing[number - 1]
    found = board.find(text)
    if found is not None:
        return found
    ending = [item for item in board.agenda if text and str(item.key).endswith(text)]
    parts = [item for item in ending if f"/{item.key}".endswith(f"/{text}")] or ending
    standing = [item for item in parts if item.status.is_standing] or parts
    if len(standing) == 1:
        return standing[0]
    if standing:
        raise _several(text, [str(item.key) for item in standing])
    if text.isdecimal():
        raise CommandError(
            f"no follow-up is number {text[:_SHOWN]}: followup agenda numbers them", 1
        )
    raise unknown("follow-up", text, (str(item.key) for item in board.agenda))


def find_opportunity(board: Board, text: str) -> Opportunity:
    """By its id, or by words of company and role that fit only one."""
    return only_one(meant_opportunities(board, text), board, text)


def only_one(found: Sequence[Opportunity], board: Board, text: str) -> Opportunity:
    """The one that is meant by a text; a refusal where it is none or several."""
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(text, [named(one) for one in found])
    raise unknown("opportunity", text, board.opportunities)


def meant_opportunities(board: Board, text: str, *, in_full: bool = False) -> list[Opportunity]:
    """Those a text may mean: the one of that id or that very name, else all whose words fit.

    ``in_full``: only that id, or a whole name.
    """
    if text in board.opportunities:
        return [board.opportunities[text]]
    sought = words_of(text)
    if not sought:
        return []
    everyone = list(board.opportunities.values())
    for names in (_own_names, _company):
        same = [one for one in everyone if sought in names(one)]
        if same:
            return same
    if in_full:
        return []
    return [one for one in everyone if _begins(sought, words_of(f"{one.company} {one.role}"))]


def _own_names(one: Opportunity) -> tuple[tuple[str, ...], ...]:
    return words_of(f"{one.company} {one.role}"), words_of(one.id)


def _company(one: Opportunity) -> tuple[tuple[str, ...], ...]:
    return (words_of(one.company),)


def _begins(sought: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in sought)


def named(opportunity: Opportunity) -> str:
    """``acme-engineer (Acme · Engineer)``."""
    return f"{opportunity.id} ({place(opportunity.company, opportunity.role)})"


def read_medium(name: str | None) -> Medium | None:
    """A way to send something, as typed; UsageError where there is no such one."""
    media: tuple[Medium, ...] = get_args(Medium)
    if name is None:
        return None
    wanted = name.lower().replace("-", "_").replace(" ", "_")
    for medium in media:
        if medium in (wanted, {"e_mail": "email"}.get(wanted)):
            return medium
    raise UsageError(f"--medium: {name!r} is not one of {', '.join(media)}")


def find_contact(board: Board, text: str) -> Id:
    """A contact's id, from the id or from a name that only one contact bears."""
    if text in board.contacts:
        return text
    sought = words_of(text)
    people = board.contacts.values()
    same = [c.id for c in people if words_of(c.name) == sought]
    part = [c.id for c in people if sought and set(sought) <= set(words_of(c.name))]
    for found in (same, part):
        if len(found) == 1:
            return found[0]
        if found:
            raise _several(text, found, " (write the id)")
    known = (*board.contacts, *(contact.name for contact in people))
    raise unknown("person", text, known, "followup add contact name=... records somebody")


def contact_meant(board: Board, text: str | None) -> Id | None:
    """The contact a text names, where one is given."""
    return None if text is None else find_contact(board, text)


def find_record(records: Sequence[T], text: str | None, word: str) -> T:
    """One record of a list, by its id, its person, its key or its number; the only one without."""
    if not records:
        raise CommandError(f"there is no {word} to be found here", 1)
    if text is None:
        if len(records) == 1:
            return records[0]
        raise CommandError(f"which {word}? {_listed(records)}", 1)
    for name in ("id", "contact", "key"):
        same = [one for one in records if text and getattr(one, name, None) == text]
        if len(same) == 1:
            return same[0]
    if number := number_of(text, len(records)):
        return records[number - 1]
    raise CommandError(f"no such {word}: {text[:_SHOWN]!r}; {_listed(records)}", 1)


def _listed(records: Sequence[object]) -> str:
    ids = [id_ for one in records if (id_ := id_of(one))]
    numbers = "1" if len(records) == 1 else f"1 to {len(records)}"
    return f"by number, {numbers}" + (f", or by id: {', '.join(ids[:8])}" if ids else "")
