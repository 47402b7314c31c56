"""What is kept in files of its own beside one data file.

Owns where these files are, who has a window on the data file, and the messages in progress, the guided
review, the columns named by hand and the mergers that can be undone. Must not know screens, commands or
the store. Each is loaded when it is first named.
"""

from typing import TYPE_CHECKING

from followup_tui.lazy_imports import loaded_late

if TYPE_CHECKING:
    from .following import Following
    from .known_columns import KnownColumns
    from .message_drafts import KeptMessage, MessageDrafts
    from .places import own_places, window_lock
    from .review_queue import ReviewQueue

__getattr__ = loaded_late(__name__, __file__)
