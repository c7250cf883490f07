"""People whom a text counts, what was done with them, and how surely they are all who took part.

Judges each number of people (`people_count`) by the verb that follows or, without one, by the words before. It leaves
out people who were screened, and those of whom nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from kg.extract.cue import Cue, expression, load_cues, says
from kg.extract.reading import Reading, ReadSentence
from kg.extract.study.people_count import LOOK_BACK, REACH, PeopleCount, read_count
from kg.model.document import Span
from kg.text.bracket import blank_brackets
from kg.text.expression import Expression

_FILE = "enrolment"
_SMALLEST = 4
"""Fewer people are not a study's size but something that happened to some of them."""
RANK = {
    "enrolled": 100,
    "randomised": 96,
    "treated": 82,
    "exposed": 78,
    "total": 74,
    "evaluable": 66,
    "eligible": 66,
    "completed": 30,
    "weak": 44,
    "planned": 20,
}
_BY_ROLE = {"methods": 0, "results": 0, "title": 0, "background": -12, "conclusions": -30}
_TOTAL_BONUS = 3
FEWER = 38
"""Some of the people whom the sentence counted before: never the study's size, but what was done with them is said."""
_PART = 50
"""What a group loses that only received something in the results: it may be a part of the patients."""
_EXPOSED = Cue("received", Expression("receiv"), value="exposed")
"""Stands for a treatment that describes the people who were counted, of whom no other verb tells."""

_WHOLE_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?![\w.%])")
_ODD_SPACES = re.compile(r"\s\s+|[^\S ]")


@dataclass(frozen=True, slots=True)
class Group:
    """Counted people: what their number counts, and how surely it is the study's size."""

    size: int
    status: str
    span: Span
    sentence: ReadSentence
    rank: int


def iter_groups(reading: Reading) -> Iterator[Group]:
    """The counted people of the study's own sentences, in order of the text."""
    for sentence in reading.sentences:
        is_background = sentence.role == "background"
        if sentence.role not in _BY_ROLE or (is_background and not says("design", "own_study", sentence.words)):
            continue
        for quantity in sentence.quantities:
            count = read_count(sentence, quantity)
            if count and count.size >= _SMALLEST:
                status, rank = _judge(sentence, count)
                if status not in ("no", "screened", ""):
                    yield Group(count.size, status, count.span, sentence, rank + _BY_ROLE[sentence.role])


def _judge(sentence: ReadSentence, count: PeopleCount) -> tuple[str, int]:
    """What the number counts, and its rank as the study's size."""
    words, base = sentence.words, sentence.span.start
    before = _plain(words[max(0, count.start - base - LOOK_BACK) : count.start - base])
    behind = _plain(words[count.end - base : count.end - base + REACH])
    if count.kind == "n":
        return _judge_n(sentence, before, behind)
    if count.kind == "bare":
        return _judge_bare(sentence, count, before, behind)
    between = words[count.span.end - base : count.end - base]
    around = f"{before}{'#/' if count.kind in ('share', 'eyes') else '#'}{behind}"
    if says(_FILE, "never", before) or says(_FILE, "by_outcome", between) or says(_FILE, "one_of_several", around):
        return "no", 0
    status, rank = _judge_people(count.size, before, behind, sentence.role)
    if says(_FILE, "coordinated", before) and (status != "evaluable" or says(_FILE, "controls", between)):
        return "no", 0
    if count.kind == "share" and status not in ("enrolled", "randomised"):
        return "no", 0
    if count.kind == "people" and rank and expression(_FILE, "joined group").match(behind):
        return "joined", rank
    if status == "weak" and (
        sentence.role in ("results", "conclusions") or expression(_FILE, "others-follow").match(behind)
    ):
        return "no", 0
    adjective = next((c.value for c in load_cues(_FILE)["adjective"] if c.search(between)), "")
    if adjective and status in ("total", "weak"):
        return adjective, RANK[adjective] - 4
    return status, rank


def _judge_people(size: int, before: str, behind: str, role: str) -> tuple[str, int]:
    named = next((c for c in load_cues(_FILE)["before"] if c.search(before)), None)
    verb, rest = _first_verb(behind)
    status = verb.value if verb else ""
    is_total = named is not None and named.name in ("total", "of")
    of_them = named is not None and named.name == "of"
    if of_them and status == "exposed" and expression(_FILE, "some of them").match(behind):
        return "no", 0
    is_one_step = status in ("randomised", "treated", "exposed", "enrolled") and not of_them
    if is_one_step and (_names_an_arm(size, rest) or says(_FILE, "at_a_level", rest)):
        return "no", 0
    if of_them and status == "randomised" and role == "results" and rest.startswith(" to "):
        return "no", 0  # "Of 84 patients assigned to drug A": one arm's
    if named is not None and named.value in ("enrolled", "randomised", "treated"):
        is_arm = says(_FILE, "arm_follows", _until_stop(blank_brackets(behind))) or says(_FILE, "in_a_group", behind)
        return ("no", 0) if is_arm else (named.value, RANK[named.value])
    if verb is not None and status != "no":
        is_part = verb.name == "received" and role == "results" and not is_total
        bonus = _TOTAL_BONUS if named is not None and named.value == "total" else 0
        return status, RANK.get(status, 0) + bonus - (_PART if is_part else 0)
    if (
        named is None
        or verb is not None
        or (named.name != "total" and role == "results" and expression(_FILE, "some of them").match(behind))
    ):
        return "no", 0
    return named.value, RANK.get(named.value, 0)


