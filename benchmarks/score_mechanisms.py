"""Score the mechanisms that kg reads in a text on drugprot_part, whose relations tie a chemical to a gene.

Run as the scorers of the evaluation are, beside whose modules (`common`, `report`, `values`) it needs on PYTHONPATH.

The texts report work in laboratories, of which `kg build` makes no studies; so the extractor is asked directly, and the
table of mechanisms is not. A gold pair is a chemical and a gene of one text between which a relation of a direct action
stands (what acts further down, makes up or is made by the other is left out), once for all its mentions; ours is a
mechanism that the text states. They agree if a gold mention of each side has one of the names, or lies at a mention, of
ours.
  drug and target            whatever the action
  drug, action and target    and the action is of the relation's kind
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from common import Document, Span
from report import Count, Report, any_to_any, run_scorer
from values import name

from kg.errors import ReadError
from kg.extract.reading import Reading, read_document
from kg.extract.statement.mechanism import find_mechanisms
from kg.model.concept import Concept
from kg.readers import read_documents

ACTIONS = {
    "INHIBITOR": ("inhibits", "downregulates", "degrades", "inversely agonises"),
    "ANTAGONIST": ("antagonises", "inhibits"),
    "AGONIST": ("agonises", "partially agonises", "activates"),
    "ACTIVATOR": ("activates", "agonises"),
    "DIRECT-REGULATOR": ("binds", "modulates", "cleaves"),
}


class Pair(NamedTuple):
    """A chemical and a gene, each by the names and the places that it may be met with, and what ties them."""

    chemical: frozenset[object]
    gene: frozenset[object]
    actions: frozenset[str]
    words: str

    def same_pair(self, other: Pair) -> bool:
        return bool(self.chemical & other.chemical and self.gene & other.gene)

    def same_action(self, other: Pair) -> bool:
        return self.same_pair(other) and bool(self.actions & other.actions)


def score(documents: list[Document]) -> Report:
    report = Report("Mechanisms that a text states", documents)
    pairs, actions = Count(), Count()
    for document in documents:
        gold, ours = gold_pairs(document), our_pairs(document)
        pairs += any_to_any(gold, ours, Pair.same_pair)
        actions += any_to_any(gold, ours, Pair.same_action)
        for pair in gold:
            if not any(pair.same_pair(other) for other in ours):
                report.miss(document, "mechanism", pair.words)
        for pair in ours:
            if not any(pair.same_pair(other) for other in gold):
                report.spurious(document, "mechanism", pair.words)
    report.counts("Mechanisms", {"drug and target": pairs, "drug, action and target": actions}, micro="")
    return report


def gold_pairs(document: Document) -> list[Pair]:
    """The pairs of direct actions, each once."""
    entities = {entity["id"]: entity for entity in document.gold["entities"]}
    found: dict[tuple[str, str], Pair] = {}
    for relation in document.gold["relations"]:
        if relation["type"] not in ACTIONS:
            continue
        by_role = {argument["role"]: entities[argument["ref"]] for argument in relation["args"]}
        chemical, gene = by_role["head"], by_role["tail"]
        key = (name(chemical["text"]), name(gene["text"]))
        old = found.get(key, Pair(frozenset(), frozenset(), frozenset(), ""))
        found[key] = Pair(
            old.chemical | handles(document, chemical),
            old.gene | handles(document, gene),
            old.actions | set(ACTIONS[relation["type"]]),
            f"{chemical['text']} {relation['type']} {gene['text']}",
        )
    return list(found.values())


def handles(document: Document, entity: dict[str, object]) -> frozenset[object]:
    """An entity by its name, and by the concepts that are mentioned where it stands."""
    place = Span(entity["start"], entity["end"], "", "", {})
    concepts = {
        m["concept"]
        for m in document.mentions
        if m.get("concept") and place.start < m["end"] and m["start"] < place.end
    }
    return frozenset({name(entity["text"])} | concepts)


def our_pairs(document: Document) -> list[Pair]:
    """The mechanisms that the text states, each once."""
    found = {}
    for each in find_mechanisms(reading_of(document)):
        words = f"{each.drug.label} {each.action} {each.target.label}"
        sides = (named(document, each.drug), named(document, each.target))
        found[words] = Pair(*sides, frozenset({each.action}), words)
    return list(found.values())


def reading_of(document: Document) -> Reading:
    """The text as the program reads it from a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / document.file
        path.write_text(document.text, encoding="utf-8")
        (read,) = read_documents([path])
    if isinstance(read, ReadError):
        raise read
    return read_document(read)


def named(document: Document, concept: Concept) -> frozenset[object]:
    names = document.names({"concept": concept.curie or "", "label": concept.label}, "concept", "label")
    return frozenset({name(each) for each in names} | ({concept.curie} - {None}))


if __name__ == "__main__":
    run_scorer(score, __doc__)
