"""Two roles said at once: who has both, "vừa chủ trì vừa phối hợp", either, "ai chủ trì, ai phối hợp", one and not the other; and the
contact."""

from __future__ import annotations

from dataclasses import replace

from search.frames.base import Rules
from search.frames.reading import Reading
from search.frames.roles import ROLE_SETS

__all__ = ["EachRoleRules"]


class EachRoleRules(Rules):
    """Adds conditions of two roles, and of being the contact."""

    def _with_contrast(self, reading: Reading) -> None:
        """ "không chủ trì mà phối hợp": those with the one role and, of what is asked for, without the other."""
        query, contrast = reading.query, self.sentence.contrast
        if contrast is None or query.negated or query.sides:
            return
        roles = ROLE_SETS[contrast.denied]
        if query.find == "agency" and not query.agencies:
            other = replace(query, roles=roles)
        elif query.find in ("province", "document") and len(query.agencies) == 1:
            other = replace(query, agencies=(replace(query.agencies[0], roles=roles),))
        else:
            return  # of one task an agency has one role
        exclude = tuple(dict.fromkeys((*query.exclude, *self.names.answers_of(replace(other, counted=False)))))
        reading.query = replace(query, exclude=exclude)
        reading.notes.append((f"“{contrast.said}”: đã loại nơi có vai trò ấy.", f"“{contrast.said}”: those with that role are left out."))

    def _with_both_roles(self, reading: Reading, actors: list[int]) -> None:
        """ "vừa chủ trì vừa phối hợp": the agencies that have both roles; "ai chủ trì, ai phối hợp": those that have either."""
        query, said = reading.query, {value for at in self.sentence.where("role") for value in self.sentence[at].values("role")}
        if query.find != "agency" or actors or query.sides or query.negated or "lead" not in said:
            return
        if self._asks_with_whom():
            reading.query = replace(query, roles=("lead", "coordinate"))
            return
        if "coordinate" not in said:
            return
        if not self.sentence.has("both"):
            if self._asks_each_role():  # "sở nào chủ trì, ai phối hợp": the kind is that of the one who leads
                reading.query = replace(query, roles=("lead", "coordinate"), families=())
            return
        both = self.names.answers_of(replace(query, roles=("coordinate",)))
        reading.query = replace(query, roles=("lead",), among=both or ("",))

    def _asks_with_whom(self) -> bool:
        """Whether the partners are asked for behind who leads: "take the lead, and with whom", "chủ trì, phối hợp với ai"."""
        sentence = self.sentence
        lead = sentence.where("role", value="lead")[0]
        first = any(sentence[i].has("wh") for i in range(lead))
        return first and any(self._is_partner(lead, at) for at in sentence.where("wh", value="who") if at > lead)

    def _is_partner(self, lead: int, who: int) -> bool:
        """Whether "with" stands before a question word, and before it the role of a partner, "and", a comma or the lead, no other deed:
        "meets with whom", "báo cáo với ai"."""
        sentence, role = self.sentence, ("coordinate", "work")
        if any(sentence[who - 1].has("role", one) for one in role):
            return True
        at = who - 1
        if not sentence[at].has("with"):
            return False
        before = sentence[at - 1]
        alone = before.has("and") or at - 1 == lead or sentence.question.comma_before(sentence[at].start)
        return alone or any(before.has("role", one) for one in role)

    def _asks_each_role(self) -> bool:
        """Whether each of two roles has its own question word or noun, "who leads and who helps", or "và" joins them."""
        sentence = self.sentence
        lead, helps = (sentence.where("role", value=value) for value in ("lead", "coordinate"))
        first, second = sorted((lead[0], helps[-1]))
        between = range(first + 1, second)
        asked = any(sentence[i].has("wh") or sentence[i].has("noun", "agency") for i in between)
        return asked or (len(between) > 0 and all(sentence[i].has("and") or sentence[i].has("stop") for i in between))

    def _with_focal(self, reading: Reading) -> None:
        """ "Cơ quan nào là đầu mối": whom the texts call so, where they call some so; who leads otherwise."""
        query = reading.query
        said = tuple(dict.fromkeys(value for at in self.sentence.where("focal") for value in self.sentence[at].values("focal")))
        if not said or query.negated or query.sides:
            return
        called = replace(query, subject=(*query.subject, *said))
        if query.find == "agency" and query.roles == ("lead",) and not query.agencies:
            called = replace(called, roles=("lead", "assigned"))
        elif query.agencies and not self.names.answers_of(query):
            called = replace(called, agencies=tuple(replace(one, roles=()) for one in query.agencies))
        else:
            return
        if self.names.answers_of(called):
            reading.query = called
