"""Who is known already, found by address and by name without looking at everybody.

Owns when two contacts are one person. Must not know where they come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from followup_tui.facts import Contact, Id, as_spoken, free_id, name_parts

IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NAME = r"[^\W\d_][\w.'’-]*(?:,? (?:[^\W\d_a-zß-ÿ][\w.'’-]*|v[ao]n|de[rn]?|d[aiu]|la|le)){1,4}(?: \([^()\n]*\))?"
_HOST = re.compile(
    rf"^[ \t]*(?:Host|Organi[sz]er|Organised by|Gastgeber(?:in)?|Veranstalter(?:in)?|Organisator(?:in)?|Hôte|Organisateur|Organisatrice|Anfitri[óo]n|Organizador)[ \t]*:[ \t]*(?P<a>{_NAME})[ \t]*(?:<[^>\n]*>)?[ \t]*$"
    rf"|^[ \t]*(?!(?i:hi|hello|hey|dear|hallo|liebe|guten|bonjour|hola|ciao|good)\b)(?P<b>{_NAME}) (?:is inviting you to|(?:has )?invited you to|invites you to|lädt (?:Sie|dich)\b|hat (?:Sie|dich)\b|vous invite\b|le está invitando|te está invitando|te invita|nodigt (?:u|je)\b)(?! (?:to )?(?:complete|take|schedule|apply|book|choose|select|share|submit)\b)",
    re.MULTILINE,
)
_DEPARTMENT = re.compile(
    r"\b(?:\w*team|recruiting|recruitment|recruiters|talent|careers?|people team|hr|jobs|interviews|scheduling|human resources|personal(?:abteilung|wesen|büro|management|referat)|bewerbermanagement"
    r"|recrutement|ressources humaines|équipe \w+|recursos humanos|selección|risorse umane|personeelszaken|rekrytering)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\b(?:inc|gmbh|ltd|llc|ag|group|university|people|hiring)\b", re.IGNORECASE)
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
    return ", ".join(filter(None, name_parts(name)))


def names_firm(company: str, text: str) -> bool:
    """Whether a text names a company, with or without its legal form: HP is not in PHP."""
    plain = re.escape(as_spoken(company))
    return re.search(rf"(?<!\w){plain}(?!\w)", text, re.IGNORECASE) is not None


def hosts_in(words: str) -> Iterator[tuple[str, str]]:
    """Who is said to invite, or to be the host, in what meeting programs write of themselves."""
    seen = set()
    for match in _HOST.finditer(words):
        name = plain_name(match["a"] or match["b"])
        if " " in name and name not in seen and not (is_department(name, "") or _FIRM.search(name)):
            seen.add(name)
            yield " ".join(match[0].split()), name


def is_me(name: str, addresses: Iterable[str]) -> bool:
    """Whether a name is the one that one's own addresses are made of."""
    words = {word for address in addresses for word in re.findall(r"\w+", address)}
    return words.issuperset(name.casefold().split())


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
