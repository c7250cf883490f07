"""JSON-LD that a person can read: compacted by the published context, each study with its facts inside.

A named graph is one object; in it a node stands where it is first referred to, so that a document holds its study, the
study its facts, and a fact its evidence. Concepts, which many facts share, stand beside them and are referred to.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.export.context import load_context
from kg.rdf.prefixes import contract, prefixes

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_KGO = "https://w3id.org/trialkg/ontology#"
_CONCEPT = "http://www.w3.org/2004/02/skos/core#Concept"
_ROOTS = (_KGO + "Document", _KGO + "Study")
_DEEPEST = 12
"""Nodes are nested no deeper than this, whatever graph is given."""

Node = NamedNode | BlankNode
Object = Node | Literal
Properties = Mapping[str, list[Object]]


def to_jsonld(quads: Iterable[Quad]) -> bytes:
    """Sorted quads as one JSON-LD document with its context inside."""
    context = load_context()
    compactor = _Compactor(context["@context"])
    graphs: dict[Node | None, dict[Node, dict[str, list[Object]]]] = {}
    for quad in quads:
        name = None if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name
        nodes = graphs.setdefault(name, {})
        properties = nodes.setdefault(_node(quad.subject), defaultdict(list))
        properties[quad.predicate.value].append(_object(quad.object))
    content: list[Any] = []
    for name, nodes in graphs.items():
        objects = _nest(nodes, compactor)
        content += objects if name is None else [{"@id": compactor.iri(name), "@graph": objects}]
    document = {**context, "@graph": content}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


class _Compactor:
    """Writes IRIs, keys and values as short as the context allows."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._prefixes = {name for name, value in context.items() if isinstance(value, dict) and "@prefix" in value}
        self._terms: dict[str, str] = {}
        self._types: dict[str, str] = {}
        namespaces = prefixes()
        for name, definition in context.items():
            if name.startswith("@") or name in self._prefixes:
                continue
            curie = definition if isinstance(definition, str) else definition["@id"]
            prefix, _, local = curie.partition(":")
            iri = namespaces[prefix] + local
            self._terms[iri] = name
            if isinstance(definition, dict):
                type_ = definition["@type"]
                self._types[iri] = _XSD + type_.removeprefix("xsd:") if type_.startswith("xsd:") else type_

    def iri(self, node: Node) -> str:
        """An identifier: a CURIE where the context has its prefix."""
        if isinstance(node, BlankNode):
            return f"_:{node.value}"
        curie = contract(node.value)
        if curie is None or curie.partition(":")[0] not in self._prefixes or curie.partition(":")[2].startswith("//"):
            return node.value
        return curie

    def name(self, iri: str) -> str:
        """A property or a class: a term of the context, else like an identifier."""
        return self._terms.get(iri) or self.iri(NamedNode(iri))

    def coercion(self, predicate: str) -> str | None:
        return self._types.get(predicate)

    def literal(self, literal: Literal, coercion: str | None) -> Any:
        """A plain JSON value where the context tells its type, else an object that tells it itself."""
        if literal.language is not None:
            return {"@value": literal.value, "@language": literal.language}
        datatype = literal.datatype.value
        if datatype == _XSD + "string":
            return literal.value if coercion is None else {"@value": literal.value}
        if datatype != coercion:
            return {"@value": literal.value, "@type": self.iri(literal.datatype)}
        if datatype == _XSD + "boolean" and literal.value in {"true", "false"}:
            return literal.value == "true"
        if datatype == _XSD + "integer" and _is_canonical_integer(literal.value):
            return int(literal.value)
        return literal.value  # decimals stay as written: a JSON number is a double


def _nest(nodes: Mapping[Node, Properties], compactor: _Compactor) -> list[Any]:
    children = _assign_parents(nodes)
    nested = {child for owned in children.values() for child in owned}

    def write(node: Node) -> dict[str, Any]:
        owned = children.get(node, set())
        content: dict[str, Any] = {"@id": compactor.iri(node)}
        properties = nodes[node]
        if types := properties.get(_RDF_TYPE):
            content["@type"] = _one_or_many([compactor.name(t.value) for t in types])
        for predicate in sorted(properties, key=compactor.name):
            if predicate != _RDF_TYPE:
                values = [_value(value, predicate, compactor, write, owned) for value in properties[predicate]]
                content[compactor.name(predicate)] = _one_or_many(values)
        return content

    return [write(node) for node in sorted(nodes, key=lambda node: _root_rank(node, nodes)) if node not in nested]


def _assign_parents(nodes: Mapping[Node, Properties]) -> Mapping[Node, set[Node]]:
    """The nodes to be written inside another one: each inside the first that refers to it, nearest to a root first."""
    children: dict[Node, set[Node]] = defaultdict(set)
    depth: dict[Node, int] = {}
    for root in sorted(nodes, key=lambda node: _root_rank(node, nodes)):
        if root in depth:
            continue
        depth[root] = 0
        queue = deque([root])
        while queue:
            node = queue.popleft()
            if depth[node] == _DEEPEST:
                continue
            for predicate in sorted(nodes[node]):
                for value in nodes[node][predicate] if predicate != _RDF_TYPE else ():
                    if isinstance(value, Literal) or value in depth or value not in nodes:
                        continue
                    if not _is_shared(nodes[value]):
                        depth[value] = depth[node] + 1
                        children[node].add(value)
                        queue.append(value)
    return children


def _root_rank(node: Node, nodes: Mapping[Node, Properties]) -> tuple[int, str]:
    types = {value.value for value in nodes[node].get(_RDF_TYPE, [])}
    rank = next((position for position, root in enumerate(_ROOTS) if root in types), len(_ROOTS))
    return (rank + 1 if _is_shared(nodes[node]) else rank, str(node))


def _is_shared(properties: Properties) -> bool:
    return any(value.value == _CONCEPT for value in properties.get(_RDF_TYPE, []))


def _value(value: Object, predicate: str, compactor: _Compactor, write: Any, owned: set[Node]) -> Any:
    coercion = compactor.coercion(predicate)
    if isinstance(value, Literal):
        return compactor.literal(value, coercion)
    if value in owned:
        owned.discard(value)  # a second reference from the same node is a reference only
        return write(value)
    if coercion == "@vocab":
        return compactor.name(value.value) if isinstance(value, NamedNode) else compactor.iri(value)
    return compactor.iri(value) if coercion == "@id" else {"@id": compactor.iri(value)}


def _one_or_many(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _is_canonical_integer(text: str) -> bool:
    # beyond 2**53 other readers of JSON lose digits
    return (
        text.removeprefix("-").isascii()
        and text.removeprefix("-").isdigit()
        and str(int(text)) == text
        and len(text) < 16
    )


def _node(term: object) -> Node:
    if isinstance(term, NamedNode | BlankNode):
        return term
    raise TypeError(f"expected an IRI or a blank node, got {term!r}")


def _object(term: object) -> Object:
    return term if isinstance(term, Literal) else _node(term)
