"""The whole comparison: every document of an annotated file is read and judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.annotate import annotate_document
from kg.evaluate.gold import GoldDocument, GoldMention
from kg.evaluate.mention import missed_and_spurious, score_exact
from kg.evaluate.pairing import Judged, judge
from kg.evaluate.said import said_of
from kg.evaluate.score import Score, score_of
from kg.evaluate.slot import FACT_TYPES
from kg.evaluate.slot_score import score_slots
from kg.model.document import Document
from kg.readers.boilerplate import find_boilerplate
from kg.readers.title import find_title


@dataclass(frozen=True, slots=True)
class JudgedMentions:
    """The mentions of a document, of both sides, in the types that its file annotates."""

    gold: tuple[GoldMention, ...]
    ours: tuple[GoldMention, ...]


@dataclass(slots=True)
class Evaluation:
    """What was judged, by document, and the scores that follow from it."""

    judged: dict[str, list[Judged]] = field(default_factory=dict)
    mentions: dict[str, JudgedMentions] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def facts(self) -> dict[str, Score]:
        """A score for each kind of fact that was annotated."""
        kinds: dict[str, list[Judged]] = defaultdict(list)
        for judged in self.judged.values():
            for fact in judged:
                kinds[fact.kind].append(fact)
        return {kind: score_of(kinds[kind]) for kind in FACT_TYPES if kind in kinds}

    @property
    def slots(self) -> dict[tuple[str, str], Score]:
        """A score for each slot of each kind of fact that was annotated."""
        return score_slots(fact for judged in self.judged.values() for fact in judged)

    @property
    def exact_mentions(self) -> dict[str, Score]:
        """A score for each type of mention that was annotated: the same offsets."""
        return {type_: sum((score_exact(*both) for both in self._of_type(type_)), Score()) for type_ in self._types()}

    @property
    def overlapping_mentions(self) -> dict[str, tuple[float, float]]:
        """Precision and recall for each type of mention, where an overlap is enough."""
        found = {}
        for type_ in self._types():
            gold = ours = missed = spurious = 0
            for wanted, said in self._of_type(type_):
                lost, extra = missed_and_spurious(wanted, said)
                gold, ours = gold + len(wanted), ours + len(said)
                missed, spurious = missed + len(lost), spurious + len(extra)
            found[type_] = (1 - spurious / ours if ours else 0.0, 1 - missed / gold if gold else 0.0)
        return found

    def _types(self) -> list[str]:
        return sorted({m.type for judged in self.mentions.values() for m in (*judged.gold, *judged.ours)})

    def _of_type(self, type_: str) -> list[tuple[list[GoldMention], list[GoldMention]]]:
        return [
            ([m for m in judged.gold if m.type == type_], [m for m in judged.ours if m.type == type_])
            for judged in self.mentions.values()
        ]


def evaluate(documents: Iterable[GoldDocument]) -> Evaluation:
    """Read each text and judge what was read.

    Mentions are judged in the types that the whole file annotates: a file of drugs says nothing of doses.
    """
    gold = list(documents)
    types = {mention.type for document in gold for mention in document.mentions or ()}
    evaluation = Evaluation()
    for number, document in enumerate(gold, 1):
        annotation = annotate_document(document_of(document, number))
        name = document.id if document.id not in evaluation.texts else f"{document.id} ({number})"
        evaluation.texts[name] = document.text
        if document.facts is not None:
            evaluation.judged[name] = judge(document, said_of(annotation))
        if document.mentions is not None:
            ours = tuple(GoldMention(m.span, m.type) for m in annotation.mentions if m.type in types)
            evaluation.mentions[name] = JudgedMentions(document.mentions, ours)
    return evaluation


def document_of(gold: GoldDocument, number: int) -> Document:
    """The text as a plain-text file would give it."""
    boilerplate = find_boilerplate(gold.text).spans
    return Document(
        key=f"gold-{number}",
        source=gold.id,
        text=gold.text,
        format="plain_text",
        title=find_title(gold.text, boilerplate),
        boilerplate=boilerplate,
    )
