"""How fast the parts are: text to study, extractor by extractor, study to graph, graph to store, validation.

usage: python benchmarks/bench.py [--texts PATH] [--documents N]

Reads the files under PATH (the shipped seeds if it is not given) and repeats them, each time under another key, until
there are N documents. Prints Markdown tables with the machine and the date above them: how many abstracts a second are
read on one core, the slowest document, the slowest extractors, and how long a megabyte without a space takes. Times are
those of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import os
import platform
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import kg.extract.assemble as assemble
from kg.concept_use import refresh_vocabulary
from kg.extract.reading import read_document
from kg.model.document import Document
from kg.rdf.study_graph import study_graph
from kg.readers import read_documents
from kg.resources import shipped_path
from kg.store import Store
from kg.validate import validate

_WARM_UP = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=None, help="files or a folder; the seeds if not given")
    parser.add_argument("--documents", type=int, default=200, help="how many documents to time (default: 200)")
    args = parser.parse_args()
    documents = list(iter_documents(args.texts or shipped_path("seeds"), args.documents))
    for document in documents[:_WARM_UP]:  # loads the vocabulary and the patterns, which every run does once
        assemble.assemble_study(read_document(document))

    seconds_by_extractor = time_extractors()
    studies, reading, seconds_by_document = [], 0.0, []
    for document in documents:
        started = time.process_time()
        one = read_document(document)
        reading += time.process_time() - started
        studies.append(assemble.assemble_study(one))
        seconds_by_document.append(time.process_time() - started)
    text_to_study = sum(seconds_by_document)
    extracting = dict(seconds_by_extractor)
    without_spaces = time_without_spaces(documents[0])
    with Store.memory() as store:
        started = time.process_time()
        graphs = [study_graph(study, document) for study, document in zip(studies, documents, strict=True)]
        describing = time.process_time() - started
        started = time.process_time()
        for graph in graphs:
            store.replace(graph)
        refresh_vocabulary(store)
        storing = time.process_time() - started
        started = time.process_time()
        violations = validate(store)
        validating = time.process_time() - started
        quads = len(store)

    count = len(documents)
    print(f"{count} documents, {quads} quads, {len(violations)} findings of the validation")
    print(
        f"{datetime.date.today()}, Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores\n"
    )
    slowest = max(range(count), key=seconds_by_document.__getitem__)
    letters = sum(len(document.text) for document in documents) / count
    print(
        f"{count / text_to_study:.0f} abstracts a second from text to study on one core, each of {letters:.0f} letters;"
    )
    print(f"the slowest, {documents[slowest].source}, took {1000 * seconds_by_document[slowest]:.1f} ms;")
    print(f"a megabyte without a space took {without_spaces:.1f} s; the slowest extractor is {max_of(extracting)}\n")
    print("| step | documents/s | ms/document |\n| --- | --- | --- |")
    steps = {
        "text to study": text_to_study,
        "  of it: sentences, terms, numbers": reading,
        "study to graph": describing,
        "graph to store": storing,
        "validation": validating,
    }
    for name, seconds in steps.items():
        print(f"| {name} | {count / seconds:.0f} | {1000 * seconds / count:.2f} |")
    print("\n| extractor, slowest first | ms/document |\n| --- | --- |")
    for name, seconds in sorted(extracting.items(), key=lambda item: -item[1]):
        print(f"| {name} | {1000 * seconds / count:.2f} |")


def iter_documents(path: Path, count: int) -> Iterator[Document]:
    """`count` documents: those of the path over and over, each with a key of its own."""
    found = [outcome for outcome in read_documents([path]) if isinstance(outcome, Document)]
    if not found:
        sys.exit(f"{path}: nothing readable; give files that `kg build` can read")
    for number, document in enumerate(itertools.islice(itertools.cycle(found), count)):
        yield replace(document, key=f"{document.key}-{number}", source=f"{number}-{document.source}")


def time_without_spaces(document: Document) -> float:
    """Seconds for the hardest text for expressions that look back and forth: a megabyte of letters."""
    started = time.process_time()
    assemble.assemble_study(read_document(replace(document, text="a" * 1_000_000, title=None, boilerplate=())))
    return time.process_time() - started


def max_of(seconds: dict[str, float]) -> str:
    return max(seconds, key=seconds.__getitem__)


def time_extractors() -> dict[str, float]:
    """Wrap every extractor that `assemble_study` calls with a clock; the seconds add up in what is returned."""
    seconds: dict[str, float] = defaultdict(float)

    def timed(name: str, extractor: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            started = time.process_time()
            try:
                return extractor(*args, **kwargs)
            finally:
                seconds[name] += time.process_time() - started

        return run

    for name in [name for name in vars(assemble) if name.startswith("find_")]:
        setattr(assemble, name, timed(name, getattr(assemble, name)))
    return seconds


if __name__ == "__main__":
    main()
