"""What a parameter's value names: a label, synonym, CURIE or IRI becomes the terms the graph knows by it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError, VocabularyError
from kg.query.header import Parameter
from kg.query.queryable import Queryable
from kg.query.result import Row, to_result
from kg.rdf.prefixes import contract, expand

_PREFIXES = """PREFIX kgo: <https://w3id.org/trialkg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
_NAMES = {
    "Study": "dcterms:title|kgo:registration|kgo:reportedIn/(kgo:pmid|kgo:doi)|^kgo:describes/kgo:sourceName",
}
_CONCEPT_NAMES = "skos:prefLabel|skos:altLabel"
_IRI = re.compile(r"https?://[^\s<>\"{}|^`\\]+")
_CURIE = re.compile(r"[A-Za-z][\w.]*:[^\s<>\"{}|^`\\]+")
_MANY_NEAR = 4


def resolve(value: str, parameter: Parameter, store: Queryable) -> tuple[NamedNode | Literal, ...]:
    """The terms a value stands for; a label that several concepts share stands for all of them.

    Raises:
        QueryError: it names nothing in the graph, or something of another kind; near names are offered.
    """
    value = value.strip()
    if parameter.type == "string":
        return (Literal(value),)
    if parameter.type == "integer":
        return (_integer(value, parameter),)
    iri = _as_iri(value)
    found = _by_iri(iri, parameter, store) if iri else ()
    found = found or _by_label(value, parameter, store)
    if found:
        return found
    raise QueryError(_nothing_found(value, iri, parameter, store))


def _integer(value: str, parameter: Parameter) -> Literal:
    try:
        return Literal(int(value))
    except ValueError as error:
        raise QueryError(f"{parameter.option}: expected a whole number, got {value!r}") from error


def _as_iri(value: str) -> NamedNode | None:
    bare = value.removeprefix("<").removesuffix(">")
    if _IRI.fullmatch(bare):
        return NamedNode(bare)
    if not _CURIE.fullmatch(value):
        return None
    try:
        return NamedNode(expand(value))
    except VocabularyError:
        return None  # a name with a colon in it


def _by_iri(iri: NamedNode, parameter: Parameter, store: Queryable) -> tuple[NamedNode, ...]:
    """The IRI itself if it is of the right kind, else what is mapped to it as exactly the same."""
    classes = _classes(parameter)
    rows = _select(
        store,
        f"""SELECT DISTINCT ?x WHERE {{
  VALUES ?class {{ {classes} }}
  {{ BIND({iri} AS ?x) {iri} a ?class }} UNION {{ ?x skos:exactMatch {iri} ; a ?class }}
}}""",
    )
    found = _nodes(rows)
    return (iri,) if iri in found else found


def _by_label(value: str, parameter: Parameter, store: Queryable) -> tuple[NamedNode, ...]:
    """Concepts of this name whatever its case; the preferred label wins over a synonym, the very case over another."""
    rows = _select(
        store,
        f"""SELECT DISTINCT ?x ?name ?preferred WHERE {{
  VALUES ?class {{ {_classes(parameter)} }}
  ?x {_names(parameter)} ?name .
  FILTER(LCASE(STR(?name)) = {Literal(value.lower())})
  ?x a ?class .
  BIND(EXISTS {{ ?x skos:prefLabel ?name }} AS ?preferred)
}}""",
    )
    ranked: dict[tuple[bool, bool], list[Row]] = {}
    for row in rows:
        _, name, preferred = row
        is_preferred = preferred is not None and preferred.value == "true"
        is_exact = name is not None and name.value == value
        ranked.setdefault((is_preferred, is_exact), []).append(row)
    return _nodes(ranked[max(ranked)]) if ranked else ()


def _nothing_found(value: str, iri: NamedNode | None, parameter: Parameter, store: Queryable) -> str:
    kind = parameter.type.replace("_", " ")
    if iri and (types := _types(iri, store)):
        return f"{parameter.option} takes a {kind}, but {value!r} is in the graph as {', '.join(types)}"
    names = _names_in_graph(parameter, store)
    if not names:
        return f"{parameter.option}: {value!r} names nothing in the graph, which holds no {kind} at all"
    near = _near(value, names)
    hint = f"near it: {', '.join(repr(name) for name in near)}" if near else f"it holds {len(names)} names of that kind"
    return f"{parameter.option}: no {kind} in the graph is called {value!r} (label, synonym, CURIE or IRI); {hint}"


def _types(iri: NamedNode, store: Queryable) -> list[str]:
    rows = _select(store, f"SELECT DISTINCT ?x WHERE {{ {iri} a ?x }}")
    return sorted(contract(node.value) or node.value for node in _nodes(rows))


def _names_in_graph(parameter: Parameter, store: Queryable) -> list[str]:
    pattern = f"VALUES ?class {{ {_classes(parameter)} }} ?x a ?class ; {_names(parameter)} ?name"
    query = f"SELECT DISTINCT ?name WHERE {{ {pattern} }}"
    return sorted(row[0].value for row in _select(store, query) if row[0] is not None)


def _near(value: str, names: list[str]) -> list[str]:
    by_lower = {name.lower(): name for name in names}
    lower = value.lower()
    near = difflib.get_close_matches(lower, by_lower, n=_MANY_NEAR, cutoff=0.6)
    near += [name for name in by_lower if lower in name and name not in near]
    return [by_lower[name] for name in near[:_MANY_NEAR]]


def _classes(parameter: Parameter) -> str:
    return " ".join(f"kgo:{name}" for name in parameter.classes)


def _names(parameter: Parameter) -> str:
    return f"({_NAMES.get(parameter.classes[0], _CONCEPT_NAMES)})"


def _nodes(rows: Iterable[Row]) -> tuple[NamedNode, ...]:
    return tuple(sorted({row[0] for row in rows if isinstance(row[0], NamedNode)}, key=str))


def _select(store: Queryable, query: str) -> tuple[Row, ...]:
    return to_result(store.query(_PREFIXES + query)).rows
