"""Evidence of a fact: its words, its sentence, the pattern that read it and how sure that is."""

from __future__ import annotations

from decimal import Decimal

from kg.extract.reading import ReadSentence
from kg.model.document import Span
from kg.model.evidence import Evidence


def make_evidence(sentence: ReadSentence, words: Span, extractor: str, confidence: str = "0.9") -> Evidence:
    """Evidence inside one sentence; words that reach beyond it are cut to it."""
    start, end = max(words.start, sentence.span.start), min(words.end, sentence.span.end)
    span = Span(start, end) if start < end else sentence.span
    return Evidence(span, sentence.span, extractor, Decimal(confidence))
