"""Who is named in the words of a mail or an invitation: senders, hosts, signatures, departments.

Owns telling a person's name from a team's, and how a company is written. Must not know who is known already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from followup_tui.facts import as_spoken, name_parts

IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SIGNATURE_TITLE = re.compile(r"^(?P<title>[A-Z][\w ,&/-]{3,60})$")
_PHONE = re.compile(r"(?<!\d)\+?\d[\d ()./-]{7,20}\d")
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


def named_addresses(text: str) -> Iterator[tuple[str, str]]:
    pattern = r"([A-ZÀ-Ü][\w'’-]+(?: [A-ZÀ-Ü][\w'’-]+)+),?\s+[<(]?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    for match in re.finditer(pattern, text):
        yield match[1], match[2].rstrip(".")


def signature(text: str, name: str, address: str) -> tuple[str | None, str | None]:
    """The title and the number below the sender's name at a mail's end."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    places = [n for n, line in enumerate(lines) if line.casefold() == name.casefold()]
    if not places:
        return None, None
    below = lines[places[-1] + 1 : places[-1] + 6]
    phone = next((match[0] for line in below if (match := _PHONE.search(line))), None)
    label = firm_in(address)
    is_title = bool(below) and _SIGNATURE_TITLE.match(below[0]) is not None
    title = below[0] if is_title and not squeezed(below[0]).startswith(label) else None
    return (title.partition(",")[0] if title else None), phone


def names_firm(company: str, text: str) -> bool:
    """Whether a text names a company, with or without its legal form: HP is not in PHP."""
    plain = re.escape(as_spoken(company))
    return re.search(rf"(?<!\w){plain}(?!\w)", text, re.IGNORECASE) is not None


def domain_of(address: str) -> str:
    return address.casefold().rpartition("@")[2]


def firm_in(address: str) -> str:
    """What an address calls the employer: the first word of its domain."""
    return domain_of(address).partition(".")[0]


def squeezed(text: str) -> str:
    """The letters and digits of a text alone, as an address writes a company."""
    return re.sub(r"\W", "", text).casefold()
