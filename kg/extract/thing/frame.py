"""What one sentence offers to its numbers: things, arms, series and time points, and the words between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial

from kg.extract.arm.arm_table import ArmMention, ArmTable
from kg.extract.cue import expression
from kg.extract.number.estimate import Estimate
from kg.extract.number.series import Series
from kg.extract.reading import ReadSentence, Term
from kg.model.document import Span
from kg.text.bracket import BRACKET

_words = partial(expression, "things")
_link = partial(expression, "links")


@dataclass(slots=True)
class Attached:
    """An estimate with what it is of. `how` and `arm_how` name the rules that attached the thing and the arm;
    `is_difference` says that by its own words it is one between `arm` and `comparator`, `is_listed` that others are
    joined to it, `in_comparison` that they are compared with each other.
    """

    estimate: Estimate
    thing: Term | None = None
    arm: str | None = None
    comparator: str | None = None
    time_point: str | None = None
    how: str = ""
    in_comparison: bool = False
    is_listed: bool = False
    series: int = 0
    arm_how: str = ""
    has_listed_time: bool = False
    is_difference: bool = False


@dataclass(frozen=True)
class Frame:
    """One sentence with all that its numbers may be tied to."""

    sentence: ReadSentence
    things: list[Term]
    arms: list[ArmMention]
    table: ArmTable
    series: list[Series]
    _gaps: dict[tuple[int, int], str] = field(default_factory=dict, repr=False, compare=False)

    def between(self, start: int, end: int) -> str:
        """The words between two offsets without sizes, grades and other adjectives: they link and part nothing."""
        known = self._gaps.get((start, end))
        if known is None:
            known = self._gaps[start, end] = self._link(start, end)
        return known

    def _link(self, start: int, end: int) -> str:
        words = self.sentence.between(start, end)
        for span, grade in self._grades:
            if start <= span.start and span.end <= end:
                words = words.replace(grade, "", 1)
        return _words("size-aside").sub("", _words("adjective").sub("", words))

    @cached_property
    def _grades(self) -> list[tuple[Span, str]]:
        return [
            (q.span, self.sentence.between(q.span.start, q.span.end))
            for q in self.sentence.quantities
            if q.kind == "grade"
        ]

    def without_arms(self, start: int, end: int) -> str:
        """The words between two offsets where the names of arms stand as `#`."""
        words, base = self.between(start, end), start
        inside = [m.span for m in self.arms if start <= m.span.start and m.span.end <= end]
        if not inside or len(words) != end - start:
            return words
        for span in reversed(inside):
            words = f"{words[: span.start - base]}#{words[span.end - base :]}"
        return words

    def without_asides(self, start: int, end: int) -> str:
        """The words between two offsets without those that only define what stands before them."""
        defined = [a for a in self._asides if start <= a.start and a.end <= end and self._defines(a)]
        if not defined:
            return self.between(start, end)
        parts, last = [], start
        for aside in defined:
            parts.append(self.between(last, aside.start))
            last = aside.end
        return "".join([*parts, self.between(last, end)])

    def until(self, position: int) -> str:
        """The words from the sentence's beginning to an offset."""
        return self.between(self.sentence.span.start, position)

    def is_parted(self, start: int, end: int) -> bool:
        """Does a new statement begin between two offsets?"""
        return _link("barrier").search(self.between(start, end)) is not None

    def clause_start(self, position: int) -> int:
        """Where the statement begins that stands at an offset, counted from the sentence's beginning."""
        return max((m.end() for m in _link("barrier").finditer(self.until(position))), default=0)

    def things_before(self, position: int) -> list[Term]:
        """The things before an offset, without those of an aside on another thing: `success (no pain after it) was`."""
        before = [t for t in self.things if t.span.end <= position and not self.is_aside(t.span, position)]
        before = [t for t in before if not self._is_in_passing(t.span, position) and not self._tells_who(t.span)]
        closed = (a for a in self._asides if a.end <= position)
        asides = [a for a in closed if self._defines(a) or any(0 <= a.start - t.span.end < 2 for t in before)]
        return [t for t in before if not any(a.contains(t.span) for a in asides)] if asides else before

    def _is_in_passing(self, span: Span, position: int) -> bool:
        """Is this one of several words in a bracket that is closed before the offset: `on day 4 (to catch a peak)`?"""
        around = (b for b in self.brackets if b.end <= position and b.contains(span))
        rest = (
            f"{self.sentence.between(b.start, span.start)} {self.sentence.between(span.end, b.end)}" for b in around
        )
        return any(sum(1 for _ in _words("word").finditer(words)) > 2 for words in rest)

    def _tells_who(self, span: Span) -> bool:
        """`PFS in those achieving a response was`: does a thing say of whom another, named before it, is told?"""
        if not _words("those-reaching").search(self.sentence.before(span.start, 60)):
            return False
        return any(t.span.end < span.start and not self.is_parted(t.span.end, span.start) for t in self.things)

    def is_aside(self, span: Span, position: int) -> bool:
        """Does this stand in a bracket with a statement of its own, closed before the offset: `2 died (1 of rash)`?"""
        return any(b.end <= position and b.contains(span) for b in self._bracketed_statements)

    @cached_property
    def brackets(self) -> list[Span]:
        """The brackets of the sentence, in order, each with its marks."""
        base = self.sentence.span.start
        return [Span(base + m.start(), base + m.end()) for m in BRACKET.finditer(self.sentence.words)]

    @cached_property
    def own_brackets(self) -> list[tuple[ArmMention, Span]]:
        """The brackets right behind an arm that name no other, each with the arm."""
        found = []
        for bracket in self.brackets:
            mention = next((m for m in self.arms if 0 <= bracket.start - m.span.end <= 1), None)
            if mention and all(m.arm == mention.arm for m in self.arms if bracket.contains(m.span)):
                found.append((mention, bracket))
        return found

    @cached_property
    def _bracketed_statements(self) -> list[Span]:
        numbers = [e.span for s in self.series for e in s.members]
        return [b for b in self.brackets if any(b.contains(t.span) for t in self.things) and self._states(b, numbers)]

    def _states(self, bracket: Span, numbers: list[Span]) -> bool:
        """Does a bracket hold a number, or say of the number before it what was counted: `2 at 80 mg (rash, fever)`?"""
        if any(bracket.contains(n) for n in numbers):
            return True
        before = [t.span.end for t in self.things if t.span.end <= bracket.start]
        return any(max(before, default=0) <= n.start < bracket.start for n in numbers)

    def _defines(self, aside: Span) -> bool:
        """`, characterized by fever,`: words between commas say what was meant, by whatever name it stands before; and
        so does a clause that the sentence opens with (`When a fall by a third was the criterion of success,`).
        """
        return aside.start == self.sentence.span.start or self.sentence.between(aside.start, aside.start + 1) == ","

    @cached_property
    def _asides(self) -> list[Span]:
        base = self.sentence.span.start
        found = _words("aside").finditer(self.sentence.words)
        return [Span(base + match.start(), base + match.end()) for match in found]

    def clause_bounds(self, position: int) -> tuple[int, int]:
        """Start and end of the statement that stands at an offset."""
        base = self.sentence.span.start
        behind = _link("barrier").search(self.between(position, self.sentence.span.end))
        return base + self.clause_start(position), position + behind.start() if behind else self.sentence.span.end

    def is_told_respectively(self, position: int) -> bool:
        """Does `respectively` behind a list that ends at an offset give its numbers to what is listed elsewhere?"""
        return _link("told-respectively").match(self.sentence.after(position)) is not None

    def has_number(self, start: int, end: int) -> bool:
        """Does another estimate begin between two offsets?"""
        return any(start <= e.span.start < end for s in self.series for e in s.members)

    def has_own_number(self, start: int, end: int) -> bool:
        """The same, without the numbers of an aside: `success (a score of 3 or less without drugs) was`."""
        inside = (e.span for s in self.series for e in s.members if start <= e.span.start < end)
        return any(not any(a.contains(span) for a in self._asides) for span in inside)
