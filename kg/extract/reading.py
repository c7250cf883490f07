"""What one pass over a document's text gives: sentences with their terms and numbers, from which all facts are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from kg.extract.quantity import Quantity, find_quantities
from kg.extract.term.listed_term import Context
from kg.extract.term.other_name import other_names
from kg.extract.term.own_abbreviation import own_meanings
from kg.extract.term.sentence_term import find_terms
from kg.extract.term.term import Term
from kg.lexicon.load import matcher_in_use
from kg.lexicon.match import Matcher
from kg.lexicon.own_form import OwnForms
from kg.model.concept import ConceptType
from kg.model.document import Document, Span
from kg.text.abbreviation import Abbreviation, find_abbreviations
from kg.text.assertion import AssertionKind, Scope, assertion_of, find_scopes
from kg.text.section import Sentence, read_sentences
from kg.text.words import Words

__all__ = ["ReadSentence", "Reading", "Term", "read_document"]

#: A sentence with more numbers is a table or no text: what they are of cannot be told from the words between.
_MOST_NUMBERS = 300


@dataclass(frozen=True)
class ReadSentence:
    """A sentence with its terms and typed numbers in order of the text.

    `remembered` is for what several extractors ask of a sentence, number by number, and what never changes.
    """

    sentence: Sentence
    words: str
    terms: tuple[Term, ...]
    quantities: tuple[Quantity, ...]
    scopes: tuple[Scope, ...]
    remembered: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def span(self) -> Span:
        return self.sentence.span

    @property
    def role(self) -> str:
        return self.sentence.role

    def between(self, start: int, end: int) -> str:
        """The words from one offset of the document to another."""
        base = self.sentence.span.start
        first, stop = start - base, end - base
        return self.words[first if first > 0 else 0 : stop if stop > 0 else 0]

    def in_one_line(self, span: Span) -> str:
        """The words of a span of the text with one space between any two, whatever the lines."""
        return " ".join(self.between(span.start, span.end).split())

    def before(self, position: int, count: int) -> str:
        """Up to `count` characters of the sentence before an offset of the document."""
        return self.between(position - count, position)

    def after(self, position: int, count: int | None = None) -> str:
        """The rest of the sentence behind an offset of the document, or `count` characters of it."""
        start = position - self.sentence.span.start
        return self.words[start:] if count is None else self.words[start : start + count]

    def of_type(self, *types: ConceptType) -> list[Term]:
        """Terms that may be of one of these types."""
        return [t for t in self.terms if any(t.as_type(wanted) for wanted in types)]

    def assertion(self, span: Span) -> AssertionKind:
        return assertion_of(span, list(self.scopes))


@dataclass(frozen=True)
class Reading:
    """A document as read: the input of every extractor."""

    document: Document
    sentences: tuple[ReadSentence, ...]
    abbreviations: dict[str, Abbreviation] = field(default_factory=dict)
    _by_roles: dict[tuple[str, ...], tuple[ReadSentence, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def title(self) -> ReadSentence | None:
        return next((s for s in self.sentences if s.role == "title"), None)

    def with_role(self, *roles: str) -> Sequence[ReadSentence]:
        """The sentences of these parts of the abstract, in order."""
        known = self._by_roles.get(roles)
        if known is None:
            known = self._by_roles[roles] = tuple(s for s in self.sentences if s.role in roles)
        return known


def read_document(document: Document, matcher: Matcher | None = None) -> Reading:
    """Find the sentences, terms and numbers of a document; numbers beyond what a sentence can hold are none."""
    matcher = matcher or matcher_in_use()
    text = document.text
    content = " \n ".join(span.of(text) for span in document.iter_content())
    abbreviations = _abbreviations(document)
    context = Context(matcher, text, content, abbreviations)
    further = {
        name: meaning for span in document.iter_content() for name, meaning in other_names(matcher, text, span).items()
    }
    own = OwnForms.of({**further, **own_meanings(matcher, abbreviations, text)})
    read = []
    for sentence in read_sentences(document):
        span, words = sentence.span, Words(sentence.of(text))
        scopes = find_scopes(text, span, words)
        terms = find_terms(context, sentence, words, matcher.find(text, span.start, span.end, own=own), scopes)
        numbers = find_quantities(text, span, words)
        if len(numbers) > _MOST_NUMBERS:
            numbers = []
        read.append(ReadSentence(sentence, words, tuple(terms), tuple(numbers), tuple(scopes)))
    return Reading(document, tuple(read), abbreviations)


def _abbreviations(document: Document) -> dict[str, Abbreviation]:
    """The abbreviations that the document defines, with their places in its text."""
    found: dict[str, Abbreviation] = {}
    for span in document.iter_content():
        for abbreviation in find_abbreviations(span.of(document.text)).values():
            short, long = (_moved(s, span.start) for s in (abbreviation.short_span, abbreviation.long_span))
            found[abbreviation.short] = replace(abbreviation, short_span=short, long_span=long)
    return found


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