def _names_an_arm(size: int, rest: str) -> bool:
    """`to drug A and 48 to drug B`: is one arm told here, and another one behind it? What only comes behind (`enrolled,
    and 48 received drug A`) is a part of those who were counted, and so are arms that add up to them.
    """
    clause = _until_stop(rest)
    if (same := expression(_FILE, "arm-follows-with").match(clause)) and 2 * _whole(same["n"]) >= size:
        return True
    match = load_cues(_FILE)["arm_follows"][0].search(clause)
    if match is None or not rest[: match.start()].strip(" ,"):
        return False
    return size not in accumulate(_whole(number) for number in _WHOLE_NUMBER.findall(clause))


def _whole(number: str) -> int:
    return int(number.replace(",", ""))


def _first_verb(behind: str) -> tuple[Cue | None, str]:
    """The first verb that tells what was done with the people, and the words behind it; brackets are left out."""
    plain = blank_brackets(behind)
    end = expression(_FILE, "clause end").search(plain)
    clause = plain[: end.start()] if end else plain
    first: tuple[int, Cue, int] | None = None
    for cue in load_cues(_FILE)["behind"]:
        for match in cue.finditer(clause):
            if cue.value == "no" and expression(_FILE, "relative clause").search(clause[: match.start()]):
                continue
            if first is None or match.start() < first[0]:
                first = (match.start(), cue, match.end())
            break
    if first and first[1].value == "completed":
        return _main_verb(clause, first[2]) or (first[1], behind[first[2] :])
    if first and first[1].value == "treated" and expression(_FILE, "describes the people").search(clause[: first[2]]):
        return _main_verb(clause, first[2]) or (_EXPOSED, behind[first[2] :])
    return (first[1], behind[first[2] :]) if first else (None, "")


def _main_verb(clause: str, position: int) -> tuple[Cue, str] | None:
    """The verb behind a treatment that only describes people: `12 women undergoing surgery were enrolled`."""
    found = [
        (match.start(), cue, match.end())
        for cue in load_cues(_FILE)["behind"]
        if cue.value in ("enrolled", "randomised", "screened", "planned", "evaluable")
        for match in cue.finditer(clause)
        if match.start() >= position
    ]
    if not found:
        return None
    _, cue, end = min(found, key=lambda item: item[0])
    return cue, clause[end:]


def _judge_n(sentence: ReadSentence, before: str, behind: str) -> tuple[str, int]:
    """`Patients (n = 28) were enrolled`; of several `n =` in a sentence only one right behind the people is theirs."""
    people = expression(_FILE, "people before").search(before)
    several = sum(q.kind == "n" for q in sentence.quantities) > 1
    if people is None or (several and (people["further"] or expression(_FILE, "joined to others").search(before))):
        return "no", 0
    verb, _ = _first_verb(behind.lstrip(")] "))
    if verb is None or verb.value == "no":
        return ("no", 0) if people["further"] or several else ("total", 50)
    return verb.value, min(RANK.get(verb.value, 0), RANK["total"]) - (14 if people["further"] else 2)


def _judge_bare(sentence: ReadSentence, count: PeopleCount, before: str, behind: str) -> tuple[str, int]:
    """A number without a word for people: only right before its verb, or as what an accrual reached."""
    if says(_FILE, "accrual", before):
        return "enrolled", 78
    if says(_FILE, "never", before):
        return "", 0
    for cue in load_cues(_FILE)["bare"]:
        if (match := cue.search(behind)) is None:
            continue
        if cue.value in ("treated", "evaluable"):
            return (cue.value, FEWER) if _counts_more_before(sentence, count) else ("", 0)
        if cue.value == "randomised" and says(_FILE, "others_allocated", before):
            return "", 0
        rest = behind[match.end() :]
        return ("", 0) if _names_an_arm(count.size, rest) or says(_FILE, "at_a_level", rest) else (cue.value, 76)
    return "", 0


def _counts_more_before(sentence: ReadSentence, count: PeopleCount) -> bool:
    """Does the sentence count as many people or more before?"""
    earlier = [q.integer("count") for q in sentence.quantities if q.kind == "people" and q.span.end <= count.start]
    return any(number is not None and number >= count.size for number in earlier)


def _plain(words: str) -> str:
    """Line breaks and double spaces as one space."""
    return _ODD_SPACES.sub(" ", words)


def _until_stop(words: str) -> str:
    return re.split(r";|\.\s", words, maxsplit=1)[0]
