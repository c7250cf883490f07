"""Arms that share a drug: `drug A alone or in combination with drug B`, `drug A in combination with drug B or drug C`.

Finds them in the title, the aim and the methods of a study that allocates nobody, such as one that looks for doses. It
does not find them where another drug than the shared one is only named in the results.
"""

from __future__ import annotations

from collections.abc import Sequence
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
