"""The two alternatives that `versus`, `compared with` or `with or without` join, in the title, the aim or the methods.

Finds them by the drugs beside those words, and by short names that stand where only treatments are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kg.extract.arm.arm_draft import NO_ARM, Draft, make_draft, take_bracket
from kg.extract.arm.sized_group import name_group
from kg.extract.cue import expression, says
from kg.extract.drug.drug_list import drug_of, drugs_between, first_drug
from kg.extract.reading import Reading, ReadSentence
from kg.model.document import Span

_words = partial(expression, "drafts")
_arm_words = partial(expression, "arms")
#: How far before and behind `versus` an alternative may reach.
_REACH = 120


def find_versus(reading: Reading) -> Iterator[list[Draft]]:
    """`A versus B`, `A with or without B` in the title or the aim."""
    for sentence in reading.with_role("title", "background", "methods"):
        if sentence.role == "background" and _tells_what_is_known(sentence):
            continue
        if added := _with_or_without(sentence):
            yield added
        if either := _given_or_not(sentence):
            yield either
        yield from _comparing(sentence)
        yield from _named(sentence)
        yield from _around_versus(sentence)
    for sentence in reading.with_role(
        "results"
    ):  # "Patients were randomised to A with or without B, and 80% responded"
        if _words("random").search(sentence.words) and (added := _with_or_without(sentence)):
            yield added


def _tells_what_is_known(sentence: ReadSentence) -> bool:
    """`A is widely used since it lasts longer than B`: does a sentence tell what others found?"""
    words = sentence.words
    return says("interventions", "elsewhere", words) and not says("interventions", "own", words)


def _with_or_without(sentence: ReadSentence) -> list[Draft]:
    if not _words("with-or-without link").search(sentence.words):
        return []
    match = _words("with-or-without").search(sentence.words)
    if match is None or (match["first"] and match["first"] == match["second"]):
        return []
    base = make_draft(sentence, _drug_start(sentence, *match.span("base")), match.end("base"))
    added = make_draft(sentence, *match.span("added"))
    if added:
        added.drugs = drugs_between(sentence, *match.span("added"), denied=True)
    if not (base and added and base.drugs and added.drugs):
        return []
    label, span = f"{base.label} + {added.label}", base.span.to(added.span)
    both = Draft(label, span, sentence, [*base.drugs, *added.drugs], role="experimental")
    only = Draft(base.label, base.span, sentence, list(base.drugs), role="control")
    if match["alone"]:  # "drug A (n = 47) alone or with drug B": the bracket is of those who had it alone
        only.size, only.size_span, only.size_sentence = base.size, base.size_span, base.size_sentence
    take_bracket(both, sentence, *match.span("added"))
    brackets = (("b1", "b2") if match["first"] == "with" else ("b2", "b1")) if match["first"] else ("b4", "b3")
    for draft, bracket in zip((both, only), brackets, strict=True):
        take_bracket(draft, sentence, *match.span(bracket))
    return [both, only]


def _given_or_not(sentence: ReadSentence) -> list[Draft]:
    """`randomised to undergo or not to undergo surgery`: those who have it, and those who do not."""
    match = _words("given-or-not").search(sentence.words)
    given = make_draft(sentence, *match.span("name")) if match else None
    if match is None or given is None:
        return []
    start = sentence.span.start
    denied = Span(start + match.start("not"), start + match.end("not"))
    others = Draft(f"no {given.label}", denied, sentence, role="control", by_form=True)
    given.role, given.by_form = "experimental", True
    take_bracket(given, sentence, *match.span("b1"))
    take_bracket(others, sentence, *match.span("b2"))
    return [given, others]


def _comparing(sentence: ReadSentence) -> Iterator[list[Draft]]:
    for match in _words("comparing").finditer(sentence.words):
        a, b = make_draft(sentence, *match.span("a")), make_draft(sentence, *match.span("b"))
        if a and b and set(a.drugs) != set(b.drugs):
            yield [a, b]


def _named(sentence: ReadSentence) -> Iterator[list[Draft]]:
    """`a trial of early versus late surgery`: names of a few words that are no disease, outcome or harm."""
    for row in ("named-versus", "named-compared"):
        for match in _words(row).finditer(sentence.words):
            drafts = [name_group(sentence, match.span(part), True, None) for part in ("a", "b")]
            if all(d and not _names_other(sentence, d) for d in drafts):
                yield [d for d in drafts if d]


def _names_other(sentence: ReadSentence, draft: Draft) -> bool:
    return any(t.span.overlaps(draft.span) and t.type in NO_ARM for t in sentence.terms)


def _around_versus(sentence: ReadSentence) -> Iterator[list[Draft]]:
    words = sentence.words
    for match in _words("versus").finditer(words):
        if match.group().strip() == "or" and not _words("random").search(words):
            continue
        low, high = max(0, match.start() - _REACH), min(len(words), match.end() + _REACH)
        left, right = drugs_between(sentence, low, match.start()), drugs_between(sentence, match.end(), high)
        if match.group().strip(" ,") == "or" and _is_list(sentence, low, match.start()):
            continue
        against = right or _arm_words("control").match(words[match.end() :])
        if left and against and set(left) != set(right):
            a = make_draft(sentence, _drug_start(sentence, low, match.start()), match.start())
            b = make_draft(sentence, match.end(), high)
            if a and b:
                yield [a, b]


def _is_list(sentence: ReadSentence, start: int, end: int) -> bool:
    """`drug A, drug B, or drug C`: do drugs that nothing but a comma joins end the stretch before `or`?"""
    base = sentence.span.start
    places = [t.span for t in sentence.terms if start <= t.span.start - base < end and drug_of(t)]
    return (
        len(places) > 1 and _words("bare-comma").match(sentence.between(places[-2].end, places[-1].start)) is not None
    )


def _drug_start(sentence: ReadSentence, start: int, end: int) -> int:
    """Where the first drug of a stretch stands, or the stretch itself if it names none."""
    drug = first_drug(sentence, start, end)
    return drug.start if drug else start
