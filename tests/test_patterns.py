"""Every pattern file's examples match and its counter-examples do not: who corrects one sees at once."""

from __future__ import annotations

import pytest

from kg.extract.quantity import load_patterns, number_beginnings

CASES = [(p, example) for p in load_patterns() for example in p.examples]
COUNTER_CASES = [(p, example) for p in load_patterns() for example in p.counter_examples]


def test_the_quantity_patterns_have_examples_and_counter_examples() -> None:
    assert all(p.examples and p.counter_examples for p in load_patterns())


@pytest.mark.parametrize(("pattern", "example"), CASES, ids=lambda value: getattr(value, "name", value))
def test_a_quantity_pattern_matches_its_example(pattern, example) -> None:
    words, _, wanted = example.partition(" => ")
    match = pattern.expression.search(words)
    assert match is not None
    assert match.group() == (wanted or words)


@pytest.mark.parametrize(("pattern", "example"), COUNTER_CASES, ids=lambda value: getattr(value, "name", value))
def test_a_quantity_pattern_leaves_its_counter_example_alone(pattern, example) -> None:
    assert pattern.expression.search(example) is None


@pytest.mark.parametrize(("pattern", "example"), CASES, ids=lambda value: getattr(value, "name", value))
def test_what_saves_time_hides_no_match(pattern, example) -> None:
    words, _, wanted = example.partition(" => ")
    assert [m.group() for m in pattern.iter_matches(words, number_beginnings(words))][:1] == [wanted or words]
