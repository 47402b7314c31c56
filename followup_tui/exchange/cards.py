"""People from vCards of the versions 2.1 to 4.0, several in a file.

Owns the shape of a card as programs write it: folding, quoted-printable, groups, bare parameters.
Must not know the store; ``standing`` are the contacts a card may be the same person as.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from followup_tui.facts import MAX_LINE, MAX_TEXT, Contact, Facts

from .directory import Directory
from .folding import unfolded
from .found import Found, Gathering, UnreadableError
from .standing import Standing
from .texts import email_address, no_address, one_line

_HEAD = 4_000
_BEGIN = re.compile(r"^BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"^END:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_SPLIT = re.compile(r"(?<!\\);")
_ESCAPED = re.compile(r"\\([nN,;:\\])")
_BARE = frozenset(
    {"HOME", "WORK", "CELL", "VOICE", "FAX", "PAGER", "PREF", "INTERNET", "MSG", "CAR"}
)
_NO_VOICE = frozenset({"FAX", "PAGER", "TEXT", "MODEM"})


class Property(msgspec.Struct, frozen=True):
    """One line of a card: its name without a group, its types in capitals, its value unescaped later."""

    name: str
    types: frozenset[str]
    preference: int
    """The least is the best."""
    value: str


def is_cards(text: str) -> bool:
    return _BEGIN.search(text) is not None


def whole_characters(data: bytes) -> bytes:
    """A file of cards in which no fold parts a character."""
    if b"BEGIN:VCARD" not in data[:_HEAD].upper():
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return unfolded(data)
    return data


def read_cards(text: str, standing: Standing) -> Found:
    """The contacts of a file of cards; UnreadableError where there is none."""
    bodies = list(_bodies(text))
    if not bodies:
        raise UnreadableError("no card: no BEGIN:VCARD with its END:VCARD")
    people, so_far = standing.people, Gathering()
    for number, body in enumerate(bodies, 1):
        properties = list(_properties(body))
        where = f"card {number}"
        contact = _contact(properties, people)
        if _text(properties, "KIND").casefold() == "group":
            so_far.refuse(where, "it is a group, not a person")
        elif contact is None:
            held = _unescaped(_best(properties, "EMAIL")) or _text(properties, "ORG").strip(";")
            so_far.refuse(where, f"it has no name (but {held or 'nothing else'})")
        elif people.meet(contact):
            so_far.told += _left_out(where, properties)
        else:
            so_far.duplicates.append(f"{where}: {contact.name} stands in this file already")
    return so_far.found("vcf", Facts(contacts=tuple(people.met.values())))


def _bodies(text: str) -> Iterator[str]:
    at = 0
    while begin := _BEGIN.search(text, at):
        end = _END.search(text, begin.end())
        if end is None:
            return
        yield text[begin.end() : end.start()]
        at = end.end()


def _properties(body: str) -> Iterator[Property]:
    for line in _unfolded(body):
        head, colon, value = _parted(line)
        if not colon:
            continue
        name, *parameters = head.split(";")
        given = [_parameter(parameter) for parameter in parameters]
        types = {word for key, words in given if key == "TYPE" for word in words}
        by_key = dict(given)
        if "QUOTED-PRINTABLE" in by_key.get("ENCODING", ()):
            value = _quoted(value, by_key.get("CHARSET", ("UTF-8",))[0])
        preference = _preference(types, by_key.get("PREF", ()))
        yield Property(name.rpartition(".")[2].upper(), frozenset(types), preference, value)


def _preference(types: Collection[str], given: Sequence[str]) -> int:
    number = "".join(given)
    if number.isdecimal():
        return int(number[:3])
    return 1 if "PREF" in types or given else 100


def _unfolded(body: str) -> Iterator[str]:
    """Whole lines: folded ones joined, soft breaks of quoted-printable ones too."""
    line = ""
    for raw in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.endswith("=") and "QUOTED-PRINTABLE" in line.upper():
            line = line[:-1] + raw.lstrip()
        elif raw[:1] in (" ", "\t"):
            line += raw[1:]
        else:
            if line:
                yield line
            line = raw
    if line:
        yield line


def _parted(line: str) -> tuple[str, str, str]:
    """What stands before and after the first colon that is outside quotes."""
    is_quoted = False
    for place, char in enumerate(line):
        if char == '"':
            is_quoted = not is_quoted
        elif char == ":" and not is_quoted:
            return line[:place], ":", line[place + 1 :]
    return line, "", ""


def _parameter(text: str) -> tuple[str, tuple[str, ...]]:
    key, equals, value = text.partition("=")
    if not equals:
        return ("TYPE" if key.upper() in _BARE else "ENCODING", (key.upper(),))
    words = tuple(word.upper() for word in value.strip('"').split(","))
    return key.upper(), words


def _quoted(value: str, charset: str) -> str:
    try:
        return quopri.decodestring(value.encode("latin-1", "replace")).decode(charset, "replace")
    except LookupError:
        return quopri.decodestring(value.encode("latin-1", "replace")).decode("utf-8", "replace")


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], text).strip()


def _text(properties: Sequence[Property], name: str) -> str:
    return next((p.value for p in properties if p.name == name and p.value.strip(" ;")), "")


def _best(
    properties: Iterable[Property], name: str, *, without: frozenset[str] = frozenset()
) -> str:
    """The preferred value as it stands, else that of work, else the first."""
    named = [p for p in properties if p.name == name and p.value.strip(" ;")]
    held = [p for p in named if not p.types & without]
    return min(held, key=_likely).value if held else ""


def _likely(held: Property) -> tuple[int, bool]:
    return held.preference, "WORK" not in held.types


def _contact(properties: Sequence[Property], people: Directory) -> Contact | None:
    name = _name(properties)
    if not name:
        return None
    email = email_address(_unescaped(_best(properties, "EMAIL")))
    organisation = _SPLIT.split(_text(properties, "ORG"))[0]
    return Contact(
        people.id_of(name, email),
        name[:MAX_LINE],
        email=email,
        phone=one_line(_phone(_unescaped(_best(properties, "TEL", without=_NO_VOICE)))),
        postal=_address(properties),
        title=one_line(_unescaped(_text(properties, "TITLE") or _text(properties, "ROLE"))),
        company=one_line(_unescaped(organisation)),
        url=one_line(_unescaped(_best(properties, "URL"))),
        notes=_unescaped(_text(properties, "NOTE"))[:MAX_TEXT],
    )


def _name(properties: Sequence[Property]) -> str:
    """The name as it is shown; that of its parts where it is shown turned, or not at all."""
    shown, parts = " ".join(_unescaped(_best(properties, "FN")).split()), _name_of_parts(properties)
    family, comma, _ = shown.partition(",")
    is_turned = comma and family and parts.endswith(f" {family}")
    return parts if is_turned or not shown else shown


def _name_of_parts(properties: Sequence[Property]) -> str:
    family, given, *rest = [*_SPLIT.split(_text(properties, "N")), "", ""]
    before = rest[1] if len(rest) > 1 else ""
    parts = (_unescaped(part) for part in (before, given, family))
    return " ".join(part for part in parts if part)


def _phone(value: str) -> str:
    number = value.removeprefix("tel:")
    return number.replace(";ext=", " ext. ")


def _address(properties: Sequence[Property]) -> str | None:
    parts = [_unescaped(part) for part in _SPLIT.split(_best(properties, "ADR"))]
    parts += [""] * (7 - len(parts))
    box, extended, street, city, region, code, country = parts[:7]
    place = " ".join(part for part in (region, code) if part)
    return ", ".join(part for part in (box, extended, street, city, place, country) if part) or None


def _left_out(where: str, properties: Sequence[Property]) -> Iterator[str]:
    if sum(p.name == "EMAIL" for p in properties) > 1:
        yield f"{where}: a second address is left out"
    yield from no_address(where, _unescaped(_best(properties, "EMAIL")))
    if len(_text(properties, "NOTE")) > MAX_TEXT:
        yield f"{where}: the note is cut after {MAX_TEXT:,} characters"
    if any(p.name in ("PHOTO", "LOGO") for p in properties):
        yield f"{where}: the photo is left out"
