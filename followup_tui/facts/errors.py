"""What cannot be accepted, in one plain sentence each: where it stands, what it was, what would do.

Owns the refusals every road shares and how a value is shown in them. Must not know any rule.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import msgspec

_SHOWN = 60


class Fault(msgspec.Struct, frozen=True):
    """One thing that will not do: the place as the document writes it, the value, what would do.

    Without a value the advice says it all.
    """

    path: str
    value: object
    advice: str

    def __str__(self) -> str:
        what = "" if self.value is msgspec.UNSET else f"{shown(self.value)} "
        return f"{self.path}: {what}{self.advice}"


class FactError(Exception):
    """Anything that is refused; ``exit_code`` is what a command ends with. Nothing was recorded."""

    exit_code = 65


class UnknownKey(FactError):
    """No such follow-up, opportunity, person or record; ``nearest`` are those that come close."""

    exit_code = 1

    def __init__(self, what: str, key: str, known: Iterable[str] = ()) -> None:
        self.nearest = nearest(key, known, most=3, cutoff=0.4)
        hint = f"; the nearest: {', '.join(self.nearest)}" if self.nearest else ""
        super().__init__(f"no such {what}: {shown(key)}{hint}")


class BadFact(FactError):
    """A value that cannot be accepted: which field, what it was, what would do."""

    def __init__(self, path: str, value: object, advice: str) -> None:
        self.path, self.value, self.advice = path.rstrip("_"), value, advice
        super().__init__(str(Fault(self.path, value, advice)))


class Gone(UnknownKey):
    """A record that was there is not there any more."""


class ChangedMeanwhile(BadFact):
    """Fields that another program changed since they were looked at: the record as it stands now."""

    def __init__(self, standing: object, differing: Mapping[str, object]) -> None:
        self.standing, self.differing = standing, differing
        field, value = next(iter(differing.items()))
        super().__init__(field, value, "was changed meanwhile by another program: look again")


class FutureDay(BadFact):
    """Something said to have happened on a day that is still ahead."""


def refuse(found: Iterable[Fault], error: type[BadFact] = BadFact) -> None:
    """Raise the first of these faults, if there is one."""
    for fault in found:
        raise error(fault.path, fault.value, fault.advice)


def new_faults(found: Iterable[Fault], standing: Iterable[Fault]) -> Iterator[Fault]:
    """The faults that do not stand already: what was recorded once never keeps from other changes."""
    known = list(standing)
    return (fault for fault in found if fault not in known)


def shown(value: object) -> str:
    """A value as a message names it: short, inert, in the document's words."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dt.date):
        return value.isoformat()
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = repr(value[: _SHOWN + 1] if isinstance(value, str) else value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."


def nearest(
    word: str, known: Iterable[str], *, most: int = 1, cutoff: float = 0.6
) -> tuple[str, ...]:
    """Those of ``known`` that come close to the word, the closest first."""
    from difflib import get_close_matches

    return tuple(get_close_matches(word[:200], sorted(known), n=most, cutoff=cutoff))
