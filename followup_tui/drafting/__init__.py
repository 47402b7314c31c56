"""Messages: composing a first draft from facts, and reading any text over before it goes. Pure.

Owns the templates, the words in them, and the checks. Must not know storage, screens, files, the
clock or how a message is handed over; it never sends.
"""

from .case import WordLists
from .catalogue import TONES, Template, names, read_templates
from .chips import Chip, chips
from .compose import Draft, NothingToWrite, can_write, compose
from .engine import TemplateError
from .head import head
from .lint import CHECKS, Finding, lint

__all__ = [
    "CHECKS",
    "TONES",
    "Chip",
    "Draft",
    "Finding",
    "NothingToWrite",
    "Template",
    "TemplateError",
    "WordLists",
    "can_write",
    "chips",
    "compose",
    "head",
    "lint",
    "names",
    "read_templates",
]
