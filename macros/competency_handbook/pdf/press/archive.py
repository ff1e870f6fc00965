"""The archive variant: PDF/A-3a that is PDF/UA-1 too, with the handbook's data attached."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from weasyprint import Attachment, Document

from ..job import Attached

ARCHIVED = {"pdf_variant": "pdf/a-3a"}
UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""PDF/A wants every property that it does not know to be described in the file itself."""
END = b"</rdf:RDF>"


def attachments_of(files: Iterable[Attached], dated: datetime) -> list[Attachment]:
    """Files as attachments that carry the edition's own date."""
    return [
        Attachment(
            string=file.content.encode(),
            name=file.name,
            description=file.description,
            created=dated,
            modified=dated,
            relationship="Data",
        )
        for file in files
    ]


def claim_both(layout: Document) -> None:
    """Let the metadata say that the PDF keeps the rules of PDF/UA-1 besides those of PDF/A."""
    write = layout.metadata.generate_rdf_metadata

    def generate_rdf_metadata(*named: object) -> bytes:
        written: bytes = write(*named)
        before, end, after = written.rpartition(END)
        return before + UA + end + after

    layout.metadata.generate_rdf_metadata = generate_rdf_metadata
