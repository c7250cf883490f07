"""Terms that no vocabulary holds, found by form and place and kept ungrounded in their own words.

Drugs by the stems of their international names, by company codes, and by the dose that a patient is given; diseases by
their heads (`carcinoma`, `syndrome`) with the modifiers that tell which one; outcomes by the grammar of their names
(`time to …`, `…-free survival`, `… rate`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import yaml

from kg.errors import VocabularyError
from kg.model.concept import Concept
from kg.model.document import Span
from kg.resources import data_path
from kg.vocabulary import shipped_vocabulary


@dataclass(frozen=True, slots=True)
class _Forms:
    drug: re.Pattern[str]
    code: re.Pattern[str]
    given: re.Pattern[str]
    disease: re.Pattern[str]
    empty: re.Pattern[str]
    weak: frozenset[str]
    outcome: re.Pattern[str]
    words: frozenset[str]
    not_given: frozenset[str]
    subject: re.Pattern[str]
    known: tuple[tuple[re.Pattern[str], Concept], ...]


@cache
def _forms() -> _Forms:
    loaded = yaml.safe_load(data_path("patterns", "unlisted.yaml").read_text(encoding="utf-8"))
    stems = "|".join(sorted(loaded["drug_stems"], key=len, reverse=True))
    heads = "|".join(sorted(loaded["disease_heads"], key=len, reverse=True))
    return _Forms(
        re.compile(rf"(?<![\w-])[A-Za-z][a-z]{{2,}}(?:{stems})(?![\w])"),
        _code(loaded["companies"], loaded["no_code"]),
        re.compile(loaded["given"]),
        re.compile(rf"(?<![\w-])(?:{loaded['disease_modifiers']}[ -]){{1,4}}(?P<head>{heads})(?![\w-])"),
        re.compile(rf"(?:(?:{'|'.join(loaded['disease_empty'])}) )+"),
        frozenset(loaded["disease_weak_heads"]),
        re.compile(r"(?<![\w-])(?:" + "|".join(loaded["outcomes"]) + r")(?![\w-])"),
        frozenset(loaded["not"]),
        frozenset(loaded["not_given"]),
        re.compile(loaded["subject"]),
        tuple(
            (re.compile(rf"(?<![\w-])(?:{row['regex']})(?![\w-])"), _outcome(row["curie"])) for row in loaded["words"]
        ),
    )


def _code(companies: list[str], others: list[str]) -> re.Pattern[str]:
    company, other = "|".join(companies), "|".join(others)
    return re.compile(
        rf"(?<![\w-])(?:(?:{company})[- ]?\d{{3,7}}|(?!(?:{other})[-\s]?\d)[A-Z]{{2,5}}-?\d{{3,5}})[A-Z]?"
        r"(?![\w/%-]|\.\d)"
    )


def _outcome(curie: str) -> Concept:
    entry = shipped_vocabulary().entry(curie, "outcome")
    if entry is None:
        raise VocabularyError(f"unlisted.yaml: {curie!r} is no outcome of the vocabulary")
    return entry.concept


def find_unlisted(text: str, sentence: Span) -> list[tuple[Span, Concept]]:
    """Ungrounded drugs, diseases and outcomes of a sentence; the caller drops those that overlap a grounded term."""
    forms = _forms()
    found = [*_drugs(forms, text, sentence), *_diseases(forms, text, sentence)]
    found += [
        (Span(*m.span()), Concept("outcome", _outcome_label(m.group())))
        for m in forms.outcome.finditer(text, sentence.start, sentence.end)
    ]
    for pattern, concept in forms.known:
        found += [(Span(*m.span()), concept) for m in pattern.finditer(text, sentence.start, sentence.end)]
    return found


def _drugs(forms: _Forms, text: str, sentence: Span) -> Iterator[tuple[Span, Concept]]:
    for match in forms.drug.finditer(text, sentence.start, sentence.end):
        if match.group().lower() not in forms.words:
            yield Span(*match.span()), Concept("drug", match.group().lower())
    for match in forms.code.finditer(text, sentence.start, sentence.end):
        yield Span(*match.span()), Concept("drug", match.group())
    for match in forms.given.finditer(text, sentence.start, sentence.end):
        word = match["word"].lower()
        if word not in forms.not_given and not word.endswith(("ing", "ly")):
            yield Span(*match.span("word")), Concept("drug", word)


def _diseases(forms: _Forms, text: str, sentence: Span) -> Iterator[tuple[Span, Concept]]:
    for match in forms.disease.finditer(text, sentence.start, sentence.end):
        start = match.start()
        if (empty := forms.empty.match(match.group())) is not None:
            start += empty.end()
        words = text[start : match.end()]
        if " " in words or words.lower() not in forms.weak:
            yield Span(start, match.end()), Concept("disease", words.lower())


def _outcome_label(words: str) -> str:
    return re.sub(r"^(?:the|a|an|overall the|median|mean|and|of|in|for|with)\s+", "", words.strip())


def find_subject(text: str, sentence: Span) -> list[tuple[Span, Concept]]:
    """What a sentence of results measures by the grammar alone: the subject of its verb, if its head is a measure."""
    found = []
    for match in _forms().subject.finditer(text[sentence.start : sentence.end]):
        start, end = sentence.start + match.start("subject"), sentence.start + match.end("subject")
        label = " ".join(match["subject"].split())
        if (
            start < end
            and len(label) > 3
            and not re.match(r"(?:sample|follow|study|age|number of patients|disease)\b", label)
        ):
            found.append(
                (Span(start, end), Concept("outcome", label[0].lower() + label[1:] if label[1:2].islower() else label))
            )
    return found
