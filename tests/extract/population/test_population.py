"""Who was studied: diseases with their lines and biomarkers, and the parts of the patients."""

from __future__ import annotations

import pytest

from kg.extract.population.compound_disease import diseases_in_use
from kg.extract.population.population import find_conditions
from kg.extract.reading import read_document
from kg.model.document import Document
from kg.model.study import Condition
from kg.vocabulary import shipped_vocabulary


def conditions(text: str) -> list[Condition]:
    return find_conditions(read_document(Document("d", "d.txt", text, "plain_text")))


def described(text: str) -> dict[str, tuple[set[str], set[str]]]:
    """Lines and biomarkers by disease."""
    return {c.disease.label: (set(c.lines), {b.label for b in c.biomarkers}) for c in conditions(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We conducted a phase 2 study of drug A in patients with relapsed or refractory multiple myeloma.",
            {"multiple myeloma": ({"relapsed", "refractory"}, set())},
        ),
        (
            "METHODS: Forty patients with moderate to severe ulcerative colitis were enrolled.",
            {"ulcerative colitis": (set(), set())},
        ),
        ("METHODS: Forty adults with severe asthma were enrolled.", {"asthma": (set(), set())}),
        ("METHODS: Of the patients who were enrolled, forty developed severe asthma.", {}),
        (
            "METHODS: Forty women with platinum-sensitive, recurrent ovarian cancer were enrolled.",
            {"ovarian cancer": ({"recurrent", "platinum-sensitive"}, set())},
        ),
        (
            "METHODS: Forty treatment-experienced adults with multiple myeloma were enrolled.",
            {"multiple myeloma": ({"previously treated"}, set())},
        ),
        (
            "METHODS: Forty patients with R/R FLT3-ITD-mutated AML were enrolled.",
            {"acute myeloid leukemia": ({"relapsed", "refractory"}, {"FLT3-ITD"})},
        ),
        (
            "We randomly assigned 40 women with HER2-positive metastatic breast cancer to drug A or B.",
            {"breast cancer": ({"metastatic"}, {"HER2-positive"})},
        ),
        (
            "METHODS: Forty patients with non-metastatic breast cancer received drug A. The half-life was shorter "
            "than in metastatic breast cancer patients previously studied.",
            {"breast cancer": (set(), set())},
        ),
        (
            "METHODS: Forty children with high-grade glioma, neuroblastoma or osteosarcoma were enrolled.",
            {
                "high-grade glioma": (set(), set()),
                "neuroblastoma": (set(), set()),
                "osteosarcoma": (set(), set()),
            },
        ),
        (
            "We assigned patients who had metastatic colorectal cancer with a KRAS G12C mutation to drug A.",
            {"colorectal cancer": ({"metastatic"}, {"KRAS G12C"})},
        ),
        (
            "METHODS: Previously untreated patients with chronic lymphocytic leukemia received drug A.",
            {"chronic lymphocytic leukemia": ({"untreated"}, set())},
        ),
        (
            "METHODS: Adults with acute lymphoblastic leukemia in second complete remission were randomised.",
            {"acute lymphoblastic leukemia": ({"second complete remission"}, set())},
        ),
        (
            "METHODS: Patients with relapsed multiple myeloma, non-Hodgkin lymphoma, or mantle cell lymphoma "
            "were enrolled.",
            {
                "multiple myeloma": ({"relapsed"}, set()),
                "non-Hodgkin lymphoma": ({"relapsed"}, set()),
                "mantle cell lymphoma": ({"relapsed"}, set()),
            },
        ),
        (
            "METHODS: Patients with myelodysplastic syndrome or aplastic anemia were enrolled.",
            {"myelodysplastic syndrome": (set(), set()), "aplastic anemia": (set(), set())},
        ),
        (
            "Drug A as first-line treatment of advanced urothelial carcinoma: a randomised trial. Drug A was given to "
            "40 patients. Ten responded. It is active. It is safe.",
            {"urothelial carcinoma": ({"advanced", "first-line"}, set())},
        ),
        (
            "Treatment of brain metastases of melanoma. We gave drug A to 40 patients. Ten responded. "
            "It is active. It is safe.",
            {"melanoma": ({"brain metastases"}, set())},
        ),
    ],
)
def test_a_condition_has_disease_line_and_biomarker(text: str, expected: dict[str, tuple[set[str], set[str]]]) -> None:
    assert described(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "RESULTS: Two patients developed acute myeloid leukemia.",
        "METHODS: Patients without diabetes mellitus received drug A.",
        "METHODS: Patients with a history of breast cancer were excluded.",
        "RESULTS: The most common harms were pneumonia and sepsis.",
        "Drug A was safe in 20 volunteers.",
    ],
)
def test_what_is_not_under_study_is_no_condition(text: str) -> None:
    assert conditions(text) == []


