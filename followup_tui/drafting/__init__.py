"""Messages: composing a first draft from facts, and reading any text over before it goes. Pure.

Owns the templates, the words in them, and the checks. Must not know storage, screens, files, the
clock or how a message is handed over; it never sends.
"""

from .candidates import Candidate, Candidates, candidates
from .case import WordLists
from .catalogue import SHORT_FORM, TONES, Template, names, read_templates, template_words
from .compose import Voice, Wish, compose
from .draft import Draft, NothingToWrite, Taken
from .engine import TemplateError
from .factchecks import colleagues
from .head import head, unsure_of
from .lint import CHECKS, Finding, is_ready, lint
from .media import can_write
from .slot_names import slot_words, slots
from .text import long_day
