"""The typed query: one value, translated to SQL, Cypher and SPARQL, with equal rows in each.

`search.answer.ask` makes a `Query` from a question; the explorer's filters make one directly.  A translation answers with `Row`s: the
bindings of the pattern, one for each (side, answer, document, task, role).  Counting, ordering, intersection and the answers' text are
made from rows by `search.answer.answers`, the same for every engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["ROLES", "AgencyPattern", "Find", "Query", "Role", "Row", "Side", "TimeWindow"]

Find = Literal["province", "agency", "document", "citation", "task", "topic", "passage"]
Role = Literal["lead", "coordinate", "assigned"]
ROLES: tuple[Role, ...] = ("lead", "assigned", "coordinate")


@dataclass(frozen=True, slots=True)
class AgencyPattern:
    """One agency that takes part in the task.

    `ids`: any of these nodes, an agency (`agency:...`, that body of that province) or a generic body (`body:...`, in any
    province); empty: any agency.  `roles`: any of these; empty for all three.  `absent`: no such agency takes part in one of them.
    """

    ids: tuple[str, ...]
    roles: tuple[Role, ...] = ()
    absent: bool = False


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """When a task is to be done.  Dates are ISO; a task fits where its interval lies within [start, end]
    (`within`) or shares a day with it (not `within`); `recurrence` is one of the words of CONTRACT.md."""

    start: str | None = None
    end: str | None = None
    recurrence: str | None = None
    within: bool = True


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison or intersection: provinces or documents (any of each list), and agencies, with the label shown."""

    label: str
    provinces: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    agencies: tuple[AgencyPattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of the graph.  All conditions hold together; within one tuple any value will do, unless said otherwise.

    The pattern (each field may be empty, then it does not restrict):

    - *scope*, documents in the collection (`in_collection` true): `provinces` (OF_PROVINCE), `documents` (ids), `document_types` (ids of
      the vocabulary, the property `document_type_id`), `issued_from`/`issued_to` (ISO dates, inclusive; a document without date fits
      neither), `period` years, inclusive, that the document's [period_from, period_to] touches (a missing end is the other one; none: does
      not fit), `issuers` (ISSUED_BY one of these agencies, or an instance of one of these bodies), `signers` (folded names: `signer_folded`
      contains one as whole syllables);
    - their citations: `cites` (target ids, ALL must be cited), `cited_types` and `cited_issuers` (some cited document fits both): a
      citation is a BASED_ON edge where `citation_role` is basis, a CITES edge where it is mention, either where it is None; `citation_role`
      alone does not restrict (but for find citation);
    - their tasks (HAS_TASK): `agencies` (ALL patterns hold on one task), `topics` (ABOUT one of these or of their narrower topics, over
      BROADER; `topics_all` must ALL hold, each with its narrower ones), `words` (folded syllable sequences, ALL of which the task's
      `folded` contains, as whole syllables; alternatives of one stand apart by "|": any of them will do), `time`, `kinds`, `tasks` (ids).

    An agency pattern is matched by an agency with an edge of one of `roles` to the task whose id is in `ids` or that is INSTANCE_OF one of
    `ids`; empty `ids`: any agency.
    `time`: a task's interval is [time_from, time_to], a missing end is the other one; without both it fits no `start` or `end`; a missing
    `start` or `end` is open.
    A successor or predecessor is never implied: whoever makes the Query adds its id.

    `find` says what a row's `answer` is:

    - province: the document's province; document: the document; task: the task; topic: a topic of the task (ABOUT, as stored; of any task
      of the document);
    - agency: an agency of the task with one of `roles` (empty: any), never one that matches a pattern of `agencies` (ids and roles; absent
      ones bind nothing);
    - citation: a document cited with `citation_role`, narrowed by `cited_types`, `cited_issuers`; these then restrict only the answer,
      `cites` restricts the citing document;
    - passage: no graph query; it has no rows.

    `roles` counts for find agency only.  A pattern without any task condition does not ask for a task (a province, document or citation
    then has rows without task); task, agency and topic always bind one.

    `negated`: the answers of the *scope* for which the pattern has NO match.  They are those of the Query without citations, task
    conditions and `roles` (province: those with a document in scope; document: those in scope; agency: those with any role in a task of a
    document in scope, but none that matches the ids, where it has some, of a pattern in whatever role; citation, task, topic alike), less
    the answers of the whole
    pattern.  Rows are (answer, document in scope), with task = answer for find task, without role and agency.
    `sides`: the pattern holds once for each side, rows carry the side's index.  A side's provinces and documents hold in addition to the
    Query's own, its agency patterns come after the Query's own.  `combine` tells what is made of them: "all" (in every side), "compare"
    (each side's rows), "most" (the side with more answers), "only" (first side but no other).
    `order`: earliest, latest (issue date), most, least (number of distinct tasks, or of documents where there are none).
    `counted`: the answer is the number of distinct answers.  `property`: the document's property asked for (signer, issue_date, period,
    issuer, number, title, type).
    `combine`, `order`, `limit`, `counted` and `property` do not change the rows.
    """

    find: Find
    provinces: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    document_types: tuple[str, ...] = ()
    issued_from: str | None = None
    issued_to: str | None = None
    period: tuple[int, int] | None = None
    issuers: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()  # folded names
    cites: tuple[str, ...] = ()
    citation_role: Literal["basis", "mention"] | None = None
    cited_types: tuple[str, ...] = ()
    cited_issuers: tuple[str, ...] = ()
    agencies: tuple[AgencyPattern, ...] = ()
    roles: tuple[Role, ...] = ()
    topics: tuple[str, ...] = ()
    topics_all: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    time: TimeWindow | None = None
    kinds: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    negated: bool = False
    sides: tuple[Side, ...] = ()
    combine: Literal["all", "compare", "most", "only"] = "compare"
    order: Literal["earliest", "latest", "most", "least"] | None = None
    limit: int | None = None
    counted: bool = False
    property: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One binding.  `side` is the index into `Query.sides` (0 without sides); `role` is the role that the answer (find agency) or the
    first agency pattern's agency holds on the task, "" where none is asked; `agency` that agency's node id, or "" (find agency: the
    answer).
    The first pattern is the first that is not absent.  Rows are sorted (by code points) and unique."""

    side: int
    answer: str
    document: str = ""
    task: str = ""
    role: str = ""
    agency: str = ""
