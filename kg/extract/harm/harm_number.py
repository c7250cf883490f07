"""Which numbers of a sentence may count people with a harm: no bounds, means, differences, years, times and labels.

Of those tied to a harm, neither what counts the people with any of several, nor what counts events beside their people.
"""

from __future__ import annotations

from functools import partial

from kg.extract.cue import expression
from kg.extract.harm.harm_term import harm_of
from kg.extract.number.estimate import Estimate
from kg.extract.number.time_point import find_time_points
from kg.extract.reading import ReadSentence, Term
from kg.extract.result.result_number import is_inside_name
from kg.extract.thing.frame import Attached
from kg.text.number import is_year

_words = partial(expression, "harms")
_result_words = partial(expression, "results")


def may_count(sentence: ReadSentence, estimate: Estimate) -> bool:
    """Is this number one that may count patients with an event?"""
    if estimate.kind in ("measure", "ratio", "fold", "not reached", "mean") or estimate.statistic == "all":
        return False
    if is_inside_name(sentence, estimate):
        return False
    before = sentence.before(estimate.span.start, 30)
    if _words("bound-before").search(before) or _words("average-before").search(before):
        return False
    if estimate.percent is None and _words("how-common-in").search(before):
        return False
    is_label = estimate.percent is None and _words("another-label-before").search(before) is not None
    if is_label and not _words("in-a-group").match(sentence.after(estimate.end, 20)):
        return False
    if _words("mean-number-before").search(sentence.before(estimate.span.start, 110)):
        return False
    if _words("of-all-before").search(before) or _words("of-what-follows").match(sentence.after(estimate.end, 60)):
        return False
    if _words("of-cycles").match(sentence.after(estimate.end, 80)) or (
        estimate.percent is not None and _words("cycles-before").search(before)
    ):
        return False
    if _words("recovered-before").search(sentence.before(estimate.span.start, 70)) or _is_enumerator(
        sentence, estimate
    ):
        return False
    if _result_words("bound-behind").match(sentence.after(estimate.span.end, 30)):
        return False
    if estimate.kind == "percent" and _is_difference(sentence.before(estimate.span.start, 60)):
        return False
    behind = sentence.after(estimate.span.end, 60)
    if estimate.kind == "percent" and _words("share of a risk").match(behind):
        return False
    if estimate.kind != "number":
        return True
    if any(time.span.contains(estimate.span) for time in find_time_points(sentence)):
        return False
    if estimate.count is None:
        return _words("shares-percent").match(sentence.after(estimate.end, 20)) is not None
    if _result_words("time-with-results").match(sentence.after(estimate.end, 150)):
        return False
    if is_year(estimate.count) or _words("leaving").search(before):
        return False
    if _words("label-before").search(sentence.before(estimate.span.start, 30)):
        return False
    return not _words("label-behind").match(sentence.after(estimate.span.end, 45))


def _is_difference(before: str) -> bool:
    """Do words before a percent say that it is by how much two groups differ?"""
    return _result_words("difference").search(before) is not None


def is_of_all(sentence: ReadSentence, item: Attached, attached: list[Attached]) -> bool:
    """`stopped in 30% because of rash (n = 2) or fever (n = 3)`: 30% is of none of the reasons."""
    term = item.thing
    if term is None or item.estimate.span.start > term.span.start:
        return False
    between = sentence.between(item.estimate.span.end, term.span.start)
    is_counted_again = any(a.thing is term and a.estimate.span.start > term.span.start for a in attached)
    if is_counted_again and _words("people-were").match(between):
        return True  # "toxicities in 9 patients were rash (3) and fever (2)"
    if not _words("reason").search(between) or not _words("stopped because").search(
        sentence.before(term.span.start, 220)
    ):
        return False
    return is_counted_again


def counts_events(sentence: ReadSentence, term: Term, estimate: Estimate) -> bool:
    """`Four thromboses occurred in three patients`, `Three patients had four thromboses`: a number is of no people."""
    if estimate.percent is not None or estimate.span.start > term.span.start:
        return False
    if _words("events-in-people").match(sentence.after(term.span.end, 80)):
        return True
    return _words("people-with-events").search(sentence.before(estimate.span.start, 60)) is not None


def is_of_either(sentence: ReadSentence, term: Term, estimate: Estimate) -> bool:
    """`Six patients with vomiting or dehydration`: does a number count those with this event or another?

    So does `Deaths occurred in three patients (sepsis and stroke)`. Of `fever/thirst (21%/9%)` each has its own.
    """
    is_two = "/" in sentence.between(term.span.start, term.span.end)
    if is_two and _words("numbers-with-slash").match(sentence.after(term.span.end, 40)):
        return True
    if estimate.span.start > term.span.start or not (estimate.count or estimate.percent):
        return False
    between = sentence.between(estimate.end, term.span.start)
    if _words("either-before").fullmatch(between):
        return True
    is_detail = _words("opens a detail").search(between) is not None
    if is_detail and _words("told of before").search(sentence.before(estimate.begin, 40)):
        return True
    is_first = _words("either-behind").match(sentence.after(term.span.end, 40)) is not None
    return is_first and _words("had-right-before").fullmatch(between) is not None


def is_of_one_of_two(sentence: ReadSentence, term: Term, estimate: Estimate) -> bool:
    """`tremor or ataxia (9%)`, `nausea/vomiting (31%/12%)`: is a number of one of two or of both, not of this event?"""
    if estimate.begin < term.span.end:
        return False
    if _words("opens its bracket").fullmatch(sentence.between(term.span.end, estimate.begin)) and _words(
        "or-right-before"
    ).search(sentence.before(term.span.start, 40)):
        return True
    if not _words("stroke-inside").search(sentence.between(term.span.start, term.span.end)):
        return False
    around = (sentence.before(estimate.begin, 4), sentence.after(estimate.end, 4))
    return any(_words("stroke-beside").search(words) for words in around)


def is_of_its_kind(sentence: ReadSentence, term: Term, estimate: Estimate) -> bool:
    """`Toxicity, notably rash, led to a stop in 9%`: is the number of that of which this event is only an example?"""
    if estimate.begin < term.span.end or not _words("example-before").search(sentence.before(term.span.start, 40)):
        return False
    return _words("verb-right-behind").match(sentence.after(term.span.end, 30)) is not None


def is_of_one_cause(sentence: ReadSentence, term: Term, estimate: Estimate) -> bool:
    """`four deaths (1 from sepsis, 3 from rash)`: does a number behind deaths count those of one cause?"""
    if "death" not in harm_of(term).label or estimate.begin < term.span.end:
        return False
    is_inside = "(" in sentence.between(term.span.end, estimate.begin)
    return is_inside and _words("of-one-cause").match(sentence.after(estimate.end, 40)) is not None


def counts_one(sentence: ReadSentence, item: Attached, term: Term) -> bool:
    """`One patient had a toxicity (fever with rash)`: does the bracket behind it say what one person had?"""
    if item.thing is None or item.estimate.count != 1 or item.estimate.span.start > item.thing.span.start:
        return False
    if term.span.start < item.thing.span.end:
        return False
    return _words("says what it was").fullmatch(sentence.between(item.thing.span.end, term.span.start)) is not None


def _is_enumerator(sentence: ReadSentence, estimate: Estimate) -> bool:
    """`found that (1) rash was rare, and (2) fever was not`: does a number only say which item of a list follows?"""
    if estimate.kind != "number" or sentence.before(estimate.span.start, 1) != "(":
        return False
    return "(1)" in sentence.words and _words("item follows").match(sentence.after(estimate.span.end, 30)) is not None
