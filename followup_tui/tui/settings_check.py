"""What the app makes of the settings: which keys and themes there are, and what of them and the views cannot be.

Owns that answer for whoever looks at the settings without the app. Must not read the file.
"""

from __future__ import annotations

import datetime as dt

from textual.theme import BUILTIN_THEMES

from followup_tui.capture import FilterError, read_filter
from followup_tui.config import AppSettings, Config
from followup_tui.facts import nearest

from .keymap import keymap
from .keys import KEYS
from .theme import THEMES

ANY_DAY = dt.date(2024, 1, 1)
"""On which the words of a view are read: which do not mean a day is the same on any."""


def app_settings(config: Config) -> AppSettings:
    """Every key as it is by default, and what is wrong with a person's own, by where it stands."""
    held, complaints = keymap(config.keys)
    wrong = (id_ for id_ in config.keys if id_ not in held)
    faults: dict[tuple[str, ...], str] = {
        ("keys", id_): said for id_, said in zip(wrong, complaints, strict=True)
    }
    themes = {*BUILTIN_THEMES, *(theme.name for theme in THEMES)}
    if config.theme is not None and config.theme not in themes:
        close = nearest(config.theme, themes) or sorted(themes)
        faults["theme",] = f"there is no theme {config.theme!r}; the nearest is {close[0]}"
    for name, text in config.views.items():
        try:
            read_filter(text, ANY_DAY, order=config.date_order)
        except FilterError as error:
            faults["views", name] = str(error)
    return AppSettings({key.id: (key.keys, key.says) for key in KEYS}, faults)
