"""Statements without an effect size: sentences with the findings that must be read, and sentences that hold none."""

from __future__ import annotations

import time

from kg.model.study import Finding


def test_findings_are_read_and_no_others(sentence_case, findings_of) -> None:
    def shown(finding: Finding) -> str:
        p = f"{finding.p.operator}{finding.p.number.text}" if finding.p else "-"
        patients = str(finding.patients) if finding.patients else "-"
        return " | ".join([finding.subject, finding.relation, finding.object, p, patients, finding.stated_as])

    assert sorted(map(shown, findings_of(sentence_case["text"]))) == sorted(sentence_case["facts"])


def test_subject_and_object_are_grounded(findings_of) -> None:
    (finding,) = findings_of("Expression of CD44 correlated negatively with the mobilization of CD34+CD38- cells.")
    assert finding.subject_concept is not None
    assert finding.subject_concept.label == "CD44"
    assert finding.object_concept is not None
    assert finding.object_concept.type == "cell_population"


def test_a_statement_with_many_commas_ends_soon(findings_of) -> None:
    started = time.process_time()
    findings_of("CXCR4, " * 3000 + "correlated with CD44.")
    assert time.process_time() - started < 10
