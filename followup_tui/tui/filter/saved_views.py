"""Saved views in the settings file, and that they and the filter in force follow what they name.

Owns their writing. Must not know how a view is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping

from followup_tui.config import Where, change_settings
from followup_tui.timeline import Board
from followup_tui.tui.app_context import AppContext


def write(context: AppContext, views: Mapping[str, str | None]) -> None:
    """Put these views into the settings file, None takes one out; ConfigError where that cannot be."""
    values: dict[Where, str | None] = {("views", name): text for name, text in views.items()}
    context.take(change_settings(context.paths.config, values))


def follow(context: AppContext, before: Board, after: Board) -> str:
    """Have the views name a tag or a person as they are called now; answers which of them do.

    ConfigError as in :func:`write`.
    """
    found = context.following.follow(context.config.views, before, after)
    if found.views:
        write(context, found.views)
    if filtering := context.filtering:
        filtering.read(found.renew(filtering.filter.text), None, after)
    return f", in the views {', '.join(found.views)} too" if found.views else ""
