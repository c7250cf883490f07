"""Is a name only a part of a longer one: of an instrument, a body, a study, a germ, a receptor, another compound?

The longest name counts. `Cancer` in `Nordic Lung Cancer Working Party` is no disease of anyone, `rubella` in `rubella
virus` is none that the virus's name reports, and who scores on a `fatigue scale` has that scale measured. Names of
bodies, instruments and studies are found by their form: words in capitals that end or begin in what such things are
called. A term that is such a name itself stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from kg.extract.cue import expression
from kg.extract.term.other_meaning import opens_with_change
from kg.extract.term.outcome_name import label_of
from kg.extract.term.term import Term
from kg.model.concept import Concept
from kg.model.document import Span
from kg.text.words import Words
from kg.vocabulary import kind_of

_words = partial(expression, "longer_names")
_REACH = 60
_THE = "The "
#: A sentence in which more of the longer words have a capital is a title, whose words run on into a name; one with a
#: full stop must have some words more to be one.
_TITLE_SHARE = 0.5
_LEAST_IN_TITLE = 8
_LONG = 4
_LETTERS = 2
_ANYWHERE = (
    "study with its abbreviation",
    "begins with its kind",
    "journal with its volume",
    "institute of research",
    "copyright",
    "scale of a center",
    "journal with its subtitle",
    "study by what it does",
    "impact of one thing on another",
)
_NAMES = ("ends in its kind", "ends in its kind in small letters", "two fields", *_ANYWHERE)
_TITLE_NAMES = ("ends in its kind in a title", *_ANYWHERE)
_MASKED = ("disease", "adverse_event", "outcome", "cell_population")
_MEASURED = ("disease", "adverse_event", "outcome")
_TAKEN_UP = ("pharmacokinetics", "pharmacodynamics")


def with_longer_names(terms: list[Term], text: str, sentence: Span, words: Words) -> list[Term]:
    """The terms without those that longer names hold; the name of an instrument is an outcome in its term's place."""
    if not terms:
        return terms
    names = _names(sentence, words)
    kept = [term for term in terms if not (names and _is_masked(term) and _is_within(term, names))]
    if len(kept) < len(terms):
        kept += _scored(names, kept, text, sentence.end)
    kept = [_with_before(term, text, sentence.start) for term in kept]
    return _without_parts([new for term in kept if (new := _behind(term, text, sentence.end)) is not None], kept)


def _without_parts(terms: list[Term], before: list[Term]) -> list[Term]:
    """The terms without those by their form that one holds which has become longer: `LDL particle size`."""
    longer = [term.span for term in terms if term not in before]
    return [t for t in terms if t.concept.is_grounded or not any(s != t.span and s.contains(t.span) for s in longer)]


def is_kind_of_disease(longer: str) -> bool:
    """Is this the name of a disease whose head by itself would say no more than a kind: `rheumatic heart disease`?"""
    return _words("kind of disease").match(longer) is not None


def names_a_syndrome(behind: str) -> bool:
    """Do these words, from a symptom to the end of a longer name, make a syndrome of it: `myofascial pain syndrome`?"""
    return _words("syndrome behind").match(behind) is not None


def without_people(text: str, span: Span) -> Span:
    """The span of a disease's name without those who have it: `asthma` in `asthma patients`."""
    match = _words("people").search(span.of(text))
    return Span(span.start, span.start + match.start()) if match else span


def is_sound(before: str) -> bool:
    """Do these words, before the head of a name, say that it is as it should be: `normal cognition`?"""
    return _words("sound").search(before) is not None


def _with_before(term: Term, text: str, start: int) -> Term:
    """The term with the word before it that makes another thing of it."""
    if term.type == "drug":
        row = "mirror image"
    elif term.type == "outcome" and term.concept.label == "morbidity":
        row = "kind of morbidity"
    else:
        return term
    match = _words(row).search(text[max(start, term.span.start - _REACH) : term.span.start])
    if match is None:
        return term
    span = Span(term.span.start - len(match.group()), term.span.end)
    return replace(term, span=span, concept=Concept(term.type, label_of(span.of(text))), others=())


def _names(sentence: Span, words: Words) -> list[Span]:
    found: list[Span] = []
    rows = _TITLE_NAMES if _is_title(words) else _NAMES
    for row in rows:
        found += [Span(sentence.start + m.start(), sentence.start + m.end()) for m in _words(row).finditer(words)]
    return found


