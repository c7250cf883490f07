"""Core shapes, checked by pyshacl, with messages that name the paper and the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyshacl
from rdflib import RDF, RDFS, SH, Graph, Node, URIRef

from kg.rdf.prefixes import contract
from kg.rdf.vocabulary import KGO, OA
from kg.validate.shapes import core_shapes, node_shapes, severity_of
from kg.validate.violation import Violation


def find_core_violations(graph: Graph) -> Iterator[Violation]:
    """What the Core shapes find in the graph."""
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=core_shapes(), inference="none")
    if conforms:
        return
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield _violation(graph, report, result)


def _violation(graph: Graph, report: Graph, result: Node) -> Violation:
    focus = report.value(result, SH.focusNode)
    value = report.value(result, SH.value)
    path = _shown_path(report, report.value(result, SH.resultPath))
    said = str(report.value(result, SH.resultMessage))
    source, quote, study = _context(graph, focus)
    message = f"{source or 'vocabulary'}: {said}, but {_shown(focus)} {_has(value, focus, path)}."
    if quote:
        message += f' Sentence: "{quote}".'
    if study:
        message += f" Look into it: kg query facts-of-study --study {study}"
    return Violation(
        severity=severity_of(report.value(result, SH.resultSeverity)),
        source=source,
        shape=_shape_name(graph, focus, said),
        focus=str(focus),
        path=path,
        value=None if value is None or value == focus else str(value),
        message=message,
    )


def _has(value: Node | None, focus: Node | None, path: str | None) -> str:
    if value is None or value == focus:
        return f"has none or several of {path}" if path else "does not"
    return f"has {_shown(value)}" + (f" as {path}" if path else "")


def _shape_name(graph: Graph, focus: Node | None, said: str) -> str:
    """The shape of the focus node's class that says this; pyshacl names only the nameless property shape in it."""
    classes = set(graph.objects(focus, RDF.type))
    return next((shape.name for shape in node_shapes() if shape.target_class in classes and said in shape.messages), "")


def _shown_path(report: Graph, path: Node | None) -> str | None:
    if path is None or isinstance(path, URIRef):
        return None if path is None else _shown(path)
    inverse = report.value(path, SH.inversePath)
    return "a complex path" if inverse is None else f"^{_shown(inverse)}"


def _shown(node: Node | None) -> str:
    if isinstance(node, URIRef):
        return contract(str(node)) or str(node)
    return repr(str(node))


def _context(graph: Graph, focus: Node | None) -> tuple[str | None, str | None, str | None]:
    """The paper's name, the sentence and the study of a node, as far as the graph says them."""
    evidence = _evidence(graph, focus)
    document = graph.value(evidence, KGO.source) if evidence is not None else None
    study = _study(graph, focus)
    if document is None:
        document = focus if (focus, RDF.type, KGO.Document) in graph else None
    if document is None and study is not None:
        document = _first(graph.subjects(KGO.describes, study))
    if document is None:
        document = _first(graph.subjects(KGO.publication, focus))
    sentence = graph.value(evidence, KGO.sentence) if evidence is not None else None
    quote = graph.value(sentence, OA.exact) if sentence is not None else None
    source = graph.value(document, KGO.sourceName) if document is not None else None
    return _text(source), _text(quote), _text(study)


def _evidence(graph: Graph, focus: Node | None) -> Node | None:
    if (focus, RDF.type, KGO.Evidence) in graph:
        return focus
    if (focus, RDF.type, KGO.Selector) in graph:
        users = {*graph.subjects(KGO.words, focus), *graph.subjects(KGO.sentence, focus)}
        return _first(users)
    return _first(graph.objects(focus, KGO.hasEvidence))


def _study(graph: Graph, focus: Node | None) -> Node | None:
    if (focus, RDF.type, KGO.Study) in graph:
        return focus
    owners = {s for s, p in graph.subject_predicates(focus) if (s, RDF.type, KGO.Study) in graph and p != RDFS.seeAlso}
    return _first(owners)


def _first(nodes: Iterable[Node]) -> Node | None:
    """The first by name, so that a message is the same in every run."""
    return min(nodes, key=str, default=None)


def _text(node: Node | None) -> str | None:
    return None if node is None else str(node)
