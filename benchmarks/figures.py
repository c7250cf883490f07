"""The figures that `evaluate.py` prints: from which row of which scorer, and what they are held against.

`published` is what others report on the corpus, or how far two people agree; `aim` is what the rules should reach.
Both are of the same figure: F1, unless the line says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A row of one of the scorer's tables; the columns for P and R (empty where there are none) and for the figure."""

    table: str
    row: str
    name: str
    columns: tuple[str, str, str] = ("P", "R", "F1")
    published: float | None = None
    aim: float | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus, its scorer, and the lines that are taken from the scorer's report."""

    name: str
    scorer: str
    lines: tuple[Line, ...]
    options: tuple[str, ...] = ()


def _facts(kind: str, published: float | None, aim: float | None) -> Line:
    name = f"{kind.replace('_', ' ')}, found"
    return Line("Facts", kind, name, ("P found", "R found", "F1 found"), published, aim)


def _complete(kind: str, published: float | None, aim: float | None) -> Line:
    name = f"{kind.replace('_', ' ')}, share complete in every slot"
    return Line("Facts", kind, name, ("", "", "complete"), published, aim)


def _number(row: str, published: float) -> Line:
    """Exact spans of the numbers of one side of the trial; to be at or above what a fine-tuned model reaches."""
    return Line("Numbers with the side of their arm", row, row, ("", "", "F1 exact"), published, published)


GOLD = Corpus(
    "gold",
    "score_gold.py",
    (
        _facts("study", None, 0.95),
        _facts("conditions", None, 0.90),
        _facts("arms", None, 0.85),
        _facts("interventions", None, 0.90),
        _facts("mechanisms", None, 0.80),
        _facts("results", 0.96, 0.85),
        Line("Facts", "results", "results, precision", ("", "", "P found"), None, 0.92),
        _complete("results", 0.71, 0.70),
        _facts("adverse_events", 0.83, 0.85),
        Line("Facts", "adverse_events", "adverse events, precision", ("", "", "P found"), None, 0.92),
        _complete("adverse_events", 0.57, None),
        _facts("dose_findings", None, None),
        _facts("all (micro)", 0.95, None),
    ),
)
CTRO = Corpus(
    "ctro",
    "score_ctro.py",
    (
        Line("Slot values per document", "**micro**", "slot values", aim=0.60),
        Line("Templates, aligned", "**micro, T2DM**", "templates, diabetes", published=0.413, aim=0.50),
        Line("Templates, aligned", "**micro, glaucoma**", "templates, glaucoma", published=0.470, aim=0.50),
        Line("Templates, aligned", "**micro, both**", "templates", aim=0.50),
    ),
)
PICO = Corpus(
    "pico_corpus",
    "score_pico.py",
    (
        Line(
            "Numbers, both arms together",
            "participants_total",
            "total-participants",
            ("P exact", "R exact", "F1 exact"),
            0.93,
            0.93,
        ),
        _number("intervention-participants", 0.82),
        _number("control-participants", 0.85),
        _number("iv-bin-abs", 0.76),
        _number("cv-bin-abs", 0.82),
        _number("iv-bin-percent", 0.67),
        _number("cv-bin-percent", 0.75),
        _number("iv-cont-median", 0.74),
        _number("cv-cont-median", 0.78),
        _number("iv-cont-mean", 0.43),
        _number("cv-cont-mean", 0.41),
        Line("Numbers, both arms together", "all (micro)", "numbers, whatever the arm", ("P", "R", "F1 normalised")),
        Line(
            "Numbers with the side of their arm", "all (micro)", "numbers with their arm", ("P", "R", "F1 normalised")
        ),
    ),
)
RCT_ART = Corpus(
    "rct_art",
    "score_rctart.py",
    (
        Line("Joint relations", "all", "value, arm and outcome", published=0.735, aim=0.735),
        Line("Joint relations", "blood_cancer", "the same, blood cancer", published=0.718),
        Line("Spans, all", "all (micro)", "spans, overlapping", ("P relaxed", "R relaxed", "F1 relaxed"), 0.864),
    ),
)
DRUG_COMBO = Corpus(
    "drug_combo",
    "score_drugcombo.py",
    (
        Line("Combinations", "any, exact, by place", "combinations, exact", published=0.694, aim=0.694),
        Line("Combinations", "any, partial, by place", "combinations, partial", published=0.775),
        Line("Drug spans", "drug, exact", "drugs, exact"),
    ),
)
BC5CDR = Corpus(
    "bc5cdr",
    "score_ner.py",
    (
        Line("Exact spans", "chemical", "chemicals, exact", published=0.914, aim=0.80),
        Line("Exact spans", "disease", "diseases, exact", published=0.845),
        Line("Exact spans", "all (micro)", "both, exact", published=0.79),
    ),
    ("--xrefs", "vocab/diseases.tsv", "--xrefs", "vocab/drugs.tsv"),
)
#: Scored by scripts beside this one, since what they annotate is a part of what kg reads.
EVIDENCE_OUTCOMES = Corpus(
    "evidence_outcomes",
    "score_outcomes.py",
    (Line("Outcomes", "overlapping", "outcome mentions, overlapping"),),
)
DRUGPROT = Corpus(
    "drugprot_part",
    "score_mechanisms.py",
    (Line("Mechanisms", "drug and target", "mechanisms, drug and target"),),
)


