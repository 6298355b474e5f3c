"""The typed query: one value that is the whole meaning of a question, translated to SQL, Cypher and SPARQL, with equal rows in each.

`search.answer.ask` makes a `Query` from a question; the explorer's filters make one directly.  A translation answers with `Row`s: the
bindings of the pattern, one for each (side, answer, document, task, role).  Nothing is filtered after it: counting, ordering, grouping and
the answers' text are made from rows by `search.answer.answers`, the same for every engine.  docs/decisions.md has the order of the steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["ROLES", "AgencyPattern", "Find", "Order", "Query", "Role", "Row", "Side", "TimeWindow"]

Find = Literal[
    "province", "agency", "document", "citation", "task", "topic", "field", "finding", "successor", "predecessor", "passage"
]  # fmt: skip
Role = Literal["lead", "coordinate", "assigned"]
Order = Literal["earliest", "latest", "due_first", "due_last", "most", "least"]
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
    """When a task is to be done; all that is given holds together of one of its times, the first or a further one (ALSO_DUE).  ISO dates.

    A time's interval is [time_from, time_to], a missing end is the other one; without both it fits nothing here but `timed`,
    `recurring` and `recurrence`.

    - `start`, `end`: the interval lies within [start, end] (`within`) or shares a day with it (not `within`); a missing one is open.
      `due`: the last day alone counts, whatever `within` says; a task without one has no end and is never due.
    - `units`: months or quarters, (first day, last day) each: time_from and time_to, where given, each lie in one of them.
    - `longest`, with `start` and `end`: a time of more days than these (the property `time_days`) fits only where it lies within
      [start, end] or its printed words (the property `time_folded`) hold one of `names` as whole syllables ("quy iii", "thang 9").
    - `recurrence`: one of the words of CONTRACT.md; `recurring`: has a recurrence (True), has none (False).
    - `timed`: has a printed time, a first or last day or a recurrence (True), has nothing of it (False).
    """

    start: str | None = None
    end: str | None = None
    recurrence: str | None = None
    within: bool = True
    due: bool = False
    units: tuple[tuple[str, str], ...] = ()
    longest: int | None = None
    names: tuple[str, ...] = ()
    recurring: bool | None = None
    timed: bool | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison or intersection, with the label shown: conditions that hold in addition to the Query's own.

    Each means what the Query's field of that name means; a side's `agencies` come after the Query's own.
    """

    label: str
    provinces: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    agencies: tuple[AgencyPattern, ...] = ()
    topics: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of the graph.  All conditions hold together; within one tuple any value will do, unless said otherwise.

    The pattern (each field may be empty, then it does not restrict):

    - *scope*, documents in the collection (`in_collection` true): `provinces` (OF_PROVINCE), `documents` (ids), `document_types` (ids of
      the vocabulary, the property `document_type_id`), `issued_from`/`issued_to` (ISO dates, inclusive; a document without date fits
      neither), `period` years, inclusive, that the document's [period_from, period_to] touches (a missing end is the other one; none: does
      not fit), `issuers` (ISSUED_BY one of these agencies, or an instance of one of these bodies), `signers` (folded names: `signer_folded`
      contains one as whole syllables);
    - what the document says or lacks: `mentions` (MENTIONS one of these agencies, or an instance of one of these bodies), `findings`
      (codes: HAS_FINDING with one of them), `missing` (names as in `property`: the document gives NONE of them);
    - their citations: `cites` (target ids, ALL must be cited), `cited_types` and `cited_issuers` (some cited document fits both): a
      citation is a BASED_ON edge where `citation_role` is basis, a CITES edge where it is mention, either where it is None; `citation_role`
      alone does not restrict (but for find citation).  `cited_codes`: a cited document fits `cited_issuers` also where no issuer is known
      of it (no ISSUED_BY), its number ends with "-" and one of these codes ("UBND"), and its id has the place of the citing one's
      (`doc:lao-cai/...`);
    - their tasks (HAS_TASK): `agencies` (ALL patterns hold on one task), `topics` (ABOUT one of these or of their narrower topics, over
      BROADER; `topics_all` must ALL hold, each with its narrower ones), `words` (folded syllable sequences, ALL of which the task's
      `folded` contains, as whole syllables; alternatives of one stand apart by "|": any of them will do), `time`, `kinds`, `tasks` (ids);
    - either: `fields` (policy fields, with their narrower ones over BROADER: IN_FIELD from the task or from its document, as `fields_in`
      says), `subject` (as `words`, but each looked for in the places of `subject_in`: the task's own words, the headings above it, the
      document's title; any place will do, each sequence in a place of its own choice).  Places task and heading bind a task, document and
      title do not.

    An agency pattern is matched by an agency with an edge of one of `roles` to the task whose id is in `ids` or that is INSTANCE_OF one of
    `ids`; empty `ids`: any agency.  A successor or predecessor is never implied: whoever makes the Query adds its id.

    `find` says what a row's `answer` is:

    - province: the document's province; document: the document; task: the task; topic: a topic of the task (ABOUT, as stored; of any task
      of the document); field: a policy field, of the task where one of `fields_in` is "task", else of the document;
    - agency: an agency of the task with one of `roles` (empty: any), never one that matches a pattern of `agencies` (ids and roles; absent
      ones bind nothing);
    - citation: a document cited with `citation_role`, narrowed by `cited_types`, `cited_issuers`, `cited_codes`; these then restrict only
      the answer, `cites` restricts the citing document;
    - finding: a finding of the document, with one of `findings` where there are some (they then restrict only the answer);
    - successor, predecessor: what one of `of` (provinces, bodies) became or came from, over SUCCEEDED_BY, in one step or several; `of`
      itself never.  Nothing else of the pattern counts, the row has no document;
    - passage: no graph query; it has no rows.

    `roles` counts for find agency only.  A pattern without any task condition does not ask for a task (a province, document, citation or
    finding then has rows without task); task, agency, topic and field of a task always bind one.

    Which answers fall away, whatever the pattern (in a negated query too): `exclude` (ids that are no answer; an agency by its body's id as
    well), `among` (ids, the same way: no others are answers), `families` (find agency: folded words that the agency's `folded` name begins
    with, as whole syllables: "so", "ban chi dao"), `not_levels` (find agency: the levels of bodies or agencies that are no answer:
    "group"), `property` (find document, citation: the answer must give it; find task: "time", it must have a time).

    `any_of`: alternatives of the pattern.  Each is the Query with those fields of the pattern (the lists above, `roles` and `of`) in which
    the alternative differs from the defaults put in place of its own; the rest is the Query's.  A row of any of them is a row.

    `negated`: the answers of the *scope* for which the pattern has NO match.  They are those of the Query with nothing of the pattern but
    the scope (province: those with a document in scope; document: those in scope; agency: those with any role in a task of a document in
    scope, but none that matches the ids, where it has some, of a pattern in whatever role; citation, task, topic, field, finding alike),
    less the answers of the whole pattern.  Rows are (answer, document in scope), with task = answer for find task, without role and agency.

    `sides`: the pattern holds once for each side, rows carry the side's index.

    What is kept of the rows found, in this order.  The *key* of an answer is the body of an agency that is an instance of one (the
    smallest id of several), else the answer.
    1. `combine` (with sides): "all": keys with rows in every side; "only": keys with rows in the first side and in no other (its rows
       alone); "compare", "most": all.
    2. `broadest` (find topic, field): no answer that has a broader one, over one BROADER edge, among the answers that are left.
    3. `combine` "most" (with sides): the rows of the sides with the most distinct keys (order least: the fewest; a side without rows
       counts, and has none).
    4. `order` with `limit`: the rows of the first `limit` keys, ties included; not with `combine` "most".  earliest, latest: by the date of
       issue of the row's document (find citation: of the answer), its smallest or largest of a key's rows; due_first, due_last: by the
       last day (else the first) of one of the times of the row's task, of those that fit `time` (of all with `negated` or `any_of`); with
       these a key without any date falls away, also where there is no `limit`.  most, least: by the number of distinct tasks, or of
       documents where there are none, of the key's rows.
    Steps 3 and 4 count only rows with one of the roles in `asked`, where it is not empty (keys that have no such row count 0): rows of
    other roles are answers of lesser strength.

    `property`: the document's property asked for (signer, issue_date, period, issuer, number, title, type), or "time" of tasks.
    `counted`: the answer is the number of distinct keys; it changes no row.
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
    order: Order | None = None
    limit: int | None = None
    counted: bool = False
    property: str | None = None
    mentions: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    cited_codes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    fields_in: tuple[Literal["task", "document"], ...] = ("task",)
    subject: tuple[str, ...] = ()
    subject_in: tuple[Literal["task", "heading", "title"], ...] = ("task", "heading")
    of: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    not_levels: tuple[str, ...] = ()
    any_of: tuple[Query, ...] = ()
    asked: tuple[Role, ...] = ()
    broadest: bool = False


class Row(NamedTuple):
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
