"""The cohorts of dose-finding studies: short studies with their cohorts, and studies that tell of none."""

from __future__ import annotations

import pytest


def test_cohorts_are_read_with_their_roles_and_sizes_and_no_others(sentence_case, study_of) -> None:
    cohorts = [a for a in study_of(sentence_case["text"]).arms if a.key.startswith("part-")]
    shown = [f"{a.label} | {a.role} | {a.size if a.size is not None else '-'}" for a in cohorts]
    assert shown == sentence_case["cohorts"]


def test_a_cohort_gets_the_drugs_of_everybody_and_no_interventions(sentence_case, study_of) -> None:
    study = study_of(sentence_case["text"])
    cohorts = {a.key for a in study.arms if a.key.startswith("part-")}
    assert all(set(a.drugs) == set(study.arms[0].drugs) for a in study.arms if a.key in cohorts)
    assert not cohorts & {intervention.arm for intervention in study.interventions}


def test_a_study_that_compares_arms_has_no_cohorts_besides(study_of) -> None:
    study = study_of(
        "A randomized phase I/II trial of sorafenib versus placebo in leukemia. Forty patients were randomly assigned"
        " to sorafenib (n = 20) or placebo (n = 20). Rash occurred in 1 of 6 patients at sorafenib 300 mg."
    )
    assert len(study.arms) == 2


DOSE_FINDING = (
    "A phase 1 dose-escalation study of selinexor in sarcoma. Patients received selinexor 20, 30 or 45 mg daily."
    " Results: Fifteen patients were enrolled. Dose-limiting toxicity was: 20 mg QD: 0/3 patients; 30 mg QD: 1/6"
    " patients; 45 mg QD: 3/6 patients."
)


@pytest.mark.parametrize(
    ("sentence", "harms"),
    [
        ("Grade 3 nausea occurred in one of six patients at 30 mg and two of six patients at 45 mg.", ["1@30", "2@45"]),
        ("Four patients had dose-limiting toxicities: colitis (30 mg), fatigue (45 mg), and rash (45 mg).",
         ["4@-", "None@30", "None@45", "None@45"]),
        ("At 45 mg, grade 3 anemia (33%) and vomiting (17%) occurred; common events were cough (20%) and rash (13%).",
         ["None@45", "None@45", "None@-", "None@-"]),
        ("Two of six patients at 45 mg experienced grade 3 insomnia.", ["2@45"]),
        ("Adverse events were cough (20%) and rash (13%), and the recommended dose was 30 mg.", ["None@-", "None@-"]),
        ("Adverse events were cough (20%) and rash (13%), and the study was expanded at 30 mg.", ["None@-", "None@-"]),
        ("Grade 3 rash occurred in 13% and 300 mg of aspirin was allowed.", ["None@-"]),
    ],
)  # fmt: skip
def test_a_harm_is_of_the_dose_level_that_its_sentence_names(sentence, harms, study_of) -> None:
    study = study_of(f"{DOSE_FINDING} {sentence}")
    doses = {a.key: a.label.split()[1] for a in study.arms if a.role == "dose level"}
    events = [f"{e.count}@{doses.get(e.arm or '', '-')}" for e in study.adverse_events]
    assert events == ["0@20", "1@30", "3@45", *harms]
