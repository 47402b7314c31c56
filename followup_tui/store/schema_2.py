"""The second step: quiet days, several offers, promises, cancellations and other new facts.

A table that changes is emptied into a temporary one, made anew and filled again, so that its text is
the same as in a file that never was older.
"""

_REBUILT: dict[str, tuple[str, str]] = {
    "contact": (
        """
        CREATE TABLE contact (
            pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id VARCHAR NOT NULL, name VARCHAR NOT
            NULL, email VARCHAR, phone VARCHAR, postal VARCHAR, title VARCHAR, company VARCHAR, url
            VARCHAR, call_as VARCHAR, notes VARCHAR NOT NULL, UNIQUE (id)
        )
        """,
        "pk, id, name, email, phone, postal, title, company, url, notes",
    ),
    "opportunity": (
        """
        CREATE TABLE opportunity (
            pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id VARCHAR NOT NULL, company VARCHAR NOT
            NULL, role VARCHAR NOT NULL, url VARCHAR, location VARCHAR, source VARCHAR, salary
            VARCHAR, tags TEXT NOT NULL, priority TEXT, fit VARCHAR, employer_tz VARCHAR, playbook
            VARCHAR, UNIQUE (id)
        )
        """,
        (
            "pk, id, company, role, url, location, source, salary, tags, priority, employer_tz, "
            "playbook"
        ),
    ),
    "person": (
        """
        CREATE TABLE person (
            pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
            VARCHAR, from_line INTEGER, contact VARCHAR NOT NULL, relation VARCHAR NOT NULL, left_on
            DATE, FOREIGN KEY (opportunity) REFERENCES opportunity(id), FOREIGN KEY (contact)
            REFERENCES contact(id), CHECK("relation" IN ('hiring_manager', 'recruiter',
            'coordinator', 'interviewer', 'peer', 'executive', 'referrer', 'reference')), CHECK
            (date("left_on", '+0 days') IS "left_on")
        )
        """,
        "pk, opportunity, from_note, from_line, contact, relation",
    ),
    "interview": (
        """
        CREATE TABLE interview (
            pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
            VARCHAR, from_line INTEGER, id VARCHAR NOT NULL, "on" DATE NOT NULL, starts_at TEXT,
            ended_at TEXT, kind VARCHAR, status VARCHAR, location VARCHAR, debriefed_on DATE,
            checklist TEXT NOT NULL, cancelled_on DATE, cancelled_by VARCHAR, UNIQUE (opportunity,
            id), FOREIGN KEY (opportunity) REFERENCES opportunity(id), CHECK (date("on", '+0 days')
            IS "on"), CHECK("status" IN ('scheduled', 'held', 'cancelled', 'no_show')), CHECK
            (date("debriefed_on", '+0 days') IS "debriefed_on"), CHECK (date("cancelled_on", '+0
            days') IS "cancelled_on"), CHECK("cancelled_by" IN ('employer', 'me'))
        )
        """,
        (
            'pk, opportunity, from_note, from_line, id, "on", starts_at, ended_at, kind, '
            "status, location, debriefed_on, checklist"
        ),
    ),
    "statement": (
        """
        CREATE TABLE statement (
            pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
            VARCHAR, from_line INTEGER, "on" DATE NOT NULL, kind VARCHAR NOT NULL, "by" VARCHAR,
            about VARCHAR NOT NULL, text VARCHAR, date DATE, n INTEGER, n_max INTEGER, unit VARCHAR,
            phrase VARCHAR, scope VARCHAR, anytime BOOLEAN NOT NULL, medium VARCHAR, id VARCHAR,
            what VARCHAR, fulfilled_on DATE, UNIQUE (opportunity, id), FOREIGN KEY (opportunity)
            REFERENCES opportunity(id), FOREIGN KEY("by") REFERENCES contact(id), CHECK (date("on",
            '+0 days') IS "on"), CHECK("kind" IN ('decide_by', 'decide_in', 'decide_phrase',
            'vague', 'contact_on', 'contact_after', 'will_send', 'no_followup', 'followup_ok',
            'preferred_medium')), CHECK("about" IN ('next_step', 'final')), CHECK (date("date", '+0
            days') IS "date"), CHECK("unit" IN ('days', 'weeks', 'months', 'business_days')),
            CHECK("scope" IN ('status', 'all')), CHECK("medium" IN ('email', 'phone', 'post',
            'in_person', 'portal', 'fax', 'text', 'other')), CHECK (date("fulfilled_on", '+0 days')
            IS "fulfilled_on")
        )
        """,
        (
            'pk, opportunity, from_note, from_line, "on", kind, "by", about, text, date, n, '
            "n_max, unit, phrase, scope, anytime, medium"
        ),
    ),
    "sent": (
        """
        CREATE TABLE sent (
            pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
            VARCHAR, from_line INTEGER, "on" DATE NOT NULL, action VARCHAR NOT NULL, at TEXT, "to"
            VARCHAR, for_ VARCHAR, medium VARCHAR, note VARCHAR, text VARCHAR, early BOOLEAN NOT
            NULL, override VARCHAR, FOREIGN KEY (opportunity) REFERENCES opportunity(id), FOREIGN
            KEY("to") REFERENCES contact(id), CHECK (date("on", '+0 days') IS "on"), CHECK("action"
            IN ('interview_checklist', 'debrief', 'collect_contact', 'missed_meeting', 'reschedule',
            'thank_you', 'thank_you_card', 'deliver_request', 'request_eta', 'brief_reference',
            'mid_timeline_note', 'decision_followup', 'promise_followup', 'status_check', 'nudge',
            'value_checkin', 'application_followup', 'respond_to_employer', 'close_out',
            'feedback_request', 'feedback_thanks', 'apply_lessons', 'keep_warm', 'offer_ack',
            'offer_decide', 'offer_extension_request', 'accelerate', 'accept_confirm', 'withdraw',
            'decline_offer', 'thank_reference', 'networking_thank_you', 'networking_touch')),
            CHECK("medium" IN ('email', 'phone', 'post', 'in_person', 'portal', 'fax', 'text',
            'other'))
        )
        """,
        (
            'pk, opportunity, from_note, from_line, "on", action, at, "to", for_, medium, note, '
            "text, early, override"
        ),
    ),
    "offer": (
        """
        CREATE TABLE offer (
            pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
            VARCHAR, from_line INTEGER, "on" DATE NOT NULL, deadline DATE, via VARCHAR, wants_time
            BOOLEAN NOT NULL, FOREIGN KEY (opportunity) REFERENCES opportunity(id), CHECK
            (date("on", '+0 days') IS "on"), CHECK (date("deadline", '+0 days') IS "deadline"),
            CHECK("via" IN ('email', 'phone', 'post', 'in_person', 'portal', 'fax', 'text',
            'other'))
        )
        """,
        'pk, opportunity, from_note, from_line, "on", deadline, via, wants_time',
    ),
    "feedback": (
        """
        CREATE TABLE feedback (
            pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
            VARCHAR, from_line INTEGER, id VARCHAR NOT NULL, "on" DATE NOT NULL, text VARCHAR,
            applied_on DATE, from_ VARCHAR, FOREIGN KEY (opportunity) REFERENCES opportunity(id),
            UNIQUE (id), FOREIGN KEY (from_) REFERENCES contact(id), CHECK (date("on", '+0 days') IS
            "on"), CHECK (date("applied_on", '+0 days') IS "applied_on")
        )
        """,
        'pk, opportunity, from_note, from_line, id, "on", text, applied_on',
    ),
}
"""By table: how it is made, and the columns it had."""

