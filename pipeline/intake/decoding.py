"""From bytes to text: UTF-8 with or without BOM, UTF-16 with BOM, Windows-1252; nothing else."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pipeline.intake.table import Problem

_SIGNATURES = (
    (b"PK\x03\x04", "buku kerja Excel (.xlsx) atau arsip ZIP"),
    (b"\xd0\xcf\x11\xe0", "buku kerja Excel lama (.xls)"),
    (b"%PDF", "dokumen PDF"),
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"GIF8", "gambar GIF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"\x1f\x8b", "arsip gzip"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7z"),
    (b"SQLite format 3", "basis data SQLite"),
)
_OLE, _ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
"""A workbook with a password is an OLE container with a stream of this name."""
_MARKS = (
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
)
_MARKUP = re.compile(rb"\s*(?:<!doctype|<html|<head|<body|<table|<meta|<\?xml|<div|<style)", re.IGNORECASE)
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_MAX_CONTROL_SHARE = 0.001
_CUT = frozenset({"unexpected end of data", "truncated data"})
_MULTIBYTE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MIN_NUL_SHARE = 4
"""In UTF-16 at least every fourth byte of one parity is NUL, in any text with spaces and digits."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and the encoding that it was read in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | Problem:
    """Return the text of ``data``, or why it is no text that we read.

    Encodings are named as in the contract: ``utf-8`` (ASCII included), ``utf-8-sig``,
    ``utf-16-le``, ``utf-16-be``, ``cp1252`` (also where lines in UTF-8 stand among others, as in
    a file put together from two: each character is read as what it is). A character cut at the
    very end is ``file-truncated``; bytes that no supported encoding knows are ``file-encoding``.
    """
    if not data:
        return Problem("file-empty")
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return Problem("file-unreadable", other="buku kerja Excel yang bersandi")
    if (kind := _other_format(data)) is not None:
        return Problem("file-not-text", other=kind)
    for bom, codec, name in _MARKS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], codec, name)
    return _without_bom(data) if b"\x00" in data else _unmarked(data)


def decode_anything(data: bytes) -> Decoded | Problem:
    """Return the text of ``data`` as far as it is text at all (for ``read``, which refuses little).

    Besides what :func:`decode` reads: UTF-16 without its mark, and bytes that Windows-1252 leaves
    undefined (they stand as control characters, as browsers show them).
    """
    decoded = decode(data)
    if not isinstance(decoded, Problem) or decoded.code == "file-empty":
        return decoded
    if decoded.code == "file-truncated":
        marked = [mark for mark in _MARKS if data.startswith(mark[0])]
        bom, codec, name = marked[0] if marked else (b"", "utf-8", "utf-8")
        return Decoded(data[len(bom) :].decode(codec, errors="ignore"), name)
    if decoded.code == "file-encoding" and (wide := _unmarked_wide(data)) is not None:
        return _decode_as(data, wide, wide)
    if decoded.code == "file-encoding":
        return _judged(data.decode("cp1252", errors="latin-1-for-the-rest"), "cp1252")
    return decoded


def _undefined_as_latin1(fault: UnicodeError) -> tuple[str, int]:
    assert isinstance(fault, UnicodeDecodeError), "only decoding is done with this"
    return fault.object[fault.start : fault.end].decode("latin-1"), fault.end


def _stray_as_cp1252(fault: UnicodeError) -> tuple[str, int]:
    assert isinstance(fault, UnicodeDecodeError), "only decoding is done with this"
    return fault.object[fault.start : fault.end].decode("cp1252"), fault.end


codecs.register_error("latin-1-for-the-rest", _undefined_as_latin1)
codecs.register_error("cp1252-for-the-rest", _stray_as_cp1252)


def _unmarked(data: bytes) -> Decoded | Problem:
    try:
        return _judged(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        if fault.reason in _CUT and not data[: fault.start].isascii():
            return Problem("file-truncated", other="karakter terakhir terpotong")
    if _is_mixture(data):
        try:
            return _judged(data.decode("utf-8", errors="cp1252-for-the-rest"), "cp1252")
        except UnicodeDecodeError:
            pass  # some byte is neither: the plain way says which
    return _decode_as(data, "cp1252", "cp1252")


def _is_mixture(data: bytes) -> bool:
    """Whether most bytes beyond ASCII are whole UTF-8 characters, which text in Windows-1252 never
    spells by chance.
    """
    whole = sum(len(found) for found in _MULTIBYTE.findall(data))
    beyond = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return whole * 2 > beyond


def _other_format(data: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    head = data[3:515] if data.startswith(codecs.BOM_UTF8) else data[:512]
    return "halaman HTML atau XML" if _MARKUP.match(head) else None


def _without_bom(data: bytes) -> Problem:
    if _unmarked_wide(data) is not None:
        return Problem("file-encoding", other="UTF-16 tanpa tanda BOM")
    return Problem("file-not-text", other="berkas biner (berisi byte NUL)")


def _unmarked_wide(data: bytes) -> str | None:
    """Return the UTF-16 that ``data`` is without saying so; None where it is something else."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * _MIN_NUL_SHARE <= len(head) or min(even, odd) * 2 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _decode_as(data: bytes, codec: str, name: str) -> Decoded | Problem:
    try:
        return _judged(data.decode(codec), name)
    except UnicodeDecodeError as fault:
        if fault.reason in _CUT:
            return Problem("file-truncated", other="karakter terakhir terpotong")
        shown = f"byte 0x{data[fault.start]:02X} pada posisi {fault.start + 1}"
        return Problem("file-encoding", other=shown)


def _judged(text: str, encoding: str) -> Decoded | Problem:
    data = text.encode()
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if "\x00" in text or controls > max(2, len(text) * _MAX_CONTROL_SHARE):
        return Problem("file-not-text", other="berkas biner (berisi karakter kendali)")
    return Decoded(text, encoding)
