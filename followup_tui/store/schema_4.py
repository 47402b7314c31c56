"""The fourth step: the file is given a name of its own, once, which it keeps wherever it is moved."""

STEP: tuple[str, ...] = (
    "CREATE TABLE identity (id VARCHAR NOT NULL, PRIMARY KEY (id)) WITHOUT ROWID",
    "INSERT INTO identity VALUES (lower(hex(randomblob(8))))",
)
