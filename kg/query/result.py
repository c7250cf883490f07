"""The answer to a query: columns and rows of RDF terms, and the same as plain Python values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, Triple

Term = NamedNode | BlankNode | Literal
Row = tuple[Term | None, ...]
Value = str | int | float | bool | Decimal | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = {_XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")}


@dataclass(frozen=True, slots=True)
class QueryResult:
    """Typed rows. A cell is None where the query left its variable unbound."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def records(self) -> Iterator[dict[str, Value]]:
        """Each row as a dictionary of Python values: IRIs and strings as `str`, numbers as numbers."""
        for row in self.rows:
            yield {column: to_value(term) for column, term in zip(self.columns, row, strict=True)}


def to_result(answer: QuerySolutions | QueryBoolean | Iterable[Triple]) -> QueryResult:
    """SELECT gives its rows, ASK one row `answer`, CONSTRUCT and DESCRIBE the triples in sorted order."""
    if isinstance(answer, QueryBoolean):
        return QueryResult(("answer",), ((Literal(bool(answer)),),))
    if isinstance(answer, QuerySolutions):
        columns = tuple(variable.value for variable in answer.variables)
        rows = tuple(tuple(_term(solution[column]) for column in columns) for solution in answer)
        return QueryResult(columns, rows)
    triples = sorted({(triple.subject, triple.predicate, triple.object) for triple in answer}, key=str)
    return QueryResult(("subject", "predicate", "object"), tuple(tuple(_term(t) for t in row) for row in triples))


def to_value(term: Term | None) -> Value:
    """A term as the Python value a person would expect; an unreadable number stays the string it is."""
    if term is None or not isinstance(term, Literal):
        return None if term is None else to_text(term)
    datatype = term.datatype.value
    try:
        if datatype in _INTEGERS:
            return int(term.value)
        if datatype == _XSD + "decimal":
            return Decimal(term.value)
        if datatype in {_XSD + "double", _XSD + "float"}:
            return float(term.value)
    except (ValueError, InvalidOperation):
        return term.value
    if datatype == _XSD + "boolean":
        return term.value in {"true", "1"}
    return term.value


def to_text(term: Term) -> str:
    """The IRI, the label of a blank node with `_:`, or the lexical form of a literal."""
    return f"_:{term.value}" if isinstance(term, BlankNode) else term.value


def _term(value: object) -> Term | None:
    if value is None or isinstance(value, NamedNode | BlankNode | Literal):
        return value
    raise TypeError(f"expected an RDF 1.1 term, got {value!r}")
