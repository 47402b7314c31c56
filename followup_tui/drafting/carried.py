"""What a message brings along: documents they asked for, answers, and what follows on another day.

Owns how these are named in a sentence. Must not know templates.
"""

from __future__ import annotations

from followup_tui.facts import ABOUT_REQUESTS, Request, Thing, listed, thing

from .material import Material

_ATTACHED = {"post": "enclosed", "fax": "added", "portal": "uploaded", "in_person": "brought along"}


def asked(material: Material, medium: str, position: str) -> dict[str, str]:
    carried = [thing(r.item) for r in carried_of(material)]
    later = [(thing(r.item), r.eta) for r in material.requests if r not in carried_of(material)]
    eta = next((r.eta for r in material.requests if r.eta), None)
    is_many = len(carried) > 1 or any(one.is_many for one in carried)
    title = listed(name for one in carried for name in one.titles or ("answer",))
    return {
        "documents": _named(carried),
        "documents.it": "them" if is_many else "it",
        "documents.are": "are" if is_many else "is",
        "documents.title": title[:1].upper() + title[1:],
        "later": listed(f"{_named([one])} by {material.day_words(day)}" for one, day in later),
        "attached": _ATTACHED.get(medium, "attached"),
        "brought": _brought(carried, medium),
        "brought.for": _brought(carried, medium, f" for {position}"),
        "told": "yes" if any(one.is_told for one in carried) else "",
        "eta": material.day_words(eta),
    }


def _brought(carried: list[Thing], medium: str, what_for: str = "") -> str:
    """``I have attached the reference list``; ``here is my availability`` of what is no document."""
    told = [one for one in carried if one.is_told]
    sent = [one for one in carried if not one.is_told]
    said = [f"I have {_ATTACHED.get(medium, 'attached')} {_named(sent)}{what_for}"] if sent else []
    if told:
        is_many = len(told) > 1 or told[0].is_many
        said.append(f"here {'are' if is_many else 'is'} {_named(told)}{'' if sent else what_for}")
    return listed(said)


def _named(things: list[Thing]) -> str:
    return listed(name for one in things for name in one.parts or ("my answer",))


def carried_of(material: Material) -> tuple[Request, ...]:
    """What this message brings: not what is promised for another day, unless bringing it is the step."""
    if material.item.action in ABOUT_REQUESTS:
        return material.requests
    return tuple(r for r in material.requests if r.eta is None or r.eta <= material.today)