def test_the_disease_of_the_title_outweighs_a_narrower_one_of_some_patients() -> None:
    text = (
        "Drug A in non-Hodgkin lymphoma: a phase 2 study.\n\nMETHODS: Forty patients with non-Hodgkin lymphoma were "
        "enrolled. "
        "RESULTS: Patients with follicular lymphoma responded best. CONCLUSIONS: It is active."
    )
    assert list(described(text)) == ["non-Hodgkin lymphoma"]


def test_a_very_general_disease_yields_to_the_one_that_was_enrolled() -> None:
    text = (
        "Drug A for leukemia: a phase 2 study.\n\nMETHODS: Forty patients with chronic lymphocytic leukemia were "
        "enrolled. "
        "RESULTS: Ten responded. CONCLUSIONS: It is active."
    )
    assert list(described(text)) == ["chronic lymphocytic leukemia"]


def test_lines_of_others_are_not_those_of_this_study() -> None:
    text = (
        "BACKGROUND: Responses have been reported in untreated patients with colorectal cancer. METHODS: We randomised "
        "40 patients with advanced colorectal cancer. RESULTS: Ten responded."
    )
    assert described(text) == {"colorectal cancer": ({"advanced"}, set())}


def test_parts_of_the_enrolled_have_their_size_and_the_whole_has_none() -> None:
    text = (
        "METHODS: Drug A was given for refractory multiple myeloma. RESULTS: Thirty patients with refractory multiple "
        "myeloma were enrolled; they included 18 with plasmacytoma, 7 with hematological relapse, and 2 with another "
        "extramedullary relapse."
    )
    found = [(c.disease.label, c.size) for c in conditions(text)]
    assert found[0] == ("multiple myeloma", None)
    assert [size for _, size in found[1:]] == [18, 7, 2]
    assert ("hematological relapse", 7) in found


def test_one_counted_group_is_no_part() -> None:
    text = "RESULTS: We enrolled 40 patients with gout; 12 with plasmacytoma responded."
    assert all(c.size is None for c in conditions(text))


def test_the_age_group_is_read() -> None:
    text = "METHODS: Elderly patients with acute myeloid leukemia were enrolled."
    assert [c.age_group for c in conditions(text)] == ["elderly"]


@pytest.mark.parametrize(
    ("label", "disease", "lines", "biomarkers"),
    [
        ("relapsed or refractory multiple myeloma", "multiple myeloma", ("relapsed", "refractory"), []),
        ("metastatic melanoma", "melanoma", ("metastatic",), []),
        ("acute myeloid leukemia with FLT3-ITD", "acute myeloid leukemia", (), ["FLT3-ITD"]),
        ("RAS wild-type metastatic colorectal cancer", "colorectal cancer", ("metastatic",), ["RAS wild-type"]),
        # Names that are diseases of their own stay whole.
        ("high-risk multiple myeloma", "high-risk multiple myeloma", (), []),
        ("follicular lymphoma", "follicular lymphoma", (), []),
        ("castration-resistant prostate cancer", "castration-resistant prostate cancer", (), []),
    ],
)
def test_a_compound_name_is_taken_apart_only_if_every_word_is_accounted_for(
    label: str, disease: str, lines: tuple[str, ...], biomarkers: list[str]
) -> None:
    concept = next(e.concept for e in shipped_vocabulary().of_type("disease") if e.label == label)
    compound = diseases_in_use().take_apart(concept)
    assert compound.disease.label == disease
    assert compound.lines == lines
    assert [b.label for b in compound.biomarkers] == biomarkers


