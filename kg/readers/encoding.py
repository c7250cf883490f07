"""Which encoding a file is in: UTF-8 as a rule, others only where there is no doubt.

UTF-8 with or without a byte order mark is read as it is. UTF-16 is read if it has its byte order mark. Bytes that are
no UTF-8 are read as Windows-1252 (a superset of Latin-1) only where that gives a plausible text: every byte is a
character of that encoding, accented letters are rare and stand alone. A Cyrillic or Greek code page gives runs of
accented letters and is refused, as is a file that mixes encodings: a wrong character in a quote is worse than a file
to be saved again.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import BinaryIO

_CHUNK = 1 << 20
_SAMPLE = 1 << 16

# The first bytes of files that people hand over by mistake, and what to do with them.
_MAGIC = (
    (b"%PDF", "a PDF file; save its text (for instance with pdftotext) and give that"),
    (b"PK\x03\x04", "a ZIP archive or an Office document; unpack it or save it as plain text"),
    (b"\x1f\x8b", "a gzip archive; unpack it first (gunzip)"),
    (b"\x89PNG", "a PNG picture, not a text"),
    (b"\xff\xd8\xff", "a JPEG picture, not a text"),
    (b"GIF8", "a GIF picture, not a text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as plain text"),
    (b"{\\rtf", "a Rich Text file; save it as plain text"),
)
_UTF8_SEQUENCE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+|\xc2[\x80-\xbf]")
_ACCENTED = re.compile("[À-ÖØ-öø-ÿŠšŽžŒœŸƒ]")
_ACCENTED_RUN = re.compile("[À-ÖØ-öø-ÿŠšŽžŒœŸƒ]{3}")
_HIGHEST_ACCENTED_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Encoding:
    """The codec to decode with, and what a user should know about the choice."""

    codec: str
    notes: tuple[str, ...] = ()


class UnreadableBytes(ValueError):  # noqa: N818 - named by what it is; it never leaves this package
    """The bytes are no text, or in an encoding that cannot be told."""


def detect_encoding(stream: BinaryIO) -> Encoding:
    """The encoding of the whole stream, read in pieces; raises UnreadableBytes with the reason and the way out."""
    head = stream.read(_SAMPLE)
    if not head.strip(b" \t\r\n\xef\xbb\xbf"):
        raise UnreadableBytes("is empty; expected a text")
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise UnreadableBytes(f"is {what}")
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise UnreadableBytes("is in UTF-32; save it as UTF-8")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _checked_utf16(stream)
    if b"\0" in head:
        raise UnreadableBytes(_what_the_nul_bytes_say(head))
    stream.seek(0)
    position = _first_byte_that_is_not_utf8(stream)
    if position is None:
        return _without_control_characters(head, Encoding("utf-8-sig"))
    stream.seek(0)
    return _windows_1252(stream, position)


def _checked_utf16(stream: BinaryIO) -> Encoding:
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-16")()
    try:
        while chunk := stream.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise UnreadableBytes(f"is broken UTF-16 ({error.reason}); save it as UTF-8") from error
    return Encoding("utf-16", ("read as UTF-16, as its byte order mark says; offsets count characters, not bytes",))


def _what_the_nul_bytes_say(head: bytes) -> str:
    half = max(1, len(head) // 2)
    for offset in (0, 1):
        if head[offset::2].count(0) > 0.7 * half:
            return "looks like UTF-16 without a byte order mark; save it as UTF-8"
    return f"is a binary file (byte 0 at position {head.index(0)}); expected a text"


def _without_control_characters(head: bytes, encoding: Encoding) -> Encoding:
    odd = [byte for byte in head if byte < 32 and byte not in b"\t\n\r\f\v\x1b\x1c\x1d\x1e\x1f"]
    if len(odd) > max(3, len(head) // 200):
        raise UnreadableBytes("is a binary file (many control characters); expected a text")
    return encoding


def _first_byte_that_is_not_utf8(stream: BinaryIO) -> int | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    position = 0
    pending = 0
    while True:
        chunk = stream.read(_CHUNK)
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            return position - pending + error.start
        if not chunk:
            return None
        position += len(chunk)
        pending = len(decoder.getstate()[0])


def _windows_1252(stream: BinaryIO, position: int) -> Encoding:
    way_out = "save it as UTF-8"
    accented = letters = 0
    while chunk := stream.read(_CHUNK):
        if _UTF8_SEQUENCE.search(chunk):
            raise UnreadableBytes(f"is no valid UTF-8 at byte {position}, though parts of it are; {way_out}")
        try:
            text = chunk.decode("cp1252")
        except UnicodeDecodeError as error:
            raise UnreadableBytes(f"is neither UTF-8 (byte {position}) nor Windows-1252; {way_out}") from error
        if _ACCENTED_RUN.search(text):
            raise UnreadableBytes(f"is no UTF-8 (byte {position}) and its code page cannot be told; {way_out}")
        accented += len(_ACCENTED.findall(text))
        letters += sum(character.isalpha() for character in text)
    if accented > _HIGHEST_ACCENTED_SHARE * max(1, letters):
        raise UnreadableBytes(f"is no UTF-8 (byte {position}) and its code page cannot be told; {way_out}")
    return Encoding("cp1252", (f"no UTF-8 at byte {position}: read as Windows-1252 (Latin-1)",))
