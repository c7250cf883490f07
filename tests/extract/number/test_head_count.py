"""The rules of `head_counts.yaml` speak of the number that their examples mark, and of no counter-example's."""

from __future__ import annotations

import pytest

from kg.extract.cue import Cue, load_cues
from kg.extract.number.head_count_candidate import find_candidates
from kg.extract.number.masked_sentence import mask
from kg.extract.reading import read_document
from kg.model.document import Document

RULES = [
    pytest.param(cue, id=f"{group}-{cue.name}") for group, cues in load_cues("head_counts").items() for cue in cues
]


def _speaks_of_the_marked_number(rule: Cue, example: str) -> bool:
    place = example.index("[")
    text = example[:place] + example[place + 1 :].replace("]", "", 1)
    (sentence,) = read_document(Document("a", "a.txt", text, "text")).sentences
    masked = mask(sentence, find_candidates(sentence), [])
    return place in {match.start("n") for match in rule.finditer(masked)}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_speaks_of_the_number_that_its_examples_mark(rule: Cue) -> None:
    assert rule.examples
    assert [example for example in rule.examples if not _speaks_of_the_marked_number(rule, example)] == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_leaves_the_number_of_its_counter_examples_alone(rule: Cue) -> None:
    assert rule.counter_examples
    assert [example for example in rule.counter_examples if _speaks_of_the_marked_number(rule, example)] == []
