"""A matrix of agencies and technologies, with a mark for each lead and participant."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from graph.errors import UnreadableValue
from graph.errors.messages import Message
from graph.model.vocabulary import TECH
from graph.reports import Opposite, report
from graph.reports.columns import Head
from graph.reports.result import Column, Kind, Named, Parameter, Report, Things
from graph.reports.successions import turn_to
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Iri
from graph.view.activities import IMPLEMENTING
from graph.view.coverage import Covering, read_coverings
from graph.view.landscape import Landscape
from graph.view.places import find_regions_within
from graph.view.view import View

_SIGNS = dict(zip(IMPLEMENTING, (("주", "L"), ("참", "P")), strict=True))


@report(
    "matrix",
    summary_ko="기관과 기술의 대응표: 기술별 주관·참여 기관",
    summary="Matrix of agencies and technologies, with leads and participants",
    region="only activities of this region or of a region in it, including joint ones",
    top="only this number of technologies, those with the most agencies",
    closure="columns for broader technologies too, or only for the stated ones (the default)",
)
def matrix(
    view: View,
    *,
    region: str = "",
    top: str = "",
    closure: Annotated[bool, Opposite("stated")] = False,
) -> Report:
    """Sections ``matrix`` and ``uncovered``.

    ``matrix`` has one row per agency, by descending number of marks and then by name. It has one column per technology
    that an agency covers, by descending number of agencies and then by label. The id of a column is the name of the
    technology. The mark 주 or L means that the agency leads an activity that concerns the technology, 참 or P that it
    takes part. A cell can have both. ``uncovered`` lists the stated technologies without a lead or participant, with
    their activities.

    :raises UnknownName: no region has this name.
    :raises UnreadableValue: *top* is not a number from 1.
    """
    if top and (not top.isdecimal() or not int(top)):
        raise UnreadableValue(
            Message("unreadable number of technologies '{top}'", top=top), Message("a whole number from 1, such as 10")
        )
    place = view.names.get("region", region) if region else None
    words, changes = turn_to(view, place)
    scope = find_regions_within(words.view, place) if place else set()
    answer = _Matrix(words, words.view.landscape, scope, int(top) if top else None, closure)
    title = words.pick("기관과 기술의 대응", "Agencies and technologies")
    parameters: list[Parameter] = [("region", words.name(place))] if place else []
    parameters += [("top", top)] if top else []
    parameters += [("closure", "true")] if closure else []
    sections = (*changes, answer.to_section(), answer.to_uncovered_section())
    return words.report("matrix", title, tuple(parameters), sections)


@dataclass
class _Matrix:
    words: Wording
    landscape: Landscape
    scope: Set[Iri]
    top: int | None
    closure: bool

    @cached_property
    def activities(self) -> Set[Iri]:
        """The activities of the regions in ``scope``, or all of them."""
        if not self.scope:
            return self.landscape.activities.items.keys()
        return {one for place in self.scope for one in self.landscape.by_region.get(place, ())}

    def find_technologies(self, covering: Covering) -> Iterable[Iri]:
        """The technologies in whose columns *covering* gives a mark."""
        if not self.closure:
            return (covering.technology,)
        reached = self.landscape.uses[covering.activity].items()
        return (one for one, uses in reached if any(use.statement == covering.use for use in uses))

    @cached_property
    def marks(self) -> Mapping[Iri, Mapping[Iri, list[Covering]]]:
        """Technology -> agency -> the coverings behind the mark."""
        found: dict[Iri, dict[Iri, list[Covering]]] = {}
        stated = {use.technology for uses in self.landscape.activities.uses.values() for use in uses}
        coverings = read_coverings(self.landscape.snapshot, stated, IMPLEMENTING)
        for covering in coverings:
            if covering.activity in self.activities:
                for technology in self.find_technologies(covering):
                    found.setdefault(technology, {}).setdefault(covering.agency, []).append(covering)
        return found

    @cached_property
    def technologies(self) -> list[Iri]:
        """The columns, by descending number of agencies."""
        self.words.learn(self.marks)
        order = sorted(self.marks, key=lambda one: (-len(self.marks[one]), self.words.name(one).label, one))
        return order[: self.top]

    def to_section(self) -> Block:
        agencies = {agency for technology in self.technologies for agency in self.marks[technology]}
        self.words.learn(agencies)
        counts = {agency: sum(agency in self.marks[one] for one in self.technologies) for agency in agencies}
        order = sorted(agencies, key=lambda one: (-counts[one], self.words.name(one).label, one))
        lines = [self.to_line(agency) for agency in order]
        heads = [Column(TECH.to_name(one), self.words.name(one).label, Kind.THINGS) for one in self.technologies]
        heading = self.words.pick("기관과 기술의 대응", "Agencies by technology")
        note = self.words.add_day(self.explain())
        return self.words.section("matrix", heading, ("agency", *heads), lines, note=note, cited=False)

    def to_line(self, agency: Iri) -> Line:
        marks = [self.marks[technology].get(agency, []) for technology in self.technologies]
        cells: list[RawCell] = [self.to_mark(found) for found in marks]
        basis = [one for found in marks for mark in found for one in (mark.participation, mark.use)]
        paths = [
            self.landscape.find_path(mark.technology, technology)
            for technology, found in zip(self.technologies, marks, strict=True)
            for mark in found
        ]
        return Line((agency, *cells), tuple(dict.fromkeys(basis)), tuple(dict.fromkeys(paths)))

    def to_mark(self, marks: list[Covering]) -> Things:
        """The marks for lead and participant, each with the IRI of its role; empty if there is neither."""
        roles = {mark.role for mark in marks}
        return Things(tuple(Named(role, self.words.pick(*sign)) for role, sign in _SIGNS.items() if role in roles))

    def explain(self) -> str:
        if not self.marks:
            return self.words.pick(
                "기술이 적힌 사업의 주관·참여 기관이 없다. 수립·자문 기관은 포함하지 않는다.",
                "No agency leads or takes part in an activity with a stated technology. Owners and consulted bodies do "
                "not count.",
            )
        legend = self.words.pick(
            "주: 주관, 참: 참여, 빈칸: 명시되지 않음. ", "L: leads, P: takes part, empty: not stated. "
        )
        kept = len(self.technologies)
        cut = self.words.pick(
            f"기술 {len(self.marks)}개 가운데 {kept}개. ", f"{kept} of {len(self.marks)} technologies. "
        )
        columns = (
            self.words.pick("상위 기술은 하위 기술의 사업을 포함한다.", "A broader technology includes narrower ones.")
            if self.closure
            else self.words.pick("출처에 적힌 기술만 표시한다.", "Only stated technologies have a column.")
        )
        return legend + (cut if kept < len(self.marks) else "") + columns

    def to_uncovered_section(self) -> Block:
        """The stated technologies without a lead or participant."""
        covered = {mark.technology for agencies in self.marks.values() for marks in agencies.values() for mark in marks}
        found: dict[Iri, dict[Iri, Iri]] = {}
        for activity in sorted(self.activities):
            for uses in self.landscape.uses.get(activity, {}).values():
                for use in (use for use in uses if use.technology not in covered):
                    found.setdefault(use.technology, {})[use.statement] = activity
        self.words.learn(found)
        order = sorted(found, key=lambda one: (self.words.name(one).label, one))
        lines = [Line((one, tuple(dict.fromkeys(found[one].values()))), tuple(found[one])) for one in order]
        note = self.words.pick(
            "이 기술을 다루는 사업이 있으나 주관·참여 기관을 적은 출처가 없다. 하위 기술을 맡은 기관은 있을 수 있다.",
            "Activities concern these technologies, but no source names a lead or participant. "
            "Agencies may work on narrower technologies.",
        )
        none = (
            self.words.pick(
                "출처에 적힌 기술마다 주관·참여 기관이 있다.", "Every stated technology has a lead or participant."
            )
            if self.marks
            else self.words.pick("기술을 적은 출처가 없다.", "No source states a technology.")
        )
        heading = self.words.pick("주관·참여 기관이 없는 기술", "Technologies without an agency")
        return self.words.section(
            "uncovered", heading, ("technology", Head("activity", Kind.THINGS)), lines, note=note if lines else none
        )
