"""Terminology files into the local lexicon, all of them or nothing.

The lexicon is written anew beside itself and renamed when it is complete, so that a reader sees the old one or the new
one. A file that was imported before, byte by byte, changes nothing; another content of the same name replaces it.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from kg.joined_vocabulary import JoinedVocabulary
from kg.local_lexicon.layout import FORMAT, INDEXES, SCHEMA
from kg.local_lexicon.lexicon import LocalLexicon
from kg.terminology.conflict import find_conflicts
from kg.terminology.known import Known
from kg.terminology.report import ImportReport
from kg.terminology.rxnorm import files_of
from kg.terminology.sniff import format_of
from kg.terminology.source import Source
from kg.terminology.table_writer import TableWriter, write_tries
from kg.vocabulary import shipped_vocabulary

_PRAGMAS = (
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; PRAGMA temp_store = MEMORY;"
)


def import_terminologies(sources: Sequence[Source], lexicon: Path) -> list[ImportReport]:
    """Add the files to the lexicon at this path, making it if it is not there; one report a file.

    Raises:
        VocabularyError: if any of the files is faulty; the lexicon is then as it was before.
    """
    lexicon.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{lexicon.name}.", suffix=".part", dir=lexicon.parent)
    os.close(handle)
    part = Path(name)
    try:
        _begin(lexicon, part)
        reports = [_import_whole(source, part) for source in sources]
        if any(report.changed for report in reports):
            part.chmod(0o644)
            part.replace(lexicon)
    finally:
        part.unlink(missing_ok=True)
    return reports


def _begin(lexicon: Path, part: Path) -> None:
    """The lexicon as it is, or an empty one, in the file that is written to."""
    if lexicon.exists():
        LocalLexicon(lexicon).close()  # an error if it is none, or of another version
        shutil.copyfile(lexicon, part)
        return
    with closing(sqlite3.connect(part)) as connection:
        connection.executescript(f"PRAGMA page_size = 8192; {SCHEMA} {INDEXES}")
        connection.execute("INSERT INTO meta VALUES ('format', ?)", (FORMAT,))
        write_tries(connection)
        connection.commit()


def _import_whole(source: Source, part: Path) -> ImportReport:
    try:
        return _import_one(source, part)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise source.error(0, f"the packed file is cut or damaged ({error}); fetch it again") from error


def _import_one(source: Source, part: Path) -> ImportReport:
    format_ = format_of(source)
    name = files_of(source.path)[0].name if format_ == "rxnorm" else source.path.name
    report = ImportReport(name, format_, skipped=source.skipped)
    digest, settings = _digest(source, report.format), _settings(source)
    fresh = part.with_name(f"{part.name}.fresh")
    try:
        with closing(LocalLexicon(part)) as before:
            earlier = next((each for each in before.sources() if each.name == report.name), None)
            if earlier is not None and (earlier.digest, earlier.settings) == (digest, settings):
                report.changed = False
                return report
            report.replaced = earlier is not None
            known = Known(JoinedVocabulary(shipped_vocabulary(), before))
            shutil.copyfile(part, fresh)  # what is known is asked of the one while the other is written
            with closing(sqlite3.connect(fresh)) as connection:
                connection.executescript(_PRAGMAS)
                TableWriter(connection, source, report, known).write(digest, settings)
                connection.commit()
        fresh.replace(part)
    finally:
        fresh.unlink(missing_ok=True)
    if not (report.concepts or report.mappings or report.mechanisms):
        reasons = "; ".join(f"{count} × {reason}" for reason, count in report.skipped.most_common(5))
        raise source.error(0, f"nothing in it can be used ({report.format}). Left out: {reasons or 'nothing'}")
    with closing(LocalLexicon(part)) as after:
        report.conflicts = tuple(find_conflicts(JoinedVocabulary(shipped_vocabulary(), after), report.name))
    return report


def _digest(source: Source, format_: str) -> str:
    if format_ == "rxnorm":
        return " ".join(Source(path).digest() for path in files_of(source.path)) or source.digest()
    return source.digest()


def _settings(source: Source) -> str:
    """How the file was read, since another type or other prefixes make another import of it."""
    return json.dumps(
        {"as": source.as_type, "only": sorted(source.only), "namespaces": source.namespaces}, sort_keys=True
    )
