"""Statements about activities: links and figures with their evidence."""

from graph.model.evidence import Statement
from graph.model.records import Field, Kind
from graph.model.vocabulary import DCTERMS, M8G, RDFS, RM, SCHEMA


class Period(Statement):
    """The period of a plan or project, with its printed wording."""

    terms = (RM.Period, RM.Statement, DCTERMS.PeriodOfTime)
    shorthand = "span"
    span = Field(DCTERMS.PeriodOfTime, Kind.PERIOD)
    duration = Field(RM.duration, Kind.KOREAN)


class Participation(Statement):
    """The role that an agency has in a planned activity."""

    terms = (RM.Participation, RM.Statement, M8G.Participation)
    key = ("role", "agency")
    unique = ("role", "agency", "task", "unit")
    ordered = True
    agency = Field(M8G.hasParticipant, Kind.REFERENCE, of="Agency", required=True)
    role = Field(M8G.role, Kind.CODE, of="role", required=True)
    task = Field(RM.task, Kind.KOREAN)
    unit = Field(RM.unit, Kind.KOREAN)


class TechnologyUse(Statement):
    """The fact that a planned activity concerns a technology."""

    terms = (RM.TechnologyUse, RM.Statement)
    key = ("technology",)
    shorthand = "technology"
    technology = Field(RM.technology, Kind.CODE, of="technology", required=True)


class BudgetLine(Statement):
    """One amount of money that a source prints, or a funding source that it names without an amount."""

    terms = (RM.BudgetLine, RM.Statement, SCHEMA.MonetaryAmount)
    key = ("kind", "region", "stage")
    id = Field(DCTERMS.identifier, Kind.ID)
    kind = Field(RM.amountKind, Kind.CODE, of="amount-kind", required=True)
    amount = Field(SCHEMA.value, Kind.AMOUNT)
    stage = Field(RM.amountStage, Kind.CODE, of="amount-stage")
    region = Field(RM.forRegion, Kind.REFERENCE, of="Region")
    use = Field(RM.forUse, Kind.KOREAN)
    inside = Field(RM.insideOf, Kind.REFERENCE, of="BudgetLine")
    period = Field(DCTERMS.temporal, Kind.NESTED, of="Period")
    corrected = Field(RM.reason, Kind.REFERENCE, of="Reason")
    resolved_by = Field(RM.resolvedBy, Kind.REFERENCE, of="Source")


class RegionalPart(Statement):
    """The share and role of one region in a joint activity."""

    terms = (RM.RegionalPart, RM.Statement)
    key = ("region",)
    ordered = True
    shorthand = "region"
    region = Field(RM.region, Kind.REFERENCE, of="Region", required=True)
    role = Field(RM.role, Kind.CODE, of="role")
    share = Field(RM.share, Kind.SHARE)
    task = Field(RM.task, Kind.KOREAN)


class Grouping(Statement):
    """A statement that strategies belong to a focus area."""

    terms = (RM.Grouping, RM.Statement)
    key = ("focus_area",)
    focus_area = Field(RM.groupedArea, Kind.REFERENCE, of="FocusArea", required=True)
    strategies = Field(RM.groupedStrategy, Kind.REFERENCE, of="Strategy", many=True, required=True)


class AnnouncedCount(Statement):
    """The number of items that a source announces."""

    terms = (RM.AnnouncedCount, RM.Statement)
    key = ("of",)
    of = Field(RM.countOf, Kind.CODE, of="count-of", required=True)
    count = Field(RM.count, Kind.INTEGER, required=True)


class Indicator(Statement):
    """A figure that a plan aims for, with its actual value."""

    terms = (RM.Indicator, RM.Statement)
    ordered = True
    id = Field(DCTERMS.identifier, Kind.ID)
    name = Field(RDFS.label, Kind.KOREAN, required=True)
    translation = Field(RM.translation, Kind.ENGLISH)
    unit = Field(RM.unit, Kind.KOREAN)
    baseline = Field(RM.baseline, Kind.QUANTITY)
    baseline_qualifier = Field(RM.baselineQualifier, Kind.KOREAN)
    target = Field(RM.target, Kind.QUANTITY)
    upper = Field(RM.upperAmount, Kind.QUANTITY)
    qualifier = Field(RM.qualifier, Kind.KOREAN)
    actual = Field(RM.actual, Kind.QUANTITY)
    actual_qualifier = Field(RM.actualQualifier, Kind.KOREAN)
    period = Field(DCTERMS.temporal, Kind.NESTED, of="Period")


class ContextFigure(Statement):
    """A background figure that is neither a target nor an amount of the plan."""

    terms = (RM.ContextFigure, RM.Statement)
    ordered = True
    id = Field(DCTERMS.identifier, Kind.ID)
    name = Field(RDFS.label, Kind.KOREAN, required=True)
    translation = Field(RM.translation, Kind.ENGLISH)
    value = Field(SCHEMA.value, Kind.QUANTITY)
    upper = Field(RM.upperAmount, Kind.QUANTITY)
    unit = Field(RM.unit, Kind.KOREAN)
    qualifier = Field(RM.qualifier, Kind.KOREAN)
    period = Field(DCTERMS.temporal, Kind.NESTED, of="Period")


class Exemption(Statement):
    """The number of exemptions from an act."""

    terms = (RM.Exemption, RM.Statement)
    ordered = True
    under = Field(RDFS.label, Kind.KOREAN, required=True)
    count = Field(RM.count, Kind.INTEGER)


class Milestone(Statement):
    """A dated event in the preparation or execution of a roadmap."""

    terms = (RM.Milestone, RM.Statement)
    ordered = True
    id = Field(DCTERMS.identifier, Kind.ID)
    title = Field(RDFS.label, Kind.KOREAN, required=True)
    translation = Field(RM.translation, Kind.ENGLISH)
    date = Field(RM.milestoneDate, Kind.DATE, required=True)
    host = Field(RM.host, Kind.REFERENCE, of="Agency")
