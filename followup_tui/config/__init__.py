"""What the person set, and where everything lies.

Owns every path, the settings file with its changes, and the files a person writes: their playbooks and
how they write. Must not know facts, screens or commands. What only some runs need is loaded when it is
first named.
"""

from typing import TYPE_CHECKING

from followup_tui.lazy_imports import loaded_late

from .paths import SHARED, ConfigError, Paths, find_paths
from .settings import (
    AppSettings,
    Config,
    DateOrder,
    DraftSettings,
    DraftTone,
    given_settings,
    load_config,
)

if TYPE_CHECKING:
    from .playbooks import Numbers, Playbooks
    from .settings_file import Where, change_settings, changed
    from .writer import Writer, read_writer

__getattr__ = loaded_late(__name__, __file__)
