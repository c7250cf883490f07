"""The shipped files hold together: nothing dangles, and no form belongs to two concepts unless that is declared."""

from __future__ import annotations

from collections import defaultdict
from typing import get_args

import pytest

from kg.lexicon.entry import Entry
from kg.lexicon.load import iter_entries
from kg.lexicon.normalise import fold_variants, squeeze
from kg.model.concept import ConceptType
from kg.rdf.prefixes import expand
from kg.vocabulary import parent_type, shipped_vocabulary

VOCABULARY = shipped_vocabulary()


def test_every_parent_component_and_member_is_a_concept() -> None:
    dangling = []
    for entry in VOCABULARY.entries:
        dangling += [(entry.curie, p) for p in entry.parents if not VOCABULARY.entry(p, parent_type(entry.type))]
        dangling += [(entry.curie, c) for c in entry.components if not VOCABULARY.entry(c)]

    assert dangling == []


def test_the_hierarchy_has_no_circle() -> None:
    for entry in VOCABULARY.entries:
        for parent in VOCABULARY.parents_of(entry):
            assert entry not in VOCABULARY.iter_with_ancestors(parent), (
                f"{entry.curie} is above and below {parent.curie}"
            )


def test_every_curie_has_a_known_prefix() -> None:
    curies = {e.curie for e in VOCABULARY.entries} | {m.object for m in VOCABULARY.mappings}

    assert all(expand(curie) for curie in sorted(curies))


def test_no_form_belongs_to_two_concepts_of_a_type_unless_it_is_declared_ambiguous() -> None:
    declared = {squeeze(row.form) for row in VOCABULARY.ambiguous}
    by_key: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in iter_entries(VOCABULARY):
        for key in fold_variants(entry.form):
            by_key[entry.concept.type, key].append(entry)
    clashes = {}
    for (type_, key), entries in by_key.items():
        for form in {entry.form for entry in entries if squeeze(entry.form) not in declared}:
            if len(labels := {e.concept.label for e in entries if e.allows(form)}) > 1:
                clashes[type_, key, form] = sorted(labels)

    assert clashes == {}


def test_every_ambiguous_reading_and_mapping_is_a_concept() -> None:
    assert [row for row in VOCABULARY.ambiguous if not VOCABULARY.entry(row.curie, row.type)] == []
    assert [m for m in VOCABULARY.mappings if not VOCABULARY.entry(m.subject)] == []
    assert [m for m in VOCABULARY.mechanisms if not VOCABULARY.entry(m.drug, "drug")] == []
    assert [m for m in VOCABULARY.mechanisms if not VOCABULARY.entry(m.target)] == []


@pytest.mark.parametrize(
    ("type_", "least"),
    [
        ("drug", 600), ("drug_class", 80), ("regimen", 80), ("target", 350), ("disease", 500), ("biomarker", 150),
        ("outcome", 200), ("adverse_event", 500),
    ],
)  # fmt: skip
def test_there_are_enough_concepts_of_each_type(type_: ConceptType, least: int) -> None:
    assert len(VOCABULARY.of_type(type_)) >= least


def test_there_are_enough_mechanisms() -> None:
    assert len(VOCABULARY.mechanisms) >= 700


def test_every_type_of_concept_is_shipped_but_the_one_that_a_grammar_reads() -> None:
    assert {e.type for e in VOCABULARY.entries} == set(get_args(ConceptType)) - {"cell_population"}
