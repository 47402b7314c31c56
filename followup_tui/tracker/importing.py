"""Taking a whole document in, all or nothing: what stands under a known id is merged with it.

Owns what is matched with what, which of two values stays, and what is told of it. Nothing that only
one side has is lost; where both have a value the document's wins and the old one is named. Must not
know JSON.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypedDict, TypeVar, Unpack

import msgspec
from msgspec.structs import replace

from followup_tui.facts import (
    BadFact,
    Chat,
    Contact,
    Facts,
    Fault,
    Field,
    Ground,
    Id,
    Interview,
    Offer,
    Opportunity,
    Person,
    Record,
    Reference,
    Sent,
    Settings,
    Skip,
    Snooze,
    below,
    faults,
    fields_of,
    home_of,
    record_faults,
    refuse,
    shown,
    with_field,
)

T = TypeVar("T", bound=Record)
Key = tuple[object, ...]

_KEYS: Mapping[type[Record], tuple[str, ...]] = {
    Person: ("contact", "relation"),
    Reference: ("contact", "given_on"),
    Offer: ("on",),
    Sent: ("on", "action", "to", "for_"),
    Snooze: ("key",),
    Skip: ("key",),
}
"""What tells that two entries are the same one, where it is not their id."""


_MANY: Mapping[type[Record], str] = {
    Contact: "people",
    Opportunity: "opportunities",
    Chat: "networking chats",
}


class Imported(msgspec.Struct, frozen=True):
    """The facts afterwards, and what was done: a line for each record, and for each value that went."""

    facts: Facts
    said: str
    lost: tuple[str, ...]


class ImportOptions(TypedDict, total=False):
    """How a document is meant."""

    force: bool
    """Whether another company or role may take a known id."""
    is_replacing: bool
    """Whether the known records become equal to the document, which brings its settings too."""
    given: Collection[str]
    """The places of the document that name a default outright."""
    exact: Collection[Id]
    """The interviews that take the place of a known one whole, as the update of an invitation does."""
    judged: Facts
    """What was found acceptable on the way: where the document is that, it is not judged again."""


def imported(
    known: Facts, document: Facts, ground: Ground, **options: Unpack[ImportOptions]
) -> Imported:
    """``known`` with ``document`` taken in; BadFact where that would mix up two things.

    Settings are taken where nothing is recorded yet.
    """
    is_replacing = options.get("is_replacing", False)
    if document != options.get("judged"):
        people = frozenset(contact.id for contact in known.contacts)
        refuse(faults(document, replace(ground, contacts=people)))
    if not options.get("force", False):
        _check_places(known, document)
    is_new = known == Facts(settings=known.settings)
    settings = document.settings if is_new or is_replacing else known.settings
    people = frozenset(one.id for one in (*known.contacts, *document.contacts))
    whole = replace(ground, home_tz=settings.home_tz, contacts=people)
    given, exact = options.get("given", ()), options.get("exact", ())
    taking = _Taking(whole, given, exact, is_replacing=is_replacing)
    facts = Facts(
        settings=settings,
        contacts=taking.all_of("contacts", known.contacts, document.contacts),
        opportunities=taking.all_of("opportunities", known.opportunities, document.opportunities),
        networking=taking.all_of("networking", known.networking, document.networking),
    )
    _check_ids(facts)
    lines = [taking.summary, *taking.changed]
    if settings != known.settings and document.settings != Settings():
        lines.append("settings: those of the document")
    return Imported(facts, "\n".join(lines), tuple(taking.lost))


class _Taking:
    """One document being taken in: what was done so far, and what went."""

    def __init__(
        self, ground: Ground, given: Collection[str], exact: Collection[Id], *, is_replacing: bool
    ) -> None:
        self._ground = ground
        self._given, self._exact = frozenset(given), frozenset(exact)
        self._is_replacing = is_replacing
        self._word = "replaced" if is_replacing else "changed"
        self._added: Counter[type[Record]] = Counter()
        self.changed: list[str] = []
        self.lost: list[str] = []

    @property
    def summary(self) -> str:
        """How many records were added, and how many changed."""
        counts = [
            f"{n:,} {home_of(kind).word if n == 1 else _MANY[kind]} added"
            for kind, n in self._added.items()
        ]
        if self.changed:
            counts.append(f"{len(self.changed):,} {self._word}")
        return f"imported: {', '.join(counts) or 'settings'}"

    def all_of(self, key: str, known: tuple[T, ...], new: tuple[T, ...]) -> tuple[T, ...]:
        """The records of one list of the document: the known ones merged, the new ones after them."""
        found: list[T] = []
        added: list[T] = []
        for old, at, one in _matched(known, new):
            if one is None:
                found.extend(() if old is None else (old,))
            elif old is None:
                added.append(one)
                self._added[type(one)] += 1
            else:
                found.append(self._known(old, one, f"{key}[{at}]"))
        return (*found, *added)

    def _known(self, old: T, new: T, path: str) -> T:
        name = _called(old)
        if self._is_replacing:
            changed, gone = new, ", ".join(_gone(old, new))
            self.lost.extend(f"{name}: {line}" for line in _other(old, new))
            self.lost.extend([f"{name}: {gone} gone"] if gone else ())
        else:
            merger = _Merger(self._ground, self._given, self._exact, path, name)
            changed = merger.merged(old, new, None, "")
            self.lost.extend(merger.lost)
        if changed == old:
            return old
        self.changed.append(f"{self._word}: {name}")
        return changed


class _Merger:
    """Two records of one id being made one; ``lost`` names the values that gave way."""

    def __init__(
        self, ground: Ground, given: frozenset[str], exact: frozenset[Id], path: str, name: str
    ) -> None:
        self._ground, self._given, self._exact = ground, given, exact
        self._path, self._name = path, name
        self.lost: list[str] = []

    def merged(self, old: T, new: T, holder: Opportunity | None, where: str) -> T:
        """The two, field by field; what the winning values rule out goes."""
        if isinstance(new, Interview) and new.id in self._exact:
            return new
        if isinstance(old, Opportunity) and isinstance(new, Opportunity):
            holder = replace(old, employer_tz=new.employer_tz or old.employer_tz)
        values = {
            field.attribute: self._value(field, old, new, holder, below(where, field.key))
            for field in fields_of(type(old)).values()
        }
        return self._settled(type(old)(**values), new, holder, where)

    def _value(
        self, field: Field, old: Record, new: Record, holder: Opportunity | None, where: str
    ) -> object:
        before, after = getattr(old, field.attribute), getattr(new, field.attribute)
        if field.is_list:
            if field.kind.record is None:
                return (*before, *(one for one in after if one not in before))
            return tuple(self._entries(before, after, holder, where))
        if after == field.default and below(self._path, where) not in self._given:
            return before
        if before == after or before is None:
            return after
        if isinstance(before, Record) and isinstance(after, Record):
            return self.merged(before, after, holder, where)
        if before != field.default:
            self.lost.append(f"{self._name}: {_gave_way(where, before, after)}")
        return after

    def _entries(
        self, old: tuple[T, ...], new: tuple[T, ...], holder: Opportunity | None, where: str
    ) -> Iterator[T]:
        for before, at, after in _matched(old, new):
            if before is not None and after is not None:
                yield self.merged(before, after, holder, f"{where}[{at}]")
            else:
                yield from (one for one in (before, after) if one is not None)

    def _settled(self, merged: T, new: T, holder: Opportunity | None, where: str) -> T:
        """The merged record without those old values that the new ones rule out."""
        while fault := self._fault(merged, holder):
            for field in fields_of(type(merged)).values():
                kept = getattr(merged, field.attribute)
                if kept == field.default or getattr(new, field.attribute) != field.default:
                    continue
                fewer = with_field(merged, field.attribute, field.default)
                if self._fault(fewer, holder) != fault:
                    self.lost.append(
                        f"{self._name}: {below(where, field.key)} was {shown(kept)} and went with it"
                    )
                    merged = fewer
                    break
            else:
                raise BadFact(
                    below(self._path, below(where, fault.path)), fault.value, fault.advice
                )
        return merged

    def _fault(self, record: Record, holder: Opportunity | None) -> Fault | None:
        if isinstance(record, Opportunity):
            return None
        return next(record_faults(record, holder, self._ground), None)


def _matched(old: Iterable[T], new: Iterable[T]) -> Iterator[tuple[T | None, int, T | None]]:
    """Each of the old with its counterpart and that one's place, then the new ones without one."""
    old, new = tuple(old), tuple(new)
    singly = _singly(old) & _singly(new)
    named = {_key(one): at for at, one in enumerate(new) if _key(one) in singly}
    equal: dict[T, list[int]] = {}
    for at, one in enumerate(new):
        if _key(one) not in singly:
            equal.setdefault(one, []).append(at)
    taken = set(named.values())
    for one in old:
        key = _key(one)
        at = named[key] if key in singly else next(iter(equal.get(one, ())), -1)
        if at < 0:
            yield one, at, None
            continue
        if key not in singly:
            equal[one].remove(at)
        taken.add(at)
        yield one, at, new[at]
    yield from ((None, at, one) for at, one in enumerate(new) if at not in taken)


