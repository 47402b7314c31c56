"""Saved views in the settings file, and that they follow what they name.

Owns their writing. Must not know how a view is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping

from followup_tui.facts import renamed_tag
from followup_tui.settings_file import Where, change_settings
from followup_tui.timeline import Board

from .app_context import AppContext


def write(context: AppContext, views: Mapping[str, str | None]) -> None:
    """Put these views into the settings file, None takes one out; ConfigError where that cannot be."""
    values: dict[Where, str | None] = {("views", name): text for name, text in views.items()}
    context.take(change_settings(context.paths.config, values))


def follow(context: AppContext, before: Board, after: Board) -> str:
    """Have the views name a tag as it is called now; answers which of them do.

    Undoing a renaming is one too, so that it brings the views back. ConfigError as in :func:`write`.
    """
    renamed = renamed_tag(before.facts, after.facts)
    if renamed is None:
        return ""
    filtering = context.filtering
    views = {name: filtering.with_tag(text, renamed) for name, text in context.config.views.items()}
    changed = {name: text for name, text in views.items() if text != context.config.views[name]}
    if changed:
        write(context, changed)
    if filtering:
        filtering.read(filtering.with_tag(filtering.text, renamed), None, after)
    return f", in the views {', '.join(changed)} too" if changed else ""
