"""What one pass over a document's text gives: sentences with their terms and numbers, from which all facts are made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.extract.cell_population import find_cell_populations
from kg.extract.quantity import Quantity, find_quantities
from kg.extract.unlisted import find_unlisted
from kg.lexicon.load import shipped_matcher
from kg.lexicon.match import Entry, Match, Matcher
from kg.lexicon.normalise import fold
from kg.lexicon.rank import choose
from kg.model.concept import Concept, ConceptType
from kg.model.document import Document, Span
from kg.text.abbreviation import Abbreviation, find_abbreviations
from kg.text.assertion import AssertionKind, Scope, assertion_of, find_scopes
from kg.text.section import Sentence, read_sentences


@dataclass(frozen=True, slots=True)
class Term:
    """A concept where the text names it. `others` are further concepts that the same words may name."""

    span: Span
    concept: Concept
    assertion: AssertionKind = "present"
    others: tuple[Concept, ...] = ()

    @property
    def type(self) -> ConceptType:
        return self.concept.type

    def as_type(self, wanted: ConceptType) -> Concept | None:
        """The concept of this type among those that the words may name."""
        return next((c for c in (self.concept, *self.others) if c.type == wanted), None)


@dataclass(frozen=True)
class ReadSentence:
    """A sentence with its terms and typed numbers in order of the text."""

    sentence: Sentence
    words: str
    terms: tuple[Term, ...]
    quantities: tuple[Quantity, ...]
    scopes: tuple[Scope, ...]

    @property
    def span(self) -> Span:
        return self.sentence.span

    @property
    def role(self) -> str:
        return self.sentence.role

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

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def title(self) -> ReadSentence | None:
        return next((s for s in self.sentences if s.role == "title"), None)

    def with_role(self, *roles: str) -> list[ReadSentence]:
        return [s for s in self.sentences if s.role in roles]


def read_document(document: Document, matcher: Matcher | None = None) -> Reading:
    """Find the sentences, terms and numbers of a document."""
    matcher = matcher or shipped_matcher()
    text = document.text
    sentences = read_sentences(document)
    content = " \n ".join(span.of(text) for span in document.iter_content())
    abbreviations = {
        a.short: a for span in document.iter_content() for a in _shifted(find_abbreviations(span.of(text)), span.start)
    }
    local = _local_entries(matcher, abbreviations, text)
    text_key = f" {fold(content)} "
    read = []
    for sentence in sentences:
        words = sentence.of(text)
        scopes = find_scopes(text, sentence.span)
        matches = matcher.find(text, sentence.span.start, sentence.span.end, local=local)
        terms = _terms(text, sentence, matches, scopes, text_key)
        read.append(
            ReadSentence(sentence, words, tuple(terms), tuple(find_quantities(text, sentence.span)), tuple(scopes))
        )
    return Reading(document, tuple(read), abbreviations)


def _shifted(found: dict[str, Abbreviation], by: int) -> list[Abbreviation]:
    def move(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return [replace(a, short_span=move(a.short_span), long_span=move(a.long_span)) for a in found.values()]


def _local_entries(matcher: Matcher, abbreviations: dict[str, Abbreviation], text: str) -> dict[str, tuple[Entry, ...]]:
    """What the text's own abbreviations mean: the concept of their long form, or of the term that the long form ends in."""
    local: dict[str, tuple[Entry, ...]] = {}
    for short, definition in abbreviations.items():
        entries = matcher.lookup(definition.long)
        if not entries:
            inside = [
                m
                for m in matcher.find(text, definition.long_span.start, definition.long_span.end)
                if m.span.end == definition.long_span.end
            ]
            entries = inside[-1].entries if inside else ()
        if not entries:
            unlisted = [c for s, c in find_unlisted(text, definition.long_span) if s.end == definition.long_span.end]
            entries = tuple(Entry(c, short, True) for c in unlisted[:1])
        if not entries and (known := matcher.lookup(short)):
            # Our own meaning of the short form holds only if its name has these letters too.
            words = set(fold(definition.long).split())
            entries = tuple(e for e in known if words & set(fold(e.concept.label).split()) and e.exact)
        local[short] = tuple(Entry(e.concept, short, True) for e in entries)
    return local


def _terms(text: str, sentence: Sentence, matches: list[Match], scopes: list[Scope], text_key: str) -> list[Term]:
    sentence_key = f" {fold(sentence.of(text))} "
    terms = []
    for match in matches:
        entries = choose(match.entries, match.span.of(text), sentence_key, text_key)
        if entries:
            concepts = tuple(dict.fromkeys(e.concept for e in entries))
            terms.append(Term(match.span, concepts[0], assertion_of(match.span, scopes), concepts[1:]))
    populations = find_cell_populations(text, sentence.span)
    terms = [
        t
        for t in terms
        if not any(span.overlaps(t.span) and t.type in ("target", "biomarker") for span, _ in populations)
    ]
    for span, concept in [*populations, *find_unlisted(text, sentence.span)]:
        if not any(span.overlaps(t.span) for t in terms):
            terms.append(Term(span, concept, assertion_of(span, scopes)))
    return sorted(terms, key=lambda term: term.span)