def _key(record: Record) -> Key | None:
    """What tells the record apart; None where only being equal does."""
    names = _KEYS.get(type(record), ("id",))
    key = tuple(getattr(record, name, None) for name in names)
    return None if key == (None,) else key


def _singly(records: Iterable[Record]) -> set[Key]:
    counted = Counter(_key(record) for record in records)
    return {key for key, n in counted.items() if n == 1 and key is not None}


def _gone(old: Record, new: Record) -> Iterator[str]:
    """What the new record has no more, counted by kind."""
    for field in fields_of(type(old)).values():
        before, after = getattr(old, field.attribute), getattr(new, field.attribute)
        if not field.is_list:
            if before not in (after, field.default) and after == field.default:
                yield field.key
            continue
        if field.kind.record is None:
            count, word = len(set(before) - set(after)), field.key
        else:
            count = sum(
                one is not None and other is None for one, _, other in _matched(before, after)
            )
            word = home_of(field.kind.record).word if count == 1 else field.key
        if count:
            yield f"{count:,} {word}"


def _other(old: Record, new: Record) -> Iterator[str]:
    """The values that the new record has others of."""
    for field in fields_of(type(old)).values():
        before, after = getattr(old, field.attribute), getattr(new, field.attribute)
        if field.is_list or before in (after, field.default) or after == field.default:
            continue
        is_record = isinstance(before, Record)
        yield f"{field.key} is another" if is_record else _gave_way(field.key, before, after)


