"""Role lines and the tasks that they are for: those around them, or those that they name by number, by note, or as all above.

In: role lines, and the drafts of a document.  Out: the drafts with their roles and times.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.duties.draft import Draft
from ingest.duties.items import Items
from ingest.duties.kinds import OBJECTIVE
from ingest.duties.matter import RoleLine
from ingest.duties.notes import Noted
from ingest.layout import Node

__all__ = ["Referring"]


class Referring(Items):
    """Gives role lines to tasks."""

    noted: Noted

    def apply(self, lines: list[RoleLine], drafts: list[Draft], held: dict[int, set[str]] | None = None) -> None:
        """Give the roles and time of role lines to the drafts they close or head; one with roles of its own takes those that it lacks.

        `held` keeps what each draft had before the first of several lines that name it.
        """
        said = [s for line in lines for s in line.said]
        time = next((line.time for line in lines if line.time is not None), None)
        for draft in drafts:
            own = {s.role for s in draft.said} if draft.fields else set()
            own = held.setdefault(id(draft), own) if held is not None else own
            draft.said += [s for s in said if s.role not in own]
            draft.fields = draft.fields or bool(said) or any(line.vacant for line in lines)
            draft.time = draft.time or time

    def _refer(self, line: RoleLine, first: int, node: Node, held: dict[int, set[str]]) -> None:
        """Give a role line to the items that it names: of this section, else of the nearest one above it that has any of them; a note's to
        the statements that refer to it."""
        if line.note and not line.all_above:
            self.apply([replace(line, numbers=None)], self.noted.explained(self.drafts, line, first), held)
            return
        above, numbers, every = line.all_above, line.numbers or frozenset(), enumerate(self.drafts)
        meant = [(i, d) for i, d in every if (self._is_above(d, node, line) if above else self._is_meant(d, numbers))]
        if not meant:
            return
        # numbers are met by a section that has each of them, "all above" by one above which nothing waits
        called, chosen = {id(d) if above else d.label for _, d in meant}, [draft for i, draft in meant if i >= first]
        if line.here:  # those of its own item, whatever stands above that
            holders = (at for at in (node, *node.ancestors()) if self._holds_drafts(at) or at.mark is not None and not at.is_bullet)
            own = next(({id(n) for n in at.walk()} for at in holders), set[int]())
            meant = [(i, d) for i, d in meant if id(d.node) in own]
            chosen = [d for _, d in meant]
        for holder in () if line.here or chosen and {id(d) if above else d.label for d in chosen} == called else node.ancestors():
            inside = {id(n) for n in holder.walk()}
            chosen = [draft for _, draft in meant if id(draft.node) in inside]
            # a line below the last of its items is for those beside it too
            if any(d.node is not holder for d in chosen) if above else {d.label for d in chosen} == called:
                break
        self.apply([replace(line, numbers=None, all_above=False)], chosen or [draft for _, draft in meant], held)

    def _holds_drafts(self, node: Node) -> bool:
        inside = {id(n) for n in node.walk() if n is not node}
        return any(id(draft.node) in inside for draft in self.drafts)

    def _is_above(self, draft: Draft, node: Node, line: RoleLine) -> bool:
        """Whether a task stands above a line for all tasks above it, has no role lines of its own, and is not spared; a line for those that
        name nobody is for no other."""
        if draft.fields or draft.start >= node.start or self._is_meant(draft, line.spared):
            return False
        if self.speech.cue_at(*draft.ranges[0], "all") is not None:
            return False  # another sentence on what stands above it
        if any(said.role == "lead" for said in line.said) and self._leads(draft):
            return False
        names = draft.said or draft.heading.told or draft.heading.kind == OBJECTIVE or any(self.sentences.tells(*r) for r in draft.ranges)
        return not (line.unnamed and names)

    def _leads(self, draft: Draft) -> bool:
        """Whether a task's own words say who leads it."""
        return any(said.role == "lead" for span in draft.ranges for said in self.sentences.roles(*span))

    def _is_meant(self, draft: Draft, numbers: frozenset[str]) -> bool:
        """Whether a role line's references mean a task, by its number."""
        return draft.label in numbers
