"""Scores what is read against annotated texts: whole facts, or mentions; `gold` has the format of the files.

report = evaluate(read_gold(Path("gold.jsonl")))
report.facts["results"].f1
"""

from __future__ import annotations

from kg.evaluate.evaluation import Evaluation, evaluate
from kg.evaluate.gold import GoldDocument, read_gold
from kg.evaluate.pairing import Judged, judge
from kg.evaluate.score import Score

__all__ = ["Evaluation", "GoldDocument", "Judged", "Score", "evaluate", "judge", "read_gold"]