def _gave_way(where: str, before: object, after: object) -> str:
    return f"{where} was {shown(before)} and is now {shown(after)}"


def _called(record: Record) -> str:
    match record:
        case Opportunity():
            return f"{record.company}, {record.role}"
        case Contact():
            return record.name
    return f"{home_of(type(record)).word} {getattr(record, 'id', '')}"


# --- what is refused ------------------------------------------------------------------------------


def _check_places(known: Facts, document: Facts) -> None:
    """A known id must not go to another company or role."""
    standing = {opportunity.id: opportunity for opportunity in known.opportunities}
    for n, new in enumerate(document.opportunities):
        old = standing.get(new.id)
        if old is not None and _place(old) != _place(new):
            advice = f"is {old.company}, {old.role} here: give it another id, or force it"
            raise BadFact(f"opportunities[{n}].id", new.id, advice)


def _place(opportunity: Opportunity) -> tuple[str, str]:
    return opportunity.company.casefold(), opportunity.role.casefold()


def _check_ids(facts: Facts) -> None:
    """Notes and feedback of the document must not take an id that another opportunity has."""
    for part in ("notes", "feedback"):
        owners: dict[str, str] = {}
        for opportunity in facts.opportunities:
            for record in getattr(opportunity, part):
                first = owners.setdefault(record.id, opportunity.id)
                if first != opportunity.id:
                    place = f"{part} of {opportunity.id}"
                    raise BadFact(place, record.id, f"is taken already, in {first}")
