"""Every pattern file's examples match and its counter-examples do not: who corrects one sees at once."""

from __future__ import annotations

import re

import pytest
import yaml

from kg.errors import VocabularyError
from kg.extract.cue import expression, load_cues
from kg.extract.quantity import load_patterns, number_beginnings
from kg.resources import data_path

CASES = [(p, example) for p in load_patterns() for example in p.examples]
COUNTER_CASES = [(p, example) for p in load_patterns() for example in p.counter_examples]
_KEYS = {"name", "regex", "examples", "counter_examples"}
#: Files in a form or a notation of their own; the tests beside their code run what examples they have.
_READ_OTHERWISE = (
    "assertion", "boilerplate", "confidence", "dosing", "head_counts", "macros", "quantity", "rules", "sections",
    "sentences", "unlisted",
)  # fmt: skip


def has_cues(name: str) -> bool:
    """Is this a file of groups, each a list of rows with their examples?"""
    loaded = yaml.safe_load(data_path("patterns", f"{name}.yaml").read_text(encoding="utf-8"))
    if name in _READ_OTHERWISE or not isinstance(loaded, dict):
        return False
    rows = [row for group, rows in loaded.items() if group != "macros" for row in rows]
    return all(isinstance(row, dict) and row.keys() >= _KEYS for row in rows)


CUE_FILES = [path.stem for path in sorted(data_path("patterns").glob("*.yaml")) if has_cues(path.stem)]
CUES = [
    pytest.param(cue, id=f"{name}-{group}-{cue.name}")
    for name in CUE_FILES
    for group, cues in load_cues(name).items()
    for cue in cues
]


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


def test_every_file_of_patterns_is_tested_here_or_beside_its_code() -> None:
    others = {path.stem for path in data_path("patterns").glob("*.yaml")} - set(CUE_FILES)
    assert others == set(_READ_OTHERWISE)


@pytest.mark.parametrize("cue", CUES)
def test_a_cue_matches_its_examples(cue) -> None:
    assert cue.examples
    for example in cue.examples:
        words, _, wanted = example.partition(" => ")
        match = cue.search(words)
        assert match is not None, example
        assert match.group() == (wanted or match.group())


@pytest.mark.parametrize("cue", CUES)
def test_a_cue_leaves_its_counter_examples_alone(cue) -> None:
    assert cue.counter_examples
    assert [example for example in cue.counter_examples if cue.search(example)] == []


def test_a_row_that_no_file_holds_is_named_in_the_error() -> None:
    with pytest.raises(VocabularyError, match=r"attach\.yaml: 0 rows have the name 'no-such-row'"):
        expression("attach", "no-such-row")


def test_a_shared_macro_is_used_by_several_files() -> None:
    files = [path.read_text(encoding="utf-8") for path in data_path("patterns").glob("*.yaml")]
    macros = yaml.safe_load(data_path("patterns", "macros.yaml").read_text(encoding="utf-8"))
    assert {name for name in macros if sum(f"{{{name}}}" in file for file in files) < 2} == set()


def test_every_file_of_patterns_has_its_place_in_the_readme() -> None:
    readme = data_path("README.md").read_text(encoding="utf-8")
    section = readme[readme.index("## `patterns/`") : readme.index("A file holds groups")]
    assert {path.stem for path in data_path("patterns").iterdir()} == set(re.findall(r"`(\w+)`", section))


CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(data_path().parent.rglob("*.py")))


@pytest.mark.parametrize("name", CUE_FILES)
def test_no_two_rows_of_a_file_have_one_name(name: str) -> None:
    names = [cue.name for cues in load_cues(name).values() for cue in cues]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", CUE_FILES)
def test_every_row_is_asked_for_by_its_name_or_its_group(name: str) -> None:
    unused = [
        cue.name
        for group, cues in load_cues(name).items()
        for cue in cues
        if f'"{group}"' not in CODE and f'"{cue.name}"' not in CODE
    ]
    assert unused == []
