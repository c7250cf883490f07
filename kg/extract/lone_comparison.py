"""The groups of a text of a sentence or two that gives nothing of a trial but numbers: `4% in the tube group and 13% in
the patch group`, `15% of patients who received A and 21% of those who received B`.

Finds two names before words for a group, or two names that numbers are given for by the same words. It does not find
more than two, nor names that may be outcomes, harms, diseases or kinds of people.
"""

from __future__ import annotations

import re
from functools import partial

from kg.extract.arm_draft import Draft
from kg.extract.arm_match import core
from kg.extract.cue import expression
from kg.extract.drug_list import drugs_between
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span

_words = partial(expression, "lone_comparisons")
_NO_ARM = ("disease", "outcome", "adverse_event", "biomarker", "target")
_WEAK = ("for", "with", "on", "after")


def find_lone_groups(reading: Reading) -> list[Draft]:
    """The two groups that a sentence compares, in the order in which it names them; empty where it names no two."""
    for sentence in reading.sentences:
        if len(re.findall(r"\d", sentence.words)) < 2:
            continue
        for found in (_before_group_words(sentence), _in_pair(sentence), _behind_numbers(sentence)):
            if len(found) == 2:
                return found
    return []


def _before_group_words(sentence: ReadSentence) -> list[Draft]:
    spans = [match.span("name") for match in _words("before-group-word").finditer(sentence.words)]
    return _distinct(sentence, spans)


def _in_pair(sentence: ReadSentence) -> list[Draft]:
    match = _words("pair").search(sentence.words)
    return _distinct(sentence, [match.span("a"), match.span("b")]) if match else []


def _behind_numbers(sentence: ReadSentence) -> list[Draft]:
    """Names behind numbers; one that only a preposition leads to gives a drug or is a short name in capitals."""
    spans = []
    for match in _words("behind-number").finditer(sentence.words):
        name = match["name"].rstrip(".")
        is_short_name = re.fullmatch(r"\w*[A-Z]\w*[A-Z][\w/+-]*", name) is not None
        if match["link"].strip().lower() not in _WEAK or is_short_name or drugs_between(sentence, *match.span("name")):
            spans.append(match.span("name"))
    return _distinct(sentence, spans)


def _distinct(sentence: ReadSentence, spans: list[tuple[int, int]]) -> list[Draft]:
    """The names as groups, each once; none at all where one of them cannot be a group."""
    drafts: dict[frozenset[str], Draft] = {}
    for start, end in spans:
        name = sentence.words[start:end].strip(" .,")
        span = Span(sentence.span.start + start, sentence.span.start + start + len(name))
        other = any(t.span.overlaps(span) and t.type in _NO_ARM for t in sentence.terms)
        if not name or other or _words("no-name").match(name):
            continue
        draft = Draft(name, span, sentence, drugs_between(sentence, start, end), aliases={name, f"{name} group"})
        drafts.setdefault(core(name) or frozenset({name}), draft)
    return list(drafts.values())