def _scored(names: list[Span], terms: list[Term], text: str, end: int) -> list[Term]:
    """The instruments among these names whose scores are told, where no other term says what they measure."""
    whole = [name for name in names if not any(other != name and other.contains(name) for other in names)]
    return [
        Term(name, Concept("outcome", label_of(name.of(text))))
        for name in dict.fromkeys(_without_article(name, text) for name in whole)
        if _words("instrument in capitals").search(name.of(text))
        and _words("its score").match(" ".join(text[name.end : min(end, name.end + _REACH)].split("\n")))
        and not any(name.overlaps(term.span) for term in terms)
    ]


def _without_article(name: Span, text: str) -> Span:
    """A name at the beginning of a sentence without its `The`."""
    return Span(name.start + len(_THE), name.end) if name.of(text).startswith(_THE) else name


def _is_title(words: str) -> bool:
    longer = [word for word in words.split() if len(word) >= _LONG]
    if len(longer) < _LEAST_IN_TITLE and words.rstrip().endswith("."):
        return False
    return sum(word[0].isupper() for word in longer) > _TITLE_SHARE * len(longer)


def _is_within(term: Term, names: Iterable[Span]) -> bool:
    return any(name.contains(term.span) and name != term.span for name in names)


def _is_masked(term: Term) -> bool:
    """May this term be a mere part of a name? What is an instrument's name itself, and a drug, are not."""
    if term.type == "drug":
        return _is_procedure(term.concept)
    return term.type in _MASKED and not _words("instrument of its own").search(term.concept.label)


def _behind(term: Term, text: str, end: int) -> Term | None:
    """What the term is with the word right behind it: itself, an outcome of its own, or nothing."""
    behind = text[term.span.end : min(end, term.span.end + _REACH)]
    if behind[:1] not in " -\n":
        return term
    behind = " ".join(behind.split("\n"))
    if text[term.span.end - 1].isdigit() and _words("unit of time").match(behind):
        return None
    if term.type == "target" and _words("letter of a receptor").match(behind):
        return None
    if term.type == "target" and _is_ligand(term.concept) and _words("its receptor").match(behind):
        return None
    if term.type == "drug" and not _is_procedure(term.concept) and _words("kin of a drug").match(behind):
        return None
    if term.type == "disease" and (_words("germ or vaccine").match(behind) or _words("place of care").match(behind)):
        return None
    if term.type == "target" and _words("time of a test").match(behind):
        return None
    if term.type == "outcome" and _has_rest(term, behind, text):
        return None
    if len(term.span) <= _LETTERS and _words("genotype").match(behind) and term.span.of(text).isupper():
        return None
    if _words("place").match(behind) and term.span.of(text).isupper():
        return None
    if term.type in _MEASURED:
        for row in _heads(term, text):
            if match := _words(row).match(behind):
                if row == "property" and _words("no property").match(term.concept.label):
                    return None  # "the response threshold"
                span = Span(_start_of_measure(term, text), term.span.end + match.end())
                return replace(term, span=span, concept=Concept("outcome", label_of(span.of(text))), others=())
    return term


def _start_of_measure(term: Term, text: str) -> int:
    """Where the measure begins in the name of a harm that opens with its change: `decreased heart rate`."""
    change = opens_with_change(term.span.of(text)) if term.type == "adverse_event" else None
    return term.span.start + len(change) if change else term.span.start


def _has_rest(term: Term, behind: str, text: str) -> bool:
    """Does the name of a measure go on: with a module, or as another kind of it?"""
    if term.concept.label == "hemoglobin level":
        return _words("kind of hemoglobin").match(behind) is not None
    is_cut = term.span.of(text).isupper() or _words("instrument of its own").search(term.concept.label) is not None
    match = _words("rest of a code").match(behind) if is_cut else None
    return match is not None and match.group().strip("-").lower() not in term.concept.label.lower()


def _heads(term: Term, text: str) -> tuple[str, ...]:
    """What may stand behind the term and measure it; what is an instrument itself, or its abbreviation, has that."""
    is_instrument = _words("instrument of its own").search(term.concept.label) or term.span.of(text).isupper()
    if term.concept.label in _TAKEN_UP:
        return ("property", "interaction")
    return ("property",) if term.type == "outcome" and is_instrument else ("instrument", "property")


def _is_procedure(drug: Concept) -> bool:
    return kind_of(drug) == "procedure"


def _is_ligand(protein: Concept) -> bool:
    return kind_of(protein) == "ligand" or protein.label.endswith("factor")
