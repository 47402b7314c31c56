"""The small questions: sure, too early, sent when, until when, why not, what came in.

Owns one modal screen a question, each a function from values to an answer. Must not know the
tracker, the store or the clock.
"""

from .asked import AskDialog
from .base import ConfirmDialog, Dialog, WasItSent, confirm
from .choice import Choice, ChoiceDialog
from .fields_dialog import FieldsDialog
from .finder import FindDialog
from .many import ManySentDialog, many_to_skip, many_to_snooze
from .received import UNTIL, ReceivedChoice, ReceivedDetails, ReceivedDialog, asked
from .skip import SkipDialog
from .snooze import SnoozeDialog
from .too_early import TooEarlyDialog
from .which_note import NoteDialog
