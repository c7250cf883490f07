"""Stored queries: SPARQL files with a header, their parameters, and typed rows as the answer.

stored = find_query("trials-by-target")
result = run(stored, store, target="FLT3")
for record in result.records(): ...
"""

from kg.query.endpoint import Endpoint
from kg.query.execute import bind, run
from kg.query.header import Parameter
from kg.query.queryable import Queryable
from kg.query.result import QueryResult, Row, Term
from kg.query.stored import StoredQuery, find_query, list_queries, read_query

__all__ = [
    "Endpoint",
    "Parameter",
    "QueryResult",
    "Queryable",
    "Row",
    "StoredQuery",
    "Term",
    "bind",
    "find_query",
    "list_queries",
    "read_query",
    "run",
]
