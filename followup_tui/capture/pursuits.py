"""A new opportunity as it is typed in one line.

Owns how company and role are told apart. Must not know which opportunities there are.
"""

from __future__ import annotations

from collections.abc import Collection

from followup_tui.facts import Id, Opportunity, as_spoken, free_id, sentence_end


def named_opportunity(words: str, taken: Collection[Id]) -> Opportunity | None:
    """The new opportunity that ``Acme, Engineer`` names, with an id not taken; None without company and role."""
    company, role, _ = parts_of_named(words)
    if not company or not role:
        return None
    return Opportunity(free_id(f"{company} {role}", taken, "opportunity"), company, role)


def parts_of_named(words: str) -> tuple[str, str, str]:
    """Company, with its legal form, role, and the sentences after it, which are no part of it."""
    company, *parts = " ".join(words.split()).split(",")
    while len(parts) > 1 and not as_spoken(f", {parts[0].strip()}"):
        company += f",{parts.pop(0)}"
    role = ",".join(parts)
    end = sentence_end(role)
    said = role[end.end() :] if end else ""
    role = role[: end.start("mark")] if end else role
    return company.strip(), role.strip(), said.strip()
