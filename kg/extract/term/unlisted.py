"""Terms that no vocabulary holds, found by form and place and kept ungrounded in their own words.

Drugs by the stems of their international names, by company codes, by the make of chemical names, and by the dose that a
patient is given; diseases by
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
from kg.extract.cue import expression
from kg.extract.term.chemical import find_chemicals
from kg.extract.term.lesion import find_lesions
from kg.extract.term.outcome_name import find_name, label_of
from kg.model.concept import Concept
from kg.model.document import Span
from kg.resources import data_path
from kg.text.expression import Expression
from kg.text.words import Words
from kg.vocabulary import shipped_vocabulary

_TUMOUR = ("tumor", "tumour")
#: Which one of several compounds of the same name: `bleomycin-A`.
_LETTER = re.compile(r"-[A-H](?![\w-])")


@dataclass(frozen=True, slots=True)
class _Forms:
    drug: Expression
    code: Expression
    given: Expression
    disease: Expression
    empty: re.Pattern[str]
    weak: re.Pattern[str]
    behind_tumour: re.Pattern[str]
    outcome: Expression
    words: frozenset[str]
    not_given: frozenset[str]
    subject: Expression
    known: tuple[tuple[Expression, Concept], ...]


@cache
def _forms() -> _Forms:
    loaded = yaml.safe_load(data_path("patterns", "unlisted.yaml").read_text(encoding="utf-8"))
    stems = "|".join(sorted(loaded["drug_stems"], key=len, reverse=True))
    heads = "|".join(sorted(loaded["disease_heads"], key=len, reverse=True))
    symptoms = "|".join(loaded["disease_symptoms"])
    return _Forms(
        Expression(rf"(?<![\w-])(?!anti|[Nn]on)[A-Za-z][a-z]{{2,}}(?:{stems})(?![\w])"),
        _code(loaded["companies"], loaded["no_code"]),
        Expression(loaded["given"]),
        Expression(
            rf"(?<![\w-])(?:{loaded['disease_modifiers']}[ -]){{1,4}}"
            rf"(?:(?P<symptom>{symptoms}) (?:syndromes?|disorders?)|(?P<head>{heads}))(?![\w-])"
        ),
        re.compile(rf"(?:(?:{'|'.join(loaded['disease_empty'])}) )+"),
        _weak(loaded["disease_states"], loaded["disease_weak_heads"]),
        re.compile(loaded["disease_behind"]),
        Expression(r"(?<![\w-])(?:" + "|".join(loaded["outcomes"]) + r")(?![\w-])"),
        frozenset(loaded["not"]),
        frozenset(loaded["not_given"]),
        Expression(loaded["subject"]),
        tuple(
            (Expression(rf"(?<![\w-])(?:{row['regex']})(?![\w-])"), _outcome(row["curie"])) for row in loaded["words"]
        ),
    )


def _code(companies: list[str], others: list[str]) -> Expression:
    company, other = "|".join(companies), "|".join(others)
    return Expression(
        rf"(?<![\w-])(?:(?:{company})[- ]?(?:\d{{3}},\d{{3}}|\d{{3,7}})|(?!(?:{other})[-\s]?\d)[A-Z]{{2,5}}-?\d{{3,5}}"
        r"(?!\d|\s(?:PK\s)?(?:study|trial|cells?)\b))[A-Z]?"
        r"(?![\w/%-]|\.\d|,\d{3})"
    )


def _weak(states: list[str], heads: list[str]) -> re.Pattern[str]:
    """Heads that tell no disease, alone or in a state."""
    return re.compile(rf"(?:(?:[a-z]+[ -])*(?:{'|'.join(states)}) )?(?:{'|'.join(heads)})")


def _outcome(curie: str) -> Concept:
    entry = shipped_vocabulary().entry(curie, "outcome")
    if entry is None:
        raise VocabularyError(f"unlisted.yaml: {curie!r} is no outcome of the vocabulary")
    return entry.concept


def find_unlisted(text: str, sentence: Span, words: Words | None = None) -> list[tuple[Span, Concept]]:
    """Ungrounded drugs, diseases and outcomes of a sentence; the caller drops those that overlap a grounded term."""
    forms = _forms()
    words = words or Words(sentence.of(text))
    found = [*_drugs(forms, text, sentence, words), *_diseases(forms, text, sentence, words)]
    for match in forms.outcome.finditer_within(text, sentence, words):
        if (name := find_name(match.group())) is not None:
            span = Span(match.start() + name.start, match.start() + name.end)
            found.append((span, Concept("outcome", _outcome_label(span.of(text)))))
    for pattern, concept in forms.known:
        found += [(Span(*m.span()), concept) for m in pattern.finditer_within(text, sentence, words)]
    return found


def _drugs(forms: _Forms, text: str, sentence: Span, words: Words) -> Iterator[tuple[Span, Concept]]:
    for match in forms.drug.finditer_within(text, sentence, words):
        if match.group().lower() not in forms.words:
            end = rest.end() if (rest := _LETTER.match(text, match.end())) else match.end()
            yield Span(match.start(), end), Concept("drug", text[match.start() : end].lower())
    for match in forms.code.finditer_within(text, sentence, words):
        yield Span(*match.span()), Concept("drug", match.group())
    for span in find_chemicals(text, sentence, words):
        yield span, Concept("drug", span.of(text))
    for match in forms.given.finditer_within(text, sentence, words):
        word = match["word"].lower()
        if word not in forms.not_given and not word.endswith(("ing", "ly")):
            yield Span(*match.span("word")), Concept("drug", word)


def _diseases(forms: _Forms, text: str, sentence: Span, words: Words) -> Iterator[tuple[Span, Concept]]:
    for match in forms.disease.finditer_within(text, sentence, words):
        start = match.start()
        if (empty := forms.empty.match(match.group())) is not None:
            start += empty.end()
        if start == match.start("symptom"):
            continue
        name = text[start : match.end()]
        if match["head"] in _TUMOUR and forms.behind_tumour.match(text, match.end()):
            continue
        if forms.weak.fullmatch(name.lower()) is None:
            yield Span(start, match.end()), Concept("disease", name.lower())
    for span in find_lesions(sentence, words):
        yield span, Concept("disease", " ".join(span.of(text).lower().split()))


def _outcome_label(words: str) -> str:
    name = expression("terms", "opening of what is measured").sub("", words.strip())
    return f"{name[:1].lower()}{name[1:]}" if name[1:2].islower() else name


def find_subject(sentence: Span, words: Words) -> list[tuple[Span, Concept]]:
    """What a sentence of results measures by the grammar alone: the subject of its verb, if its head is a measure."""
    found = []
    for match in _forms().subject.finditer(words):
        name = find_name(match["subject"])
        if name is None:
            continue
        start = sentence.start + match.start("subject")
        label = " ".join(name.of(match["subject"]).split())
        if len(label) > 3 and not expression("terms", "no outcome").match(label):
            found.append((Span(start + name.start, start + name.end), Concept("outcome", label_of(label))))
    return found
