"""Sentence boundaries: what a full stop ends, and what it does not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.sentence import split_sentences

# A bar marks where a sentence ends; without one the text is one sentence.
MARKED = [
    "The drug was safe.| It was active.",
    "Response was 40% vs. 20% in the control group.",
    "The drug was given i.v. on day 1.| It was well tolerated.",
    "Doe et al. gave 5 mg.| Nobody died.",
    "Survival was longer (P <. 001).| Harms were few.",
    "The difference was clear (log-rank P = . 04).",
    "Survival was longer (P < 0. 05).",
    "Ten were in arm B.| The others went on.",
    "We gave drug A.| RESULTS: It helped.",
    "J. Doe treated 12 patients.",
    "It was not established in part A.| There were no deaths.",
    "They had hemophilia A.| Most were boys.",
    "Patients of Dr. H. Most and J. Doe took part.",
    "Remission ( CR ) was seen in 5 patients .| Two died .",
    "The study was registered (NCT00000000).| 120 women took part.",
    "Was it safe?| It was.",
    "The drug was well tolerated.|We saw no deaths.",
    "It was given q.d. for 28 days.| None stopped.",
    "Levels rose 3.5-fold.| they fell later.",
    "Fig. 2 shows it.",
    "Survival was 8 vs. 14 months (95% CI, 11-n.r.) (P = .02).",
    "Its median was n.r. in both.| Harms were few.",
    "It was n.e.| Others died.",
    "Stay was 12 (i.q.r. 8 to 15) days, and pain 3.2 (s.e.m. 0.4).",
    "Doses were 5, 10, etc.| Then they rose.",
    "### Methods We gave drug B.|\n### Results It worked.",
    "First line of a title\n\n|The text begins here.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_a_text_is_split_where_the_bars_stand(marked: str) -> None:
    text = marked.replace("|", "")
    assert [span.of(text) for span in split_sentences(text)] == [part.strip() for part in marked.split("|")]


def test_a_wrapped_line_is_no_boundary() -> None:
    text = "Patients were treated with the new drug for as long as they had\nbenefit from it, and then were followed."
    assert len(split_sentences(text)) == 1


def test_a_wrapped_line_that_ends_in_an_abbreviation_is_no_boundary() -> None:
    text = "The rate of response was much higher in the first group than in the other (40 vs.\n20%), with few harms."
    assert len(split_sentences(text)) == 1


def test_a_short_line_before_a_capital_is_a_boundary() -> None:
    text = "Findings\nThe drug was active in all of the patients who had been treated before with other drugs."
    assert [span.of(text)[:8] for span in split_sentences(text)] == ["Findings", "The drug"]


@given(st.text(alphabet="abc ABC.?!()12%\n#", max_size=200))
def test_sentences_hold_all_words_in_order_and_overlap_nowhere(text: str) -> None:
    spans = split_sentences(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(left.end <= right.start for left, right in pairwise(spans))
