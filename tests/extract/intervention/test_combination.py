"""Which drugs a lone sentence gives together, and that an abstract keeps its own arms."""

from __future__ import annotations

import time

import pytest

from kg.extract.drug.drug_list import given_of
from kg.extract.intervention.combination import find_combinations


def test_combinations_of_a_lone_sentence_are_found_and_no_others(sentence_case, reading_of) -> None:
    found = [
        " + ".join(c.label for t in terms if (c := given_of(t)))
        for sentence in reading_of(sentence_case["text"]).sentences
        for terms in find_combinations(sentence)
    ]
    assert sorted(found) == sorted(sentence_case["facts"])


def test_a_lone_sentence_has_an_arm_for_each_combination(study_of) -> None:
    study = study_of("Thalidomide was combined with melphalan or dexamethasone in these patients.")
    arms = {arm.key: {drug.label for drug in arm.drugs} for arm in study.arms}
    assert sorted(map(sorted, arms.values())) == [["dexamethasone", "thalidomide"], ["melphalan", "thalidomide"]]
    given = {(i.arm, i.drug.label) for i in study.interventions}
    assert given == {(key, label) for key, labels in arms.items() for label in labels}


def test_alternatives_of_a_lone_sentence_share_no_arm(study_of) -> None:
    study = study_of("Patients were given imatinib, and later other patients were given hydroxyurea.")
    assert all(
        i.arm is None or len({j.drug for j in study.interventions if j.arm == i.arm}) == 1 for i in study.interventions
    )


@pytest.mark.parametrize("count", [3, 4])
def test_an_abstract_keeps_its_one_arm(study_of, count: int) -> None:
    text = "A phase 2 study of sorafenib and cytarabine. Patients received sorafenib. " + "All were adults. " * count
    assert [arm.key for arm in study_of(text).arms] == ["main"]


def test_a_list_without_end_takes_no_time_beyond_its_length(reading_of) -> None:
    (sentence,) = reading_of("sorafenib and midostaurin, " * 1_500).sentences
    started = time.process_time()
    assert find_combinations(sentence)
    assert time.process_time() - started < 2
