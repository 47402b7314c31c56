"""A new opportunity as it is typed in one line.

Owns how company and role are told apart. Must not know which opportunities there are.
"""

from __future__ import annotations

from collections.abc import Collection

from followup_tui.facts import Id, Opportunity, free_id


def named_opportunity(words: str, taken: Collection[Id]) -> Opportunity | None:
    """The new opportunity that ``Acme, Engineer`` names, with an id not taken; None without company and role."""
    company, _, role = (part.strip() for part in " ".join(words.split()).partition(","))
    if not company or not role:
        return None
    return Opportunity(free_id(f"{company} {role}", taken, "opportunity"), company, role)
