"""The jot: a few typed lines about a pursuit, read into proposed facts, and these kept once they are chosen.

text → lines → clauses → readings → proposals → facts

``lines``       which lines are read, and in which order
``reading``     which reader gets a line: one of a person (``@``), of a key (``need:``), or prose
``prose``       a line of prose, clause by clause
``clauses``     the one value every reader takes: where it stands, what it says, who said it
``keyed``       the keys and their readers; ``keyless`` those that may lose their colon
``sentences``   the forms of sentences, in order: each is a row of a table in ``*_sentences`` and hands
                the words that matter to the reader a key has too
readers         ``statements`` ``requests`` ``interviews`` ``answers`` ``messages`` ``decisions``
                ``departures`` ``person_lines``: a clause in, proposals out
``state``       what is read against and what earlier lines brought in; ``people`` who is known,
                ``matching`` which fact that stands is meant
``words``       days, media and names found in a text and cut out; ``timing`` ``cards``
                ``named_people`` ``interview_words`` what one kind of words says
``proposals``   what comes out; ``saving`` makes facts of what is chosen

Must not know storage, screens or the clock. A reader raises :class:`proposals.Unreadable`, which becomes a
problem of its line; nothing else is raised.
"""
