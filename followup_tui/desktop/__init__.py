"""What the system around this program offers: its clipboard, the person's editor, its zone and notices.

Owns how these programs are found and run, and what they may see. Must not know screens, commands or
facts. Each is loaded when it is first named.
"""

from typing import TYPE_CHECKING

from followup_tui.lazy_imports import loaded_late

if TYPE_CHECKING:
    from .clipboard import copy_by_program, request, terminal_may_copy
    from .editor import Edited, NoEditorError, edit, editor_command
    from .home_zone import guess_weekend, guess_zone
    from .programs import ran

__getattr__ = loaded_late(__name__, __file__)
