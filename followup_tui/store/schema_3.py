"""The third step: what is closed is written down beside it."""

STEP: tuple[str, ...] = (
    """
    CREATE TABLE closed (
        opportunity VARCHAR NOT NULL, "on" DATE, PRIMARY KEY (opportunity), CHECK (date("on", '+0 days') IS "on")
    ) WITHOUT ROWID
    """,
)
