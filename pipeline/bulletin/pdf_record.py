"""A print as a record: PDF/UA-1 beside PDF/A-3a, the data inside, the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from pipeline.bulletin.pdf_sections import join_sections
from pipeline.bulletin.pdf_structure import place_figures, read_structure, simplify, write_structure
from pipeline.bulletin.pdf_tables import join_tables, mend_lists, name_headers

UA_MARK = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""The second mark. PDF/A asks that a mark it does not know be described (ISO 19005-3, 6.6.2.3)."""


@dataclass(frozen=True, slots=True)
class EnclosedFile:
    """A file of data inside a print: its bare name, what it holds in words, its media type."""

    name: str
    description: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The data of an edition, dated by its meeting: no clock has a part in a print."""

    day: date
    files: tuple[EnclosedFile, ...]


def as_record(
    printed: bytes, names_by_page: Sequence[Sequence[str]], enclosure: Enclosure | None = None
) -> bytes:
    """Return a PDF/A-3a print as PDF/UA-1 and PDF/A-3a in one, its structure mended, data inside.

    ``names_by_page`` as for :func:`pipeline.bulletin.pdf_tables.join_tables`. The same arguments
    give the same bytes. Raises BulletinError where tables and names do not agree.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed)) as document:
        root = read_structure(document)
        simplify(root)
        join_sections(root)
        aside = join_tables(root, names_by_page) + mend_lists(root)
        name_headers(document, root)
        write_structure(document, root, aside)
        place_figures(document, root)
        _mark(document)
        if enclosure is not None:
            _enclose(document, enclosure)
        document.save(
            out,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def _mark(document: pikepdf.Pdf) -> None:
    """Add the mark of PDF/UA-1 and the language to the document's metadata."""
    packet = document.Root.Metadata.read_bytes().decode("utf-8")
    told = UA_MARK.format(language=str(document.Root.Lang))
    head, end, tail = packet.partition("</rdf:RDF>")
    document.Root.Metadata.write(f"{head}{told.strip()}{end}{tail}".encode())


def _enclose(document: pikepdf.Pdf, enclosure: Enclosure) -> None:
    """Put the files into the document, as data that belong to the whole of it."""
    files = sorted(enclosure.files, key=lambda file: file.name)
    if not files:
        return
    specs = [_file_spec(document, file, enclosure.day) for file in files]
    names = [part for file, spec in zip(files, specs, strict=True) for part in (String(file.name), spec)]
    if Name.Names not in document.Root:
        document.Root.Names = Dictionary()
    document.Root.Names.EmbeddedFiles = document.make_indirect(Dictionary(Names=Array(names)))
    document.Root.AF = Array(specs)


def _file_spec(document: pikepdf.Pdf, file: EnclosedFile, day: date) -> pikepdf.Object:
    moment = String(f"D:{day:%Y%m%d}000000Z")
    stream = document.make_stream(
        file.content,
        Type=Name.EmbeddedFile,
        Subtype=Name(f"/{file.media_type}"),
        Params=Dictionary(Size=len(file.content), CreationDate=moment, ModDate=moment),
    )
    return document.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(file.name),
            UF=String(file.name),
            Desc=String(file.description),
            AFRelationship=Name.Data,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
