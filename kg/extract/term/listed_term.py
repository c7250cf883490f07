"""The terms of a sentence that the vocabulary names, or the text's own abbreviations.

Names that say several things are parted (`FLT3-ITD-mutated AML` is a disease with a biomarker). A name that may mean
two concepts of one type, without a cue which, is left out; so is a change of what is measured that only looks like a
harm (`blood pressure increased by 3 mm Hg`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, partial

from kg.extract.cue import expression
from kg.extract.term.chemical import is_of_body
from kg.extract.term.longer_name import without_people
from kg.extract.term.other_meaning import opens_with_change
from kg.extract.term.parted_name import by_its_drugs, is_of_drugs, is_safety_outcome, unfolded
from kg.extract.term.short_name import is_supported
from kg.extract.term.term import Term
from kg.lexicon.entry import Entry
from kg.lexicon.match import Match, Matcher
from kg.lexicon.normalise import fold
from kg.lexicon.rank import choose, is_ambiguous
from kg.lexicon.salt import as_derivative, with_salt
from kg.model.concept import Concept
from kg.model.document import Span
from kg.text.assertion import Scope, assertion_of
from kg.text.section import Sentence
from kg.text.words import Words

_words = partial(expression, "terms")


@dataclass(frozen=True)
class Context:
    """A text and how its words are looked up; its folded words are made when a form first needs them."""

    matcher: Matcher
    text: str
    content: str
    #: The abbreviations that the text defines.
    defined: Collection[str] = ()

    @cached_property
    def key(self) -> str:
        return f" {fold(self.content)} "


@dataclass(frozen=True)
class ListedTerms:
    """What the vocabulary names in one sentence."""

    context: Context
    sentence: Sentence
    words: Words
    scopes: list[Scope]

    @property
    def text(self) -> str:
        return self.context.text

    @property
    def span(self) -> Span:
        return self.sentence.span

    @cached_property
    def key(self) -> str:
        return f" {fold(self.words)} "

    def find(self, matches: Iterable[Match]) -> list[Term]:
        """The terms that forms of the vocabulary name, and abbreviations that stand before their numbers."""
        terms = [term for match in matches for term in self._listed(match)]
        return terms + self._labels(terms)

    def term(self, span: Span, concept: Concept, others: tuple[Concept, ...] = ()) -> Term:
        """A term of this sentence."""
        return Term(span, concept, assertion_of(span, self.scopes), others)

    def harm(self, words: str) -> Concept | None:
        """The harm that exactly these words name, if they name one."""
        entries = self.context.matcher.lookup(words)
        concepts = {e.concept for e in entries if e.concept.type == "adverse_event"}
        return concepts.pop() if len(concepts) == 1 else None

    def _listed(self, match: Match) -> list[Term]:
        """The term that a form names, or its parts where it says several things."""
        term = self._named(match)
        if term is None:
            return []
        if is_of_drugs(self.text, term):
            # the term may be longer than its form by a salt, and would find the form inside itself again
            inside_it = [m for m in self.context.matcher.find_inside(self.text, term.span) if m.span != match.span]
            return by_its_drugs(term, [t for m in inside_it for t in self._listed(m)])
        is_level = self._is_level(term) or self._is_raised(term)
        if term.type not in ("disease", "drug_class") and not is_level and not is_safety_outcome(term.concept):
            return [term]
        inside = map(self._named, self.context.matcher.find_inside(self.text, term.span))
        if is_level:
            measures = [t for t in inside if t and t.type in ("outcome", "biomarker")]
            return measures if measures or self._is_level(term) else [term]
        parts = [t for t in inside if t]
        if _words("denies next word").search(self.text[self.span.start : term.span.start]):
            # "non-metastatic breast cancer" is breast cancer
            return [t for t in parts if t.type == "disease" and t.span.end == term.span.end][-1:] or [term]
        return unfolded(term, parts)

    def _is_level(self, term: Term) -> bool:
        """`blood pressure increased by 3 mm Hg` is no harm, but a measure with its change."""
        if term.type not in ("adverse_event", "disease") or not _words("changed measure").search(
            term.span.of(self.text)
        ):
            return False
        return _words("amount of change").match(self.text[term.span.end : self.span.end][:60]) is not None

    def _is_raised(self, term: Term) -> bool:
        """`the drug significantly increased heart rate` tells what the drug did to a measure, and no harm."""
        if term.type != "adverse_event" or not opens_with_change(term.span.of(self.text)):
            return False
        if _words("passive").match(self.text[term.span.end : self.span.end][:20]):
            return False
        return _words("makes a verb of it").search(self.text[self.span.start : term.span.start][-60:]) is not None

    def _named(self, match: Match) -> Term | None:
        first = match.entries[0].concept
        if first.type == "regimen" and not first.is_grounded:  # of the text's own
            return self.term(match.span, first, tuple(e.concept for e in match.entries[1:]))
        entries = self._chosen(match)
        if not entries:
            return None
        if not is_supported(match.span.of(self.text), entries, self.context):
            return None
        concepts = tuple(dict.fromkeys(e.concept for e in entries))
        term = self.term(match.span, concepts[0], concepts[1:])
        if term.type == "disease":
            return Term(without_people(self.text, match.span), term.concept, term.assertion, term.others)
        if term.type != "drug":
            return term
        if derivative := as_derivative(self.text, match.span):
            if is_of_body(derivative.of(self.text)):
                return None
            return self.term(derivative, Concept("drug", derivative.of(self.text).lower()))
        return Term(with_salt(self.text, match.span), term.concept, term.assertion, term.others)

    def _chosen(self, match: Match) -> tuple[Entry, ...]:
        surface = match.span.of(self.text)
        around = (self.key, self.context.key) if is_ambiguous(surface) else ("", "")
        return choose(match.entries, surface, *around) or self._counted_outcome(match)

    def _counted_outcome(self, match: Match) -> tuple[Entry, ...]:
        """A form of three letters or more whose one known reading is an outcome: taken where the sentence counts."""
        concepts = {e.concept for e in match.entries}
        single = len(concepts) == 1 and all(c.type == "outcome" for c in concepts) and len(match.span) >= 3
        return match.entries if single and _words("counted").search(self.words) else ()

    def _labels(self, terms: list[Term]) -> list[Term]:
        """Outcome abbreviations before an equals sign, whatever their case (`Cri = 1`)."""
        found: list[Term] = []
        if "=" not in self.words:
            return found
        for match in _words("label").finditer(self.text, self.span.start, self.span.end):
            span = Span(match.start(1), match.end(1))
            if any(span.overlaps(t.span) for t in terms):
                continue
            entries = self.context.matcher.lookup_any_case(match[1])
            if is_ambiguous(match[1]):
                entries = choose(entries, match[1], self.key, "")
            concepts = {e.concept for e in entries if e.concept.type == "outcome"}
            if len(concepts) == 1:
                found.append(Term(span, concepts.pop()))
        return found
