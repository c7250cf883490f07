"""The thing behind a number: `21 patients achieved complete remission`, `a 36% response rate`.

Not what stands behind the end of the number's bracket, behind another number, or in a new statement.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.reading import Term
from kg.extract.thing.frame import Frame
from kg.text.bracket import ASIDE

_words = partial(expression, "thing_behind")
_link = partial(expression, "links")


def thing_behind(frame: Frame, estimate: Estimate, right: list[Term]) -> Term | None:
    """`21 patients achieved complete remission`, `a 36% response rate`, `two partial remissions`.

    Not `five patients (stomatitis, rash)`, a list of what the patients had, nor through another number or a new
    statement; an aside in brackets is passed over.
    """
    if not right or estimate.kind not in ("percent", "count", "number", "fold", "none", "mean", "measure"):
        return None
    if estimate.kind == "measure" and estimate.unit:
        return None
    thing = right[0]
    gap = frame.between(estimate.end, thing.span.start)
    if _words("bracket-closes").match(gap[_closing(gap) :]):
        return None  # "rash (12% in A) and nausea": what follows the bracket is the next item
    clear = estimate.end
    if aside := ASIDE.match(frame.sentence.between(estimate.end, thing.span.start)):
        clear += aside.end()
        gap = " " + frame.between(clear, thing.span.start).lstrip()
    if gap.strip() in ("(", "[") or frame.has_number(clear, thing.span.start):
        return None
    own_bracket = _words("number-in-bracket").match(frame.sentence.after(thing.span.end, 16))
    if own_bracket and _words("next-item-opens").search(gap):
        return None  # "7% in the first group, and fractures (3%"
    if thing.as_type("adverse_event") is None and _words("reason").match(gap):
        return None  # "12 discontinued because of disease progression"
    if _words("for-a-reason").match(gap) and _words("they-stopped").search(frame.sentence.before(estimate.begin, 120)):
        return None  # "Five stopped early, 3 for rash and 2 for progression"
    own_words = frame.sentence.between(thing.span.start, thing.span.end)
    is_of_all = estimate.denominator is not None and not gap.strip()
    if is_of_all and expression("attach", "people-by-name").fullmatch(own_words):
        return None  # "none of 28 nonresponders": all of them are
    if len(gap) > 110 or gap.count(",") > 2 or _link("barrier").search(gap):
        return None
    of_whom = frame.sentence.between(estimate.end, thing.span.start)
    if thing.as_type("adverse_event") is None and estimate.denominator and of_whom.startswith(" with "):
        of_whom = f" of these patients{of_whom}"
    if _words("of-those-with").match(of_whom):
        return None  # "8 of 9 patients with a complete response": all nine had one
    own = _words("own-count").match(frame.sentence.after(thing.span.end, 20))
    if own is not None and estimate.count is not None and int(own["n"] or own["people"]) != estimate.count:
        return None  # "3 stopped because of rash (n = 1) or fever (n = 2)"
    if _words("next-statement").search(gap) and _words("copula-and-number").match(
        frame.sentence.after(thing.span.end, 60)
    ):
        return None  # "47 with B, and the response rate was 89%"
    if any(_words(row).match(gap) for row in ("adjacent", "forward-described")) or _link("forward").match(gap):
        return thing
    plain = _words("group-aside").sub("", frame.without_arms(clear, thing.span.start), 1)
    plain = _words("dose-aside").sub("", plain, 1)
    return thing if plain != gap and _link("forward").match(plain) else None


def changes_by(frame: Frame, estimate: Estimate, thing: Term) -> bool:
    """`a 5% decrease in weight`: do the words behind a number say by how much the next thing changed?"""
    if estimate.kind not in ("percent", "measure", "mean", "fold"):
        return False
    gap = frame.sentence.between(estimate.end, thing.span.start)
    return _words("change-of-next").fullmatch(gap) is not None


def has_own_number(frame: Frame, estimate: Estimate, thing: Term) -> bool:
    """Does `with` or `including` lead to a thing that has a number of its own behind it?"""
    if not _words("leads-to-part").match(frame.sentence.between(estimate.end, thing.span.start)):
        return False
    place = next((m.begin for s in frame.series for m in s.members if m.begin >= thing.span.end), None)
    return place is not None and _words("part-and-number").fullmatch(frame.between(thing.span.end, place)) is not None


def _closing(gap: str) -> int:
    """Where the bracket closes that words stand in, the end of the words if it does not."""
    depth = 0
    for i, character in enumerate(gap):
        depth += (character in "([") - (character in ")]")
        if depth < 0:
            return i
    return len(gap)
