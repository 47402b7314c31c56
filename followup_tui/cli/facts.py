"""``add``, ``edit`` and ``rm``: every fact of the document by its own field names.

Owns the way from ``field=value`` to one record added, corrected or deleted, and what is said before
something is deleted. Must not decide what a record may be: the tracker does.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from msgspec.structs import asdict, replace

from followup_tui.capture import like_contact, like_opportunity
from followup_tui.facts import (
    Contact,
    Facts,
    Interview,
    Kept,
    Opportunity,
    Record,
    Settings,
    home_of,
    id_of,
    id_words,
    inside,
    needs_id,
    since,
    with_opportunity,
)
from followup_tui.timeline import Board
from followup_tui.tracker import Outcome
from followup_tui.wording import touched_times

from .asking import agreed, chosen
from .deleting import called, hanging, refuse_named
from .errors import CommandError, UsageError
from .finding import (
    find_contact,
    find_opportunity,
    find_record,
    named,
)
from .kinds import Held, held, kind_of, name_of
from .session import Session
from .values import advice, missing, moved, read_values, split, surroundings, typed_fields


def add(session: Session, args: argparse.Namespace) -> int:
    """Record a new fact; prints what was added, with its id or number, once it is saved."""
    kind, words, given = _typed(args)
    board = session.board()
    where = held(kind, words, given, board)
    _refuse_more(words, kind)
    around = surroundings(session, where.opportunity)
    values = read_values(kind, given, around)
    if kind is Interview:
        values = moved(values, None, around.zone)
    start = since(kind)
    if start is not None and start not in values:
        values[start] = around.board.now if start == "at" else around.days.today
    lacking = missing(kind, {"id": None, **values})
    if lacking is not None:
        raise CommandError(f"{lacking}: missing; write {lacking}=, {advice(kind, lacking)}", 65)
    if not args.force:
        _refuse_twin(board, values, kind)
    fact = kind(**_named(session, where, values))
    outcome = session.tracker().record(where.opportunity, fact)
    number = len(where.records) + 1 if kind in inside() and home_of(kind).is_list else None
    return _told(session, args, where, fact, outcome, number)


def edit(session: Session, args: argparse.Namespace) -> int:
    """Correct fields of a fact that stands, or the settings."""
    if args.kind.lower() == _SETTINGS:
        return _edit_settings(session, args)
    kind, words, given = _typed(args)
    if not given:
        raise UsageError(f"what to change? followup edit {name_of(kind)} ... field=value")
    board = session.board()
    where, old = _found(kind, words, board)
    around = surroundings(session, where.opportunity)
    values = read_values(kind, given, around)
    if kind is Interview:
        values = moved(values, old, around.zone)
    new = kind(**_named(session, where, asdict(old) | values))
    keeps = None
    if isinstance(new, Opportunity):
        keeps = _keeps(board.facts, with_opportunity(board.facts, new), args)
    outcome = session.tracker().record(where.opportunity, new, old, keeps=keeps)
    number = where.records.index(old) + 1 if kind in inside() and home_of(kind).is_list else None
    return _told(session, args, where, new, outcome, number)


def _edit_settings(session: Session, args: argparse.Namespace) -> int:
    """``followup edit settings weekend=fri,sat``."""
    words, given = split(args.words)
    _refuse_more(words)
    if not given:
        raise UsageError(f"what to change? {_CHANGE_SETTINGS}")
    around = surroundings(session)
    values = read_values(Settings, given, around)
    for name in ("weekend", "holidays"):
        if name in values:
            values[name] = tuple(sorted(values[name]))
    facts = session.facts()
    keeps = _keeps(facts, replace(facts, settings=replace(facts.settings, **values)), args)
    outcome = session.tracker().edit_settings(None, keeps, **values)
    if args.json:
        session.tell_json({"kind": _SETTINGS, "changed": outcome.changed})
    else:
        session.out.item("", outcome.said)
    return 0


def _keeps(before: Facts, after: Facts, args: argparse.Namespace) -> Kept | None:
    """What stays of the recorded times that another zone touches, asked where nothing says it."""
    times = list(touched_times(before, after))
    if not times:
        return None
    question = "\n".join([*times, "What was meant by these times?"])
    word = args.times or chosen(question, ("wall", "instant"), option="--times")
    return "wall" if word == "wall" else "instant"


_SETTINGS = "settings"
_CHANGE_SETTINGS = "followup edit settings weekend=fri,sat home_tz=Europe/Berlin"


def rm(session: Session, args: argparse.Namespace) -> int:
    """Delete a fact, after saying what hangs on it; undo brings it back."""
    kind, words, given = _typed(args)
    if given:
        raise UsageError(f"followup rm {name_of(kind)} takes no field=value")
    board = session.board()
    where, old = _found(kind, words, board)
    if isinstance(old, Contact):
        refuse_named(board, old)
    if not args.json:
        session.out.item("", called(where, old, board))
        if line := hanging(board, where, old):
            session.out.item("  ", line)
    question = f"Delete this {home_of(type(old)).word}?"
    if not agreed(question, is_yes=args.yes, otherwise="nothing was deleted"):
        session.out.line("Nothing was deleted.")
        return 0
    outcome = session.tracker().remove(where.opportunity, old)
    return _told(session, args, where, old, outcome, None, after="; followup undo brings it back")


# --- the words ------------------------------------------------------------------------------------


def _typed(args: argparse.Namespace) -> tuple[type[Record], list[str], dict[str, str]]:
    if args.kind.lower() == _SETTINGS:
        raise UsageError(f"settings always stand, and are only changed: {_CHANGE_SETTINGS}")
    words, given = split(args.words)
    return kind_of(args.kind), words, given


def _refuse_more(words: list[str], kind: type[Record] | None = None) -> None:
    if not words:
        return
    taken = ", ".join(f"{name}=" for name in typed_fields(kind or Settings))
    raise UsageError(f"{words[0][:60]!r} is no field=value; there are {taken}")


def _found(kind: type[Record], words: list[str], board: Board) -> tuple[Held, Record]:
    """The record meant by the words, and where it is held."""
    where = held(kind, words, {}, board)
    which = words.pop(0) if words and home_of(kind).is_list else None
    _refuse_more(words, kind)
    if kind is Opportunity and which is not None:
        return where, find_opportunity(board, which)
    if kind is Contact and which is not None:
        return where, board.contacts[find_contact(board, which)]
    return where, find_record(where.records, which, home_of(kind).word)


# --- before it is done ----------------------------------------------------------------------------


def _named(session: Session, where: Held, values: Mapping[str, object]) -> Mapping[str, object]:
    """The values of a record, with an id made from its words where it needs one and has none."""
    kind = where.kind
    if not needs_id(kind, values) or values.get("id") is not None:
        return values
    words = id_words(kind, values)
    id_ = session.tracker().present.new_id(kind, words, where.opportunity)
    return {**values, "id": id_}


def _refuse_twin(board: Board, values: Mapping[str, Any], kind: type[Record]) -> None:
    """Point out a near-duplicate."""
    if kind is Contact:
        person = like_contact(
            board.facts.contacts, Contact("", values["name"], values.get("email"))
        )
        if person is not None:
            about = ", ".join(part for part in (person.name, person.company, person.email) if part)
            raise _twin("name", values["name"], f"{person.id} ({about})")
    if kind is Opportunity:
        other = like_opportunity(
            board.facts.opportunities, Opportunity("", values["company"], values["role"])
        )
        if other is not None:
            raise _twin("role", values["role"], named(other))


def _twin(field: str, value: str, like: str) -> CommandError:
    return CommandError(f"{field}: {value!r} looks like {like}: use that, or add --force", 65)


def _told(
    session: Session,
    args: argparse.Namespace,
    where: Held,
    fact: Record,
    outcome: Outcome,
    number: int | None,
    after: str = "",
) -> int:
    id_ = id_of(fact)
    if args.json:
        about = {"kind": name_of(where.kind), "opportunity": where.opportunity}
        return session.tell_json(about | {"id": id_, "number": number, "changed": outcome.changed})
    called = f" ({id_ or number})" if id_ or number else ""
    session.out.item("", f"{outcome.said}{called}{after}")
    return 0
