"""The agencies that cover a technology, by role, with their activities, paths and sources."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from graph.errors import UnknownName
from graph.reports import Opposite, report
from graph.reports.columns import Head
from graph.reports.lines import mark
from graph.reports.result import Column, Kind, Parameter, Report
from graph.reports.successions import turn_to
from graph.reports.wording import Block, Line, Wording
from graph.stores import Iri
from graph.view.activities import rank_role
from graph.view.coverage import Covering, read_coverings
from graph.view.days import LATEST
from graph.view.evidence import find_technology_paths
from graph.view.places import find_activities_in
from graph.view.view import View

_IMPLEMENTING = ("lead", "participant")
_ROLE_PATH = re.compile("#role-|/role/")
_COLUMNS = ("role", "agency", "activity", Head("technology", Kind.THINGS), "path")


@report(
    "coverage",
    summary_ko="기술 담당 기관의 역할별 목록과 근거",
    example=("EV",),
    summary="Agencies that cover a technology, by role, with evidence",
    technology="the technology, by any of its names (EV, 전기차, electric vehicle)",
    include="additional roles by id or label, separated by commas: owner, funder, consulted ...",
    roles="the implementing roles to show by id or label, separated by commas: lead, participant",
    region="only activities of this region or of a region in it",
    exact="only the technology itself, or also narrower ones (the default)",
)
def coverage(  # noqa: PLR0913 - each is an option of the report
    view: View,
    technology: str,
    *,
    include: str = "",
    roles: str = "lead,participant",
    region: str = "",
    exact: Annotated[bool, Opposite("narrower")] = False,
) -> Report:
    """Section ``implementing`` with the *roles*, and ``responsible`` and ``consulted`` with the roles in *include*.

    Section ``activities`` lists all activities that concern the technology. If no agency leads or takes part, the note
    of the first section gives the reason. Columns: role, agency, activity, matched technology, its path to
    *technology*, source, place. If not all rows are stated, they have their status: a row is derived if only a part
    names the technology and the agency leads or takes part in the whole.

    :raises UnknownName: no technology, region or role has this name.
    """
    asked = view.names.get("technology", technology)
    place = view.names.get("region", region) if region else None
    implementing = _parse_roles(view, roles, _IMPLEMENTING) or _IMPLEMENTING
    words, changes = turn_to(view, place)
    answer = _Answer(asked, words, place, exact, implementing)
    further = _parse_roles(view, include, answer.includable)
    sections = [answer.implementing()]
    if others := [role for role in further if role != "consulted"]:
        sections.append(answer.responsible(others))
    if "consulted" in further:
        sections.append(answer.consulted())
    sections.append(answer.activities())
    # One query reads all names, including the one in the title.
    answer.words.read(sections)
    title = answer.words.pick(f"{answer.label}: 담당 기관", f"Agencies that cover {answer.label}")
    parameters: list[Parameter] = [("technology", answer.words.name(answer.asked)), ("include", ", ".join(further))]
    parameters += [("roles", ", ".join(implementing))] if answer.is_narrowed else []
    parameters += [("region", answer.words.name(place))] if place else []
    parameters += [("exact", "true")] if exact else []
    return answer.words.report("coverage", title, tuple(parameters), (*changes, *sections))


def explain_absence(view: View, technology: Iri) -> str:
    """Why no agency covers *technology*, for readers who have no command line."""
    words, _ = turn_to(view, None)
    return _Answer(technology, words, None, False, _IMPLEMENTING, hints=False).explain_absence()


def _parse_roles(view: View, text: str, known: Sequence[str]) -> tuple[str, ...]:
    """The codes of the roles in *text*, which names each by its code or a label."""
    found = []
    for role in filter(None, map(str.strip, text.split(","))):
        codes = [role, *(_to_code(one) for one in view.names.find("role", role))]
        code = next((one for one in codes if one in known), None)
        if code is None:
            raise UnknownName("role", role, known, closed=True)
        found.append(code)
    return tuple(dict.fromkeys(found))


def _to_code(role: Iri) -> str:
    return _ROLE_PATH.split(role)[-1]


@dataclass
class _Answer:
    """The sections of one report. *region*, *exact* and *roles* limit its rows; *hints* names options in notes."""

    asked: Iri
    words: Wording
    region: Iri | None
    exact: bool
    roles: Sequence[str]
    hints: bool = True

    @cached_property
    def label(self) -> str:
        return self.words.name(self.asked).label

    @cached_property
    def every_role(self) -> dict[str, Iri]:
        """The codes of all roles, with their IRIs."""
        return {_to_code(role): role for role in self.words.view.names.read("role")}

    @property
    def includable(self) -> list[str]:
        """The roles that do not count by themselves, closest to the work first."""
        others = [role for role in self.every_role if role not in _IMPLEMENTING]
        return sorted(others, key=lambda role: (rank_role(self.every_role[role]), role))

    @cached_property
    def scope(self) -> set[Iri]:
        return find_activities_in(self.words.view, self.region) if self.region else set()

    @cached_property
    def coverings(self) -> dict[Iri, list[Covering]]:
        """The coverings by role. All roles are read by one query."""
        found = read_coverings(self.words.view, [self.asked], self.every_role.values())
        asked: dict[Iri, list[Covering]] = defaultdict(list)
        for row in found:
            if self.is_asked(row.activity, row.technology):
                asked[row.role].append(row)
        return asked

    def is_asked(self, activity: object, technology: object) -> bool:
        return (self.region is None or activity in self.scope) and (not self.exact or technology == self.asked)

    @property
    def is_narrowed(self) -> bool:
        """Whether only one of the implementing roles is requested."""
        return len(self.roles) < len(_IMPLEMENTING)

    def implementing(self) -> Block:
        rows = self.select(self.roles)
        note = "" if rows else self.explain_role() or self.explain_absence()
        heading = self.words.pick("주관·참여 기관", "Leads and participants")
        if self.is_narrowed:
            asked = self.name_roles(self.roles)
            heading = self.words.pick(f"{asked} 기관", f"Agencies with the role: {asked}")
        return self.to_section("implementing", heading, rows, note)

    def name_roles(self, roles: Iterable[str]) -> str:
        return ", ".join(self.words.name(self.every_role[role]).label for role in roles)

    def explain_role(self) -> str:
        """Why no agency has the requested role although agencies have the other one, otherwise empty."""
        others = [role for role in _IMPLEMENTING if role not in self.roles]
        count = len({row.agency for row in self.select(others)}) if others else 0
        asked, other = self.name_roles(self.roles), self.name_roles(others)
        note = self.words.pick(
            f"{self.label}: {asked} 기관을 적은 출처가 없다. {other} 기관은 {count}곳이다.",
            f"{self.label}: no source names an agency with the role {asked}. Agencies with the role {other}: {count}.",
        )
        return note if count else ""

    def responsible(self, roles: Sequence[str]) -> Block:
        rows = self.select(roles)
        asked = self.name_roles(roles)
        none = self.words.pick(
            f"이 범위에는 이 역할의 기관을 적은 출처가 없다: {asked}.",
            f"In this scope, no source names an agency with the role: {asked}.",
        )
        heading = self.words.pick("그 밖의 역할", "Other roles")
        return self.to_section("responsible", heading, rows, "" if rows else none)

    def select(self, roles: Iterable[str]) -> list[Covering]:
        """The coverings, in the order of *roles*."""
        return [row for role in roles for row in self.coverings[self.every_role[role]]]

    def to_section(self, name: str, heading: str, rows: Sequence[Covering], note: str = "") -> Block:
        """One line per role, agency and activity, even if several of its technologies match."""
        grouped: dict[tuple[Iri, Iri, Iri], list[Covering]] = {}
        for row in rows:
            grouped.setdefault((row.named, row.agency, row.activity), []).append(row)
        paths = self.find_paths(row.technology for row in rows)
        lines = [self.to_line(group, paths) for group in grouped.values()]
        columns, lines = mark(_COLUMNS, lines, list(grouped.values()))
        return self.words.section(name, heading, columns, lines, note=note)

    def find_paths(self, technologies: Iterable[Iri]) -> dict[Iri, tuple[Iri, ...]]:
        """The path from each of *technologies* to the requested one."""
        paths = find_technology_paths(self.words.view, technologies, [self.asked])
        return {technology: path for (technology, _), path in paths.items()}

    def to_line(self, group: Sequence[Covering], paths: dict[Iri, tuple[Iri, ...]]) -> Line:
        first = group[0]
        technologies = tuple(dict.fromkeys(row.technology for row in group))
        cells = (
            first.named,
            first.agency,
            first.activity,
            technologies,
            tuple(paths[technology] for technology in technologies),
        )
        basis = [row.participation for row in group] + [row.use for row in group]
        return Line(cells, tuple(basis), tuple(paths[technology] for technology in technologies))

    def consulted(self) -> Block:
        rows = self.words.view.read("consulted", asked=[self.asked])
        things = ("role", "agency", "activity")
        lines = [
            Line(tuple(row[name] for name in things), (Iri(row["participation"]),))
            for row in rows
            if self.region is None or row["activity"] in self.scope
        ]
        note = self.words.pick(
            "계획 전체에 자문한 기관이며, 이 기술을 맡은 것은 아니다.",
            "These agencies advised on the whole plan. They carry out no work on this technology.",
        )
        none = self.words.pick(
            "이 범위에는 자문 기관을 적은 출처가 없다.", "In this scope, no source names a consulted agency."
        )
        heading = self.words.pick("계획에 대해 자문", "Consulted on the plan")
        return self.words.section("consulted", heading, things, lines, note=note if lines else none)

    @cached_property
    def concerned(self) -> list[dict[str, object]]:
        """The activities that concern the technology, with or without an agency."""
        rows = self.words.view.read("activities-by-technology", asked=[self.asked])
        return [dict(row) for row in rows if self.is_asked(row["activity"], row["technology"])]

    def explain_absence(self) -> str:
        """Why no agency leads or takes part: no activity matches on this day, or agencies have only weaker roles."""
        if self.concerned:
            said = self.words.pick(
                f"{self.label}: 주관·참여 기관이 없다. "
                "아래 계획 요소가 이 기술을 다루지만 출처에 수행 기관이 적혀 있지 않다.",
                f"{self.label}: no agency leads or takes part. The activities below concern it, "
                "but their sources name no agency that carries them out.",
            )
            return " ".join(filter(None, (said, self.list_weaker_roles())))
        latest = self.words.view.is_latest
        day, on = ("", "") if latest else (f"{self.words.view.day}까지 ", f" as of {self.words.view.day}")
        said = self.words.pick(
            f"{self.label}: 등록된 기술이지만 {day}{self.scope_label('에서 ')}이를 다루는 전략이나 사업이 자료에 없다.",
            f"{self.label}: the technology is known, but no strategy or project in the data"
            f"{self.scope_label('', ' for ')} concerns it{on}.",
        )
        return " ".join(filter(None, (said, self.count_without_limits())))

    def list_weaker_roles(self) -> str:
        """The other roles that link agencies to the technology, and the option that shows them."""
        counted = {role: len({row.agency for row in self.select([role])}) for role in self.includable}
        counted["consulted"] = len(self.consulted().lines)
        roles = {role: count for role, count in counted.items() if count}
        if not roles:
            return ""
        named = ", ".join(f"{self.words.name(self.every_role[role]).label} {roles[role]}" for role in roles)
        option = f" (--include {','.join(roles)})" if self.hints else ""
        return self.words.pick(
            f"다른 역할로 연결된 기관: {named}{option}.", f"Agencies linked by other roles: {named}{option}."
        )

    def count_without_limits(self) -> str:
        """The number of activities that match without the limits of region, day and exact technology."""
        limits = (self.region is not None, self.exact, not self.words.view.is_latest)
        if not any(limits):
            return ""
        found = self.words.view.on(LATEST).read("activities-by-technology", asked=[self.asked])
        count = len({row["activity"] for row in found})
        return self.words.pick(
            f"지역, 날짜, 하위 기술을 제한하지 않으면 {count}건이다.",
            f"Matches without limits of region, day and exact technology: {count}.",
        )

    def scope_label(self, after: str, before: str = "") -> str:
        return f"{before}{self.words.name(self.region).label}{after}" if self.region else ""

    def activities(self) -> Block:
        """The activities that concern the technology, with their owners."""
        owners: dict[Iri, list[Iri]] = {}
        for row in self.select(["owner"]):
            owners.setdefault(row.activity, []).append(row.agency)
        paths = self.find_paths(Iri(entry["technology"]) for entry in self.concerned)
        lines = []
        for entry in self.concerned:
            activity, technology = Iri(entry["activity"]), Iri(entry["technology"])
            cells = (activity, technology, tuple(owners.get(activity, ())))
            lines.append(Line(cells, (Iri(entry["use"]),), (paths[technology],)))
        owner = Column("owner", self.words.name(self.every_role["owner"]).label, Kind.THINGS)
        heading = self.words.pick("이 기술을 다루는 계획 요소", "Activities that concern it")
        none = self.words.pick(
            "이 범위에는 이 기술을 다루는 계획 요소가 없다.", "No activity in this scope concerns it."
        )
        return self.words.section(
            "activities", heading, ("activity", "technology", owner), lines, note="" if lines else none
        )
