"""Saved views in the settings file, and that they, and words in progress, follow what they name.

Owns their writing. Must not know how a view is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from followup_tui.capture import with_person, with_tag
from followup_tui.facts import renamed_tag
from followup_tui.settings_file import Where, change_settings
from followup_tui.timeline import Board

from .app_context import AppContext, Merger


def write(context: AppContext, views: Mapping[str, str | None]) -> None:
    """Put these views into the settings file, None takes one out; ConfigError where that cannot be."""
    values: dict[Where, str | None] = {("views", name): text for name, text in views.items()}
    context.take(change_settings(context.paths.config, values))


def follow(context: AppContext, before: Board, after: Board) -> str:
    """Have the views name a tag or a person as they are called now; answers which of them do.

    Undoing a renaming is one too, so that it brings the views back. ConfigError as in :func:`write`.
    """
    if renamed := renamed_tag(before.facts, after.facts):
        changed = _changed(context, lambda text: with_tag(text, *renamed))
        return _put(context, changed, lambda text: with_tag(text, *renamed), after)
    for gone, merger in context.mergers.items():
        if gone in before.contacts and gone not in after.contacts:
            return _merged(context, gone, merger, after)
        if gone in after.contacts and gone not in before.contacts:
            return _parted(context, merger, after)
    return ""


def _merged(context: AppContext, gone: str, merger: Merger, after: Board) -> str:
    """Two contacts are one: whatever was about the one that went is about the other."""

    def renew(text: str) -> str:
        return with_person(text, gone, merger.kept)

    merger.drafts = context.message_files.in_progress.pass_on(gone, merger.kept)
    changed = _changed(context, renew)
    views = context.config.views
    merger.views = {name: (views[name], text) for name, text in changed.items()}
    return _put(context, changed, renew, after)


def _parted(context: AppContext, merger: Merger, after: Board) -> str:
    """They are two again, and so is what was written; what was changed since stays."""
    for old, new in merger.drafts:
        context.message_files.in_progress.rename(new, old)
    views, text = context.config.views, context.filtering.text
    back = {name: old for name, (old, new) in merger.views.items() if views.get(name) == new}
    olds = {new: old for old, new in merger.views.values()}
    return _put(context, back, lambda _: olds.get(text, text), after)


def _changed(context: AppContext, renew: Callable[[str], str]) -> dict[str, str]:
    found = {name: renew(text) for name, text in context.config.views.items()}
    return {name: text for name, text in found.items() if text != context.config.views[name]}


def _put(
    context: AppContext, changed: Mapping[str, str], renew: Callable[[str], str], after: Board
) -> str:
    if changed:
        write(context, changed)
    filtering = context.filtering
    if filtering:
        filtering.read(renew(filtering.text), None, after)
    return f", in the views {', '.join(changed)} too" if changed else ""
