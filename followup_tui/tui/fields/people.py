"""Names and the contacts they mean.

Owns how a typed name finds a contact, and how a contact is written so that it is found again. Must not know widgets or forms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from followup_tui.facts import Contact, Id, free_id
from followup_tui.wording import clean

from .spec import Context, Suggestion

MOST_SHOWN = 5
CONTACT = "contact"
"""The stem of an id where a name gives none."""
_COMMA = re.compile(r"[,;]")


def labels(context: Context) -> dict[Id, str]:
    """How each contact is written: by name, with company or id where the name is not unique."""
    names = {one.id: clean(one.name).strip() or one.id for one in context.contacts}
    shared = _repeated(name.casefold() for name in names.values())
    told = {
        one.id: f"{names[one.id]} ({clean(one.company or one.id).strip()})"
        if names[one.id].casefold() in shared
        else names[one.id]
        for one in context.contacts
    }
    again = _repeated(label.casefold() for label in told.values())
    return {
        key: f"{names[key]} ({key})" if label.casefold() in again else label
        for key, label in told.items()
    }


def _repeated(words: Iterator[str]) -> set[str]:
    return {word for word, count in Counter(words).items() if count > 1}


def written(ids: Collection[Id], context: Context) -> str:
    """The text that names these contacts; an id nobody knows stands for itself."""
    told = labels(context)
    return ", ".join(told.get(one, one) for one in ids)


def parse(
    text: str, context: Context, *, several: bool
) -> tuple[tuple[Id, ...], tuple[Contact, ...]]:
    """The contacts a text names, in its order and once each, and those that do not exist yet."""
    known = {label.casefold(): key for key, label in labels(context).items()}
    found: list[Id] = []
    new: dict[Id, Contact] = {}
    taken = {one.id for one in context.contacts}
    for name in _names(text, known, several=several):
        key = known.get(name.casefold())
        if key is None:
            key = free_id(name, taken | new.keys(), CONTACT)
            known[name.casefold()] = key
            new[key] = Contact(key, name)
        if key not in found:
            found.append(key)
    return tuple(found), tuple(new.values())


def _names(text: str, known: Collection[str], *, several: bool) -> Iterator[str]:
    """The names between commas; a known name may hold commas itself."""
    parts = [" ".join(part.split()) for part in _COMMA.split(text)] if several else [text.strip()]
    while parts:
        size = next(
            (n for n in range(len(parts), 1, -1) if ", ".join(parts[:n]).casefold() in known), 1
        )
        name = ", ".join(parts[:size])
        del parts[:size]
        if name:
            yield name


def suggest(text: str, context: Context, *, several: bool) -> tuple[Suggestion, ...]:
    """Contacts whose name, id or company begins like the last name typed; the near ones first."""
    head, word = _last(text) if several else ("", text.strip())
    named = set(parse(head, context, several=True)[0]) if head else set()
    told = labels(context)
    near = {key: n for n, key in enumerate(context.near)}
    open_ = [one for one in context.contacts if one.id not in named and _matches(one, told, word)]
    open_.sort(key=lambda one: (near.get(one.id, len(near)), told[one.id].casefold()))
    if any(told[one.id].casefold() == word.casefold() for one in open_):
        return ()
    return tuple(
        Suggestion(told[one.id], f"{head}{told[one.id]}", _about(one)) for one in open_[:MOST_SHOWN]
    )


def _last(text: str) -> tuple[str, str]:
    cut = max(text.rfind(","), text.rfind(";")) + 1
    return (text[:cut] + " " if cut else ""), text[cut:].strip()


def _matches(one: Contact, told: dict[Id, str], word: str) -> bool:
    sought = word.casefold()
    places = f"{told[one.id]} {one.id} {one.company or ''} {one.email or ''}".casefold()
    return not sought or any(f" {places}".find(f"{gap}{sought}") >= 0 for gap in " (-.@")


def _about(one: Contact) -> str:
    return clean(" · ".join(part for part in (one.title, one.company) if part))
