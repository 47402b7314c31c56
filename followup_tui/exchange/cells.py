"""What one cell of a sheet holds: names, an address, tags, pay, the words of a page.

Owns how people and programs write these in a cell. Must not know columns, rows or what they amount to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from followup_tui.facts import MAX_LINE, Relation

from .naming import plain_name
from .texts import one_line, plain_text

_VIA = re.compile(r"\s*\((?:via|through|über|par)\s+([^()]+)\)\s*$", re.IGNORECASE)
_LINKED = re.compile(r"\s*\(https?://[^)]*\)")
_PERSON = re.compile(
    r"(?:(?P<word>[Rr]ecruiter|[Rr]eferred by|[Rr]eferrer|[Hh]iring manager)\W{1,3})?"
    r"(?!(?:Contact|Met|Emailed|Called|Spoke|Ask|Via|With|From|Referred|Recruiter)\b)(?P<name>[^\W\d_a-zß-ÿ][\w.'’-]+(?: (?:van|von|de|der|da|di|la|le)\b)*(?: [^\W\d_a-zß-ÿ][\w.'’-]+){1,3}),?"
    r" ?[<(]?(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_RELATION: Mapping[str, Relation] = {
    "recruiter": "recruiter",
    "referred by": "referrer",
    "referrer": "referrer",
    "hiring manager": "hiring_manager",
}


class Named(msgspec.Struct, frozen=True):
    """Somebody named in free words, and the words."""

    name: str
    email: str
    relation: Relation
    evidence: str


def contacts_in(cell: str) -> tuple[list[str], str | None]:
    """The names in a cell for contacts, and the address beside them."""
    cell = _LINKED.sub("", cell)
    written = _ADDRESS.search(cell)
    bare = _ADDRESS.sub("", cell).strip(" <>[],;:-|")
    return _names(bare), written[0] if written else None


def people_in(notes: str) -> Iterator[Named]:
    """Who is named in a cell of notes with an address."""
    for match in _PERSON.finditer(plain_text(notes)):
        relation = _RELATION.get((match["word"] or "").casefold(), "recruiter")
        evidence = match[0].strip(" (")
        evidence += ">" if "<" in evidence else ")" if "(" in evidence else ""
        yield Named(match["name"], match["email"], relation, evidence)


def _names(cell: str) -> list[str]:
    """The people of a cell: several where each of its parts is a whole name."""
    parts = [
        part.strip() for part in re.split(r"[,;/\n]|\s&\s|\sand\s|\sund\s", cell) if part.strip()
    ]
    are_whole = len(parts) > 1 and all(" " in part for part in parts)
    named = list(dict.fromkeys(map(plain_name, parts if are_whole else [cell])))
    return [name for name in named if name]


def has_name(email: str, name: str) -> bool:
    """Whether an address is made of a name."""
    local = email.casefold().partition("@")[0]
    return any(len(word) > 2 and word in local for word in name.casefold().split())


def without_via(company: str) -> tuple[str, str | None]:
    match = _VIA.search(company)
    return (company[: match.start()], match[1].strip()) if match else (company, None)


def tags_in(cell: str) -> tuple[str, ...]:
    """The tags of a cell, each as it is written."""
    parts = (" ".join(part.split()).strip("# ") for part in re.split(r"[,;|\n]", cell))
    return tuple(dict.fromkeys(part[:MAX_LINE] for part in parts if part))


def pay_in(cells: Mapping[str, str]) -> str | None:
    low, high = cells.get("salary_from"), cells.get("salary_to")
    if low and high:
        return f"{low}-{high}"
    if low:
        return f"from {low}"
    return f"up to {high}" if high else one_line(cells.get("salary"))
