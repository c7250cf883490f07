"""An evaluation as a person reads it: one table for facts, one for mentions, and the errors one by one."""

from __future__ import annotations

from collections.abc import Iterator

from kg.evaluate.evaluation import Evaluation
from kg.evaluate.gold import GoldMention
from kg.evaluate.mention import missed_and_spurious
from kg.evaluate.pairing import Judged
from kg.evaluate.said import Value
from kg.evaluate.score import Score
from kg.evaluate.slot import is_filled
from kg.model.concept import Concept
from kg.model.study import Arm


def tables(evaluation: Evaluation) -> str:
    """The scores as Markdown tables, which a terminal shows well too."""
    parts = []
    if facts := evaluation.facts:
        parts.append(_fact_table(facts))
    if mentions := evaluation.exact_mentions:
        parts.append(_mention_table(mentions, evaluation.overlapping_mentions))
    return "\n\n".join(parts)


def _fact_table(scores: dict[str, Score]) -> str:
    total = sum(scores.values(), Score())
    lines = [
        "| facts | gold | ours | P found | R found | F1 found | complete |",
        "| --- | --: | --: | --: | --: | --: | --: |",
    ]
    for kind, s in (*scores.items(), ("all", total)):
        lines.append(
            f"| {kind.replace('_', ' ')} | {s.gold} | {s.ours} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} "
            f"| {s.share_complete:.3f} |"
        )
    return "\n".join(lines)


def slot_table(evaluation: Evaluation) -> str:
    """The scores of each slot as a Markdown table."""
    lines = ["| facts | slot | gold | ours | P | R | F1 |", "| --- | --- | --: | --: | --: | --: | --: |"]
    for (kind, slot), s in evaluation.slots.items():
        cells = f"{s.gold} | {s.ours} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f}"
        lines.append(f"| {kind.replace('_', ' ')} | {slot.replace('_', ' ')} | {cells} |")
    return "\n".join(lines)


def _mention_table(scores: dict[str, Score], overlapping: dict[str, tuple[float, float]]) -> str:
    lines = [
        "| mentions | gold | ours | P exact | R exact | F1 exact | P overlap | R overlap |",
        "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for type_, s in scores.items():
        precision, recall = overlapping[type_]
        lines.append(
            f"| {type_.replace('_', ' ')} | {s.gold} | {s.ours} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} "
            f"| {precision:.3f} | {recall:.3f} |"
        )
    total = sum(scores.values(), Score())
    lines.append(
        f"| all | {total.gold} | {total.ours} | {total.precision:.3f} | {total.recall:.3f} | {total.f1:.3f} | | |"
    )
    return "\n".join(lines)


def iter_errors(evaluation: Evaluation) -> Iterator[str]:
    """A line for each fact or mention that was missed or is spurious, and for each slot that differs."""
    for document, judged in evaluation.judged.items():
        for fact in judged:
            yield from _fact_errors(document, fact, evaluation.texts[document])
    for document, both in evaluation.mentions.items():
        missed, spurious = missed_and_spurious(both.gold, both.ours)
        yield from (_mention_error("missed", document, m, evaluation.texts[document]) for m in missed)
        yield from (_mention_error("spurious", document, m, evaluation.texts[document]) for m in spurious)


def _fact_errors(document: str, fact: Judged, text: str) -> Iterator[str]:
    if fact.ours is None and fact.gold is not None:
        yield f"missed\t{document}\t{fact.kind}\t{_shown(dict(fact.gold))}"
    elif fact.gold is None and fact.ours is not None:
        sentence = " ".join(fact.ours.evidence.sentence.of(text).split())
        shown, reader = _shown(dict(fact.ours.slots)), fact.ours.evidence.extractor
        yield f"spurious\t{document}\t{fact.kind}\t{shown}\t{reader}\t{sentence}"
    elif fact.gold is not None and fact.ours is not None:
        sentence = " ".join(fact.ours.evidence.sentence.of(text).split())
        for slot in fact.wrong:
            ours = _text(fact.ours.slots.get(slot)) or "nothing"
            yield f"slot\t{document}\t{fact.kind}.{slot}\tgold {_text(fact.gold[slot])}, ours {ours}\t{sentence}"


def _mention_error(what: str, document: str, mention: GoldMention, text: str) -> str:
    words = mention.span.of(text).replace("\n", " ")
    return f"{what}\t{document}\t{mention.type}\t{mention.span.start}-{mention.span.end}\t{words}"


def _shown(slots: dict[str, Value]) -> str:
    return ", ".join(f"{slot} {_text(value)}" for slot, value in slots.items() if is_filled(value))


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case Concept() | Arm():
            return value.label
        case tuple() | list():
            return "; ".join(map(_text, value))
    return str(value)
