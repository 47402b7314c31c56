"""Forms: every fact by hand.

Owns one form built from a table per type of fact, the menu of an opportunity's facts, and the
settings. Must not know the tracker, the store or the clock: they get a board and give a value.
"""

from .fact_form import FactForm
from .facts_menu import FactsMenu
from .results import Add, Delete, Edit, Save, changes
from .sent_dialog import SentChoice, SentDialog
from .settings_form import Beyond, Preferences, SettingsForm
