"""Arms that share a drug: `drug A alone or in combination with drug B`, `drug A in combination with drug B or drug C`.

Finds them in the title, the aim and the methods of a study that allocates nobody, such as one that looks for doses; and
`drug A alone and with drug B`, `A with and without B` where a text studies what one drug does to another, the
concentrations of a drug, or one period after another. It does not find them where another drug than the shared one is
only named in the results, nor partners that are no drugs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kg.extract.arm.arm_draft import Draft, take_bracket
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drug_of, given_drugs, parts_of
from kg.extract.drug.study_drug import is_given
from kg.extract.reading import Reading, ReadSentence, Term

_words = partial(expression, "partner_arms")


def find_partner_arms(reading: Reading) -> list[Draft]:
    """The arms of the first sentence that tells partners of a drug apart, or nothing."""
    for sentence in reading.with_role("title", "background", "methods"):
        terms = [t for t in sentence.terms if drug_of(t)]
        for i in range(len(terms) - 1):
            drafts = _alone_or_with(sentence, terms, i) or _with_one_of(sentence, terms, i)
            if drafts and all(is_given(sentence, t) for t in terms[i : i + 2]):
                return drafts
    return []


def find_interaction_arms(reading: Reading) -> Iterator[list[Draft]]:
    """The arms of each sentence of the title, aim or methods that tells a drug alone from the same drug with others."""
    told = reading.with_role("title", "background", "methods")
    if not any(_words("studies an interaction").search(s.words) for s in told):
        return
    for sentence in told:
        terms = [t for t in sentence.terms if drug_of(t)]
        for i in (i for i in range(len(terms) - 1) if is_given(sentence, terms[i])):
            gap = _between(sentence, terms, i)
            if _words("alone and then with").fullmatch(gap):
                yield _alone_and_with_each(sentence, terms, i)
            elif (
                _words("with and without").fullmatch(gap)
                and len(drafts := _alone_and_with_each(sentence, terms, i)) == 2
            ):
                yield drafts


def _between(sentence: ReadSentence, terms: Sequence[Term], i: int) -> str:
    """The words between a drug and the next one."""
    return sentence.between(terms[i].span.end, terms[i + 1].span.start)


def _alone_or_with(sentence: ReadSentence, terms: Sequence[Term], i: int) -> list[Draft]:
    if _words("alone and combined").fullmatch(_between(sentence, terms, i)):
        both = _together(sentence, terms, i + 1, 1)
        if len(both) > 1 and drug_of(terms[i]) in {drug_of(t) for t in both}:
            return [_draft(sentence, [terms[i]]), _draft(sentence, both)]
    if not _words("alone or with").fullmatch(_between(sentence, terms, i)):
        return []
    return [
        _draft(sentence, _together(sentence, terms, i, -1)),
        _draft(sentence, [*_together(sentence, terms, i, -1), *_together(sentence, terms, i + 1, 1)]),
    ]


def _with_one_of(sentence: ReadSentence, terms: Sequence[Term], i: int) -> list[Draft]:
    if not _words("with one of several").fullmatch(_between(sentence, terms, i)):
        return []
    last = i + 1
    while last + 1 < len(terms) and _words("one of several").fullmatch(_between(sentence, terms, last)):
        last += 1
    if last + 1 == len(terms) or not _words("last of several").fullmatch(_between(sentence, terms, last)):
        return []
    drafts = []
    for place in range(i + 1, last + 2):
        draft = _draft(sentence, [terms[i], terms[place]])
        end = terms[place + 1].span.start if place + 1 < len(terms) else sentence.span.end
        take_bracket(draft, sentence, terms[place].span.end - sentence.span.start, end - sentence.span.start)
        drafts.append(draft)
    return drafts if len({tuple(d.drugs) for d in drafts}) == len(drafts) else []


def _alone_and_with_each(sentence: ReadSentence, terms: Sequence[Term], i: int) -> list[Draft]:
    """The drug at a place alone, and with each of the partners behind it; nothing where `and` lists partners."""
    last = i + 1
    while last + 1 < len(terms):
        gap = _between(sentence, terms, last)
        if expression("arms", "together").match(gap) and not _words("one of several").fullmatch(gap):
            return []
        if not any(_words(row).fullmatch(gap) for row in ("one of several", "last of several")):
            break
        last += 1
    alone = _draft(sentence, [terms[i]])
    both = [_draft(sentence, [terms[i], term]) for term in terms[i + 1 : last + 1]]
    if any(set(draft.drugs) == set(alone.drugs) for draft in both):
        return []
    alone.role = "control"
    for draft, term in zip([alone, *both], terms[i : last + 1], strict=True):
        draft.span, draft.by_form = term.span, True
    return [alone, *both]


def _together(sentence: ReadSentence, terms: Sequence[Term], i: int, step: int) -> list[Term]:
    """A drug with those before (-1) or behind it (1) that are given together with it."""
    found = [terms[i]]
    while 0 <= i + step < len(terms):
        first = min(i, i + step)
        if not expression("arms", "together").match(_between(sentence, terms, first)):
            break
        i += step
        found.append(terms[i])
    return sorted(found, key=lambda term: term.span)


def _draft(sentence: ReadSentence, terms: Sequence[Term]) -> Draft:
    drugs = given_drugs(c for t in terms for c in parts_of(t))
    label = " + ".join(d.label for d in drugs)
    return Draft(label, terms[0].span.to(terms[-1].span), sentence, drugs, role="experimental")
