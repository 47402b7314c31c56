"""The second step: quiet days, several offers, promises, cancellations and other new facts."""

from .reshaping import Reshape, day_check

STEP: tuple[str | Reshape, ...] = (
    Reshape("contact", {"url VARCHAR,": "url VARCHAR, call_as VARCHAR,"}),
    Reshape("opportunity", {"priority TEXT,": "priority TEXT, fit VARCHAR,"}),
    Reshape(
        "person",
        {
            "relation VARCHAR NOT NULL,": "relation VARCHAR NOT NULL, left_on DATE,",
            "'reference'))": f"'reference')), {day_check('left_on')}",
        },
    ),
    Reshape(
        "interview",
        {
            "checklist TEXT NOT NULL,": (
                "checklist TEXT NOT NULL, cancelled_on DATE, cancelled_by VARCHAR,"
            ),
            'IS "debriefed_on")': (
                f'IS "debriefed_on"), {day_check("cancelled_on")}, '
                "CHECK (\"cancelled_by\" IN ('employer', 'me'))"
            ),
        },
    ),
    Reshape(
        "statement",
        {
            "medium VARCHAR,": (
                "medium VARCHAR, id VARCHAR, what VARCHAR, fulfilled_on DATE, "
                "UNIQUE (opportunity, id),"
            ),
            "'contact_after',": "'contact_on', 'contact_after', 'will_send',",
            "'other'))": f"'other')), {day_check('fulfilled_on')}",
        },
    ),
    Reshape(
        "sent",
        {
            "'missed_meeting',": "'missed_meeting', 'reschedule',",
            "'decision_followup',": "'decision_followup', 'promise_followup',",
            "'feedback_request',": "'feedback_request', 'feedback_thanks',",
        },
    ),
    Reshape("offer", {"UNIQUE (opportunity), ": ""}),
    "CREATE INDEX ix_offer_opportunity ON offer (opportunity)",
    Reshape(
        "feedback",
        {
            "applied_on DATE,": "applied_on DATE, from_ VARCHAR,",
            "UNIQUE (id),": "UNIQUE (id), FOREIGN KEY (from_) REFERENCES contact(id),",
        },
    ),
    """
        CREATE TABLE quiet (
            pk INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, from_ DATE NOT NULL, "to" DATE NOT NULL,
            name VARCHAR, CHECK (date("from_", '+0 days') IS "from_"), CHECK (date("to", '+0 days')
            IS "to")
        )
    """,
)
