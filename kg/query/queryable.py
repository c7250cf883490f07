"""What can be asked: a store, or an endpoint."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from pyoxigraph import QueryBoolean, QuerySolutions, Triple


class Queryable(Protocol):
    """Answers SPARQL; the default graph is the union of the named graphs."""

    def query(self, sparql: str) -> QuerySolutions | QueryBoolean | Iterable[Triple]:
        """The answer to a SPARQL query."""
        ...
