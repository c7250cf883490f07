"""Which arm is tried and which it is measured against.

Decides by what the arms give (one gives all that another gives, and more), by words of their names (`placebo`), and
by the title (`A versus B`). Where nothing tells, the last of two arms is the control.
"""

from __future__ import annotations

from functools import partial

from kg.extract.arm_draft import Draft
from kg.extract.cue import expression
from kg.extract.drug_list import drug_of, given_drugs
from kg.extract.reading import Reading, ReadSentence
from kg.model.concept import Concept
from kg.model.study import ArmRole

_words = partial(expression, "arms")


def give_roles(reading: Reading, drafts: list[Draft]) -> None:
    """Fill in the roles of the drafts that have none yet; at least one arm is experimental."""
    named_control = [d for d in drafts if _is_named_control(d)]
    compared_with = _behind_versus(reading, drafts)
    for draft in drafts:
        if draft.role is None:
            draft.role = _role(draft, drafts, named_control, compared_with)
    if all(d.role == "control" for d in drafts):
        drafts[0].role = "experimental"


def _is_named_control(draft: Draft) -> bool:
    if not _words("control").search(" ".join((draft.label, *draft.aliases))):
        return False
    return not (len(draft.drugs) > 1 and _words("experimental").search(draft.label))


def _role(draft: Draft, drafts: list[Draft], named_control: list[Draft], compared_with: Draft | None) -> ArmRole:
    others = [o for o in drafts if o is not draft]
    fewer = any(set(draft.drugs) < set(o.drugs) for o in others)
    more = any(set(draft.drugs) > set(o.drugs) for o in others)
    longer = any(_extends(draft, o) for o in others)
    if longer != any(_extends(o, draft) for o in others):
        return "experimental" if longer else "control"
    if more:
        return "experimental"
    if (draft in named_control and len(named_control) < len(drafts)) or (fewer and len(drafts) == 2):
        return "control"
    if named_control:
        return "experimental"
    if compared_with is not None:
        return "control" if draft is compared_with else "experimental"
    return "control" if len(drafts) == 2 and draft is drafts[-1] else "experimental"


def _extends(draft: Draft, other: Draft) -> bool:
    """Is a short name of the draft the other's and more: `ABC-X`, `ABC+X` of `ABC`?"""
    return any(a.startswith((f"{b}-", f"{b}+", f"{b} +", f"{b}/")) for a in draft.aliases for b in other.aliases)


def _behind_versus(reading: Reading, drafts: list[Draft]) -> Draft | None:
    """The arm that the title names behind `versus` or `compared with`: what the other one is measured against."""
    for sentence in reading.with_role("title"):
        match = _words("compared-in-title").search(sentence.words)
        if not match:
            continue
        behind = _given(sentence, match.end(), len(sentence.words))
        before = _given(sentence, 0, match.start())
        scores = [len(behind & set(d.drugs)) - len(before & set(d.drugs)) for d in drafts]
        if scores and max(scores) > 0 and scores.count(max(scores)) == 1:
            return drafts[scores.index(max(scores))]
    return None


def _given(sentence: ReadSentence, start: int, end: int) -> set[Concept]:
    """The drugs named wholly within a stretch of the sentence."""
    base = sentence.span.start
    inside = (t for t in sentence.terms if start <= t.span.start - base and t.span.end - base <= end)
    return {c for t in inside if (d := drug_of(t)) for c in given_drugs([d])}