_INDEXED = ("person", "interview", "statement", "sent", "offer", "feedback")


def _rebuilt(name: str, made: str, columns: str) -> tuple[str, ...]:
    index = f"CREATE INDEX ix_{name}_opportunity ON {name} (opportunity)"
    return (
        f"CREATE TEMPORARY TABLE old_{name} AS SELECT * FROM main.{name}",
        f"DROP TABLE main.{name}",
        made,
        f"INSERT INTO {name} ({columns}) SELECT {columns} FROM old_{name} ORDER BY pk",
        f"DROP TABLE old_{name}",
        *((index,) if name in _INDEXED else ()),
    )


STEP: tuple[str, ...] = (
    "CREATE TEMPORARY TABLE old_sequence AS SELECT name, seq FROM main.sqlite_sequence",
    *(
        statement
        for name, (made, columns) in _REBUILT.items()
        for statement in _rebuilt(name, made, columns)
    ),
    """
        CREATE TABLE quiet (
            pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, from_ DATE NOT NULL, "to" DATE NOT NULL,
            name VARCHAR, CHECK (date("from_", '+0 days') IS "from_"), CHECK (date("to", '+0 days')
            IS "to")
        )
    """,
    # A number that was given once is never given again, also where its row is gone.
    "DELETE FROM sqlite_sequence",
    "INSERT INTO sqlite_sequence (name, seq) SELECT name, seq FROM old_sequence",
    "DROP TABLE old_sequence",
)
