"""What `kg annotate` says of numbers: marked sentences of our own, and some in which nothing must be found."""

from __future__ import annotations

import time

import pytest

from kg.annotate import annotate_document
from kg.model.document import Document


def _mentions(text: str) -> set[tuple[str, str]]:
    document = Document("a", "a.txt", text, "text")
    return {(m.type, m.span.of(text)) for m in annotate_document(document).mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A total of 120 patients were enrolled.", ("participants_total", "120")),
        ("We enrolled 64 healthy, postmenopausal women.", ("participants_total", "64")),
        ("Of 90 women, 31 were randomised to exercise and 59 to usual care.", ("participants_arm", "59")),
        ("There were 63 patients in the rest group.", ("participants_arm", "63")),
        ("In all, 94 patients were randomised (45 to rest, 49 to walking).", ("participants_arm", "45")),
        ("Nausea occurred in 12 patients of the rest group.", ("count", "12")),
        ("Nausea was seen in 21 of 26 patients (81%).", ("denominator", "26")),
        ("Response rates were 64 and 85% in the two groups.", ("percentage", "64")),
        ("Median survival was 9.8 months.", ("median", "9.8 months")),
        ("The median number of cycles was 4 (range, 1-23).", ("median", "4")),
        ("Mean pain was 4.5 ± 1.3 days shorter.", ("sd", "1.3 days")),
        ("Mean (SD) change was 6.7 (7.5) points.", ("sd", "7.5")),
        ("The drug led to an 18% reduction in risk.", ("value", "18%")),
        ("Median age was 66 years.", ("age", "66 years")),
        ("Participants were 44 adults after a hernia repair.", ("participants_total", "44")),
        ("We will recruit about 60 women with gout and assign them to rest or yoga.", ("participants_total", "60")),
        ("A randomized trial in 456 older women showed less pain.", ("participants_total", "456")),
        ("Of 61 women referred, 52 were randomly divided in 2 groups.", ("participants_total", "52")),
        ("In all, 71 (60%) of 118 men with gout were recruited.", ("participants_total", "71")),
        ("The tape was used in 62 patients (the control group).", ("participants_arm", "62")),
        ("Nine weeks later 31 women were measured as the control group.", ("participants_arm", "31")),
        ("Then 31 were randomised to yoga and 28 (47%) to rest at home.", ("participants_arm", "28")),
        (
            "The median [IQR] 28-item score at 24 hours was much higher after the nap (147 [142 to 151]).",
            ("median", "147"),
        ),
        ("Mean change in weight was +6 ± 11 kg.", ("mean", "+6")),
        ("Mean costs were lower then (€318.60 (SD = 90)).", ("mean", "€318.60")),
        (
            "The hazard ratio was 0.55 (95 percent confidence interval, 0.37 to 0.81).",
            ("confidence_interval", "0.37 to 0.81"),
        ),
        ("In this 24-week, randomised, open-label trial nausea was rare.", ("duration", "24-week")),
        ("The trial was done in Norway.", ("country", "Norway")),
        ("Patients with refractory lymphoma were treated.", ("line", "refractory")),
    ],
)
def test_numbers_are_told_apart(text: str, expected: tuple[str, str]) -> None:
    assert expected in _mentions(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Patients were assigned to one of four groups.", "participants_arm"),
        ("Between 2001 and 2004 the drug was given.", "participants_total"),
        ("Patients had at least 3 lymph nodes.", "count"),
        ("The median pain was read from a 36-item questionnaire.", "median"),
        ("In this trial the pain ceased in 12 women.", "participants_total"),
        ("Of 31 assigned to rest, 3 withdrew.", "participants_arm"),
        ("The study had 80% power.", "percentage"),
        ("Results are given with 95% confidence intervals.", "percentage"),
        ("The median age was 61 years.", "median"),
        ("Nobody was harmed.", "count"),
    ],
)
def test_nothing_is_made_of_other_numbers(text: str, unwanted: str) -> None:
    assert unwanted not in {type_ for type_, _ in _mentions(text)}


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("She had heparin-induced thrombocytopenia.", "heparin"),
        ("Four had levodopa-induced dyskinesia.", "levodopa"),
        ("Timolol-treated eyes were examined.", "Timolol"),
        ("In this randomised trial 40 patients had surgery and 41 patients received placebo.", "placebo"),
        ("Patients were randomly assigned to radiotherapy (n = 30) or observation (n = 31).", "radiotherapy"),
    ],
)
def test_a_drug_is_mentioned_wherever_a_name_holds_it_and_another_treatment_where_an_arm_is_given_it(
    text: str, drug: str
) -> None:
    assert ("drug", drug) in _mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        "The rats had no surgery.",
        "Anaemia is common after radiotherapy.",
        "A woman developed cholestasis after liver transplantation.",
        "Thrombocytopenia of other causes was rare.",
    ],
)
def test_a_treatment_that_is_no_drug_is_not_mentioned_as_one_in_passing(text: str) -> None:
    assert "drug" not in {type_ for type_, _ in _mentions(text)}


@pytest.mark.parametrize("text", ["7" * 100_000, "(n = 4) " * 5_000, "(" * 100_000], ids=["digits", "n", "brackets"])
def test_degenerate_text_takes_seconds(text: str) -> None:
    from kg.extract.number.head_count import Sizes, find_head_counts
    from kg.extract.quantity import find_quantities
    from kg.extract.reading import ReadSentence
    from kg.model.document import Span
    from kg.text.section import Sentence

    span = Span(0, len(text))
    started = time.process_time()
    sentence = ReadSentence(Sentence(span, "results", 0), text, (), tuple(find_quantities(text, span)), ())
    find_head_counts(sentence, [], Sizes())
    assert time.process_time() - started < 5


BONES = """We randomly assigned 120 women with gout to febuxostat 80 mg or placebo.

Results: """


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Quality of life rose by 7.4 points with febuxostat compared with 0.6 points with placebo.", "7.4 points"),
        ("Peak uric acid was lower with febuxostat than with placebo (5.21 vs. 6.47; p = 0.04).", "6.47"),
        ("Bone density fell by 3.3% with febuxostat and by 1.6% with placebo.", "1.6%"),
    ],
)
def test_a_level_or_change_of_each_arm_is_a_mean(sentence: str, expected: str) -> None:
    assert ("mean", expected) in _mentions(BONES + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The hazard ratio for death was 0.83 with febuxostat and 0.91 with placebo.",
        "Pain was 3.1 with febuxostat.",
        "Pain remained in 41% with febuxostat and 52% with placebo.",
    ],
)
def test_a_number_of_one_arm_a_ratio_and_a_share_are_no_means(sentence: str) -> None:
    assert not {text for type_, text in _mentions(BONES + sentence) if type_ == "mean"}
