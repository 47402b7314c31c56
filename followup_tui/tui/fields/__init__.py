"""Fields: how a typed line is described, read, suggested and echoed.

Owns the pure half (``spec``, ``reading``, ``people``, ``draft``) and the widgets that show it
(``line``, ``row``). Must not know which facts or dialogs are made of them.
"""

from .form_draft import Check, FormDraft
from .reading import YES, read, write
from .spec import NOT_SAID, Context, Field, FieldReading, Option, Values, options_of, wrong
