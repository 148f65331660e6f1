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
_MARKS = (
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
)
_MARKUP = re.compile(rb"\s*(?:<!doctype|<html|<head|<body|<table|<meta|<\?xml|<div|<style)", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.001


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and the encoding that it was read in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | Problem:
    """Return the text of ``data``, or why it is no text that we read.

    Encodings are named as in the contract: ``utf-8`` (ASCII included), ``utf-8-sig``,
    ``utf-16-le``, ``utf-16-be``, ``cp1252``. A character cut at the very end is
    ``file-truncated``; bytes that no supported encoding knows are ``file-encoding``.
    """
    if not data:
        return Problem("file-empty")
    if (kind := _other_format(data)) is not None:
        return Problem("file-not-text", other=kind)
    for bom, codec, name in _MARKS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], codec, name)
    return _without_bom(data) if b"\x00" in data else _unmarked(data)


def _unmarked(data: bytes) -> Decoded | Problem:
    try:
        return _judged(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        if fault.reason == "unexpected end of data" and not data[: fault.start].isascii():
            return Problem("file-truncated", other="karakter terakhir terpotong")
    return _decode_as(data, "cp1252", "cp1252")


def _other_format(data: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    head = data[3:515] if data.startswith(codecs.BOM_UTF8) else data[:512]
    return "halaman HTML atau XML" if _MARKUP.match(head) else None


def _without_bom(data: bytes) -> Problem:
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    if max(even, odd) * 4 > min(len(data), 4096):
        return Problem("file-encoding", other="UTF-16 tanpa tanda BOM")
    return Problem("file-not-text", other="berkas biner (berisi byte NUL)")


def _decode_as(data: bytes, codec: str, name: str) -> Decoded | Problem:
    try:
        return _judged(data.decode(codec), name)
    except UnicodeDecodeError as fault:
        if fault.reason in {"unexpected end of data", "truncated data"}:
            return Problem("file-truncated", other="karakter terakhir terpotong")
        shown = f"byte 0x{data[fault.start]:02X} pada posisi {fault.start + 1}"
        return Problem("file-encoding", other=shown)


def _judged(text: str, encoding: str) -> Decoded | Problem:
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > max(2, len(text) * _MAX_CONTROL_SHARE):
        return Problem("file-not-text", other="berkas biner (berisi karakter kendali)")
    return Decoded(text, encoding)
