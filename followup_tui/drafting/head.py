"""The lines above a message: to whom, how, and what sending it now would mean.

Owns these words. Must not change a status: the hint on the hour is only a hint. Time comes with
the board, seen on the employer's wall.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from followup_tui.facts import DELIVERIES, TRAITS, Calendar, Contact, Sent, say_day, spoken
from followup_tui.timeline import Board, Item, Playbook, Status, load_playbooks, survey

from .material import Material, employer_now, gather
from .media import address, can_write, medium_of
from .salutation import asks_for_name
from .slots import is_late
from .text import one_line

_BY = {"in_person": "hand", "portal": "their portal"}
_OPENS, _CLOSES = dt.time(9), dt.time(17)
_LATE_ON_LAST_DAY, _EARLY_ON_FIRST_DAY = dt.time(15), dt.time(10)


def head(
    board: Board, item: Item, playbooks: Mapping[str, Playbook] | None = None
) -> tuple[str, ...]:
    """Recipient, medium, window, what sending now means, and a hint on the hour if there is one.

    ``playbooks`` are those the board was surveyed with; by default the built-in ones.
    """
    if not can_write(item):
        return (f"{item.title or item.action}: this is for yourself",)
    material = gather(board, item)
    lines = [_recipient(material), _medium(material), _window(item)]
    lines.append(
        f"{_now(item, material.today)}; {_next_step(board, item, playbooks or load_playbooks())}"
    )
    return (*lines, *_hour(material))


def unsure_of(board: Board, item: Item) -> Contact | None:
    """The recipient, where it is worth asking how they are to be called: once, before the first message."""
    to = gather(board, item).to
    if to is None or not asks_for_name(to.name, to.call_as, item.company):
        return None
    was_written = any(s.to == to.id and s.text for o in board.facts.opportunities for s in o.sent)
    return None if was_written else to


def _recipient(material: Material) -> str:
    to = material.to
    if to is None:
        return "To nobody in particular yet: no person is known here"
    where = address(to, medium_of(material.item), material).replace("\n", ", ")
    title = f", {one_line(to.title)}" if to.title else ""
    said = f"To {one_line(to.name)}{title}"
    return f"{said} <{where}>" if where else f"{said}: no address known for this"


def _medium(material: Material) -> str:
    medium = medium_of(material.item)
    said = f"By {_BY.get(medium) or spoken(medium)}"
    asked = [r for r in material.requests if r.via == medium]
    if material.item.action in DELIVERIES and asked:
        return f"{said}, as they asked on {say_day(asked[0].on)}"
    wish = material.preference
    if wish and wish.medium == medium:
        return f"{said}, as they asked on {say_day(wish.on)}"
    if medium == "email" and material.to and not address(material.to, medium, material):
        said += ", once the address is known"
    return said


def _window(item: Item) -> str:
    window = item.window
    days = [f"from {say_day(window.not_before)}"]
    if window.ideal not in (window.not_before, window.due_by):
        days.append(f"best {say_day(window.ideal)}")
    days.append(f"due by {_due(window.due_by, window.due_by_at)}")
    if window.give_up:
        days.append(f"no longer after {say_day(window.give_up)}")
    return f"Window: {', '.join(days)}"


def _due(day: dt.date, at: dt.datetime | None) -> str:
    return f"{say_day(at.date())}, {at:%H:%M}" if at else say_day(day)


def _now(item: Item, today: dt.date) -> str:
    """Where this moment stands in the window, and which text fits."""
    late = "the apology template fits" if is_late(item) else "no apology is needed"
    days = (today - item.window.due_by).days
    since = f"{days} day{'s' if days != 1 else ''} late" if days > 0 else "Late"
    return {
        Status.PREMATURE: f"Too early: it opens {say_day(item.window.not_before)}",
        Status.OPEN: "Early enough: the window is open",
        Status.DUE: f"On time: {late}" if is_late(item) else "On time",
        Status.OVERDUE: f"{since}: {late}",
        Status.BLOCKED: "They asked you to wait",
        Status.DONE: "Already done",
        Status.SKIPPED: "You skipped this",
        Status.EXPIRED: f"Past its time: {late}",
    }[item.status]


def _next_step(board: Board, item: Item, playbooks: Mapping[str, Playbook]) -> str:
    """What would stand next in this opportunity if the message went out today."""
    opportunity = board.opportunities.get(item.opportunity or "")
    if opportunity is None:
        return "nothing follows from it"
    today = employer_now(board, opportunity).date()
    sent = Sent(today, item.action, to=item.to, for_=item.for_)
    alone = replace(
        board.facts, opportunities=(replace(opportunity, sent=(*opportunity.sent, sent)),)
    )
    before = {str(i.key): i.window for i in board.of(opportunity.id) if i.is_listed}
    after = survey(alone, board.now, playbooks).of(opportunity.id)
    ahead = [i for i in after if i.is_listed and i.window.not_before > today and i.key != item.key]
    moved = [i for i in ahead if before.get(str(i.key)) != i.window]
    if not ahead:
        return "nothing else stands after it"
    first = min(moved or ahead, key=lambda i: (i.window.not_before, str(i.key)))
    opens = "would open" if moved else "opens"
    return (
        f"the next step {opens} {say_day(first.window.not_before)} ({first.title or first.action})"
    )


def _hour(material: Material) -> Iterator[str]:
    """A word on the hour at the recipient's: never a reason not to write, nor to be late."""
    now = employer_now(material.board, material.opportunity)
    if material.opportunity is None:
        return
    day, words = _better(now.date(), now.time(), material.board.calendar)
    is_thanks = material.item.action == "thank_you"
    if words and is_thanks and now.time() >= _OPENS:
        words = "send it now, or schedule it for the morning"
    if words and (is_thanks or _can_wait(material, day)):
        yield f"It is {now:%H:%M} on {say_day(now.date())} where they are: {words}"


def _can_wait(material: Material, day: dt.date) -> bool:
    """Whether the same day does not win, and it would not be late for its day, or later still if owed."""
    item, trait = material.item, TRAITS[material.item.action]
    if trait.any_hour or material.requests:
        return False
    is_late = item.status is Status.OVERDUE and not trait.owed
    return is_late or day <= max(item.window.due_by, material.today)


def _better(day: dt.date, hour: dt.time, calendar: Calendar) -> tuple[dt.date, str]:
    """When a message would be read sooner than at this hour: the day, and words unless now is good."""
    if not calendar.is_workday(day):
        return _morning(calendar.forward(day))
    if hour < _OPENS:
        return day, "better after 9:00"
    last = not calendar.is_workday(day + dt.timedelta(days=1))
    if hour >= (_LATE_ON_LAST_DAY if last else _CLOSES):
        return _morning(calendar.add(day, 1))
    first = not calendar.is_workday(day - dt.timedelta(days=1))
    return day, "better after 10:00" if first and hour < _EARLY_ON_FIRST_DAY else ""


def _morning(day: dt.date) -> tuple[dt.date, str]:
    return day, f"better on the morning of {say_day(day)}"
