"""Facts: what happened, what can be done, and which days count. Under everything.

Owns every fact of the interchange document, every action, and the arithmetic of days. Must not know
any rule, storage, screens, files or the clock.
"""

from .actions import (
    ABOUT_REQUESTS,
    ACTIONS,
    DELIVERIES,
    ENDING,
    GAP_STARTERS,
    LET_GO,
    OWED,
    OWN,
    PER_PERSON,
    PER_SUBJECT,
    PROMISES_OF_A_DAY,
    QUESTIONS,
    SOLICITATIONS,
    STAMPED,
    TO_EACH_MET,
    TO_OUTSIDERS,
    TO_REFERENCES,
    TRAITS,
    Action,
    FollowUpKey,
    Medium,
    Origin,
    StampedPart,
)
from .days import MONTHS, WEEKDAYS, Calendar, make_calendar, on_the_clock, say_day, zone
from .editing import (
    added,
    chat_of,
    contacts_in,
    feedback_owner,
    involved,
    naming,
    opportunity_of,
    record_of,
    records_of,
    replaced,
    taken_ids,
    with_chat,
    with_field,
    with_opportunity,
    with_stamp,
    with_wish,
)
from .english import (
    DETERMINERS,
    NUMBERS,
    PREPOSITIONS,
    as_noun,
    is_plural,
    listed,
    tokens,
    written_out,
)
from .errors import (
    BadFact,
    ChangedMeanwhile,
    FactError,
    Fault,
    FutureDay,
    Gone,
    UnknownKey,
    nearest,
    new_faults,
    refuse,
    shown,
)
from .hanging import going, staying
from .ids import WORD, fold, folded, folded_words, free_id, id_words, needs_id, words_of
from .marks import MARKS, Mark, has_afterthoughts, is_marked, marked, marked_lines
from .merging import merged_contacts, with_people
from .names import LEGAL_FORMS, TITLES, as_spoken, name_parts, name_words, sentence_end
from .records import (
    MAX_LINE,
    MAX_TEXT,
    About,
    Application,
    Canceller,
    Chat,
    Contact,
    ContactId,
    ContactPolicy,
    Decision,
    DecisionKind,
    Facts,
    Feedback,
    FromNote,
    Id,
    Interview,
    InterviewStatus,
    Note,
    Offer,
    Opportunity,
    Person,
    Quiet,
    Received,
    ReceivedKind,
    Record,
    Reference,
    Rejection,
    Relation,
    Request,
    Scope,
    Sent,
    Settings,
    Skip,
    Snooze,
    Statement,
    StatementKind,
    Unit,
    id_of,
)
from .rules import (
    MOST_UNITS,
    STATEMENT_FIELDS,
    Ground,
    faults,
    future_faults,
    joining_faults,
    record_faults,
    settings_faults,
    still_ahead,
    typed_faults,
    zone_of,
)
from .shape import (
    ALONE,
    FIRST_DAY,
    LAST_DAY,
    WIDE_IDS,
    Field,
    Leaf,
    below,
    fields_of,
    home_of,
    inside,
    places,
    since,
    top,
)
from .tags import renamed_tag, tag_meant, tag_name, tags_of, with_renamed_tag
from .things import Thing, asked_for, thing
from .values import MOST, is_address, is_zone, value_fault, value_faults
from .words import CAME, DECIDED, length, spoken
from .zones import Kept, keeping, touched
