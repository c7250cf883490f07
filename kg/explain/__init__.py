"""Why a fact is in the graph: its words, its sentence, the rule that read it and what its confidence rests on.

explanation = explain("kgid:result/paper/120-123-4f2a90c1", store)
print(as_text(explanation))
"""

from __future__ import annotations

from kg.explain.explanation import Explanation, Reading, explain
from kg.explain.page import as_text
from kg.explain.rule import Rule, rule_of

__all__ = ["Explanation", "Reading", "Rule", "as_text", "explain", "rule_of"]
