"""Plans, their parts, and the document that contains them."""

from collections.abc import Mapping
from typing import ClassVar

from graph.model.codes import CONCEPT_TYPES, SECTIONS, get_scheme_iri
from graph.model.evidence import Statement
from graph.model.records import PART, Entity, Field, Kind
from graph.model.vocabulary import DCTERMS, ELI, M8G, PROV, RDFS, RM, SKOS


class Vision(Entity):
    """The vision that a roadmap declares, in its wording."""

    terms = (RM.Vision,)
    ordered = True
    shorthand = "title"
    id = Field(DCTERMS.identifier, Kind.ID)
    title = Field(RDFS.label, Kind.KOREAN, required=True)
    translation = Field(RM.translation, Kind.ENGLISH)


class Driver(Entity):
    """A trend that a roadmap responds to."""

    terms = (RM.Driver,)
    ordered = True
    shorthand = "title"
    id = Field(DCTERMS.identifier, Kind.ID)
    title = Field(RDFS.label, Kind.KOREAN, required=True)
    translation = Field(RM.translation, Kind.ENGLISH)
    technologies = Field(RM.hasTechnologyUse, Kind.NESTED, of="TechnologyUse", many=True)


class LegalBasis(Entity):
    """An act or ordinance that a roadmap is based on."""

    terms = (RM.LegalBasis, ELI.LegalResource)
    ordered = True
    shorthand = "title"
    id = Field(DCTERMS.identifier, Kind.ID)
    title = Field(RDFS.label, Kind.KOREAN, required=True)
    translation = Field(RM.translation, Kind.ENGLISH)
    article = Field(RM.article, Kind.TEXT)
    relation = Field(RM.legalRelation, Kind.CODE, of="legal-relation")
    enacted = Field(RM.enacted, Kind.DATE)
    note = Field(RDFS.comment, Kind.KOREAN)


class Agreement(Entity):
    """A dated agreement between agencies."""

    terms = (RM.Agreement,)
    ordered = True
    id = Field(DCTERMS.identifier, Kind.ID)
    title = Field(RDFS.label, Kind.KOREAN, required=True)
    translation = Field(RM.translation, Kind.ENGLISH)
    date = Field(RM.milestoneDate, Kind.DATE)
    parties = Field(RM.party, Kind.REFERENCE, of="Agency", many=True)
    party_count = Field(RM.partyCount, Kind.INTEGER)
    clauses = Field(RM.count, Kind.INTEGER)
    inferred = Field(RM.reason, Kind.REFERENCE, of="Reason")


class Site(Entity):
    """A facility or complex where an activity takes place."""

    terms = (RM.Site,)
    ordered = True
    shorthand = "title"
    id = Field(DCTERMS.identifier, Kind.ID)
    title = Field(RDFS.label, Kind.KOREAN, required=True)
    translation = Field(RM.translation, Kind.ENGLISH)
    region = Field(RM.region, Kind.REFERENCE, of="Region")
    area = Field(RM.area, Kind.QUANTITY)
    length = Field(RM.length, Kind.QUANTITY)
    starts_at = Field(RM.startsAt, Kind.KOREAN)
    ends_at = Field(RM.endsAt, Kind.KOREAN)
    stage = Field(RM.stage, Kind.CODE, of="stage")


class SameActivity(Statement):
    """A statement that activities announced by two roadmaps are the same."""

    terms = (RM.SameActivity, RM.Statement)
    shorthand = "activity"
    activity = Field(RM.sameActivity, Kind.REFERENCE, of="Activity", required=True, mutual=True)


class Activity(Entity):
    """Base class of planned activities. Agencies, technologies and amounts attach to them, and they can be nested."""

    ordered = True
    id = Field(DCTERMS.identifier, Kind.ID, required=True)
    title = Field(RDFS.label, Kind.KOREAN, once=True)
    translation = Field(RM.translation, Kind.ENGLISH)
    category = Field(RM.category, Kind.KOREAN)
    field = Field(RM.field, Kind.KOREAN)
    track = Field(RM.track, Kind.KOREAN)
    commitment = Field(RM.commitment, Kind.CODE, of="commitment")
    aliases = Field(SKOS.altLabel, Kind.KOREAN, many=True)
    note = Field(RDFS.comment, Kind.KOREAN)
    period = Field(DCTERMS.temporal, Kind.NESTED, of="Period")
    open_list = Field(RM.openList, Kind.FLAG)
    technologies = Field(RM.hasTechnologyUse, Kind.NESTED, of="TechnologyUse", many=True)
    agencies = Field(M8G.hasParticipation, Kind.NESTED, of="Participation", many=True)
    regions = Field(RM.hasRegionalPart, Kind.NESTED, of="RegionalPart", many=True)
    budget = Field(RM.hasBudgetLine, Kind.NESTED, of="BudgetLine", many=True)
    focus_areas = Field(DCTERMS.hasPart, Kind.NESTED, of="FocusArea", many=True)
    strategies = Field(DCTERMS.hasPart, Kind.NESTED, of="Strategy", many=True)
    add_on_strategies = Field(DCTERMS.hasPart, Kind.NESTED, of="AddOnStrategy", many=True)
    projects = Field(DCTERMS.hasPart, Kind.NESTED, of="Project", many=True)
    axes = Field(DCTERMS.hasPart, Kind.NESTED, of="Axis", many=True)
    phases = Field(DCTERMS.hasPart, Kind.NESTED, of="Phase", many=True)
    tasks = Field(DCTERMS.hasPart, Kind.NESTED, of="Task", many=True)
    zones = Field(DCTERMS.hasPart, Kind.NESTED, of="Zone", many=True)
    studies = Field(DCTERMS.hasPart, Kind.NESTED, of="Study", many=True)
    related_projects = Field(RM.hasRelatedProject, Kind.NESTED, of="RelatedProject", many=True)
    counts = Field(RM.hasAnnouncedCount, Kind.NESTED, of="AnnouncedCount", many=True)
    indicators = Field(RM.hasIndicator, Kind.NESTED, of="Indicator", many=True)
    context = Field(RM.hasContextFigure, Kind.NESTED, of="ContextFigure", many=True)
    sites = Field(RM.hasSite, Kind.NESTED, of="Site", many=True)
    agreements = Field(RM.hasAgreement, Kind.NESTED, of="Agreement", many=True)
    milestones = Field(RM.hasMilestone, Kind.NESTED, of="Milestone", many=True)
    legal_basis = Field(RM.hasLegalBasis, Kind.NESTED, of="LegalBasis", many=True)
    same_as = Field(RM.hasSameActivity, Kind.NESTED, of="SameActivity", many=True)
    corrections = Field(RM.hasCorrection, Kind.NESTED, of="Correction", many=True)


