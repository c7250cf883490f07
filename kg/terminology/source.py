"""A terminology file: its lines as text, its identifiers as CURIEs of ours, and what was left out of it."""

from __future__ import annotations

import gzip
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, cast

from kg.errors import VocabularyError
from kg.model.concept import ConceptType
from kg.rdf.prefixes import contract, prefixes
from kg.resources import data_path
from kg.table import iter_rows

_GZIP = b"\x1f\x8b"
_BLOCK = 1 << 20


@dataclass
class Source:
    """One file and how it is to be read.

    Args:
        path: The file; gzip is recognised by its content.
        as_type: The type of all its concepts, if the caller says so.
        only: Prefixes of the identifiers that are wanted; all if empty.
        namespaces: Prefixes that the caller declares, with their namespaces.
    """

    path: Path
    as_type: ConceptType | None = None
    only: frozenset[str] = frozenset()
    namespaces: dict[str, str] = field(default_factory=dict)
    skipped: Counter[str] = field(default_factory=Counter)

    def skip(self, reason: str, count: int = 1) -> None:
        self.skipped[reason] += count

    def error(self, line: int, message: str) -> VocabularyError:
        """The error to raise; line 0 stands for the file as a whole."""
        return VocabularyError(f"{self.path}:{line}: {message}" if line else f"{self.path}: {message}")

    def open(self) -> IO[bytes]:
        """The file's bytes, unpacked if they are packed.

        Raises:
            VocabularyError: if the file cannot be read.
        """
        try:
            with self.path.open("rb") as file:
                packed = file.read(2) == _GZIP
            return cast(IO[bytes], gzip.open(self.path, "rb")) if packed else self.path.open("rb")
        except OSError as error:
            raise VocabularyError(f"{self.path}: cannot be read: {error.strerror}; give a terminology file") from error

    def iter_lines(self) -> Iterator[tuple[int, str]]:
        """The lines with their numbers, without line ends and without a byte order mark.

        Raises:
            VocabularyError: at the first line that is not UTF-8.
        """
        with self.open() as file:
            for number, raw in enumerate(file, start=1):
                if number == 1:
                    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
                        raise self.error(1, "expected UTF-8, found UTF-16; save the file as UTF-8")
                    raw = raw.removeprefix(b"\xef\xbb\xbf")
                try:
                    yield number, raw.decode("utf-8").rstrip("\r\n")
                except UnicodeDecodeError as error:
                    raise self.error(
                        number,
                        f"expected UTF-8, found the byte 0x{raw[error.start]:02x} at column {error.start + 1}; "
                        "convert the file (iconv -f latin1 -t utf-8)",
                    ) from error

    def ends_with_newline(self) -> bool:
        """Is the last line complete, as far as that can be seen?"""
        last = b"\n"
        with self.open() as file:
            while block := file.read(_BLOCK):
                last = block[-1:]
        return last == b"\n"

    def find_line(self, words: str) -> int:
        """The first line that holds these words, for messages on formats that do not tell where; 0 if none does."""
        sought = words.encode()
        with self.open() as file:
            return next((number for number, raw in enumerate(file, start=1) if sought in raw), 0)

    def _line_of(self, iri: str) -> int:
        """Where a concept stands: as the subject of RDF/XML, else in full, else without its namespace."""
        local = iri.replace("#", "/").rpartition("/")[2]
        return next(filter(None, map(self.find_line, (f'about="{iri}"', iri, local))), 0)

    def digest(self) -> str:
        """The SHA-256 of the file's bytes as they lie on the disk."""
        try:
            with self.path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise VocabularyError(f"{self.path}: cannot be read: {error.strerror}; give a terminology file") from error

    def curie(self, written: str) -> str | None:
        """The CURIE of ours for an identifier or an IRI of the file; None if its prefix is unknown."""
        if written.startswith(("http://", "https://")):
            return self._contract(written)
        prefix, colon, local = written.partition(":")
        if not colon or not local or any(c.isspace() for c in local):
            return None
        known = prefix if prefix in self.namespaces else _known_prefix(prefix)
        if known is None:
            return None
        return f"{known}:{local.removeprefix(f'{known}:').removeprefix(f'{known}_')}"

    def own_curie(self, written: str, line: int) -> str | None:
        """The CURIE of a concept that the file defines; None, and counted, if its prefix is not wanted.

        Raises:
            VocabularyError: if the prefix is unknown and the caller did not say which ones are wanted.
        """
        curie = self.curie(written)
        if curie is None:
            if self.only:
                self.skip("identifier with another prefix")
                return None
            raise self.error(
                line or self._line_of(written),
                f"unknown prefix in the identifier {written!r}; expected one of kg/data/prefixes.tsv. Declare it with "
                "--prefix NAME=NAMESPACE, or import only the prefixes that you need with --prefix NAME",
            )
        if self.only and curie.partition(":")[0] not in self.only:
            self.skip("identifier with another prefix")
            return None
        return curie

    def mapped_curie(self, written: str) -> str | None:
        """The CURIE of a cross-reference; None, and counted, if its prefix is unknown."""
        curie = self.curie(written)
        if curie is None:
            is_address = written.partition(":")[0] in ("http", "https", "url")
            self.skip("cross-reference by web address" if is_address else "cross-reference with an unknown prefix")
        return curie

    def type_of(self, curie: str) -> ConceptType | None:
        """The type that the caller asked for, else the one that concepts with this prefix have; None, and counted."""
        if self.as_type is not None:
            return self.as_type
        prefix = curie.partition(":")[0]
        found = type_by_code("prefix").get(prefix)
        if found is None:
            self.skip(f"concept of {prefix}, whose type is not known (say --as TYPE)")
        return found

    def _contract(self, iri: str) -> str | None:
        for prefix, namespace in self.namespaces.items():
            if iri.startswith(namespace) and len(iri) > len(namespace):
                return f"{prefix}:{iri[len(namespace) :]}"
        for namespace, prefix in _namespace_synonyms():
            if iri.startswith(namespace) and len(iri) > len(namespace):
                return f"{prefix}:{iri[len(namespace) :]}"
        return contract(iri)


@cache
def type_by_code(scheme: str) -> dict[str, ConceptType]:
    """What `kg/data/terminologies/types.tsv` says for one scheme of codes."""
    return {
        row["code"]: cast(ConceptType, row["type"])
        for _, row in iter_rows(data_path("terminologies", "types.tsv"), ("scheme", "code", "type", "note"))
        if row["scheme"] == scheme
    }


@cache
def _prefix_synonyms() -> dict[str, str]:
    rows = iter_rows(data_path("terminologies", "prefix_synonyms.tsv"), ("synonym", "prefix"))
    return {row["synonym"]: row["prefix"] for _, row in rows}


@cache
def _namespace_synonyms() -> tuple[tuple[str, str], ...]:
    return tuple((synonym, prefix) for synonym, prefix in _prefix_synonyms().items() if "://" in synonym)


@cache
def _known_prefix(prefix: str) -> str | None:
    if prefix in prefixes():
        return prefix
    by_folded = {known.casefold(): known for known in prefixes()}
    by_folded |= {synonym.casefold(): known for synonym, known in _prefix_synonyms().items()}
    return by_folded.get(prefix.casefold())
