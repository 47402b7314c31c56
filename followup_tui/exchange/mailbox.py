"""Many mails as one answer: those of a folder, or of a mailbox in one file.

Owns what of them is told, and where one ends in a file. Must not know how a mail is read, nor paths.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from followup_tui.facts import Contact, Facts

from .found import Found, Refusal, UnreadableError, joined

MOST_MAILS = 20_000
"""How many are read at once."""
_BEGINS = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+ [A-Z][a-z]{2} [A-Z][a-z]{2} .*[0-9]{2}:[0-9]{2}.*[0-9]{4}\r?\n"
)
_ESCAPED = re.compile(rb"(?m)^>(>*From )")


_LISTS = ("proposed", "asks", "refused", "duplicates", "told", "homes")


def mails_of(data: bytes) -> list[bytes]:
    """The mails of a mailbox in one file (mbox); none where it is none, or holds one alone.

    UnreadableError where there are more than are read at once.
    """
    if not data.startswith(b"From "):
        return []
    ends = [found.span() for found in _BEGINS.finditer(data)]
    if len(ends) < 2:
        return []
    if len(ends) > MOST_MAILS:
        raise UnreadableError(f"more than {MOST_MAILS:,} mails; bring a smaller mailbox")
    bounds = zip(ends, [*(start for start, _ in ends[1:]), len(data)], strict=True)
    return [_ESCAPED.sub(rb"\1", data[start:end]) for (_, start), end in bounds]


def read_mails(
    mails: Iterable[bytes], read: Callable[[bytes, Facts], Found], standing: Facts
) -> Found:
    """What all of them say, each read against what stands and whom those before propose.

    What says nothing of an application is counted alone.
    """
    said, others = [], 0
    for data in mails:
        try:
            found = read(data, standing)
        except UnreadableError:
            others += 1
            continue
        if found.says_more_than_who:
            said.append(_unanswerable(found) if found.blocking else found)
            standing = _with_people(standing, said[-1])
        else:
            others += 1
    whole = _together(said)
    if not others:
        return whole
    many = "1 other mail says" if others == 1 else f"{others:,} other mails say"
    told = f"{many} nothing certain of an application"
    return replace(whole, told=(*whole.told, told))


def _together(parts: Sequence[Found]) -> Found:
    """Several answers as one, each record once: the later of two with one id counts."""
    facts = Facts()
    for part in parts:
        facts = joined(facts, part.facts)
    whole = Found(parts[0].format if parts else "eml", facts)
    lists = {name: tuple(one for part in parts for one in getattr(part, name)) for name in _LISTS}
    proposed = {(one.record, one.opportunity): one for one in reversed(lists.pop("proposed"))}
    return replace(whole, proposed=tuple(reversed(proposed.values())), **lists)


def _with_people(standing: Facts, found: Found) -> Facts:
    """What stands, and whom a mail proposes: another of the same name gets an id of their own."""
    people = (one.record for one in found.proposed if isinstance(one.record, Contact))
    return replace(standing, contacts=(*standing.contacts, *people))


def _unanswerable(found: Found) -> Found:
    """A mail among many that asks something first: left for an import of its own."""
    why = "; ".join(f"{ask.question} Import it alone, with {ask.flag}" for ask in found.blocking)
    refusal = Refusal(found.blocking[0].where, why)
    return Found(found.format, Facts(settings=found.facts.settings), refused=(refusal,))
