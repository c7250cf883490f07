"""How long a large terminology takes to compile and to load, and what it costs the matching of texts.

usage: python benchmarks/vocab_import.py [--synonyms N] [--texts PATH] [--keep FOLDER]

Writes a file in the NCI Thesaurus' flat format with N synonyms (1,000,000 if not given), made of the words that the
shipped vocabulary and the texts use, so that many begin as the texts' own words do. Imports it, opens the lexicon in a
new process, and matches the texts without and with it. Asserts nothing, prints a Markdown table.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kg.joined_vocabulary import JoinedVocabulary
from kg.lexicon.imported import ImportedForms
from kg.lexicon.load import shipped_forms, shipped_matcher
from kg.lexicon.match import Matcher
from kg.local_lexicon.lexicon import LocalLexicon
from kg.model.document import Document
from kg.readers import read_documents
from kg.resources import shipped_path
from kg.terminology.compile import import_terminologies
from kg.terminology.source import Source
from kg.vocabulary import shipped_vocabulary

SYNONYMS_OF_A_CONCEPT = 4
CHARACTERS = 500_000
ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--synonyms", type=int, default=1_000_000, help="how many synonyms (default: 1,000,000)")
    parser.add_argument("--texts", type=Path, default=None, help="files or a folder; the seeds if not given")
    parser.add_argument("--keep", type=Path, default=None, help="a folder for the file and the lexicon")
    args = parser.parse_args()
    documents = [d for d in read_documents([args.texts or shipped_path("seeds")]) if isinstance(d, Document)]
    texts = [document.text for document in documents]
    texts *= max(1, CHARACTERS // sum(map(len, texts)))
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        terminology, lexicon = folder / "Thesaurus.txt", folder / "lexicon.sqlite"
        lexicon.unlink(missing_ok=True)
        write_terminology(terminology, args.synonyms, texts)
        compiling = seconds(lambda: import_terminologies([Source(terminology)], lexicon))
        loading = min(time_loading(lexicon) for _ in range(3))
        without, with_it = time_matching(texts, lexicon)
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {datetime.date.today()}\n")
        print("| measured | value |\n| --- | --- |")
        print(f"| synonyms | {args.synonyms:,} in {terminology.stat().st_size / 1e6:.0f} MB |")
        print(f"| compiled | {compiling:.1f} s, {lexicon.stat().st_size / 1e6:.0f} MB |")
        print(f"| loaded and first term found, in a new process | {loading:.3f} s |")
        characters = sum(map(len, texts))
        for name, value in (("without", without), ("with", with_it)):
            print(f"| matching {name} it | {value:.2f} s of the processor for {characters:,} characters |")
        print(f"| matching takes | {with_it / without:.2f} times as long |")


def write_terminology(path: Path, synonyms: int, texts: list[str]) -> None:
    """The same file for the same texts and vocabulary: names of two to five words, each below an earlier concept."""
    rng = random.Random(20)
    words = sorted(
        {w for text in texts for w in text.split() if w.isalpha()}
        | {w for entry in shipped_vocabulary().entries for w in entry.label.split() if w.isalpha()}
    )
    with path.open("w", encoding="utf-8") as file:
        for number in range(1, synonyms // SYNONYMS_OF_A_CONCEPT + 1):
            forms = [" ".join(rng.choices(words, k=rng.randint(2, 5))) for _ in range(SYNONYMS_OF_A_CONCEPT)]
            parent = f"C{rng.randint(max(1, number - 1000), number - 1)}" if number > 1 else ""
            name = f"Disease {number}"
            cells = (f"C{number}", "", parent, "|".join((name, *forms)), "", name, "", "Disease or Syndrome")
            file.write("\t".join(cells) + "\n")


def time_loading(lexicon: Path) -> float:
    """Seconds to open the lexicon and find a term, in a process that has not read it before."""
    code = (
        "import sys, time; from pathlib import Path; from kg.local_lexicon.lexicon import LocalLexicon\n"
        "start = time.perf_counter(); lexicon = LocalLexicon(Path(sys.argv[1]))\n"
        "lexicon.lengths('disease'); assert lexicon.forms('disease 17')\n"
        "print(time.perf_counter() - start)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(lexicon)], capture_output=True, text=True, check=True)
    return float(done.stdout)


def time_matching(texts: list[str], lexicon: Path) -> tuple[float, float]:
    """Seconds of the processor for all texts with the shipped vocabulary alone, and with the lexicon.

    The least of alternating rounds, since other programs only ever add.
    """
    vocabulary = JoinedVocabulary(shipped_vocabulary(), LocalLexicon(lexicon))
    joined = Matcher(shipped_forms(), ImportedForms(vocabulary), stop=vocabulary.stop_forms)
    seconds_by_matcher: dict[Matcher, list[float]] = {shipped_matcher(): [], joined: []}
    for _ in range(ROUNDS):
        for matcher, measured in seconds_by_matcher.items():
            start = time.process_time()
            for text in texts:
                matcher.find(text)
            measured.append(time.process_time() - start)
    without, with_it = map(min, seconds_by_matcher.values())
    return without, with_it


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