class FocusArea(Activity):
    """A field under which a roadmap groups its strategies."""

    terms = (RM.FocusArea, RM.Activity)


class Strategy(Activity):
    """A course of action that a roadmap lists as one of its strategies."""

    terms = (RM.Strategy, RM.Activity)


class AddOnStrategy(Activity):
    """A strategy that a roadmap lists separately from its main strategies."""

    terms = (RM.AddOnStrategy, RM.Activity)


class Project(Activity):
    """An undertaking with a period and a budget that agencies carry out."""

    terms = (RM.Project, RM.Activity)


class Axis(Activity):
    """A direction that cuts across strategies or industries."""

    terms = (RM.Axis, RM.Activity)


class Phase(Activity):
    """A named part of a plan's period."""

    terms = (RM.Phase, RM.Activity)


class Task(Activity):
    """A piece of work within a strategy or project."""

    terms = (RM.Task, RM.Activity)


class Study(Activity):
    """A commissioned study that produces a plan."""

    terms = (RM.Study, RM.Activity)


class RelatedProject(Activity):
    """A project that a source mentions with the plan but that is not part of it."""

    terms = (RM.RelatedProject, RM.Activity)


class Zone(Activity):
    """An area that is designated by law for a limited time."""

    terms = (RM.Zone, RM.Activity)
    area = Field(RM.area, Kind.QUANTITY)
    exemptions = Field(RM.hasExemption, Kind.NESTED, of="Exemption", many=True)


class EditionDate(Entity):
    """The date of an edition, with the reason if no source prints it."""

    terms = (RM.EditionDate,)
    shorthand = "value"
    value = Field(DCTERMS.issued, Kind.DATE, required=True)
    inferred = Field(RM.reason, Kind.REFERENCE, of="Reason")


class Plan(Activity):
    """Base class of roadmaps and programmes, which have editions."""

    edition = Field(RM.Edition, Kind.ID, required=True)
    stage = Field(RM.stage, Kind.CODE, of="stage", required=True)
    date = Field(DCTERMS.issued, Kind.NESTED, of="EditionDate", required=True)
    source = Field(PROV.hadPrimarySource, Kind.REFERENCE, of="Source", required=True)
    preference = Field(RM.preference, Kind.INTEGER)
    visions = Field(RM.hasVision, Kind.NESTED, of="Vision", many=True)
    drivers = Field(RM.hasDriver, Kind.NESTED, of="Driver", many=True)
    parent_policies = Field(RM.parentPolicy, Kind.KOREAN, many=True)
    removes = Field(RM.removes, Kind.ID, of=PART, many=True)
    replaces = Field(RM.replaces, Kind.CODE, of="replacement")
    groupings = Field(RM.hasGrouping, Kind.NESTED, of="Grouping", many=True)


class Programme(Plan):
    """A scheme above single roadmaps that selects and supports projects of several regions."""

    terms = (RM.Programme, RM.Activity, PROV.Plan)
    path = "programme"


class Roadmap(Plan):
    """A strategic plan, or the result of a selection, that a region or agency has published."""

    terms = (RM.Roadmap, RM.Activity, PROV.Plan)
    path = "roadmap"
    kind = Field(RM.roadmapKind, Kind.CODE, of="roadmap-kind", once=True)
    region = Field(RM.region, Kind.REFERENCE, of="Region", once=True, instead="regions")
    programme = Field(RM.programme, Kind.REFERENCE, of="Programme")


class Document(Entity):
    """The contents of one file."""

    fields: ClassVar[Mapping[str, Field]] = {
        section: Field(get_scheme_iri(scheme), Kind.NESTED, of=CONCEPT_TYPES[scheme].__name__, many=True)
        for section, scheme in SECTIONS.items()
    }

    sources = Field(RM.Source, Kind.NESTED, of="Source", many=True)
    reasons = Field(RM.Reason, Kind.NESTED, of="Reason", many=True)
    regions = Field(RM.Region, Kind.NESTED, of="Region", many=True)
    agencies = Field(RM.Agency, Kind.NESTED, of="Agency", many=True)
    programmes = Field(RM.Programme, Kind.NESTED, of="Programme", many=True)
    roadmaps = Field(RM.Roadmap, Kind.NESTED, of="Roadmap", many=True)
