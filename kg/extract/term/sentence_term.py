"""The terms of a sentence: what the vocabulary names, what the text's abbreviations mean, and what only has the form.

Names that say several things are parted (`FLT3-ITD-mutated AML` is a disease with a biomarker), and parts that share
a word are completed (`renal and hepatic toxicity`). A name that may mean two concepts of one type, without a cue
which, is left out.

Measured on bc5cdr (docs/extraction.md): precision 0.888, recall 0.735.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, partial

from kg.extract.cue import expression
from kg.extract.term.biomarker_state import with_states
from kg.extract.term.cell_population import find_cell_populations
from kg.extract.term.chemical import is_of_body
from kg.extract.term.coordinated_term import find_coordinated_outcomes, find_coordinated_toxicities, with_coordinated
from kg.extract.term.drug_partner import find_partners
from kg.extract.term.longer_name import with_longer_names, without_people
from kg.extract.term.other_meaning import means_something_else, opens_with_change
from kg.extract.term.outcome_name import known_outcome
from kg.extract.term.outweighed import is_bare_lesion, is_general, is_part
from kg.extract.term.parted_name import by_its_drugs, is_of_drugs, is_safety_outcome, unfolded
from kg.extract.term.plain_response import as_told
from kg.extract.term.short_name import is_supported
from kg.extract.term.term import Term
from kg.extract.term.timed_outcome import with_time
from kg.extract.term.unlisted import find_subject, find_unlisted
from kg.extract.term.unlisted_harm import find_consequences, find_unlisted_harms
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


def find_terms(
    context: Context, sentence: Sentence, words: Words, matches: Iterable[Match], scopes: list[Scope]
) -> list[Term]:
    """The terms of a sentence in order; `matches` are the forms of the vocabulary in its words."""
    return _Finder(context, sentence, words, scopes).find(matches)


@dataclass(frozen=True)
class _Finder:
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
        terms = [term for match in matches for term in self._listed(match)]
        terms += self._labels(terms)
        terms = self._with_unlisted(terms)
        if self.sentence.role == "results" and not any(_is_measured(t) for t in terms):
            terms += self._subjects(terms)
        toxicities = find_coordinated_toxicities(self.words, self.span.start, self._harm)
        outcomes = find_coordinated_outcomes(self.text, self.span.start, terms, known_outcome)
        first_members = [*toxicities, *outcomes]
        terms += [self._term(s, c) for s, c in first_members if not any(s.overlaps(t.span) for t in terms)]
        terms += self._unlisted_harms(terms)
        terms = self._with_consequences(terms)
        terms = [timed for term in terms if (timed := with_time(term, self.text, self.span))]
        terms = with_states(terms, self.text, self.span, self.context.matcher)
        terms = with_longer_names(terms, self.text, self.span, self.words)
        terms = [term for term in terms if not means_something_else(term, self.text)]
        terms = [as_told(term, self.text) for term in terms]
        return with_coordinated(self.text, sorted(terms, key=lambda term: term.span))

    def _term(self, span: Span, concept: Concept, others: tuple[Concept, ...] = ()) -> Term:
        return Term(span, concept, assertion_of(span, self.scopes), others)

    # -- from the vocabulary --

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
            return self._term(match.span, first, tuple(e.concept for e in match.entries[1:]))
        entries = self._chosen(match)
        if not entries:
            return None
        if not is_supported(match.span.of(self.text), entries, self.context):
            return None
        concepts = tuple(dict.fromkeys(e.concept for e in entries))
        term = self._term(match.span, concepts[0], concepts[1:])
        if term.type == "disease":
            return Term(without_people(self.text, match.span), term.concept, term.assertion, term.others)
        if term.type != "drug":
            return term
        if derivative := as_derivative(self.text, match.span):
            if is_of_body(derivative.of(self.text)):
                return None
            return self._term(derivative, Concept("drug", derivative.of(self.text).lower()))
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

    # -- by their form --

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
                terms.append(self._term(span, concept))
        return terms + [self._term(span, concept) for span, concept in find_partners(self.text, self.span, terms)]

    def _subjects(self, terms: list[Term]) -> list[Term]:
        """What a sentence measures by its grammar; no drug is."""
        drugs = [t.span for t in terms if t.type in ("drug", "regimen")]
        found = find_subject(self.span, self.words)
        return [self._term(span, concept) for span, concept in found if not any(span.overlaps(d) for d in drugs)]

    def _unlisted_harms(self, terms: list[Term]) -> list[Term]:
        if self.sentence.role not in ("results", "conclusions", "methods"):
            return []
        found = find_unlisted_harms(self.words, self.span.start, terms, self._harm)
        return [self._term(span, concept) for span, concept in found]

    def _with_consequences(self, terms: list[Term]) -> list[Term]:
        """The terms with what harms led to in place of those harms, and of deaths at large."""
        for span, concept in find_consequences(self.words, self.span.start, terms, self._harm):
            measured = [t for t in terms if span.overlaps(t.span) and _is_measured(t)]
            terms = [t for t in terms if t not in measured]
            terms.append(self._term(span, concept))
        return terms

    def _harm(self, words: str) -> Concept | None:
        """The harm that exactly these words name, if they name one."""
        entries = self.context.matcher.lookup(words)
        concepts = {e.concept for e in entries if e.concept.type == "adverse_event"}
        return concepts.pop() if len(concepts) == 1 else None


def _is_measured(term: Term) -> bool:
    return term.as_type("outcome") is not None or term.as_type("adverse_event") is not None


def _covers(populations: list[tuple[Span, Concept]], term: Term) -> bool:
    return any(span.overlaps(term.span) for span, _ in populations)