def test_taking_apart_leads_to_a_broader_disease_and_ends_there() -> None:
    diseases = diseases_in_use()
    for entry in shipped_vocabulary().of_type("disease"):
        compound = diseases.take_apart(entry.concept)
        if compound.disease != entry.concept:
            assert compound.disease in diseases.ancestors(entry.concept)
            assert diseases.take_apart(compound.disease).disease == compound.disease


@pytest.mark.parametrize(
    ("text", "diseases"),
    [
        ("We gave melatonin to men after surgery. RESULTS: Two placebo patients had atrial fibrillation.", []),
        (
            "We gave aspirin to men. RESULTS: Forty patients with atrial fibrillation were treated.",
            ["atrial fibrillation"],
        ),
    ],
)
def test_a_harm_that_some_had_is_not_what_is_studied(study_of, text: str, diseases: list[str]) -> None:
    assert [c.disease.label for c in study_of(text).conditions] == diseases


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Of 312 patients assessed for eligibility, 224 patients with gout were randomized.", "224"),
        (
            "A total of 124 patients with gout were randomly assigned to febuxostat or placebo, and to rest or walks.",
            "124",
        ),
        ("Of 90 patients who were screened, 71 were enrolled.", "71"),
        # arms by their numbers
        ("A total of 61 patients were randomly assigned to febuxostat and 62 to placebo.", None),
    ],
)
def test_people_who_were_looked_at_are_not_those_who_took_part(text, size, study_of) -> None:
    assert study_of(f"METHODS: {text}").characteristic("enrolled") == size


@pytest.mark.parametrize(
    ("text", "diseases"),
    [
        ("Drug A for gout.\n\nRESULTS: Drug A or placebo was given to 40 men. Gout came back in 3.", ["gout"]),
        ("Sleep and mood.\n\nRESULTS: We asked 40 men about sleep. Depression went with less sleep and anxiety. "
         "Depression was more frequent in smokers.", []),
        ("Drug A after surgery.\n\nRESULTS: Drug A or placebo was given to 40 men. Secondary end points were pain "
         "and pneumonia. Pneumonia occurred in 3 men.", []),
    ],
)  # fmt: skip
def test_what_is_only_measured_or_a_risk_is_not_what_is_studied(text: str, diseases: list[str]) -> None:
    assert list(described(text)) == diseases


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Belatacept in cardiac transplant recipients. We treated 30 cardiac transplant recipients.",
            ["cardiac transplant recipients"],
        ),
        (
            "Belatacept after surgery. We enrolled 40 patients undergoing orthotopic liver transplantation.",
            ["liver transplantation"],
        ),
        ("Belatacept and the lung. We treated 20 recipients of a first lung transplant.", ["lung transplant"]),
        ("Belatacept in candidates for kidney transplantation. We treated 20 adults.", []),
        ("Belatacept against kidney transplant rejection. We treated 20 adults with it.", []),
    ],
)
def test_a_transplanted_organ_is_a_condition(study_of, text: str, labels: list[str]) -> None:
    assert [c.disease.label for c in study_of(text).conditions] == labels


def test_healthy_controls_and_weeks_are_no_sizes(study_of) -> None:
    text = (
        "We studied 70 women with gout and 25 healthy volunteers were examined. "
        "At weeks 12/16 and 20 were randomised those who had responded."
    )
    assert not {"25", "20"} & {c.value for c in study_of(text).characteristics}
