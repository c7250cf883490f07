"""What people did, as the name of an outcome, and what is only a study's conduct."""

from __future__ import annotations

import pytest

from kg.extract.thing.predicate import name_of_predicate


@pytest.mark.parametrize(
    ("done", "name"),
    [
        ("had a normal gait", "normal gait"),
        ("gained useful vision", "useful vision"),
        ("developed new ulcers", "new ulcers"),
        ("became seizure-free", "seizure-free"),
        ("underwent hysterectomy", "hysterectomy"),
        ("required a wheelchair", "need for wheelchair"),
        ("did not require oxygen", "no need for oxygen"),
        ("lost teeth", "loss of teeth"),
        ("returned to farming", "return to farming"),
        ("completed all cycles", "completion of cycles"),
        ("discontinued the drug", "discontinuation of drug"),
        ("achieved ≥40% tumour shrinkage", "≥40% tumour shrinkage"),
        ("relapsed", "relapse"),
        ("achieved a more than 30% fall in uric acid", "more than 30% fall in uric acid"),
        ("had had worsening of gout", "worsening of gout"),
        ("attended the clinic", "attendance at clinic"),
        ("quit smoking", "abstinence from smoking"),
        ("satisfied with their scar", "satisfaction with scar"),
    ],
)
def test_what_people_did_has_a_name_without_its_verb(done: str, name: str) -> None:
    found = name_of_predicate(done)

    assert found is not None
    assert found[1] == name
    assert found[0].of(done).endswith(name.split()[-1]) or found[0].of(done) == done


@pytest.mark.parametrize(
    "done",
    [
        "completed the survey",
        "completed 18 months",
        "withdrew before surgery",
        "dropped out",
        "crossed over",
        "met the criteria",
        "did not return the form",
        "failed to attend",
        "underwent a final assessment",
        "had a run-in period",
        "remained on study",
        "remained interested",
        "attained a score of 4",
        "had a moderate level",
        "had a rise of 1",
        "developed severe progressive",
    ],
)
def test_conduct_opinions_and_words_cut_off_are_no_outcome(done: str) -> None:
    assert name_of_predicate(done) is None
