"""Put the figures of docs/extraction.md into the docstrings of the extractors that they are of.

usage: python benchmarks/docstrings.py [--check]

The last paragraph of such a docstring is `Measured on CORPUS (docs/extraction.md): precision 0.95, recall 0.83.`, with
a semicolon before the figures of a further corpus. Of a part of facts it says of which, and of how many: `Measured on
gold (docs/extraction.md; arms, role: 91 values)`. Of a line that the page does not have, a docstring says nothing.
With `--check` nothing is written; the exit status is 1 if a docstring says something else than the page.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from textwrap import fill

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "extraction.md"
#: Which lines of the table, by corpus and name, are the figures of which extractor.
FIGURES = {
    "characteristic": (("gold", "study, found"),),
    "design": (("gold", "study, masking"), ("ctro", "design")),
    "setting": (("ctro", "country"),),
    "study_date": (("gold", "study, start date"),),
    "enrolment": (("pico_corpus", "total-participants"),),
    "population": (("gold", "conditions, found"),),
    "line": (("gold", "conditions, line"),),
    "arm": (("gold", "arms, found"),),
    "arm_role": (("gold", "arms, role"),),
    "arm_size": (("gold", "arms, size"), ("pico_corpus", "participants_arm")),
    "intervention": (("gold", "interventions, found"),),
    "dosing_fact": (("gold", "interventions, dose"), ("ctro", "dose value")),
    "timing": (("gold", "interventions, frequency"), ("ctro", "frequency")),
    "route": (("gold", "interventions, route"),),
    "combination": (("drug_combo", "combinations, exact"),),
    "mechanism": (("gold", "mechanisms, found"), ("drugprot_part", "mechanisms, drug and target")),
    "outcome": (("evidence_outcomes", "outcome mentions, overlapping"),),
    "mention": (("pico_corpus", "numbers, whatever the arm"),),
    "age": (("pico_corpus", "age"),),
    "average": (("pico_corpus", "mean"), ("pico_corpus", "median")),
    "head_count": (("pico_corpus", "count"),),
    "time_point": (("ctro", "time point"),),
    "result": (("gold", "results, found"),),
    "result_outcome": (("gold", "results, outcome"),),
    "statistic": (("gold", "results, statistic"),),
    "change": (("ctro", "change"),),
    "comparison_p": (("gold", "results, p"), ("ctro", "p-value")),
    "time_of_number": (("gold", "results, time point"),),
    "subgroup": (("gold", "results, subgroup"),),
    "attach": (("rct_art", "value, arm and outcome"),),
    "arm_of_number": (("gold", "results, arm"), ("pico_corpus", "numbers with their arm")),
    "adverse_event": (("gold", "adverse events, found"),),
    "grade": (("gold", "adverse events, grade"),),
    "dose_finding": (("gold", "dose findings, found"),),
    "sentence_term": (("bc5cdr", "both, exact"),),
}
#: What the figures are of, where that is not the extractor's own facts.
_OF = {"outcome": "The mentions it chooses from, measured"}
_FIGURES = r"precision\s[\d.]+,\srecall\s[\d.]+"
_SENTENCE = re.compile(
    r"\n\n(?:Measured|[A-Z][\w, ]*\bmeasured)\son\s\w+\s\(docs/extraction\.md[^()]*\):\s"
    rf"{_FIGURES}(?:;\son\s\w+(?:\s\([^()]*\))?:\s{_FIGURES})*\.\n(?=\"\"\")"
)
_WIDTH = 118


def main() -> None:
    differing = [name for name in FIGURES if not holds(name)]
    if "--check" in sys.argv[1:]:
        sys.exit(
            f"docstrings that say something else than docs/extraction.md: {', '.join(differing)}" if differing else 0
        )
    for name in differing:
        path = module(name)
        path.write_text(filled(path.read_text(encoding="utf-8"), sentence(name)), encoding="utf-8")
    print(f"{len(differing)} docstrings changed")


def module(name: str) -> Path:
    """The file of an extractor, in whichever package it lies."""
    (path,) = (ROOT / "kg" / "extract").rglob(f"{name}.py")
    return path


def holds(name: str) -> bool:
    """Does the docstring say what the page says?"""
    source = module(name).read_text(encoding="utf-8")
    return filled(source, sentence(name)) == source


def sentence(name: str) -> str:
    """What the docstring of an extractor ends with: the figures of it that the page has, or nothing."""
    page = PAGE.read_text(encoding="utf-8")
    known = [text for corpus, line in FIGURES[name] if (text := _figures(page, corpus, line))]
    if not known:
        return "\n"
    (corpus, what, figures), *further = known
    text = f"{_OF.get(name, 'Measured')} on {corpus} ({'; '.join(('docs/extraction.md', *what))}): {figures}"
    for corpus, what, figures in further:
        text += f"; on {corpus}{''.join(f' ({one})' for one in what)}: {figures}"
    return f"\n\n{fill(text + '.', _WIDTH, break_long_words=False, break_on_hyphens=False)}\n"


def _figures(page: str, corpus: str, line: str) -> tuple[str, tuple[str, ...], str] | None:
    """The corpus, what of it was measured (nothing for whole facts), precision and recall."""
    found = re.search(
        rf"^\| {corpus} \| \d+ \| {re.escape(line)} \| (\d+) \| ([\d.]+) \| ([\d.]+) \|", page, re.MULTILINE
    )
    if found is None:
        return None
    is_part = found.start() > page.index("<!-- parts -->")
    return corpus, (f"{line}: {found[1]} values",) * is_part, f"precision {found[2]}, recall {found[3]}"


def filled(source: str, text: str) -> str:
    """The source of a module whose docstring ends with this text."""
    start = source.index('"""') + 3
    end = source.index('"""', start)
    docstring = _SENTENCE.sub("\n", source[start:end] + '"""').removesuffix('"""').rstrip()
    return f"{source[:start]}{docstring}{text}{source[end:]}"


if __name__ == "__main__":
    main()
