"""Agencies and regions, with their dated names, codes, containment and succession."""

from graph.model.evidence import Statement
from graph.model.records import Entity, Field, Kind
from graph.model.vocabulary import DCAT, DCTERMS, M8G, ORG, PROV, RDFS, RM, SCHEMA, SKOS


class DatedName(Entity):
    """A name that a region or agency had during a period."""

    terms = (RM.DatedName,)
    ordered = True
    name = Field(RDFS.label, Kind.KOREAN, required=True)
    since = Field(DCAT.startDate, Kind.DATE)
    until = Field(DCAT.endDate, Kind.DATE)
    source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source")
    until_source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source")


class DatedCode(Entity):
    """A code that a code system assigned to a region during a period."""

    terms = (RM.DatedCode,)
    key = ("system", "code")
    unique = ("system", "code", "since", "until")
    system = Field(RM.codeSystem, Kind.CODE, of="code-system", required=True)
    code = Field(SKOS.notation, Kind.TEXT, required=True)
    since = Field(DCAT.startDate, Kind.DATE)
    until = Field(DCAT.endDate, Kind.DATE)
    source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source")
    until_source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source")


class DatedContainment(Entity):
    """The region that contained a region during a period."""

    terms = (RM.DatedContainment,)
    region = Field(SCHEMA.containedInPlace, Kind.REFERENCE, of="Region", required=True)
    since = Field(DCAT.startDate, Kind.DATE)
    until = Field(DCAT.endDate, Kind.DATE)
    source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source")
    until_source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source")


class Succession(Entity):
    """The replacement of one region by another from a certain day on."""

    terms = (RM.Succession,)
    key = ("region",)
    region = Field(DCTERMS.replaces, Kind.REFERENCE, of="Region", required=True)
    kind = Field(RM.successionKind, Kind.CODE, of="succession", required=True)
    since = Field(DCAT.startDate, Kind.DATE, required=True)
    source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source")


class Region(Entity):
    """An administrative area such as a province, city or county."""

    terms = (RM.Region, SCHEMA.AdministrativeArea, M8G.AdminUnit)
    path = "region"
    id = Field(DCTERMS.identifier, Kind.ID, required=True)
    name = Field(RDFS.label, Kind.KOREAN, required=True)
    name_en = Field(RDFS.label, Kind.ENGLISH)
    romanised = Field(RM.romanisedName, Kind.ROMANISED)
    aliases = Field(SKOS.altLabel, Kind.KOREAN, many=True)
    since = Field(DCAT.startDate, Kind.DATE)
    until = Field(DCAT.endDate, Kind.DATE)
    level = Field(RM.level, Kind.CODE, of="level", required=True)
    within = Field(SCHEMA.containedInPlace, Kind.REFERENCE, of="Region")
    within_by_date = Field(RM.hasContainment, Kind.NESTED, of="DatedContainment", many=True)
    names = Field(RM.hasName, Kind.NESTED, of="DatedName", many=True)
    codes = Field(RM.hasCode, Kind.NESTED, of="DatedCode", many=True)
    successor_of = Field(RM.hasSuccession, Kind.NESTED, of="Succession", many=True)


class IdentityClaim(Statement):
    """A claim that two agencies with different names are the same."""

    terms = (RM.IdentityClaim, RM.Statement)
    key = ("agency",)
    agency = Field(RM.sameAgency, Kind.REFERENCE, of="Agency", required=True, mutual=True)
    source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source")


class Membership(Statement):
    """The membership of an agency in a group."""

    terms = (RM.Membership, RM.Statement)
    key = ("agency",)
    unique = ("agency", "since", "until")
    shorthand = "agency"
    agency = Field(RM.member, Kind.REFERENCE, of="Agency", required=True)
    since = Field(DCAT.startDate, Kind.DATE)
    until = Field(DCAT.endDate, Kind.DATE)
    source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source")


class Agency(Entity):
    """An organization that owns, leads, joins, funds or advises on a planned activity."""

    terms = (RM.Agency, ORG.Organization)
    path = "agency"
    id = Field(DCTERMS.identifier, Kind.ID, required=True)
    name = Field(RDFS.label, Kind.KOREAN, required=True)
    name_en = Field(RDFS.label, Kind.ENGLISH)
    abbreviations = Field(RM.abbreviation, Kind.TEXT, many=True)
    aliases = Field(SKOS.altLabel, Kind.KOREAN, many=True)
    names = Field(RM.hasName, Kind.NESTED, of="DatedName", many=True)
    type = Field(ORG.classification, Kind.CODE, of="agency-type", required=True)
    region = Field(RM.region, Kind.REFERENCE, of="Region")
    unit_of = Field(ORG.unitOf, Kind.REFERENCE, of="Agency")
    same_as = Field(RM.hasIdentityClaim, Kind.NESTED, of="IdentityClaim", many=True)
    ror = Field(SCHEMA.sameAs, Kind.ROR)
    wikidata = Field(SCHEMA.sameAs, Kind.WIKIDATA)
    members = Field(RM.hasMembership, Kind.NESTED, of="Membership", many=True)
    seen = Field(PROV.hadPrimarySource, Kind.URL, many=True)
    note = Field(RDFS.comment, Kind.KOREAN)
