"""The first step: every table of the first edition, in an empty file."""

STEP: tuple[str, ...] = (
    """
    CREATE TABLE settings (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, playbook VARCHAR NOT NULL, home_tz VARCHAR
        NOT NULL, weekend TEXT NOT NULL, holidays TEXT NOT NULL, holiday_country VARCHAR
    )
    """,
    """
    CREATE TABLE contact (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id VARCHAR NOT NULL, name VARCHAR NOT NULL,
        email VARCHAR, phone VARCHAR, postal VARCHAR, title VARCHAR, company VARCHAR, url VARCHAR,
        notes VARCHAR NOT NULL, UNIQUE (id)
    )
    """,
    """
    CREATE TABLE opportunity (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id VARCHAR NOT NULL, company VARCHAR NOT
        NULL, role VARCHAR NOT NULL, url VARCHAR, location VARCHAR, source VARCHAR, salary VARCHAR,
        tags TEXT NOT NULL, priority TEXT, employer_tz VARCHAR, playbook VARCHAR, UNIQUE (id)
    )
    """,
    """
    CREATE TABLE application (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
        VARCHAR, from_line INTEGER, submitted_on DATE NOT NULL, closes_on DATE, contact_policy
        VARCHAR NOT NULL, UNIQUE (opportunity), FOREIGN KEY(opportunity) REFERENCES opportunity
        (id), CHECK (date("submitted_on", '+0 days') IS "submitted_on"), CHECK (date("closes_on",
        '+0 days') IS "closes_on"), CHECK ("contact_policy" IN ('open', 'no_calls', 'no_contact'))
    )
    """,
    """
    CREATE TABLE person (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
        VARCHAR, from_line INTEGER, contact VARCHAR NOT NULL, relation VARCHAR NOT NULL, FOREIGN
        KEY(opportunity) REFERENCES opportunity (id), FOREIGN KEY(contact) REFERENCES contact (id),
        CHECK ("relation" IN ('hiring_manager', 'recruiter', 'coordinator', 'interviewer', 'peer',
        'executive', 'referrer', 'reference'))
    )
    """,
    """
    CREATE INDEX ix_person_opportunity ON person (opportunity)
    """,
    """
    CREATE TABLE interview (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
        VARCHAR, from_line INTEGER, id VARCHAR NOT NULL, "on" DATE NOT NULL, starts_at TEXT,
        ended_at TEXT, kind VARCHAR, status VARCHAR, location VARCHAR, debriefed_on DATE, checklist
        TEXT NOT NULL, UNIQUE (opportunity, id), FOREIGN KEY(opportunity) REFERENCES opportunity
        (id), CHECK (date("on", '+0 days') IS "on"), CHECK ("status" IN ('scheduled', 'held',
        'cancelled', 'no_show')), CHECK (date("debriefed_on", '+0 days') IS "debriefed_on")
    )
    """,
    """
    CREATE INDEX ix_interview_opportunity ON interview (opportunity)
    """,
    """
    CREATE TABLE attendee (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, interview
        VARCHAR NOT NULL, contact VARCHAR NOT NULL, FOREIGN KEY(opportunity, interview) REFERENCES
        interview (opportunity, id), FOREIGN KEY(opportunity) REFERENCES opportunity (id), FOREIGN
        KEY(contact) REFERENCES contact (id)
    )
    """,
    """
    CREATE INDEX ix_attendee_opportunity ON attendee (opportunity)
    """,
    """
    CREATE TABLE statement (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
        VARCHAR, from_line INTEGER, "on" DATE NOT NULL, kind VARCHAR NOT NULL, "by" VARCHAR, about
        VARCHAR NOT NULL, text VARCHAR, date DATE, n INTEGER, n_max INTEGER, unit VARCHAR, phrase
        VARCHAR, scope VARCHAR, anytime BOOLEAN NOT NULL, medium VARCHAR, FOREIGN KEY(opportunity)
        REFERENCES opportunity (id), FOREIGN KEY("by") REFERENCES contact (id), CHECK (date("on",
        '+0 days') IS "on"), CHECK ("kind" IN ('decide_by', 'decide_in', 'decide_phrase', 'vague',
        'contact_after', 'no_followup', 'followup_ok', 'preferred_medium')), CHECK ("about" IN
        ('next_step', 'final')), CHECK (date("date", '+0 days') IS "date"), CHECK ("unit" IN
        ('days', 'weeks', 'months', 'business_days')), CHECK ("scope" IN ('status', 'all')), CHECK
        ("medium" IN ('email', 'phone', 'post', 'in_person', 'portal', 'fax', 'text', 'other'))
    )
    """,
    """
    CREATE INDEX ix_statement_opportunity ON statement (opportunity)
    """,
    """
    CREATE TABLE request (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
        VARCHAR, from_line INTEGER, id VARCHAR NOT NULL, item VARCHAR NOT NULL, "on" DATE NOT NULL,
        via VARCHAR, "by" VARCHAR, due DATE, eta DATE, eta_sent_on DATE, delivered_on DATE, UNIQUE
        (opportunity, id), FOREIGN KEY(opportunity) REFERENCES opportunity (id), FOREIGN KEY("by")
        REFERENCES contact (id), CHECK (date("on", '+0 days') IS "on"), CHECK ("via" IN ('email',
        'phone', 'post', 'in_person', 'portal', 'fax', 'text', 'other')), CHECK (date("due", '+0
        days') IS "due"), CHECK (date("eta", '+0 days') IS "eta"), CHECK (date("eta_sent_on", '+0
        days') IS "eta_sent_on"), CHECK (date("delivered_on", '+0 days') IS "delivered_on")
    )
    """,
    """
    CREATE INDEX ix_request_opportunity ON request (opportunity)
    """,
    """
    CREATE TABLE reference (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
        VARCHAR, from_line INTEGER, contact VARCHAR NOT NULL, given_on DATE NOT NULL, briefed_on
        DATE, thanked_on DATE, FOREIGN KEY(opportunity) REFERENCES opportunity (id), FOREIGN
        KEY(contact) REFERENCES contact (id), CHECK (date("given_on", '+0 days') IS "given_on"),
        CHECK (date("briefed_on", '+0 days') IS "briefed_on"), CHECK (date("thanked_on", '+0 days')
        IS "thanked_on")
    )
    """,
    """
    CREATE INDEX ix_reference_opportunity ON reference (opportunity)
    """,
    """
    CREATE TABLE sent (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
        VARCHAR, from_line INTEGER, "on" DATE NOT NULL, action VARCHAR NOT NULL, at TEXT, "to"
        VARCHAR, for_ VARCHAR, medium VARCHAR, note VARCHAR, text VARCHAR, early BOOLEAN NOT NULL,
        override VARCHAR, FOREIGN KEY(opportunity) REFERENCES opportunity (id), FOREIGN KEY("to")
        REFERENCES contact (id), CHECK (date("on", '+0 days') IS "on"), CHECK ("action" IN
        ('interview_checklist', 'debrief', 'collect_contact', 'missed_meeting', 'thank_you',
        'thank_you_card', 'deliver_request', 'request_eta', 'brief_reference', 'mid_timeline_note',
        'decision_followup', 'status_check', 'nudge', 'value_checkin', 'application_followup',
        'respond_to_employer', 'close_out', 'feedback_request', 'apply_lessons', 'keep_warm',
        'offer_ack', 'offer_decide', 'offer_extension_request', 'accelerate', 'accept_confirm',
        'withdraw', 'decline_offer', 'thank_reference', 'networking_thank_you',
        'networking_touch')), CHECK ("medium" IN ('email', 'phone', 'post', 'in_person', 'portal',
        'fax', 'text', 'other'))
    )
    """,
    """
    CREATE INDEX ix_sent_opportunity ON sent (opportunity)
    """,
    """
    CREATE TABLE received (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
        VARCHAR, from_line INTEGER, "on" DATE NOT NULL, kind VARCHAR NOT NULL, id VARCHAR, from_
        VARCHAR, via VARCHAR, date DATE, needs_reply BOOLEAN NOT NULL, replied_on DATE, text
        VARCHAR, UNIQUE (opportunity, id), FOREIGN KEY(opportunity) REFERENCES opportunity (id),
        FOREIGN KEY(from_) REFERENCES contact (id), CHECK (date("on", '+0 days') IS "on"), CHECK
        ("kind" IN ('auto_ack', 'reply', 'reply_no_date', 'reply_new_date', 'invite', 'feedback',
        'rejection', 'offer')), CHECK ("via" IN ('email', 'phone', 'post', 'in_person', 'portal',
        'fax', 'text', 'other')), CHECK (date("date", '+0 days') IS "date"), CHECK
        (date("replied_on", '+0 days') IS "replied_on")
    )
    """,
    """
    CREATE INDEX ix_received_opportunity ON received (opportunity)
    """,
    """
    CREATE TABLE offer (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
        VARCHAR, from_line INTEGER, "on" DATE NOT NULL, deadline DATE, via VARCHAR, wants_time
        BOOLEAN NOT NULL, UNIQUE (opportunity), FOREIGN KEY(opportunity) REFERENCES opportunity
        (id), CHECK (date("on", '+0 days') IS "on"), CHECK (date("deadline", '+0 days') IS
        "deadline"), CHECK ("via" IN ('email', 'phone', 'post', 'in_person', 'portal', 'fax',
        'text', 'other'))
    )
    """,
    """
    CREATE TABLE decision (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
        VARCHAR, from_line INTEGER, kind VARCHAR NOT NULL, "on" DATE NOT NULL, UNIQUE (opportunity),
        FOREIGN KEY(opportunity) REFERENCES opportunity (id), CHECK ("kind" IN ('accepted',
        'declining', 'withdrawn')), CHECK (date("on", '+0 days') IS "on")
    )
    """,
    """
    CREATE TABLE rejection (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
        VARCHAR, from_line INTEGER, "on" DATE NOT NULL, stage VARCHAR, UNIQUE (opportunity), FOREIGN
        KEY(opportunity) REFERENCES opportunity (id), CHECK (date("on", '+0 days') IS "on")
    )
    """,
    """
    CREATE TABLE feedback (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, from_note
        VARCHAR, from_line INTEGER, id VARCHAR NOT NULL, "on" DATE NOT NULL, text VARCHAR,
        applied_on DATE, FOREIGN KEY(opportunity) REFERENCES opportunity (id), UNIQUE (id), CHECK
        (date("on", '+0 days') IS "on"), CHECK (date("applied_on", '+0 days') IS "applied_on")
    )
    """,
    """
    CREATE INDEX ix_feedback_opportunity ON feedback (opportunity)
    """,
    """
    CREATE TABLE note (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, id VARCHAR NOT
        NULL, at TEXT NOT NULL, body VARCHAR NOT NULL, interview VARCHAR, contact VARCHAR, FOREIGN
        KEY(opportunity) REFERENCES opportunity (id), UNIQUE (id), FOREIGN KEY(contact) REFERENCES
        contact (id)
    )
    """,
    """
    CREATE INDEX ix_note_opportunity ON note (opportunity)
    """,
    """
    CREATE TABLE snooze (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, "key" VARCHAR
        NOT NULL, "on" DATE NOT NULL, until DATE NOT NULL, FOREIGN KEY(opportunity) REFERENCES
        opportunity (id), CHECK (date("on", '+0 days') IS "on"), CHECK (date("until", '+0 days') IS
        "until")
    )
    """,
    """
    CREATE INDEX ix_snooze_opportunity ON snooze (opportunity)
    """,
    """
    CREATE TABLE skip (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, opportunity VARCHAR NOT NULL, "key" VARCHAR
        NOT NULL, "on" DATE NOT NULL, why VARCHAR, FOREIGN KEY(opportunity) REFERENCES opportunity
        (id), CHECK (date("on", '+0 days') IS "on")
    )
    """,
    """
    CREATE INDEX ix_skip_opportunity ON skip (opportunity)
    """,
    """
    CREATE TABLE chat (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id VARCHAR NOT NULL, contact VARCHAR NOT
        NULL, "on" DATE NOT NULL, thanked_on DATE, touched_on TEXT NOT NULL, UNIQUE (id), FOREIGN
        KEY(contact) REFERENCES contact (id), CHECK (date("on", '+0 days') IS "on"), CHECK
        (date("thanked_on", '+0 days') IS "thanked_on")
    )
    """,
    """
    CREATE TABLE chat_snooze (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, chat VARCHAR NOT NULL, "key" VARCHAR NOT
        NULL, "on" DATE NOT NULL, until DATE NOT NULL, FOREIGN KEY(chat) REFERENCES chat (id), CHECK
        (date("on", '+0 days') IS "on"), CHECK (date("until", '+0 days') IS "until")
    )
    """,
    """
    CREATE INDEX ix_chat_snooze_chat ON chat_snooze (chat)
    """,
    """
    CREATE TABLE chat_skip (
        pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, chat VARCHAR NOT NULL, "key" VARCHAR NOT
        NULL, "on" DATE NOT NULL, why VARCHAR, FOREIGN KEY(chat) REFERENCES chat (id), CHECK
        (date("on", '+0 days') IS "on")
    )
    """,
    """
    CREATE INDEX ix_chat_skip_chat ON chat_skip (chat)
    """,
    """
    CREATE TABLE journal (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, verb VARCHAR NOT NULL, said
        VARCHAR NOT NULL, opportunity VARCHAR, state VARCHAR NOT NULL, undone_at TEXT, changes BLOB
        NOT NULL, CHECK ("state" IN ('done', 'undone', 'dropped'))
    )
    """,
    """
    CREATE INDEX ix_journal_opportunity ON journal (opportunity)
    """,
)