def _kind(row: str, name: str) -> Line:
    return Line("Numbers, both arms together", row, name, ("P", "R", "F1 normalised"))


def _slot(row: str) -> Line:
    return Line("Slot values per document", row, row)


#: Figures of what one extractor gives, by corpus: lines of the scorers' reports.
PARTS = (
    (
        CTRO,
        tuple(
            map(
                _slot,
                (
                    "design", "country", "duration", "endpoint", "time point", "dose value", "frequency", "change",
                    "difference", "baseline", "percentage affected", "p-value", "confidence interval",
                ),
            )
        ),
    ),
    (
        PICO,
        tuple(_kind(row, row) for row in ("participants_arm", "count", "percentage", "median", "mean", "sd", "age")),
    ),
)  # fmt: skip
#: The same of gold: kinds of facts and slots, as `kg eval --slots` prints them.
GOLD_SLOTS = (
    ("study", "phase"), ("study", "design"), ("study", "allocation"), ("study", "masking"), ("study", "registration"),
    ("study", "enrolled"), ("study", "start_date"), ("conditions", "line"), ("conditions", "biomarker"),
    ("arms", "role"), ("arms", "size"), ("arms", "drugs"), ("interventions", "dose"), ("interventions", "frequency"),
    ("interventions", "route"), ("results", "outcome"), ("results", "statistic"), ("results", "low"),
    ("results", "count"), ("results", "denominator"), ("results", "p"), ("results", "time_point"), ("results", "arm"),
    ("results", "comparator"), ("results", "subgroup"), ("adverse_events", "grade"), ("adverse_events", "percent"),
    ("adverse_events", "arm"), ("dose_findings", "dose"), ("dose_findings", "frequency"),
)  # fmt: skip
#: What the README shows: corpus, line, and what the corpus is to someone who has not heard of it.
HEADLINES = (
    ("gold", "results, found", "abstracts of haematology and oncology trials"),
    ("gold", "adverse events, found", "of the same abstracts"),
    ("gold", "all (micro), found", "of the same abstracts"),
    ("ctro", "slot values", "abstracts of diabetes and glaucoma trials"),
    ("ctro", "templates", "of the same abstracts"),
    ("pico_corpus", "numbers with their arm", "abstracts of breast cancer trials"),
    ("rct_art", "value, arm and outcome", "sentences of six fields"),
    ("drug_combo", "combinations, exact", "sentences on drug combinations"),
    ("bc5cdr", "chemicals, exact", "abstracts, mostly of no trials"),
)
CORPORA = (GOLD, CTRO, PICO, RCT_ART, DRUG_COMBO, BC5CDR, EVIDENCE_OUTCOMES, DRUGPROT)
