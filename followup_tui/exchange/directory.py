"""Who is known already, found by address and by name without looking at everybody.

Owns when two contacts are one person. Must not know where they come from.
"""

from __future__ import annotations

from collections.abc import Iterable

from followup_tui.facts import Contact, Id, free_id


class Directory:
    """Contacts by address and name; those met later are added."""

    def __init__(self, known: Iterable[Contact] = ()) -> None:
        self._by_address: dict[str, Id] = {}
        self._by_name: dict[str, list[Contact]] = {}
        self._ids: set[Id] = set()
        self.met: dict[Id, Contact] = {}
        """Who was met in the file, the first of each."""
        for contact in known:
            self.add(contact)

    def add(self, contact: Contact) -> None:
        """Know this one from now on."""
        if contact.id not in self._ids:
            self._ids.add(contact.id)
            self._by_name.setdefault(contact.name.casefold(), []).append(contact)
        if contact.email:
            self._by_address.setdefault(contact.email.casefold(), contact.id)

    def meet(self, contact: Contact) -> bool:
        """Know this one from the file; whether it is the first time there."""
        if contact.id in self.met:
            return False
        self.met[contact.id] = contact
        self.add(contact)
        return True

    def knows(self, id_: Id) -> bool:
        """Whether somebody has that id."""
        return id_ in self._ids

    def id_of(self, name: str, email: str | None) -> Id:
        """The id of a contact with this address, else of this name, else a free one."""
        if email and (found := self._by_address.get(email.casefold())):
            return found
        for person in self._by_name.get(name.casefold(), ()):
            if not (email and person.email):
                return person.id
        return free_id(name, self._ids, "person")
