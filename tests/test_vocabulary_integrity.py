"""The shipped vocabulary as a whole: no identifier, parent, part or form that does not hold together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from kg.lexicon.entry import is_exact
from kg.lexicon.normalise import fold_variants, squeeze
from kg.model.concept import ConceptType
from kg.model.entry import Entry
from kg.rdf.prefixes import expand
from kg.resources import data_path
from kg.terminology.hierarchy import find_cycle
from kg.vocabulary import parent_type, shipped_vocabulary

VOCABULARY = shipped_vocabulary()
TYPES = [type_ for type_ in get_args(ConceptType) if VOCABULARY.of_type(type_)]
TABLES = sorted(path for folder in ("lexicon", "mappings", "mechanisms") for path in data_path(folder).glob("*.tsv"))
LEAST = {
    "drug": 600, "regimen": 80, "drug_class": 80, "target": 350, "disease": 500, "biomarker": 150, "outcome": 200,
    "adverse_event": 500,
}  # fmt: skip
LEAST_MECHANISMS = 700
NOT_TO_BE_SHIPPED = re.compile(
    r"(?<![\w.])(?:MEDDRA|UMLS(?:_CUI)?|ATC|ICD-?O|ICDO|ICD-?10(?:CM|WHO)?|ICD9?(?:CM)?|SNOMED\w*):"
)


def name_of(path: Path) -> str:
    return path.relative_to(data_path()).as_posix()


def curies() -> Iterator[str]:
    """Every identifier that stands anywhere in the vocabulary."""
    for entry in VOCABULARY.entries:
        yield from (entry.curie, *entry.parents, *entry.components, *entry.members)
        if entry.gene:
            yield entry.gene
    for mapping in VOCABULARY.mappings:
        yield from (mapping.subject, mapping.predicate, mapping.object, mapping.justification)
    for mechanism in VOCABULARY.mechanisms:
        yield from (mechanism.drug, mechanism.target)
    for row in VOCABULARY.ambiguous:
        yield row.curie


@pytest.mark.parametrize(("type_", "least"), LEAST.items())
def test_there_are_enough_concepts_of_each_type(type_: ConceptType, least: int) -> None:
    assert len(VOCABULARY.of_type(type_)) >= least


def test_there_are_enough_mechanisms() -> None:
    assert len(set(VOCABULARY.mechanisms)) >= LEAST_MECHANISMS


@pytest.mark.parametrize("type_", TYPES)
def test_an_identifier_stands_once_in_its_type(type_: ConceptType) -> None:
    identifiers = [entry.curie for entry in VOCABULARY.of_type(type_)]
    assert len(identifiers) == len(set(identifiers))


def test_every_identifier_is_a_curie_with_a_known_prefix() -> None:
    for curie in set(curies()):
        expand(curie)


def test_no_identifier_comes_from_a_terminology_that_may_not_be_shipped() -> None:
    assert [curie for curie in set(curies()) if NOT_TO_BE_SHIPPED.match(curie)] == []


@pytest.mark.parametrize("path", TABLES, ids=name_of)
def test_no_row_holds_a_code_that_may_not_be_shipped(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#") and NOT_TO_BE_SHIPPED.search(line)] == []


@pytest.mark.parametrize("type_", TYPES)
def test_every_parent_is_there(type_: ConceptType) -> None:
    known = {entry.curie for entry in VOCABULARY.of_type(parent_type(type_))}
    assert [(e.curie, p) for e in VOCABULARY.of_type(type_) for p in e.parents if p not in known] == []


@pytest.mark.parametrize("type_", TYPES)
def test_the_hierarchy_has_no_circle(type_: ConceptType) -> None:
    assert find_cycle({entry.curie: entry.parents for entry in VOCABULARY.of_type(type_)}) == ()


@pytest.mark.parametrize(
    ("type_", "part_type"), [("regimen", "drug"), ("outcome", "outcome"), ("target", "target"), ("biomarker", "target")]
)
def test_every_component_member_and_gene_is_there(type_: ConceptType, part_type: ConceptType) -> None:
    known = {entry.curie for entry in VOCABULARY.of_type(part_type)}

    def parts(entry: Entry) -> tuple[str, ...]:
        return (*entry.components, *entry.members, *((entry.gene,) if entry.gene else ()))

    assert [(e.curie, part) for e in VOCABULARY.of_type(type_) for part in parts(e) if part not in known] == []


def test_no_family_or_sum_is_made_of_itself() -> None:
    parts = {f"{e.type} {e.curie}": [f"{e.type} {p}" for p in (*e.members, *e.components)] for e in VOCABULARY.entries}
    assert find_cycle(parts) == ()


def test_every_mechanism_has_its_drug_and_its_target() -> None:
    drugs = {entry.curie for entry in VOCABULARY.of_type("drug")}
    targets = {entry.curie for type_ in ("target", "biomarker") for entry in VOCABULARY.of_type(type_)}

    assert [m for m in VOCABULARY.mechanisms if m.drug not in drugs or m.target not in targets] == []


def test_every_mapping_is_of_a_concept() -> None:
    known = {entry.curie for entry in VOCABULARY.entries}
    assert [m for m in VOCABULARY.mappings if m.subject not in known] == []


def test_every_reading_of_an_ambiguous_form_is_a_concept() -> None:
    known = {(entry.type, entry.curie) for entry in VOCABULARY.entries}
    assert [row for row in VOCABULARY.ambiguous if (row.type, row.curie) not in known] == []


@pytest.mark.parametrize("type_", TYPES)
def test_no_form_is_claimed_by_two_concepts_unless_it_is_declared_ambiguous(type_: ConceptType) -> None:
    declared = {squeeze(row.form) for row in VOCABULARY.ambiguous}
    claims: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for entry in VOCABULARY.of_type(type_):
        for form in {entry.label, *entry.synonyms, *entry.abbreviations}:
            exact = is_exact(form, abbreviation=form in entry.abbreviations)
            for key in fold_variants(form):
                claims[key].append((entry.curie, form, exact))
    disputed = {
        (one[1], one[0], other[1], other[0])
        for claimed in claims.values()
        for one in claimed
        for other in claimed
        if one[0] < other[0] and may_both_match(one, other) and not {squeeze(one[1]), squeeze(other[1])} & declared
    }
    assert disputed == set()


def may_both_match(one: tuple[str, str, bool], other: tuple[str, str, bool]) -> bool:
    """Can the same words of a text stand for both forms? Two case-sensitive ones only if they are spelled alike."""
    return not (one[2] and other[2]) or squeeze(one[1]) == squeeze(other[1])


@pytest.mark.parametrize("path", TABLES, ids=name_of)
def test_every_table_says_what_it_is_and_what_it_may_be_used_for(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    said = {line.lstrip("# ").partition(":")[0] for line in head if ": " in line}

    assert said & {"title", "mapping_set_title"}
    assert said & {"licence", "license"}
    assert "curator" in said or "creator_label" in said


@pytest.mark.parametrize("path", [p for p in TABLES if "share-alike" in p.name], ids=name_of)
def test_share_alike_tables_say_so(path: Path) -> None:
    head = "".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    assert re.search(r"by-sa", head, re.IGNORECASE)


def test_links_from_share_alike_sources_stand_in_tables_of_their_own() -> None:
    bound = ("RXNORM:", "CHEMBL.COMPOUND:", "DRUGCENTRAL:")
    for path in TABLES:
        if path.parent.name == "mappings" and "share-alike" not in path.name:
            lines = path.read_text(encoding="utf-8").splitlines()
            objects = [line.split("\t")[3] for line in lines if not line.startswith("#")]
            assert [object_ for object_ in objects if object_.startswith(bound)] == [], path.name
