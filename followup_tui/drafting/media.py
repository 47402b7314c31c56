"""How a message goes: by which medium, and to which address.

Owns the choice between a mail, a letter, a call and a messaging site. Must not know what it says.
"""

from __future__ import annotations

from collections.abc import Mapping

from followup_tui.facts import TRAITS, Contact
from followup_tui.timeline import Item

from .catalogue import Template, built_in
from .material import Material
from .text import one_line, several_lines


def can_write(item: Item) -> bool:
    """Whether there is a message for this step at all: for oneself there is nothing to write."""
    return bool(built_in(item.action))


def usual_medium(
    item: Item, material: Material, template: str | None, own: Mapping[str, Template]
) -> str:
    medium = medium_of(item, template)
    return "other" if template is None and goes_by_site(material, medium, own) else medium


def goes_by_site(material: Material, medium: str, own: Mapping[str, Template]) -> bool:
    """Whether only a messaging site is left: a person without an address, and a short form to send."""
    to, action = material.to, material.item.action
    has_short = f"{action}.short" in {**built_in(action), **own}
    return medium == "email" and to is not None and not to.email and has_short


def medium_of(item: Item, template: str | None = None) -> str:
    """How the message goes: by phone with a call script, by a site with a short one, else as the item says."""
    form = (template or "").rpartition(".")[2]
    if form in ("call", "short"):
        return "phone" if form == "call" else "other"
    return item.medium or TRAITS[item.action].medium


def address(to: Contact | None, medium: str, material: Material) -> str:
    """Where it goes by this medium; empty where the facts do not hold it."""
    if medium == "portal":
        return one_line((material.opportunity and material.opportunity.url) or "")
    if to is None:
        return ""
    if medium in ("phone", "text"):
        return one_line(to.phone or "")
    if medium == "post":
        return several_lines(to.postal or "")
    return one_line((to.url if medium == "other" else to.email) or "")
