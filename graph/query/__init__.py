"""The typed Query and its translators to SQL, Cypher and SPARQL.

In: a `Query`.  Out: one statement a language, with equal rows; `shown` writes it so that it runs as it stands."""

from graph.query.literals import shown
from graph.query.query import ROLES, AgencyPattern, Find, Order, Query, Role, Row, Side, TimeWindow

__all__ = ["ROLES", "AgencyPattern", "Find", "Order", "Query", "Role", "Row", "Side", "TimeWindow", "shown"]
