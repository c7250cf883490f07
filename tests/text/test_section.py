"""Parts of an abstract: by headings, by what the sentences say, and what is set apart."""

from __future__ import annotations

import pytest

from kg.model.document import Document, Span
from kg.text.section import read_sentences


def roles(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """Role and first two words of each sentence."""
    span = Span(text.index(title), text.index(title) + len(title)) if title else None
    document = Document("d", "d.txt", text, "plain_text", title=span)
    return [(s.role, " ".join(s.of(text).split()[:2])) for s in read_sentences(document)]


def test_headings_give_the_roles_and_are_no_part_of_the_sentences() -> None:
    text = "BACKGROUND: Gout hurts. METHODS: We gave drug A. RESULTS: It helped. CONCLUSIONS: Drug A is active."
    assert roles(text) == [
        ("background", "Gout hurts."), ("methods", "We gave"), ("results", "It helped."), ("conclusions", "Drug A"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    [
        "METHODS:", "Patients and Methods:", "### Methods", "MATERIALS AND METHODS:", "METHODS", "Methods.\n",
        "Design, setting and participants:",
    ],
)  # fmt: skip
def test_headings_are_known_in_many_spellings(heading: str) -> None:
    text = f"OBJECTIVE: To test drug A.\n\n{heading} We treated 20 patients.\n\nRESULTS: Ten responded."
    assert ("methods", "We treated") in roles(text)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Importance", "background"), ("Design, Setting, and Participants", "methods"), ("Setting", "methods"),
        ("Interventions", "methods"), ("Main outcome measures", "methods"), ("Main Outcomes and Measures", "methods"),
        ("Conclusions and Relevance", "conclusions"), ("Trial Registration", "registration"), ("Funding", "funding"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("gap", [" ", "  ", "\u2003"])
def test_headings_that_lost_their_colon_are_known(heading: str, role: str, gap: str) -> None:
    text = f"Objective{gap}To test drug A.\n{heading}{gap}Drug use was thought of.\nResults{gap}Ten of 20 responded."
    assert (role, "Drug use") in roles(text)


@pytest.mark.parametrize(
    "opening", ["Intervention Group patients ate", "Participants Were Then sent", "Settings differed"]
)
def test_words_of_headings_may_begin_a_sentence(opening: str) -> None:
    text = f"OBJECTIVE: To test rest. RESULTS: Ten of 20 responded. {opening} more."
    assert roles(text)[-1] == ("results", " ".join(opening.split()[:2]))


@pytest.mark.parametrize("heading", ["Declaration of interest.", "COMPETING INTERESTS:", "Source of funding:"])
def test_interests_and_money_are_set_apart(heading: str) -> None:
    text = f"METHODS: We treated 20 patients.\n\nCONCLUSION: It is safe.\n\n{heading} Dr. Doe was paid by a firm."
    assert roles(text)[-1][0] == "funding"


def test_a_heading_may_leave_its_number_open() -> None:
    text = "OBJECTIVE: To test drug A. MAIN OUTCOME MEASURE(S): Time to relapse. RESULTS: It was 8 months."
    assert ("methods", "Time to") in roles(text)


@pytest.mark.parametrize("opening", ["Between March 2018 and", "From Jan 4, 2019, to", "In Feb 2020 we began; by"])
def test_a_heading_without_a_colon_may_stand_before_a_date(opening: str) -> None:
    text = f"Background Gout hurts. Methods We treated gout. Findings {opening} May 2020, 52 patients were enrolled."
    assert roles(text)[-1] == ("results", " ".join(opening.split()[:2]))


@pytest.mark.parametrize("opening", ["Results From The Drug Trial were", "Findings Between The Lines were"])
def test_a_heading_stands_before_no_other_capitals(opening: str) -> None:
    text = f"Background Gout hurts. Methods We treated gout. {opening} many."
    assert roles(text)[-1][0] == "methods"


def test_methods_and_results_under_one_heading_are_told_apart() -> None:
    text = (
        "BACKGROUND: Gout hurts.\nMETHODS AND RESULTS: Patients were randomly assigned to receive drug A or placebo. "
        "The primary end point was pain. Pain fell by 40% with drug A and 10% with placebo (P < .001).\n"
        "CONCLUSION: Drug A helps."
    )
    assert [role for role, _ in roles(text)] == ["background", "methods", "methods", "results", "conclusions"]


UNSTRUCTURED = [
    ("title", "Drug A for relapsed lymphoma: a phase 2 study."),
    ("background", "Lymphoma has a poor prognosis."),
    ("methods", "We conducted a phase 2 study of drug A 10 mg daily in patients with relapsed lymphoma."),
    ("methods", "The primary end point was overall response."),
    ("results", "The response rate was 40% (95% CI, 30 to 50)."),
    ("results", "Neutropenia occurred in 12% of the patients."),
    ("conclusions", "Drug A is well tolerated and active in lymphoma."),
    ("conclusions", "These results suggest that further studies are warranted."),
    ("registration", "ClinicalTrials.gov NCT00000000."),
]


def test_parts_without_headings_follow_what_the_sentences_say() -> None:
    text = " ".join(words for _, words in UNSTRUCTURED)
    assert [role for role, _ in roles(text)] == [role for role, _ in UNSTRUCTURED]


def test_a_lone_sentence_reports_results() -> None:
    assert roles("Twelve of 20 patients responded.") == [("results", "Twelve of")]


@pytest.mark.parametrize(
    ("first", "role"),
    [
        ("Drug A versus drug B in women with early breast cancer: a randomised trial.", "title"),
        ("Maintenance with drug A after transplantation.", "title"),
        ("We compared drug A with drug B in women with early breast cancer.", "methods"),
        ("Early breast cancer is common in women.", "background"),
        ("To determine whether drug A helps women with early breast cancer.", "background"),
    ],
)
def test_the_first_sentence_is_the_title_only_if_it_names_a_thing(first: str, role: str) -> None:
    text = (
        first + " Women were randomly assigned to drug A or B. Survival was 80% and 70%. Drug A is better. It is safe."
    )
    found = [r for r, _ in roles(text)]
    assert (found[0] == "title") == (role == "title")


def test_the_front_matter_of_a_pubmed_copy_is_set_apart_and_its_title_known() -> None:
    text = (
        "1. J Made Up. 2001 Apr;24(4):1-6.\n\nDrug A in patients with gout.\n\nDoe J(1), Roe AB, Poe C.\n\n"
        "Author information: \n(1)Some Hospital, Town, Norway. doe@example.org\n\n"
        "OBJECTIVE: To test drug A. METHODS: We treated 20 patients. RESULTS: Ten responded. CONCLUSIONS: It works."
    )
    found = roles(text)
    assert ("title", "Drug A") in found
    assert {role for role, words in found if words.startswith(("Doe", "Author", "(1)Some", "1."))} == {"funding"}


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Trial registration: ISRCTN00000000.", "registration"),
        ("NCT00000000.", "registration"),
        ("The trial was registered at www.example.org (ISRCTN00000000).", "registration"),
        ("(Funded by a foundation.)", "funding"),
        ("Copyright 2010 by a publisher.", "funding"),
        ("The trial was registered and 40 patients were enrolled.", "results"),
    ],
)
def test_registration_and_funding_lines_are_set_apart_under_any_heading(words: str, role: str) -> None:
    text = f"METHODS: We treated 20 patients.\n\nRESULTS: Ten responded. {words}"
    assert roles(text)[-1][0] == role
