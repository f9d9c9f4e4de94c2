"""Evidence: sources, reasons, and the base class of statements."""

from graph.model.records import Entity, Field, Kind
from graph.model.vocabulary import DC, DCTERMS, PROV, RDFS, RM, SCHEMA


class Source(Entity):
    """A public document that states facts."""

    terms = (RM.Source, PROV.Entity)
    path = "source"
    id = Field(DCTERMS.identifier, Kind.ID, required=True)
    title = Field(RDFS.label, Kind.KOREAN, required=True)
    publisher = Field(DC.publisher, Kind.TEXT, required=True)
    published = Field(DCTERMS.issued, Kind.DATE)
    url = Field(SCHEMA.url, Kind.URL)
    locator = Field(RM.locator, Kind.TEXT)
    text = Field(RM.storedText, Kind.TEXT)
    sha256 = Field(RM.sha256, Kind.TEXT)
    note = Field(RDFS.comment, Kind.KOREAN)


class Reason(Entity):
    """The explanation of why a fact was inferred or a misprint was corrected."""

    terms = (RM.Reason,)
    path = "reason"
    id = Field(DCTERMS.identifier, Kind.ID, required=True)
    ko = Field(RDFS.label, Kind.KOREAN, required=True)
    en = Field(RDFS.label, Kind.ENGLISH, required=True)


class Statement(Entity):
    """Base class of statements. ``inferred`` gives the reason for a statement that the source does not print."""

    inferred = Field(RM.reason, Kind.REFERENCE, of="Reason")
    printed = Field(RM.printedText, Kind.TEXT)


class Correction(Statement):
    """A misprint in a source, with the corrected reading."""

    terms = (RM.Correction, RM.Statement)
    ordered = True
    what = Field(RM.correctedField, Kind.KOREAN, required=True)
    resolved = Field(RM.resolvedText, Kind.TEXT)
    corrected = Field(RM.reason, Kind.REFERENCE, of="Reason", required=True)
    resolved_by = Field(RM.resolvedBy, Kind.REFERENCE, of="Source")
