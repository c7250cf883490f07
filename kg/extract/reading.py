"""What one pass over a document's text gives: sentences with their terms and numbers, from which all facts are made."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from kg.extract.cell_population import find_cell_populations
from kg.extract.quantity import Quantity, find_quantities
from kg.extract.unlisted import find_subject, find_unlisted
from kg.lexicon.load import matcher_in_use
from kg.lexicon.match import Entry, Match, Matcher
from kg.lexicon.normalise import fold
from kg.lexicon.rank import choose
from kg.lexicon.salt import with_salt
from kg.model.concept import Concept, ConceptType
from kg.model.document import Document, Span
from kg.text.abbreviation import Abbreviation, find_abbreviations
from kg.text.assertion import AssertionKind, Scope, assertion_of, find_scopes
from kg.text.section import Sentence, read_sentences
from kg.vocabulary import shipped_vocabulary


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
    matcher = matcher or matcher_in_use()
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
        terms = _terms(matcher, text, sentence, matches, scopes, text_key)
        read.append(
            ReadSentence(sentence, words, tuple(terms), tuple(find_quantities(text, sentence.span)), tuple(scopes))
        )
    return Reading(document, tuple(read), abbreviations)


def _shifted(found: dict[str, Abbreviation], by: int) -> list[Abbreviation]:
    def move(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return [replace(a, short_span=move(a.short_span), long_span=move(a.long_span)) for a in found.values()]


#: `Response Evaluation Criteria in Solid Tumors` are criteria: what a preposition leads in is not what the name stands
#: for.
_ABOUT = re.compile(r"\b(?:in|of|for|with|on|by|to|from|after|and)\s(?:\w+\s)*$")


def _local_entries(matcher: Matcher, abbreviations: dict[str, Abbreviation], text: str) -> dict[str, tuple[Entry, ...]]:
    """What the text's own abbreviations mean: the concept of their long form, or of the term that the long form ends
    in.
    """
    local: dict[str, tuple[Entry, ...]] = {}
    for short, definition in abbreviations.items():
        entries = matcher.lookup(definition.long)
        if not entries:
            inside_all = matcher.find(text, definition.long_span.start, definition.long_span.end)
            named = (m for m in inside_all if m.span.end == definition.long_span.end)
            inside = [m for m in named if not _ABOUT.search(text[definition.long_span.start : m.span.start])]
            entries = inside[-1].entries if inside else ()
            drugs = [e.concept for m in inside_all for e in m.entries if e.concept.type == "drug"]
            if len(drugs) > 1:  # "pentostatin, cyclophosphamide and rituximab (PCR)": a regimen of this text's own
                local[short] = tuple(Entry(c, short, True) for c in (Concept("regimen", short), *dict.fromkeys(drugs)))
                continue
        if not entries:
            unlisted = [c for s, c in find_unlisted(text, definition.long_span) if s.end == definition.long_span.end]
            entries = tuple(Entry(c, short, True) for c in unlisted[:1])
        if not entries and (known := matcher.lookup(short)):
            # Our own meaning of the short form holds only if its name has these letters too.
            words = set(fold(definition.long).split())
            entries = tuple(e for e in known if words & set(fold(e.concept.label).split()) and e.exact)
        local[short] = tuple(Entry(e.concept, short, True) for e in entries)
    return local


def _terms(
    matcher: Matcher, text: str, sentence: Sentence, matches: list[Match], scopes: list[Scope], text_key: str
) -> list[Term]:
    sentence_key = f" {fold(sentence.of(text))} "

    def make(match: Match) -> Term | None:
        if match.entries[0].concept.type == "regimen" and not match.entries[0].concept.is_grounded:
            own = tuple(e.concept for e in match.entries)
            return Term(match.span, own[0], assertion_of(match.span, scopes), own[1:])
        entries = choose(match.entries, match.span.of(text), sentence_key, text_key)
        if not entries:
            entries = _counted_outcome(match, sentence.of(text))
        if not entries:
            return None
        concepts = tuple(dict.fromkeys(e.concept for e in entries))
        span = with_salt(text, match.span) if concepts[0].type == "drug" else match.span
        return Term(span, concepts[0], assertion_of(match.span, scopes), concepts[1:])

    terms: list[Term] = []
    for term in filter(None, map(make, matches)):
        folded = term.type in ("disease", "drug_class", "regimen") or _is_safety_outcome(term.concept)
        terms += _unfolded(term, [t for t in map(make, matcher.find_inside(text, term.span)) if t] if folded else [])
    terms += _labels(matcher, text, sentence, terms)
    populations = find_cell_populations(text, sentence.span)
    terms = [
        t
        for t in terms
        if not any(span.overlaps(t.span) and t.type in ("target", "biomarker") for span, _ in populations)
    ]
    for span, concept in [*populations, *find_unlisted(text, sentence.span)]:
        overlapping = [t for t in terms if span.overlaps(t.span)]
        if concept.type == "outcome" and overlapping and all(_is_part(span, t) for t in overlapping):
            # "duration of neutropenia" measures the event that it names
            terms = [t for t in terms if t not in overlapping]
            overlapping = []
        if not overlapping:
            terms.append(Term(span, concept, assertion_of(span, scopes)))
    if sentence.role == "results" and not any(t.as_type("outcome") or t.as_type("adverse_event") for t in terms):
        terms += [
            Term(span, concept, assertion_of(span, scopes))
            for span, concept in find_subject(text, sentence.span)
            if not any(span.overlaps(t.span) and t.type in ("drug", "regimen") for t in terms)
        ]
    terms += _coordinated_toxicities(matcher, text, sentence, terms, scopes)
    return _with_coordinated(text, sorted(terms, key=lambda term: term.span))


_TOXICITIES = re.compile(
    r"(?P<list>(?:[\w-]+(?:,\s|\s))+(?:and|or)\s)[\w-]+\s(?:toxicit(?:y|ies)|toxic effects|adverse events|disorders)\b"
)


def _coordinated_toxicities(
    matcher: Matcher, text: str, sentence: Sentence, terms: list[Term], scopes: list[Scope]
) -> list[Term]:
    """The first members of `gastrointestinal, neurologic, and cardiac toxicity`, each a toxicity of its own."""
    found = []
    for match in _TOXICITIES.finditer(text, sentence.span.start, sentence.span.end):
        for word in re.finditer(r"[\w-]+", match["list"]):
            span = Span(match.start("list") + word.start(), match.start("list") + word.end())
            concepts = {
                e.concept for e in matcher.lookup(f"{word.group()} toxicity") if e.concept.type == "adverse_event"
            }
            if len(concepts) == 1 and not any(span.overlaps(t.span) for t in terms):
                found.append(Term(span, concepts.pop(), assertion_of(span, scopes)))
    return found


_COUNTED = re.compile(r"\d\s?(?:%|percent|months?\b|weeks?\b|years?\b)")


def _counted_outcome(match: Match, words: str) -> tuple[Entry, ...]:
    """A short form of three letters or more whose one known reading is an outcome: taken where the sentence counts or
    times.
    """
    concepts = {e.concept for e in match.entries}
    single = len(concepts) == 1 and all(c.type == "outcome" for c in concepts) and len(match.span) >= 3
    return match.entries if single and _COUNTED.search(words) else ()


def _is_part(span: Span, term: Term) -> bool:
    return (
        span.contains(term.span)
        and len(term.span) < len(span)
        and term.type in ("adverse_event", "disease", "cell_population")
    )


_MEASURE_OF = re.compile(r"^(?:the\s)?(?P<head>[A-Za-z]+(?:\s[a-z]+)?) of ")
_AND = re.compile(r"^[\s,]*(?:and|or|,|as well as)\s+(?:the\s)?$")


def _with_coordinated(text: str, terms: list[Term]) -> list[Term]:
    """In `mobilization of blasts and CD34+38- cells` the second population is measured too: it gains that outcome's
    reading.
    """
    result: list[Term] = []
    for term in terms:
        head = _MEASURE_OF.match(result[-1].span.of(text)) if result and result[-1].type == "outcome" else None
        if (
            head
            and term.type in ("cell_population", "target")
            and _AND.match(text[result[-1].span.end : term.span.start])
        ):
            measured = Concept("outcome", f"{head['head'].lower()} of {term.concept.label}")
            term = replace(term, others=(*term.others, measured))
        result.append(term)
    return result


def _unfolded(term: Term, inside: list[Term]) -> list[Term]:
    """The parts of a name that says several things: `FLT3-ITD-mutated AML` is AML with a biomarker, `CXCR4 inhibitor`
    a target.

    A disease without such a part stays whole; a class of drugs stays beside the target that it names. A regimen that is
    called by its drugs (`carboplatin plus paclitaxel`) is these drugs.
    """
    if term.type == "regimen":
        drugs = [t for t in inside if t.type == "drug"]
        return drugs if len(drugs) > 1 else [term]
    if term.type == "outcome" and not _is_safety_outcome(term.concept):
        return [term]
    if term.type == "outcome":
        harm = term.as_type("adverse_event")
        if harm:  # one name for the harm and its rate: the harm is meant
            return [replace(term, concept=harm, others=(term.concept, *(c for c in term.others if c != harm)))]
        return [t for t in inside if t.as_type("adverse_event")] or [term]
    markers = [t for t in inside if t.type in ("biomarker", "target")]
    if not markers:
        return [term]
    if term.type == "drug_class":
        return [term, *markers]
    diseases = [t for t in inside if t.type == "disease"]
    return [*markers, *diseases] if diseases and any(t.type == "biomarker" for t in markers) else [term]


@cache
def _is_safety_outcome(concept: Concept) -> bool:
    """Is this outcome the rate of a harm (`incidence of febrile neutropenia`), so that the harm itself is the better
    name?
    """
    entry = (
        shipped_vocabulary().entry(concept.curie, "outcome") if concept.curie and concept.type == "outcome" else None
    )
    if entry is None or entry.kind != "safety":
        return False
    return re.search(r"mortality|death|surviv", entry.label) is None or "related" in entry.label


_LABEL = re.compile(r"(?<![\w-])([A-Za-z]{2,5})(?=[\s\u00a0]?=[\s\u00a0]?\d)")


def _labels(matcher: Matcher, text: str, sentence: Sentence, terms: list[Term]) -> list[Term]:
    """Outcome abbreviations before an equals sign, whatever their case (`Cri = 1`)."""
    found = []
    for match in _LABEL.finditer(text, sentence.span.start, sentence.span.end):
        span = Span(match.start(1), match.end(1))
        if any(span.overlaps(t.span) for t in terms):
            continue
        concepts = {e.concept for e in matcher.lookup_any_case(match[1]) if e.concept.type == "outcome"}
        if len(concepts) == 1:
            found.append(Term(span, concepts.pop()))
    return found
