"""Fit the confidence of facts on annotated abstracts, and show how far it holds.

usage: python benchmarks/calibrate.py GOLD.jsonl [--readings READINGS --texts TEXT...]
           [--write kg/data/patterns/confidence.yaml] [--docs docs/extraction.md]

Every fact that is read from the texts is judged: right if gold has it and contradicts none of its slots, or if readers
called it true (`benchmarks/readers.py`; TEXT are the files that they read). A logistic table of the facts' features is
fitted for each kind, its weights held small (ridge), and written with `--write`. The reliability tables are made on
documents that the table did not see: ten parts, each judged by what the others gave.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from page import fill
from readers import KINDS, Row, facts_of, read_rows
from readers import documents as documents_read
from scipy.optimize import minimize

from kg.annotate import annotate_document
from kg.evaluate import GoldDocument, judge, read_gold
from kg.evaluate.evaluation import document_of
from kg.evaluate.said import said_of
from kg.extract.arm.arm import find_arms
from kg.extract.assemble import assemble_with_arms
from kg.extract.confidence import Weights
from kg.extract.drug.study_drug import find_study_drugs
from kg.extract.feature import FeatureReader
from kg.extract.reading import read_document

SEEN_OFTEN = 5
PARTS = 10
RIDGE = 8.0  # of 0.5 to 1000 the one with the least loss and error on unseen documents
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
JUDGES = {
    "gold": "abstracts of haematology and oncology trials with every fact annotated by hand",
    "readers": "abstracts of all fields whose arms, results and harms were judged by readers",
}
HEADER = """\
# title: How much each feature of a fact says about its being right
# source: fitted by benchmarks/calibrate.py; kg/extract/feature.py says what the features are
# licence: Apache-2.0
# curator: kg
# `base` and the weights of a fact's features add up to the logarithm of the odds that it is right.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A fact that was read: who judged it, its kind, its document, its features, and whether it is right."""

    judge: str
    kind: str
    document: int
    features: tuple[str, ...]
    is_right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--readings", type=Path, default=None, help="facts that readers judged")
    parser.add_argument("--texts", type=Path, nargs="+", default=[], help="the files that they read")
    parser.add_argument("--write", type=Path, default=None, help="the table to write")
    parser.add_argument("--docs", type=Path, default=None, help="the page whose reliability table to replace")
    args = parser.parse_args()
    documents = read_gold(args.gold)
    examples = [e for number, document in enumerate(documents) for e in examples_of(number, document)]
    if args.readings:
        examples += read_by_people(len(documents), read_rows(args.readings), args.texts)
    if not examples:
        sys.exit(f"{args.gold}: no fact was read from its texts, so there is nothing to fit")
    by_kind: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_kind[example.kind].append(example)

    report = as_markdown(by_kind)
    print(report)
    if args.docs:
        fill(args.docs, "reliability", report)
    if args.write:
        tables = {kind: fit(known) for kind, known in by_kind.items()}
        args.write.write_text(as_yaml(tables, by_kind), encoding="utf-8")
        print(f"\nwritten to {args.write}")


def as_markdown(by_kind: dict[str, list[Example]]) -> str:
    """The reliability table of the facts that each judged, and how each kind of fact does."""
    unseen = {kind: held_out(known) for kind, known in by_kind.items()}
    lines = [
        f"{datetime.date.today()}. Tables fitted on nine tenths of the abstracts were asked of the last, in turn.",
    ]
    for judge_, meaning in JUDGES.items():
        told = {kind: [(e, c) for e, c in known if e.judge == judge_] for kind, known in unseen.items()}
        told = {kind: known for kind, known in told.items() if known}
        everything = [pair for known in told.values() for pair in known]
        if everything:
            lines += [
                "",
                f"Of {len({e.document for e, _ in everything})} {meaning}, {len(everything)} facts:",
                "",
                reliability([(c, e.is_right) for e, c in everything]),
                "",
                "| facts | judged | right | mean confidence | Brier score | of the base rate |",
                "| --- | --: | --: | --: | --: | --: |",
                *(kind_line(kind, [(c, e.is_right) for e, c in known]) for kind, known in told.items()),
            ]
    return "\n".join(lines)


def examples_of(number: int, gold: GoldDocument) -> Iterable[Example]:
    """The facts that are read from a document, of the kinds that it annotates."""
    document = document_of(gold, number)
    reading = read_document(document)
    annotation = annotate_document(document)
    enrolled = annotation.study.characteristic("enrolled")
    table = find_arms(reading, find_study_drugs(reading), int(enrolled) if enrolled else None)
    features = FeatureReader(reading, table, annotation.study.conditions)
    for fact in judge(gold, said_of(annotation)):
        if fact.ours is not None:
            kind = "characteristics" if fact.kind == "study" else fact.kind
            is_right = fact.is_found and not fact.is_contradicted
            yield Example("gold", kind, number, features.features(fact.ours.fact), is_right)


