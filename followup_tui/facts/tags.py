"""Tags across opportunities: giving one another name, and seeing that this was done.

Owns both, so that whatever names a tag can follow it. Must not know what names one.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from .errors import BadFact
from .records import Facts


def tags_of(facts: Facts) -> tuple[str, ...]:
    """Every tag once, in the order they are met."""
    return tuple(dict.fromkeys(tag for one in facts.opportunities for tag in one.tags))


def tag_name(text: str) -> str:
    """The one word that a filter can name: without its sign, with hyphens for spaces and commas."""
    return "-".join(re.split(r"[,\s]+", text.strip(" \t\n,#")))


def tag_meant(text: str, facts: Facts) -> str:
    """The tag that is meant: as it is written, else the only one that would be written so."""
    known = tags_of(facts)
    if text.strip() in known:
        return text.strip()
    same = [tag for tag in known if tag_name(tag).casefold() == tag_name(text).casefold()]
    return same[0] if len(same) == 1 else tag_name(text)


def with_renamed_tag(facts: Facts, old: str, new: str) -> Facts:
    """The facts with another name for a tag; BadFact where there is no such tag, or the name will not do."""
    known = tags_of(facts)
    if not new:
        raise BadFact("tag", new, "is no name for a tag: write a word")
    if old not in known:
        raise BadFact("tag", old, f"is no tag; there are {', '.join(known) or 'none yet'}")
    if new in known:
        raise BadFact("tag", new, "is a tag already: the two could not be told apart again")
    return replace(
        facts,
        opportunities=tuple(
            replace(one, tags=tuple(new if tag == old else tag for tag in one.tags))
            if old in one.tags
            else one
            for one in facts.opportunities
        ),
    )


def renamed_tag(before: Facts, after: Facts) -> tuple[str, str] | None:
    """The one tag that is gone and the one that stands in its place everywhere, if that is what changed."""
    were, are = set(tags_of(before)), set(tags_of(after))
    gone, come = were - are, are - were
    if len(gone) != 1 or len(come) != 1:
        return None
    (old,), (new,) = gone, come
    holders = {one.id for one in before.opportunities if old in one.tags}
    return (
        (old, new)
        if {one.id for one in after.opportunities if new in one.tags} == holders
        else None
    )
