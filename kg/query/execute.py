"""Ask a query: bind its parameters, check it, run it, give typed rows."""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import QueryError
from kg.query.endpoint import Endpoint
from kg.query.header import ANY
from kg.query.queryable import Queryable
from kg.query.resolve import resolve
from kg.query.result import QueryResult, to_result
from kg.query.sparql import calls_service, check_syntax, find_values
from kg.query.stored import StoredQuery, find_query


def run(query: StoredQuery | str, store: Queryable, **parameters: str | Sequence[str]) -> QueryResult:
    """The answer of a query, given by itself or by its name.

    A parameter is a label, CURIE or IRI, or a list of them for "any of these"; one that is not given keeps its default.

    Raises:
        QueryError: the query is unknown or does not parse, or a parameter is unknown or names nothing in the graph.
    """
    stored = find_query(query) if isinstance(query, str) else query
    if not isinstance(store, Endpoint):
        if calls_service(stored.text):
            raise QueryError(
                f"{stored.where}: SERVICE would send the query over the network; a store is asked offline."
                " Leave SERVICE out, or ask an endpoint with --endpoint"
            )
        check_syntax(stored.text, stored.where)
    bound = bind(stored, store, **parameters)
    return to_result(store.query(bound))


def bind(query: StoredQuery, store: Queryable, **parameters: str | Sequence[str]) -> str:
    """The SPARQL with the values in place of the defaults; it runs as it is in any SPARQL tool."""
    text = query.text
    for name, given in parameters.items():
        parameter = query.parameter(name)
        values = [given] if isinstance(given, str) else list(given)
        if not values or (parameter.is_optional and values == [ANY]):
            continue
        terms = dict.fromkeys(str(term) for value in values for term in resolve(value, parameter, store))
        for start, end in reversed(find_values(text, parameter.name)):
            text = f"{text[:start]} {' '.join(terms)} {text[end:]}"
    return text
