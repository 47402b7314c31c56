"""Who is known already, found by address and by name without looking at everybody.

Owns when two contacts are one person. Must not know where they come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from followup_tui.facts import Contact, Id, free_id

IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NO_GIVEN_NAME = frozenset(
    [
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "phd",
        "md",
        "mba",
        "pe",
        "cpa",
        "esq",
        "inc",
        "llc",
        "ltd",
        "gmbh",
        "ag",
        "kg",
        "sa",
        "plc",
    ]
)


_DEPARTMENT = re.compile(
    r"\b(?:\w*team|recruiting|recruitment|recruiters|talent|careers?|people team|hr|jobs|human resources|personal(?:abteilung|wesen|büro|management|referat)|bewerbermanagement"
    r"|recrutement|ressources humaines|équipe \w+|recursos humanos|selección|risorse umane|personeelszaken|rekrytering)\b",
    re.IGNORECASE,
)
_FOR_ALL = re.compile(
    r"(?:no-?reply|recruit\w*|talent\w*|hr|jobs?|careers?|people|hiring|interviews?|scheduling|calendar|bewerbung\w*|personal\w*|karriere|info|kontakt|contact|rh|rrhh|recrutement)[\w.+-]*@",
    re.IGNORECASE,
)


def is_department(name: str, email: str) -> bool:
    """Whether a name and its address are of nobody in particular."""
    has_no_name = name.strip() in ("", email)
    return _DEPARTMENT.search(name) is not None or (
        has_no_name and _FOR_ALL.match(email) is not None
    )


def without_department(name: str) -> str:
    """What is left of ``Corvid Talent Team``: the firm."""
    return " ".join(_DEPARTMENT.sub("", name).split()).strip(" -|,")


def plain_name(text: str) -> str:
    """``Weiß, Jonas (Talent)`` as ``Jonas Weiß``; nothing where it is an address."""
    name = IN_BRACKETS.sub("", text).strip(" \"'")
    if "@" in name:
        return ""
    family, comma, given = name.partition(",")
    is_turned = comma and given.strip(" .").casefold() not in _NO_GIVEN_NAME
    return " ".join((f"{given} {family}" if is_turned else name).split())


class Directory:
    """Contacts by address and name; those met later are added."""

    def __init__(self, known: Iterable[Contact] = ()) -> None:
        self._by_address: dict[str, Id] = {}
        self._by_name: dict[str, list[Contact]] = {}
        self._ids: set[Id] = set()
        for contact in known:
            self.add(contact)

    def add(self, contact: Contact) -> None:
        """Know this one from now on."""
        if contact.id not in self._ids:
            self._ids.add(contact.id)
            self._by_name.setdefault(contact.name.casefold(), []).append(contact)
        if contact.email:
            self._by_address.setdefault(contact.email.casefold(), contact.id)

    def knows(self, id_: Id) -> bool:
        """Whether somebody has that id."""
        return id_ in self._ids

    def id_of(self, name: str, email: str | None) -> Id:
        """The id of a contact with this address, else of this name, else a free one."""
        if email and (found := self._by_address.get(email.casefold())):
            return found
        for person in self._by_name.get(name.casefold(), ()):
            if not (email and person.email):
                return person.id
        return free_id(name, self._ids, "person")
