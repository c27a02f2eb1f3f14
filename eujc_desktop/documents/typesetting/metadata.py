"""What a paper says of itself: title, author, dates, and the standards it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from eujc_desktop.documents.typesetting.clean import clean

PRODUCER = "EUJC Desktop typesetting"


@dataclass(frozen=True, slots=True)
class Info:
    """The description of a document; `created` comes from the data, so that the same data gives the same file."""

    title: str
    author: str = ""
    subject: str = ""
    language: str = "en-GB"
    created: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    creator: str = "EUJC Desktop"

    def __post_init__(self) -> None:
        for name in ("title", "author", "subject"):
            object.__setattr__(self, name, " ".join(clean(getattr(self, name)).split()))

    @property
    def moment(self) -> datetime:
        """The date of the document in UTC."""
        return self.created.astimezone(UTC) if self.created.tzinfo else self.created.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels with the document."""

    name: str
    data: bytes
    mime: str
    description: str


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def packet(info: Info) -> bytes:
    """The description as an XMP packet that names PDF/A-3A and PDF/UA-1."""
    return _PACKET.format(
        title=escape(info.title),
        author=escape(info.author),
        subject=escape(info.subject),
        language=escape(info.language),
        creator=escape(info.creator),
        producer=PRODUCER,
        date=info.moment.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
    ).encode("utf-8")


def pdf_date(moment: datetime) -> str:
    """A date as PDF writes it."""
    return moment.strftime("(D:%Y%m%d%H%M%S+00'00')")
