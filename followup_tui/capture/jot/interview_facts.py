"""What becomes of an interview that a line tells of: a new one, the planned one set anew, one that was held.

Owns the facts of it and how they read. Must not know the words of any line.
"""

from __future__ import annotations

from msgspec.structs import replace

from followup_tui.facts import Interview

from .clauses import Clause
from .interview_words import Told
from .matching import met_on
from .proposals import Add, Attend, Change, Edit, Proposal, Unreadable
from .state import JotState

TOLD_FIELDS = (
    "on", "starts_at", "ended_at", "kind", "status", "location", "cancelled_on", "cancelled_by",
)  # fmt: skip
"""What lines tell of an interview, besides who is there."""


def interview_of(met: Told, id_: str, state: JotState) -> Interview:
    """The interview as it is told."""
    day, starts_at = met.when.day, state.starts(met.when)
    return Interview(
        id_,
        day,
        starts_at=starts_at,
        ended_at=state.instant(day, met.ends) if met.ends and starts_at else None,
        kind=met.kind or None,
        with_=tuple(dict.fromkeys(known.id for known in met.who)),
        location=met.place or None,
    )


def refuse_past(interview: Interview, state: JotState, example: str) -> None:
    """Unreadable where it has begun."""
    if _has_begun(interview, state):
        starts_at = interview.starts_at
        passed = state.said(interview.on, starts_at.time() if starts_at else None)
        raise Unreadable(f"{passed}, has passed", example=example)


def _has_begun(interview: Interview, state: JotState) -> bool:
    starts_at = interview.starts_at
    return starts_at <= state.context.now if starts_at else interview.on < state.today


def set_anew(
    clause: Clause, lead: str, met: Told, before: Interview, *, ahead: str = ""
) -> list[Proposal]:
    """The planned interview on the day told; nothing where it stands so already.

    One gone by is not certain; where ``ahead`` gives an example of one to come it is Unreadable.
    """
    state = clause.state
    told = interview_of(met, before.id, state)
    if told.starts_at is None:
        told = _on_its_day(told, before, state)
    elif told.ended_at is None and before.starts_at and before.ended_at:
        told = replace(told, ended_at=told.starts_at + (before.ended_at - before.starts_at))
    if ahead:
        refuse_past(told, state, ahead)
    changes = _changed(before, replace(told, kind=before.kind or told.kind, status="scheduled"))
    if not changes:
        return []
    kind = before.kind or met.kind or "interview"
    time = told.starts_at.time() if told.starts_at else None
    reads = f"{lead}: {kind} on {state.said(told.on, time)}{met.told()}"
    reads += f" (it was set for {state.said(before.on)})" if before.on != told.on else ""
    has_begun = _has_begun(told, state)
    reads += " (gone by)" if has_begun else ""
    is_sure = met.is_sure and met.is_one_day and not has_begun
    return clause.propose(reads, [*met.news, *changes], certain=is_sure)


def took_place(clause: Clause, met: Told, *, certain: bool) -> list[Proposal]:
    """The interview as held, or as set where its end is still ahead."""
    state, when = clause.state, met.when
    before = met_on(state, met.bare_kind, when.day, state.starts(when))
    id_ = before.id if before else state.free_id(met.kind, "interview")
    told = interview_of(met, id_, state)
    if before and before.on != told.on and told.starts_at is None:
        told = _on_its_day(told, before, state)
    is_over = told.ended_at is None or told.ended_at <= state.context.now
    told = replace(told, status="held" if is_over else "scheduled")
    state.happened(told)
    kind = met.kind or (before and before.kind) or "interview"
    reads = f"Held: {kind} on {state.said(when.day, when.time)}"
    reads += f", until {told.ended_at:%H:%M}" if told.ended_at else ""
    reads += met.told()
    if before:
        was_set = f"it was set for {state.said(before.on)}"
        reads += f" ({'the one that was planned' if before.on == told.on else was_set})"
    reads += "" if is_over else "; it counts as held once it has ended"
    changes = _changed(before, told) if before else [Add(told)]
    return clause.propose(reads, [*met.news, *changes], certain=certain)


def _on_its_day(told: Interview, before: Interview, state: JotState) -> Interview:
    """The hours that stood, on the day told."""
    starts, ends = (at and state.on_day(at, told.on) for at in (before.starts_at, before.ended_at))
    return replace(told, starts_at=starts, ended_at=ends)


def _changed(before: Interview, told: Interview) -> list[Change]:
    """What makes the interview that stands the one told; nothing told is taken away."""
    values = {name: getattr(told, name) for name in TOLD_FIELDS}
    new = {n: v for n, v in values.items() if v is not None and v != getattr(before, n)}
    if told.starts_at not in (None, before.starts_at) and before.ended_at and not told.ended_at:
        new["ended_at"] = None
    if new == {"status": "scheduled"} and before.status is None:
        new = {}
    there = [Attend(before.id, who) for who in told.with_ if who not in before.with_]
    return [*([Edit(Interview, before.id, tuple(new.items()))] if new else ()), *there]
