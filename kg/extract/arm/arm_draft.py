"""An arm as one stretch of text describes it: `drug A plus drug B (AB; n = 25) for 6 weeks`.

Finds size, short names, drugs and a label without dose and schedule. Whether the stretch describes an arm at all is for
`alternative.py` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from kg.extract.arm.arm_name import DoseName
from kg.extract.arm.variant_name import VariantName
from kg.extract.cue import expression
from kg.extract.drug.drug_list import drug_of, drugs_between, first_drug
from kg.extract.reading import ReadSentence
from kg.model.concept import Concept
from kg.model.document import Span
from kg.model.study import ArmRole
from kg.text.number import is_year, parse_number

_words = partial(expression, "drafts")
_arm_words = partial(expression, "arms")
_BRACKETED = re.compile(r"[\[(]([^()\[\]]{1,80})[)\]]")
_SHORT_NAME = re.compile(r"[A-Z][\w+/-]{1,14}")
#: Types of concepts whose names are no arm's.
NO_ARM: Final = ("disease", "outcome", "adverse_event", "biomarker", "target")


@dataclass(slots=True)
class Draft:
    """An arm while it is put together; `aliases` are the short names that the text gives it.

    `by_form` says that it stands where only an arm can stand, whatever its name; `size_span` holds the words from its
    name to its size, in `size_sentence`; `amount` is the dose, time, pace or way that tells it from another arm of the
    same drugs; `randomisation` counts how often its people had been randomised.
    """

    label: str
    span: Span
    sentence: ReadSentence
    drugs: list[Concept] = field(default_factory=list)
    size: int | None = None
    aliases: set[str] = field(default_factory=set)
    role: ArmRole | None = None
    by_form: bool = False
    full_name: str = ""
    amount: DoseName | VariantName | None = None
    size_span: Span | None = None
    size_sentence: ReadSentence | None = None
    randomisation: int = 1

    def give_size(self, size: int, place: Span, sentence: ReadSentence) -> None:
        """The number of people, printed at a place of a sentence that names the arm, and not with those of all arms."""
        joint = _arm_words("joint-sizes").search(sentence.words)
        if joint and joint.start() < place.start - sentence.span.start < joint.end():
            return
        self.size, self.size_sentence = size, sentence
        self.size_span = self.span.to(place) if sentence is self.sentence else place


def make_draft(sentence: ReadSentence, start: int, end: int) -> Draft | None:
    """An arm from the words that describe it, offsets counted within the sentence; None where no label is left."""
    words = sentence.words[start:end]
    base, size, sized_at = sentence.span.start + start, None, None
    if found := _bracketed_size(words):
        size, sized_at = found[0], Span(base + found[1], base + found[2])
    elif (leading := _words("leading-size").match(words)) and (count := _leading_count(leading)):
        size, sized_at = count, Span(base + leading.start("n"), base + leading.end("n"))
        start, words = start + leading.end(), words[leading.end() :]
    label, offset = _label(words)
    if _words("empty-label").match(label) and (drug := first_drug(sentence, start, end)):
        label, offset = drug.of(sentence.words), drug.start - start  # "a single 1000 mg dose of drug A"
    if (
        not label
        or len(label) > 200
        or label[-1] in "-–"
        or label[0] in "[("  # "(40%) men", what is told of some of a group
        or label.count("(") < label.count(")")
        or not re.search(r"[A-Za-z]{2}|^[A-Z]\d", label)
    ):
        return None
    begin = sentence.span.start + start + offset
    draft = Draft(label, Span(begin, begin + len(label)), sentence, drugs_between(sentence, start, end))
    draft.aliases = _aliases(sentence, start, words)
    if size is not None and size > 1 and sized_at is not None:
        draft.give_size(size, sized_at, sentence)
    return draft


def _leading_count(leading: re.Match[str]) -> int | None:
    """The number before an alternative, if it may count people: no year, nor the `two` of `two forms of drug A`."""
    count = int(parse_number(leading["n"]).value)
    says_people = leading.group().strip() != leading["n"]
    return count if count > (1 if says_people else 3) and not is_year(count) else None


def adds_unknown(draft: Draft) -> bool:
    """`usual care plus AIRLINE`: is something added to what a draft gives that is no known drug?"""
    added = _words("adds-to-name").search(draft.label)
    start = draft.span.start - draft.sentence.span.start
    if added is None or draft.sentence.words[start : start + len(draft.label)] != draft.label:
        return False
    return not drugs_between(draft.sentence, start + added.end(), start + len(draft.label))


def take_bracket(draft: Draft, sentence: ReadSentence, start: int, end: int) -> None:
    """Give a draft the size and the short names of the brackets in a stretch of the sentence, if there is one."""
    if start < 0:
        return
    words, base = sentence.words[start:end], sentence.span.start + start
    draft.aliases |= _aliases(sentence, start, words)
    if draft.size is None and (found := _bracketed_size(words)) and found[0] > 1:
        draft.give_size(found[0], Span(base + found[1], base + found[2]), sentence)


def _bracketed_size(words: str) -> tuple[int, int, int] | None:
    """The first size in brackets, and where it stands."""
    sized = _words("size").search(words)
    if sized is None:
        return None
    name = "n" if sized["n"] else "people"
    return int(parse_number(sized[name]).value), sized.start(name), sized.end(name)


def _aliases(sentence: ReadSentence, start: int, words: str) -> set[str]:
    """Short names in brackets that name nothing else, and `group A`."""
    aliases = set()
    for bracket in _BRACKETED.finditer(words):
        if _words("tells-result").search(words, 0, bracket.start()):
            break  # "would improve exercise endurance time (EET)"
        name = _words("alias-tail").sub("", bracket[1]).strip()
        name = _words("alias-word").sub("", name)
        place = sentence.span.start + start + bracket.start(1)
        other = any(t.span.start <= place < t.span.end and drug_of(t) is None for t in sentence.terms)
        if not other and _SHORT_NAME.fullmatch(name) and not _words("no-alias").match(name):
            aliases.add(name)
    aliases |= {called["name"].lower() for called in _words("called").finditer(words)}
    for named in _words("alias").finditer(words):
        aliases.add(f"{named['kind'].lower().rstrip('s')} {named['name']}")
    return aliases


def _label(words: str) -> tuple[str, int]:
    """The words before the first bracket and before the schedule, without articles and marks; and where they begin."""
    bracket = re.search(r"\s?[\[(]", words)
    body = words[: bracket.start()] if bracket and bracket.start() > 1 else words
    first = _words("article").match(body)
    begin = first.end() if first else 0
    tail = None if _words("denied").match(body) else _words("tail").search(body, begin)
    return _trimmed(body[: tail.start()] if tail and tail.start() > begin + 2 else body)


def _trimmed(words: str) -> tuple[str, int]:
    label, offset = words, 0
    while match := _words("edge").search(label):
        if match.start() == 0 and match.end():
            label, offset = label[match.end() :], offset + match.end()
        else:
            label = label[: match.start()]
    stripped = label.lstrip()
    return stripped.rstrip(), offset + len(label) - len(stripped)


def shortest(names: Iterable[str]) -> str:
    """The shortest of several names; of equally long ones the first by the alphabet, in every run the same."""
    return min(names, key=lambda name: (len(name), name))


def longest_first(names: Iterable[str]) -> list[str]:
    """Names in an order in which none hides a longer one that it is part of."""
    return sorted(names, key=lambda name: (-len(name), name))
