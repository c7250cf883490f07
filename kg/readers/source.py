"""An input as readers see it: a name, a key, and its content in a known encoding, read in bounded pieces."""

from __future__ import annotations

import hashlib
import io
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import ReadError
from kg.readers.encoding import UnreadableBytes, detect_encoding

MAX_TEXT_BYTES = 2_000_000
"""A text that is one document; a whole thesis has less."""
MAX_LINE = 1_000_000
"""Characters in a line of a file of many records."""
MAX_STDIN_BYTES = 200_000_000
_HEAD = 1 << 16
_NOT_IN_KEY = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Source:
    """One input. `name` is what users see; `key` names its document in IRIs; `notes` say how it was decoded."""

    name: str
    key: str
    open: Callable[[], BinaryIO]
    codec: str = "utf-8-sig"
    notes: tuple[str, ...] = ()

    def head(self) -> str:
        """The first characters, to tell the format by."""
        with io.TextIOWrapper(self.open(), self.codec, errors="replace", newline="") as reader:
            return reader.read(_HEAD // 2)

    def text(self, limit: int = MAX_TEXT_BYTES) -> str:
        """The whole content as one text, nothing trimmed; raises ReadError if it has more than `limit` bytes."""
        with self.open() as stream:
            content = stream.read(limit + 1)
        if len(content) > limit:
            raise ReadError(
                self.name,
                f"is larger than {limit / 1e6:.0f} MB; a file that is one document holds one paper's text. "
                "Split it into one file a paper, or give the records in MEDLINE or PubMed XML format",
            )
        return content.decode(self.codec)

    def lines(self) -> Iterator[str]:
        """The lines without their ends (LF or CR LF); raises ReadError at a line that is too long."""
        with io.TextIOWrapper(self.open(), self.codec, newline=None) as reader:
            number = 0
            while line := reader.readline(MAX_LINE):
                number += 1
                if len(line) >= MAX_LINE:
                    raise ReadError(
                        self.name,
                        f"line {number} is longer than {MAX_LINE:,} characters; expected one MEDLINE field a line. "
                        "Export the records again, or restore the line breaks",
                    )
                yield line.rstrip("\n")


def open_source(path: Path) -> Source:
    """The file (or `-`, standard input) with its encoding found; raises ReadError if it cannot be a text."""
    if str(path) == "-":
        return _from_bytes(_read_stdin())
    try:
        with path.open("rb") as stream:
            # XML says its own encoding; its parser reads the bytes.
            if stream.read(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                return Source(path.name, key_of(path.name), lambda: path.open("rb"))
            stream.seek(0)
            encoding = detect_encoding(stream)
    except UnreadableBytes as reason:
        raise ReadError(str(path), str(reason)) from reason
    except OSError as error:
        raise ReadError(str(path), f"cannot be read: {error.strerror or error}") from error
    return Source(path.name, key_of(path.name), lambda: path.open("rb"), encoding.codec, encoding.notes)


def key_of(name: str) -> str:
    """The key a file's name gives: without its last ending, and with `-` for what an IRI does not take.

    >>> key_of("000_75dcca90ac0234be.txt"), key_of("Études (1).nbib")
    ('000_75dcca90ac0234be', 'tudes-1')
    """
    key = _NOT_IN_KEY.sub("-", Path(name).stem).strip("-.")
    return key or "document-" + hashlib.sha256(name.encode()).hexdigest()[:8]


def _read_stdin() -> bytes:
    content = sys.stdin.buffer.read(MAX_STDIN_BYTES + 1)
    if len(content) > MAX_STDIN_BYTES:
        raise ReadError("standard input", f"is larger than {MAX_STDIN_BYTES / 1e6:.0f} MB; give a file instead")
    return content


def _from_bytes(content: bytes) -> Source:
    name = "stdin"
    # Two texts piped in one after the other are two documents, so the key follows the content.
    key = f"stdin-{hashlib.sha256(content).hexdigest()[:8]}"
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Source(name, key, lambda: io.BytesIO(content))
    try:
        encoding = detect_encoding(io.BytesIO(content))
    except UnreadableBytes as reason:
        raise ReadError(name, str(reason)) from reason
    return Source(name, key, lambda: io.BytesIO(content), encoding.codec, encoding.notes)
