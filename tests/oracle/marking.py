"""What every rule shares: done or not (G-DONE), to whom and how.

Must not import anything of the package.
"""

from __future__ import annotations

from .items import Item
from .known import Case
from .matching import PER_PERSON, Subject, match
from .people import medium

NEVER_DONE = ("offer_decide", "collect_contact")


def mark_done(case: Case, items: list[Item]) -> None:
    """G-DONE: the stamp, or a sent on or after the earlier of not-before and anchor day."""
    for action in {item.action for item in items} - set(NEVER_DONE):
        mine = [item for item in items if item.action == action]
        names = action in PER_PERSON
        subjects = {(item.to if names else None, item.for_): item for item in mine}
        done = match(
            case.sent,
            action,
            [
                Subject(to, for_, min(i.anchor, i.nb), i.give_up, i.done_on, i.to, i.covers)
                for (to, for_), i in subjects.items()
            ],
        )
        for key, item in subjects.items():
            item.done_on = done.get(key)


def address(item: Item, case: Case, to: str | None, told: str | None = None) -> Item:
    item.to = to
    item.medium = medium(case, item.action, to, told)
    return item
