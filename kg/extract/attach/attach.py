"""What a number is a number of: which outcome or event, in which arm, at what time.

Works on one sentence. `thing.py` says which outcome or event an estimate belongs to, `arm_of_number.py` to which arm;
here the parts come together. Where no rule applies nothing is attached: a gap is better than a guess.

Measured on rct_art (docs/extraction.md): precision 0.930, recall 0.632.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from kg.extract.arm.arm_table import ArmMention, ArmTable
from kg.extract.attach.arm_of_number import give_arms
from kg.extract.attach.dose_group import leave_dose_groups
from kg.extract.attach.group_clause import give_group_clauses
from kg.extract.attach.shared_name import leave_shared_names
from kg.extract.attach.total import leave_untold_parts
from kg.extract.attach.unknown_group import leave_unknown_groups
from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.number.sentence_estimate import find_estimates
from kg.extract.number.series import make_series
from kg.extract.reading import ReadSentence, Term
from kg.extract.thing.category import category_of
from kg.extract.thing.composite import find_composites, without_parts
from kg.extract.thing.counted_noun import give_counted_nouns
from kg.extract.thing.frame import Attached, Frame
from kg.extract.thing.joined_name import give_joined_names
from kg.extract.thing.measured import give_measured
from kg.extract.thing.other_subject import leave_other_subjects
from kg.extract.thing.own_label import give_own_labels
from kg.extract.thing.ratio_thing import give_ratio_things
from kg.extract.thing.shared_number import with_shared_numbers
from kg.extract.thing.thing import attach_things
from kg.extract.thing.thing_name import with_whole_names, without_kinds
from kg.extract.thing.time_list import give_listed_times
from kg.extract.thing.time_of_number import give_times

_words = partial(expression, "attach")


def attach(
    sentence: ReadSentence,
    table: ArmTable,
    is_thing: Callable[[Term], bool],
    usable: Callable[[ReadSentence, Estimate], bool],
    *,
    by_grammar: bool = False,
    carried: tuple[Term, ...] = (),
) -> list[Attached]:
    """The estimates of a sentence with their things, arms and time points, in order of the text.

    With `by_grammar`, numbers that no listed thing is tied to are of what their clause measures by its grammar.
    `carried` are things of the sentence before that this one takes up.
    """
    ratios = [q.span for q in sentence.quantities if q.kind == "ratio"]
    things = [t for t in sentence.terms if is_thing(t)]
    of_ratios = [t for t in things if any(span.contains(t.span) for span in ratios)]
    composites = tuple(c for c in find_composites(sentence) if not any(span.contains(c.span) for span in ratios))
    things = without_parts([t for t in things if t not in of_ratios], composites)
    things = with_whole_names(sentence, _with_leads(sentence, things))
    things = [t for t in things if not _is_in_passing(sentence, t)]
    things = without_kinds(sentence, _without_what_is_timed(sentence, things))
    if composites or carried:
        things = without_parts(things, carried)
        things = sorted([*things, *composites, *carried], key=lambda t: t.span)
    if not (things or of_ratios or by_grammar) or not sentence.quantities:
        return []
    estimates = [e for e in find_estimates(sentence) if usable(sentence, e)]
    if not estimates:
        return []
    arms = table.find(sentence)
    estimates = [
        e for e in estimates if not any(m.span.contains(e.span) or _is_size_of(sentence, m, e, table) for m in arms)
    ]
    frame = Frame(sentence, things, arms, table, make_series(sentence, estimates))
    # The order counts: what a number is of comes first, and later rules correct or fill in what earlier ones left
    # (a noun behind it, then the grammar of its clause). Times in a list come before the arms, since several times
    # in a row are of one arm; clauses that speak of two groups come behind them, for what is still untied; other
    # times come last.
    attached = attach_things(frame)
    if ratios:
        give_ratio_things(frame, attached, of_ratios)
    give_counted_nouns(frame, attached)
    if by_grammar:
        give_measured(frame, attached)
    give_joined_names(frame, attached)
    give_own_labels(frame, attached)
    leave_other_subjects(frame, attached)
    give_listed_times(frame, attached)
    give_arms(frame, attached)
    give_group_clauses(frame, attached, by_grammar=by_grammar)
    leave_untold_parts(attached)
    leave_unknown_groups(frame, attached)
    leave_dose_groups(frame, attached)
    give_times(frame, attached)
    leave_shared_names(frame, attached)
    attached = with_shared_numbers(frame, attached)
    return [item for item in attached if not _is_bound(sentence, item.estimate)]


def _is_in_passing(sentence: ReadSentence, thing: Term) -> bool:
    """Is a thing only what a model was adjusted for, a part of a unit (`12 ng/mg creatinine`), what was not had, what
    people came with or could be judged for, from when on something is told, a reason, or who did something?
    """
    before = sentence.before(thing.span.start, 110)
    if _is_free_of(sentence, thing, before) or _is_of_those_who_took_part(sentence, thing):
        return True
    own, behind = sentence.between(thing.span.start, thing.span.end), sentence.after(thing.span.end, 70)
    if _words("was-the-cause").match(behind) or _words("was-the-reason").match(behind):
        return True
    if _words("done-by-treatment").match(own + behind):
        return True
    if _words("people-by-name").match(own) and _words("people-act").match(behind):
        return True
    passing = ("lacking", "adjusted-for", "unit-goes-on", "judged-for", "when-reached")
    return any(_words(row).search(before) for row in passing)


def _without_what_is_timed(sentence: ReadSentence, things: list[Term]) -> list[Term]:
    """The things without those of which another tells how long it took: `time to decline in quality of life`."""
    return [
        thing
        for last, thing in zip([None, *things], things, strict=False)
        if last is None
        or not last.concept.label.startswith("time to ")
        or not _words("timed-in").fullmatch(sentence.between(last.span.end, thing.span.start))
    ]


def _is_of_those_who_took_part(sentence: ReadSentence, thing: Term) -> bool:
    """`was given to 90 patients with stroke (n = 60) or embolism (n = 30)`: had people it when they came?"""
    if _words("size-of-part").match(sentence.after(thing.span.end, 40)) is None:
        return False
    return _words("took-part-with").search(sentence.between(sentence.span.start, thing.span.start)) is not None


def _is_free_of(sentence: ReadSentence, thing: Term, before: str) -> bool:
    """`12 were pain-free`, `free of seizures`: no number counts those who had the harm or disease."""
    if thing.as_type("outcome") is not None:
        return False
    behind = _words("free-behind").match(sentence.after(thing.span.end, 30))
    return behind is not None or _words("free-of-before").search(before) is not None


def _with_leads(sentence: ReadSentence, things: list[Term]) -> list[Term]:
    """`a best overall response of stable disease` is one thing: the response that the words behind say which it was."""
    joined: list[Term] = []
    for thing in things:
        last = joined[-1] if joined else None
        if (
            last
            and category_of(last.concept) == category_of(thing.concept) == "response"
            and _words("says-which-response").fullmatch(sentence.between(last.span.end, thing.span.start))
        ):
            joined[-1] = replace(thing, span=last.span.to(thing.span))
        else:
            joined.append(thing)
    return joined


def _is_bound(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`10% v <1%`: a number that only bounds what was seen keeps its place beside others, and is no result."""
    return estimate.kind in ("percent", "fold") and sentence.before(estimate.digits.start, 2).rstrip()[-1:] in (
        "<",
        ">",
        "≤",
        "≥",
    )


def _is_size_of(sentence: ReadSentence, mention: ArmMention, estimate: Estimate, table: ArmTable) -> bool:
    """`A (n = 40)`: is this the size of the arm whose name stands right before it?"""
    if estimate.quantity is None or estimate.quantity.kind != "n" or estimate.percent is not None:
        return False
    is_known = any(arm.key == mention.arm and arm.size == estimate.count for arm in table.arms)
    if not is_known and not _words("measure-behind-size").match(sentence.after(estimate.end, 30)):
        return False
    gap = sentence.between(mention.span.end, estimate.begin) if mention.span.end <= estimate.begin else ""
    return gap.strip() in ("(", "[")
