"""Score kg's mentions of outcomes and harms on evidence_outcomes, in the parts of a text that the corpus annotates.

Run as the scorers of the evaluation are, beside whose modules (`common`, `report`) it needs on PYTHONPATH.

The corpus marks outcomes in results and conclusions only, so a mention in another part is neither right nor wrong. A
text with headings is taken from those that name results or conclusions; one without, from its first line with an
annotation on.
  exact    same start and end, one to one        relaxed   gold is found, ours is right, if they overlap
"""

from __future__ import annotations

import re

from common import Document, Span
from report import Count, Report, any_to_any, one_to_one, pairs, run_scorer

GOLD, OURS = ("Outcome",), ("outcome", "adverse_event")
HEADING = re.compile(r"(?m)^([A-Z][A-Z /&]+) ?:")
ANNOTATED = re.compile(
    r"RESULT|FINDING|CONCLUSION|INTERPRETATION|DISCUSSION|SIGNIFICANCE|IMPLICATION|UNASSIGNED|UNLABEL"
)


def score(documents: list[Document]) -> Report:
    report = Report("Mentions of outcomes in results and conclusions", documents)
    exact, relaxed = Count(), Count()
    for document in documents:
        parts = annotated_parts(document)
        gold, ours = within(parts, document.entities(*GOLD)), within(parts, document.found(*OURS))
        exact += one_to_one(gold, ours, Span.equals)
        relaxed += any_to_any(gold, ours, Span.overlaps)
        hits = pairs(gold, ours, Span.overlaps)
        for i in set(range(len(gold))) - {i for i, _ in hits}:
            report.miss(document, "outcome", gold[i].text)
        for j in set(range(len(ours))) - {j for _, j in hits}:
            report.spurious(document, "outcome", ours[j].text)
    report.counts("Outcomes", {"exact": exact, "overlapping": relaxed}, micro="")
    return report


def annotated_parts(document: Document) -> list[tuple[int, int]]:
    """The stretches of the text in which the corpus marks outcomes."""
    headings = list(HEADING.finditer(document.text))
    if not headings:
        first = min((span.start for span in document.entities(*GOLD)), default=len(document.text))
        return [(document.text.rfind("\n", 0, first) + 1, len(document.text))]
    ends = [*(heading.start() for heading in headings[1:]), len(document.text)]
    return [(h.start(), end) for h, end in zip(headings, ends, strict=True) if ANNOTATED.search(h[1])]


def within(parts: list[tuple[int, int]], spans: list[Span]) -> list[Span]:
    return [span for span in spans if any(start <= span.start < end for start, end in parts)]


if __name__ == "__main__":
    run_scorer(score, __doc__)