def read_by_people(first: int, rows: list[Row], texts: list[Path]) -> Iterable[Example]:
    """The facts that readers judged and the present rules read in the same words; texts are counted from `first` on."""
    truth = {(r.pmid, r.fact[0], r.start, r.end, r.said): r.verdict == "true" for r in rows if r.fact != "M"}
    seen: set[str] = set()
    for pmid, document in documents_read(texts, {row.pmid for row in rows}):
        if pmid in seen:
            continue  # exports share records
        seen.add(pmid)
        reading = read_document(document)
        study, table = assemble_with_arms(reading)
        if table is None:
            continue
        features = FeatureReader(reading, table, study.conditions)
        facts = ((kind, fact) for kind in KINDS.values() for fact in getattr(study, kind))
        for (kind, fact), ((name, *said), _) in zip(facts, facts_of(study), strict=True):
            known = truth.get((pmid, name[0], *said))
            if known is not None:
                yield Example("readers", kind, first + len(seen), features.features(fact), known)


def fit(examples: Sequence[Example]) -> Weights:
    """A base and a weight for each feature that was seen often enough, rounded as they will be written."""
    seen = Counter(f for e in examples for f in e.features)
    names = sorted(f for f, count in seen.items() if SEEN_OFTEN <= count < len(examples))
    matrix = np.array([[name in e.features for name in names] for e in examples], dtype=float).reshape(-1, len(names))
    right = np.array([e.is_right for e in examples], dtype=float)

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        odds = parameters[0] + matrix @ parameters[1:]
        value = np.sum(np.logaddexp(0, odds) - right * odds) + RIDGE * np.sum(parameters[1:] ** 2) / 2
        off = 1 / (1 + np.exp(-odds)) - right
        return float(value), np.concatenate(([off.sum()], matrix.T @ off + RIDGE * parameters[1:]))

    # two more facts, one right and one wrong, keep the base finite where all are right
    share = (right.sum() + 1) / (len(right) + 2)
    start = np.zeros(len(names) + 1)
    start[0] = np.log(share / (1 - share))
    if right.all() or not right.any() or not names:
        return Weights(round(float(start[0]), 2), {})
    found = minimize(loss, start, jac=True, method="L-BFGS-B").x
    weights = {name: round(float(w), 2) for name, w in zip(names, found[1:], strict=True)}
    return Weights(round(float(found[0]), 2), {name: w for name, w in weights.items() if w})


def held_out(examples: Sequence[Example]) -> list[tuple[Example, float]]:
    """Each fact with its confidence by the table that the other parts of the documents give."""
    pairs = []
    for part in range(PARTS):
        inside = [e for e in examples if e.document % PARTS == part]
        weights = fit([e for e in examples if e.document % PARTS != part]) if inside else None
        pairs += [(e, float(weights.confidence(e.features))) for e in inside if weights]
    return pairs


def reliability(pairs: Sequence[tuple[float, bool]]) -> str:
    """How many facts of each range of confidence are right, and what a threshold at its lower end leaves."""
    lines = [
        "| confidence | facts | mean | right | kept from here up | right of these |",
        "| --- | --: | --: | --: | --: | --: |",
    ]
    for low, high in itertools.pairwise(BINS):
        inside = [p for p in pairs if low <= p[0] < high]
        above = [p for p in pairs if p[0] >= low]
        if inside:
            mean, right = _mean(p[0] for p in inside), _mean(p[1] for p in inside)
            lines.append(
                f"| {low:.2f}–{high:.2f} | {len(inside)} | {mean:.2f} | {right:.2f}"
                f" | {len(above)} | {_mean(p[1] for p in above):.3f} |"
            )
    off = sum(abs(sum(c - r for c, r in pairs if low <= c < high)) for low, high in itertools.pairwise(BINS))
    lines.append(f"\nExpected calibration error {off / len(pairs):.3f}.")
    return "\n".join(lines)


def kind_line(kind: str, pairs: Sequence[tuple[float, bool]]) -> str:
    share = _mean(is_right for _, is_right in pairs)
    brier = _mean((c - r) ** 2 for c, r in pairs)
    return (
        f"| {kind.replace('_', ' ')} | {len(pairs)} | {share:.3f} | {_mean(c for c, _ in pairs):.3f} | {brier:.3f} "
        f"| {share * (1 - share):.3f} |"
    )


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def as_yaml(tables: dict[str, Weights], examples: dict[str, list[Example]]) -> str:
    read = {(e.judge, e.document) for known in examples.values() for e in known}
    sources = (f"{n} {JUDGES[judge_]}" for judge_, n in Counter(judge_ for judge_, _ in read).items())
    lines = [
        HEADER + f"fitted: '{datetime.date.today()}'",
        f"corpus: '{'; '.join(sources)}'",
        "kinds:",
    ]
    for kind, table in tables.items():
        known = examples[kind]
        lines += [
            f"  {kind}:",
            f"    facts: {len(known)}",
            f"    right: {sum(e.is_right for e in known)}",
            f"    base: {table.base}",
            "    weights:" if table.weights else "    weights: {}",
        ]
        lines += [f"      '{name}': {weight}" for name, weight in table.weights.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
