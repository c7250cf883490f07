"""The terms of a sentence: what the vocabulary names, what the text's abbreviations mean, and what only has the form.

What the vocabulary names (`listed_term`) comes first; forms that no vocabulary lists fill the gaps, or outweigh what
is only a part of them, and parts that share a word are completed (`renal and hepatic toxicity`). Last, names that mean
something else in their sentence are left out.

Measured on bc5cdr (docs/extraction.md): precision 0.888, recall 0.735.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.term.biomarker_state import with_states
from kg.extract.term.cell_population import find_cell_populations
from kg.extract.term.coordinated_term import find_coordinated_outcomes, find_coordinated_toxicities, with_coordinated
from kg.extract.term.drug_partner import find_partners
from kg.extract.term.listed_term import Context, ListedTerms
from kg.extract.term.longer_name import with_longer_names
from kg.extract.term.other_meaning import means_something_else
from kg.extract.term.outcome_name import known_outcome
from kg.extract.term.outweighed import is_bare_lesion, is_general, is_part
from kg.extract.term.plain_response import as_told
from kg.extract.term.term import Term
from kg.extract.term.timed_outcome import with_time
from kg.extract.term.unlisted import find_subject, find_unlisted
from kg.extract.term.unlisted_harm import find_consequences, find_unlisted_harms
from kg.lexicon.match import Match
from kg.model.concept import Concept
from kg.model.document import Span
from kg.text.assertion import Scope
from kg.text.section import Sentence
from kg.text.words import Words

_words = partial(expression, "terms")


def find_terms(
    context: Context, sentence: Sentence, words: Words, matches: Iterable[Match], scopes: list[Scope]
) -> list[Term]:
    """The terms of a sentence in order; `matches` are the forms of the vocabulary in its words."""
    return _Finder(ListedTerms(context, sentence, words, scopes), sentence, words).find(matches)


@dataclass(frozen=True)
class _Finder:
    listed: ListedTerms
    sentence: Sentence
    words: Words

    @property
    def text(self) -> str:
        return self.listed.context.text

    @property
    def span(self) -> Span:
        return self.sentence.span

    def find(self, matches: Iterable[Match]) -> list[Term]:
        terms = self._with_unlisted(self.listed.find(matches))
        if self.sentence.role == "results" and not any(_is_measured(t) for t in terms):
            terms += self._subjects(terms)
        toxicities = find_coordinated_toxicities(self.words, self.span.start, self.listed.harm)
        outcomes = find_coordinated_outcomes(self.text, self.span.start, terms, known_outcome)
        first_members = [*toxicities, *outcomes]
        terms += [self.listed.term(s, c) for s, c in first_members if not any(s.overlaps(t.span) for t in terms)]
        terms += self._unlisted_harms(terms)
        terms = self._with_consequences(terms)
        terms = [timed for term in terms if (timed := with_time(term, self.text, self.span))]
        terms = with_states(terms, self.text, self.span, self.listed.context.matcher)
        terms = with_longer_names(terms, self.text, self.span, self.words)
        terms = [term for term in terms if not means_something_else(term, self.text)]
        terms = [as_told(term, self.text) for term in terms]
        return with_coordinated(self.text, sorted(terms, key=lambda term: term.span))

    def _with_unlisted(self, terms: list[Term]) -> list[Term]:
        """The terms with cell populations, which outweigh their markers, and with forms that no vocabulary lists."""
        populations = find_cell_populations(self.text, self.span) if "CD" in self.words else []
        if populations:
            terms = [t for t in terms if t.type not in ("target", "biomarker") or not _covers(populations, t)]
        for span, concept in [*populations, *find_unlisted(self.text, self.span, self.words)]:
            overlapping = [t for t in terms if span.overlaps(t.span)]
            if concept.type == "outcome" and all(is_part(self.text, span, t) for t in overlapping):
                # "duration of neutropenia" measures the event that it names
                terms = [t for t in terms if t not in overlapping]
                overlapping = []
            if overlapping and concept.type == "disease" and all(is_general(self.text, span, t) for t in overlapping):
                # "rheumatic heart disease" is not heart disease at large, nor "myofascial pain syndrome" pain
                terms = [t for t in terms if t not in overlapping]
                if overlapping[0].type == "adverse_event" and is_bare_lesion(self.text, span, overlapping[0]):
                    concept = replace(concept, type="adverse_event")
                overlapping = []
            if not overlapping:
                terms.append(self.listed.term(span, concept))
        return terms + [self.listed.term(span, concept) for span, concept in find_partners(self.text, self.span, terms)]

    def _subjects(self, terms: list[Term]) -> list[Term]:
        """What a sentence measures by its grammar; no drug is."""
        drugs = [t.span for t in terms if t.type in ("drug", "regimen")]
        found = find_subject(self.span, self.words)
        return [self.listed.term(span, concept) for span, concept in found if not any(span.overlaps(d) for d in drugs)]

    def _unlisted_harms(self, terms: list[Term]) -> list[Term]:
        if self.sentence.role not in ("results", "conclusions", "methods"):
            return []
        found = find_unlisted_harms(self.words, self.span.start, terms, self.listed.harm)
        return [self.listed.term(span, concept) for span, concept in found]

    def _with_consequences(self, terms: list[Term]) -> list[Term]:
        """The terms with what harms led to in place of those harms, and of deaths at large."""
        for span, concept in find_consequences(self.words, self.span.start, terms, self.listed.harm):
            measured = [t for t in terms if span.overlaps(t.span) and _is_measured(t)]
            terms = [t for t in terms if t not in measured]
            terms.append(self.listed.term(span, concept))
        return terms


def _is_measured(term: Term) -> bool:
    return term.as_type("outcome") is not None or term.as_type("adverse_event") is not None


def _covers(populations: list[tuple[Span, Concept]], term: Term) -> bool:
    return any(span.overlaps(term.span) for span, _ in populations)
