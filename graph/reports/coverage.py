"""Which agencies cover a technology: role by role, each row with its project, its path and its source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.errors import UnknownName
from graph.explain import Evidence, find_sources, find_technology_path
from graph.identifiers import mint_code_iri
from graph.naming import LATEST, get_thing
from graph.queries import run_query
from graph.reports import report
from graph.reports.result import Cell, Column, Report, Section
from graph.reports.wording import Wording
from graph.stores import Iri, Store

_IMPLEMENTING = ("lead", "participant")
_INCLUDABLE = ("owner", "funder", "consulted", "contractor", "evaluator", "designating-authority", "unspecified")
_COLUMNS = ("role", "agency", "activity", "technology", "path", "source", "place")


@report(
    "coverage",
    summary_ko="어떤 기술을 다루는 기관을 역할별로, 근거와 함께",
    summary="Agencies that cover a technology, by role, with evidence",
    technology="the technology, by any of its names (EV, 전기차, electric vehicle)",
    include="further roles, with commas: owner, funder, consulted ...",
)
def coverage(store: Store, technology: str, *, include: str = "", lang: str = "ko", as_of: str = LATEST) -> Report:
    """Sections ``implementing`` (lead, participant), ``responsible`` and ``consulted`` as far as they are included,
    and ``activities`` where nobody leads or takes part: then the note of the first says why.

    Columns: role, agency, activity, technology that matched, its path to the technology asked for, source, place.

    :raises UnknownName: no such technology or role.
    """
    asked = get_thing(store, "technology", technology)
    further = _parse_include(include)
    answer = _Answer(store, asked, Wording(store, lang, as_of))
    sections = [answer.implementing()]
    if others := [role for role in further if role != "consulted"]:
        sections.append(answer.responsible(others))
    if "consulted" in further:
        sections.append(answer.consulted())
    if not sections[0].rows:
        sections.append(answer.activities())
    title = answer.words.pick(f"{answer.label}: 다루는 기관", f"Agencies that cover {answer.label}")
    parameters = (("technology", answer.label), ("include", ", ".join(further)))
    return Report("coverage", title, lang, parameters, tuple(sections))


def _parse_include(include: str) -> list[str]:
    roles = [role.strip() for role in include.split(",") if role.strip()]
    for role in roles:
        if role not in _INCLUDABLE:
            raise UnknownName("role", role, _INCLUDABLE)
    return roles


@dataclass(frozen=True)
class _Row:
    """One row of the query: who does what, the technology that matched, and the two statements that say so."""

    role: Iri
    agency: Iri
    activity: Iri
    technology: Iri
    participation: Iri
    use: Iri


@dataclass
class _Answer:
    """The sections of one report; names and evidence are read once for each."""

    store: Store
    asked: Iri
    words: Wording

    @cached_property
    def label(self) -> str:
        return self.words.name(self.asked).label

    def implementing(self) -> Section:
        rows = self.select(_IMPLEMENTING)
        note = "" if rows else self.explain_absence()
        return self.to_section("implementing", self.words.pick("주관·참여 기관", "Leading and taking part"), rows, note)

    def responsible(self, roles: Sequence[str]) -> Section:
        return self.to_section("responsible", self.words.pick("그 밖의 역할", "Other roles"), self.select(roles))

    def select(self, roles: Iterable[str]) -> list[_Row]:
        """The rows of the query, by role in the order of *roles*, then as the query orders them."""
        iris = [Iri(mint_code_iri("role", role)) for role in roles]
        found = run_query(self.store, "coverage", asked=[self.asked], role=iris, as_of=[self.words.as_of]).to_dicts()
        rows = [_Row(**{name: Iri(row[name]) for name in _Row.__dataclass_fields__}) for row in found]
        return sorted(rows, key=lambda row: iris.index(row.role))

    def to_section(self, name: str, heading: str, rows: Sequence[_Row], note: str = "") -> Section:
        """One line per role, agency and activity, however many of its technologies match."""
        grouped: dict[tuple[Iri, Iri, Iri], list[_Row]] = {}
        for row in rows:
            grouped.setdefault((row.role, row.agency, row.activity), []).append(row)
        self.words.learn(thing for row in rows for thing in (row.role, row.agency, row.activity, row.technology))
        evidence = self.words.read_evidence({thing for row in rows for thing in (row.participation, row.use)})
        paths = {technology: self.word_path(technology) for technology in sorted({row.technology for row in rows})}
        cells = tuple(self.to_cells(group, paths, evidence) for group in grouped.values())
        return Section(name, heading, self.words.columns(*_COLUMNS), cells, note)

    def to_cells(
        self, group: Sequence[_Row], paths: Mapping[Iri, str], evidence: Mapping[Iri, Evidence]
    ) -> tuple[Cell, ...]:
        first = group[0]
        technologies = list(dict.fromkeys(row.technology for row in group))
        named = [self.words.name(technology) for technology in technologies]
        statements = [row.participation for row in group] + [row.use for row in group]
        return (
            self.words.name(first.role),
            self.words.name(first.agency),
            self.words.name(first.activity),
            named[0] if len(named) == 1 else "; ".join(one.label for one in named),
            "; ".join(paths[technology] for technology in technologies),
            *self.cite(statements, evidence),
        )

    def cite(self, statements: Iterable[Iri], evidence: Mapping[Iri, Evidence]) -> tuple[str, str]:
        """The sources of *statements* in words, and their places in the data files."""
        ends = [end for statement in dict.fromkeys(statements) for end in find_sources(evidence, statement)]
        return self.words.cite(ends), self.words.locate(ends)

    def word_path(self, technology: Iri) -> str:
        path = find_technology_path(self.store, technology, self.asked)
        self.words.learn(path)
        return " → ".join(self.words.name(step).label for step in path)

    def consulted(self) -> Section:
        rows = run_query(self.store, "consulted", asked=[self.asked], as_of=[self.words.as_of]).to_dicts()
        evidence = self.words.read_evidence(Iri(row["participation"]) for row in rows)
        things = ("role", "agency", "activity")
        self.words.learn(Iri(row[name]) for row in rows for name in things)
        cells: list[tuple[Cell, ...]] = []
        for row in rows:
            named = [self.words.name(Iri(row[name])) for name in things]
            cells.append((*named, *self.cite([Iri(row["participation"])], evidence)))
        note = self.words.pick(
            "계획 전체에 의견을 낸 기관이며, 이 기술을 맡은 것은 아니다.",
            "They gave an opinion on the plan as a whole; they do not carry out work on this technology.",
        )
        heading = self.words.pick("계획에 대해 자문", "Consulted on the plan")
        return Section("consulted", heading, self.words.columns(*things, "source", "place"), tuple(cells), note)

    def explain_absence(self) -> str:
        """Why nobody leads or takes part."""
        if run_query(self.store, "activities-by-technology", asked=[self.asked], as_of=[self.words.as_of]).rows:
            return self.words.pick(
                f"{self.label}: 주관하거나 참여하는 기관이 없다. "
                "아래 전략과 분야가 이 기술을 다루지만 출처가 수행 기관을 밝히지 않는다.",
                f"{self.label}: no agency leads or takes part. The strategies and areas below concern it, "
                "but their sources name no agency for them.",
            )
        latest = self.words.as_of == LATEST
        day, on = ("", "") if latest else (f"{self.words.as_of}까지 ", f" as of {self.words.as_of}")
        return self.words.pick(
            f"{self.label}: 알려진 기술이지만 {day}이 자료의 어떤 전략이나 사업도 다루지 않는다.",
            f"{self.label}: a known technology, but no strategy or project of these data concerns it{on}.",
        )

    def activities(self) -> Section:
        """What concerns the technology all the same, with its owner."""
        owners: dict[Iri, dict[Iri, str]] = {}
        for row in self.select(["owner"]):
            owners.setdefault(row.activity, {})[row.agency] = self.words.name(row.agency).label
        found = run_query(
            self.store, "activities-by-technology", asked=[self.asked], as_of=[self.words.as_of]
        ).to_dicts()
        evidence = self.words.read_evidence(Iri(row["use"]) for row in found)
        self.words.learn(Iri(row[name]) for row in found for name in ("activity", "technology"))
        cells: list[tuple[Cell, ...]] = []
        for entry in found:
            activity, technology = Iri(entry["activity"]), Iri(entry["technology"])
            named = (self.words.name(activity), self.words.name(technology))
            owner = ", ".join(owners.get(activity, {}).values())
            cells.append((*named, owner, *self.cite([Iri(entry["use"])], evidence)))
        first, second, *last = self.words.columns("activity", "technology", "source", "place")
        owner_column = Column("owner", self.words.name(Iri(mint_code_iri("role", "owner"))).label)
        heading = self.words.pick("이 기술을 다루는 전략과 분야", "What concerns it")
        return Section("activities", heading, (first, second, owner_column, *last), tuple(cells))
