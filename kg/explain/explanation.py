"""A fact with its slots and its evidence, as the graph has them, and what the rule that read it goes by."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError, VocabularyError
from kg.explain.rule import Rule, rule_of
from kg.extract.quantity import find_quantities
from kg.model.document import Span
from kg.query.queryable import Queryable
from kg.query.result import Row, to_result
from kg.rdf.prefixes import contract, expand

_PREFIXES = """PREFIX kgo: <https://w3id.org/trialkg/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_IRI = re.compile(r"https?://[^\s<>\"{}|^`\\]+")
_MANY_NEAR = 5
_LONG_ENOUGH = 6  # letters that say which fact was meant


@dataclass(frozen=True, slots=True)
class Reading:
    """Where and how a fact was read: `words` and their sentence as offsets, `numbers` the patterns of its numbers."""

    source: str
    sentence: str
    words: tuple[Span, Span]
    rule: Rule
    version: str
    confidence: str
    features: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def marked(self) -> tuple[str, str, str]:
        """The sentence before, in and behind the words."""
        words, sentence = self.words
        start, end = words.start - sentence.start, words.end - sentence.start
        return self.sentence[:start], self.sentence[start:end], self.sentence[end:]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A fact: its IRI, its kind, its slots in the words of the ontology, and every reading of it."""

    iri: str
    kind: str
    slots: tuple[tuple[str, str], ...]
    readings: tuple[Reading, ...]

    @property
    def name(self) -> str:
        return contract(self.iri) or self.iri


def explain(fact: str, graph: Queryable) -> Explanation:
    """The fact of this IRI or CURIE.

    Raises:
        QueryError: the graph has no such fact; the message says what it has of that name, or names near ones.
    """
    iri = _as_iri(fact)
    readings = _readings(iri, graph) if iri else ()
    if iri is None or not readings:
        raise QueryError(_nothing_found(fact, iri, graph))
    return Explanation(iri.value, _kind(iri, graph), _slots(iri, graph), readings)


def _as_iri(fact: str) -> NamedNode | None:
    bare = fact.strip().removeprefix("<").removesuffix(">")
    if _IRI.fullmatch(bare):
        return NamedNode(bare)
    try:
        return NamedNode(expand(bare))
    except (VocabularyError, ValueError):
        return None


def _readings(iri: NamedNode, graph: Queryable) -> tuple[Reading, ...]:
    rows = _select(
        graph,
        f"""SELECT DISTINCT ?evidence ?source ?text ?start ?end ?from ?to ?extractor ?version ?confidence WHERE {{
  {iri} kgo:hasEvidence ?evidence .
  ?evidence kgo:source ?document ; kgo:words ?words ; kgo:sentence ?sentence ; kgo:extractor ?extractor .
  ?document kgo:sourceName ?source ; kgo:text ?text .
  ?words oa:start ?start ; oa:end ?end .
  ?sentence oa:start ?from ; oa:end ?to .
  OPTIONAL {{ ?evidence kgo:extractorVersion ?version }}
  OPTIONAL {{ ?evidence kgo:confidence ?confidence }}
}} ORDER BY ?source ?start ?end ?evidence""",
    )
    return tuple(_reading(row, graph) for row in rows)


def _reading(row: Row, graph: Queryable) -> Reading:
    evidence, source, text, *offsets = row[:7]
    extractor, version, confidence = (_value(term) for term in row[7:])
    start, end, begin, stop = (int(_value(term)) for term in offsets)
    words, sentence, whole = Span(start, end), Span(begin, stop), _value(text)
    features = _select(graph, f"SELECT DISTINCT ?f WHERE {{ {evidence} kgo:confidenceFeature ?f }} ORDER BY ?f")
    return Reading(
        source=_value(source),
        sentence=sentence.of(whole),
        words=(words, sentence),
        rule=rule_of(extractor),
        version=version,
        confidence=confidence,
        features=tuple(_value(f[0]) for f in features),
        numbers=tuple(dict.fromkeys(q.pattern for q in find_quantities(whole, sentence) if q.span.overlaps(words))),
    )


def _kind(iri: NamedNode, graph: Queryable) -> str:
    rows = _select(graph, f"SELECT DISTINCT ?type WHERE {{ {iri} a ?type }} ORDER BY ?type")
    names = [_local(_value(row[0])) for row in rows if _value(row[0]).startswith(expand("kgo:x")[:-1])]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", names[0]).lower() if names else "fact"


def _slots(iri: NamedNode, graph: Queryable) -> tuple[tuple[str, str], ...]:
    """What the fact says, each number as it is printed, each concept by its label and identifier."""
    rows = _select(
        graph,
        f"""SELECT DISTINCT ?slot ?filler ?label WHERE {{
  {iri} ?slot ?filler .
  FILTER(?slot != kgo:hasEvidence && (STRSTARTS(STR(?slot), STR(kgo:)) || ?slot = rdfs:label))
  OPTIONAL {{ ?filler skos:prefLabel|rdfs:label ?label }}
}} ORDER BY ?slot ?filler ?label""",
    )
    found: dict[tuple[str, str], str] = {}
    for slot, filler, label in rows:
        found.setdefault((_local(_value(slot)), str(filler)), _shown(filler, label))
    printed = {name.removesuffix("Text") for name, _ in found if name.endswith("Text")}
    hidden = printed | ({"pValue"} if "p" in printed else set())
    return tuple(
        (re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removesuffix("Text")).lower(), shown)
        for (name, _), shown in found.items()
        if name not in hidden
    )


def _shown(filler: object, label: object) -> str:
    if isinstance(filler, Literal):
        return filler.value
    iri = _value(filler)
    name = contract(iri) or iri
    return f"{_value(label)} ({name})" if label is not None else name


def _nothing_found(fact: str, iri: NamedNode | None, graph: Queryable) -> str:
    facts = {_value(row[0]) for row in _select(graph, "SELECT DISTINCT ?fact WHERE { ?fact kgo:hasEvidence ?e }")}
    if not facts:
        return f"{fact!r}: the graph has no facts at all; read some papers into it with kg build"
    if iri is not None and (other := _what_it_is(iri, graph)):
        return f"{fact!r} is {other}, not a fact that was read; kg query facts-of-study lists the facts with their IRIs"
    names = {contract(known) or known: known for known in facts}
    near = _near(contract(iri.value) or iri.value if iri else fact, names)
    hint = f"near it: {', '.join(near)}" if near else "kg query facts-of-study lists the facts with their IRIs"
    return f"{fact!r} is no fact of this graph (an IRI, or a CURIE such as {min(names)}); {hint}"


def _what_it_is(iri: NamedNode, graph: Queryable) -> str | None:
    rows = _select(graph, f"SELECT DISTINCT ?type WHERE {{ {iri} a ?type }} ORDER BY ?type")
    kinds = [contract(_value(row[0])) or _value(row[0]) for row in rows]
    return f"in the graph as {', '.join(kinds)}" if kinds else None


def _near(wanted: str, names: Mapping[str, str]) -> list[str]:
    """Names that hold what was given, else those that look like it."""
    part = wanted.rpartition(":")[2].strip()
    inside = sorted(name for name in names if len(part) >= _LONG_ENOUGH and part in name)
    return inside[:_MANY_NEAR] or difflib.get_close_matches(wanted, sorted(names), n=_MANY_NEAR, cutoff=0.7)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def _value(term: object) -> str:
    return str(getattr(term, "value", "")) if term is not None else ""


def _select(graph: Queryable, query: str) -> tuple[Row, ...]:
    return to_result(graph.query(_PREFIXES + query)).rows
