"""What data there are, for catalogues of open data: DCAT, in Turtle and JSON-LD.

Source: W3C, Data Catalog Vocabulary (DCAT) 3. The fields (title, description, publisher, licence, modified, frequency, contact) are those
with which local governments in Japan list their open data.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from plansite.exchange.exports.concepts import CONTEXT
from plansite.exchange.exports.kinds import KINDS, ending
from plansite.exchange.exports.publication import FOLDER, PAGE, Publication

_SPDX = Namespace("http://spdx.org/rdf/terms#")
_VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_MEDIA = "https://www.iana.org/assignments/media-types/"
_VERSION = URIRef(f"{DCAT}version")  # of DCAT 3
_IRREGULAR = "http://publications.europa.eu/resource/authority/frequency/IRREG"
_DATES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
# Of two letters, and of three.
_LANGUAGES = {2: "http://id.loc.gov/vocabulary/iso639-1/", 3: "http://id.loc.gov/vocabulary/iso639-2/"}


@dataclass(frozen=True)
class Form:
    """A file in which data are published: its name in the folder of data, and its content."""

    name: str
    content: bytes

    @property
    def kind(self) -> str:
        """Return the file's media type."""
        return KINDS[ending(self.name)]

    @property
    def path(self) -> str:
        """Return the file's path in the site."""
        return FOLDER + self.name


@dataclass(frozen=True)
class Dataset:
    """Data in one or more forms: the name, by which labels call it; the day when they last changed, or None where they come with the
    machine; whether all of them are the site's own, under its licence.
    """

    name: str
    forms: Sequence[Form]
    modified: date | None = None
    own: bool = False


def catalogue(publication: Publication, datasets: Sequence[Dataset]) -> Graph:
    """Return the catalogue of the data sets; a form that describes another one is described by that."""
    site, graph = publication.site, Graph()
    for prefix, namespace in {**CONTEXT, "spdx": str(_SPDX), "vcard": str(_VCARD)}.items():
        graph.bind(prefix, namespace)
    whole, publisher = URIRef(publication.file("catalogue.ttl")), URIRef(publication.file("catalogue.ttl#publisher"))
    graph.add((whole, RDF.type, DCAT.Catalog))
    graph.add((whole, FOAF.homepage, URIRef(publication.address)))
    graph.add((publisher, RDF.type, FOAF.Agent))
    _describe(graph, whole, {locale: publication.titles[locale] for locale in site.tags}, "export_lead", publication)
    for tag in site.tags.values():
        language = tag.partition("-")[0]
        graph.add((whole, DCTERMS.language, URIRef(_LANGUAGES[len(language)] + language)))
    for locale, tag in site.tags.items():
        graph.add((publisher, FOAF.name, Literal(site.labels[locale].word("export_publisher"), tag)))
    for dataset in datasets:
        node = URIRef(publication.file(f"catalogue.ttl#{dataset.name}"))
        graph.add((whole, DCAT.dataset, node))
        graph.add((node, RDF.type, DCAT.Dataset))
        graph.add((node, DCTERMS.identifier, Literal(str(node))))
        graph.add((node, DCTERMS.accrualPeriodicity, URIRef(_IRREGULAR)))
        graph.add((node, DCAT.landingPage, URIRef(publication.address + publication.page(PAGE, site.project.default))))
        titles = {locale: f"{publication.titles[locale]}: {site.labels[locale].word(f'export_{dataset.name}')}" for locale in site.tags}
        _describe(graph, node, titles, f"export_{dataset.name}_text", publication)
        if dataset.modified:
            graph.add((node, DCTERMS.modified, Literal(dataset.modified)))
        if site.project.repository:
            contact = URIRef(publication.file("catalogue.ttl#contact"))
            graph.add((node, DCAT.contactPoint, contact))
            graph.add((contact, RDF.type, _VCARD.Kind))
            graph.add((contact, _VCARD.fn, Literal(site.project.repository)))
            graph.add((contact, _VCARD.hasURL, URIRef(site.project.repository)))
        if (issued := site.project.times.issued) and dataset.name == "plan":
            graph.add((node, DCTERMS.issued, Literal(issued, datatype=_DATES[len(issued)])))
        if (period := site.project.times.period) and dataset.name in ("plan", "facts"):
            time = URIRef(f"{node}-period")
            graph.add((node, DCTERMS.temporal, time))
            graph.add((time, RDF.type, DCTERMS.PeriodOfTime))
            graph.add((time, DCAT.startDate, Literal(period.start)))
            graph.add((time, DCAT.endDate, Literal(period.end)))
        for form in dataset.forms:
            _distribute(graph, node, form, publication, own=dataset.own)
    return graph


def _describe(graph: Graph, node: URIRef, titles: Mapping[str, str], text: str, publication: Publication) -> None:
    """Say what the catalogue and each data set in it have: title, description, publisher, rights and version."""
    site = publication.site
    graph.add((node, DCTERMS.publisher, URIRef(publication.file("catalogue.ttl#publisher"))))
    graph.add((node, _VERSION, Literal(publication.version)))
    for locale, tag in site.tags.items():
        graph.add((node, DCTERMS.title, Literal(titles[locale], tag)))
        graph.add((node, DCTERMS.description, Literal(site.labels[locale].word(text), tag)))
        graph.add((node, DCTERMS.rights, Literal(publication.rights(locale), tag)))


def _distribute(graph: Graph, dataset: URIRef, form: Form, publication: Publication, *, own: bool) -> None:
    address = URIRef(publication.file(form.name))
    node, checksum = (URIRef(publication.file(f"catalogue.ttl#{form.name}{part}")) for part in ("", "-checksum"))
    graph.add((dataset, DCAT.distribution, node))
    graph.add((node, RDF.type, DCAT.Distribution))
    graph.add((node, DCAT.accessURL, address))
    graph.add((node, DCAT.downloadURL, address))
    graph.add((node, DCAT.mediaType, URIRef(_MEDIA + form.kind)))
    graph.add((node, DCAT.byteSize, Literal(len(form.content), datatype=XSD.nonNegativeInteger)))
    if own:
        graph.add((node, DCTERMS.license, URIRef(publication.licence)))
    graph.add((node, _SPDX.checksum, checksum))
    graph.add((checksum, RDF.type, _SPDX.Checksum))
    graph.add((checksum, _SPDX.algorithm, _SPDX.checksumAlgorithm_sha256))
    graph.add((checksum, _SPDX.checksumValue, Literal(hashlib.sha256(form.content).hexdigest(), datatype=XSD.hexBinary)))
