"""What follows from the stored facts: hierarchies, drugs classified by what they do, combination studies.

Hierarchies are closed by a walk over the concepts, which are few even where documents are many. Membership in the
ontology's defined classes is found by HermiT, which checks for contradictions as well; without Java, or with more
individuals than it can take in reasonable time, by rules that read the same definitions.
"""

from __future__ import annotations

from kg.reason.reasoning import ReasoningReport, classify

__all__ = ["ReasoningReport", "classify"]
