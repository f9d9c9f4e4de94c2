"""With whom a region could work and why: shared technologies, joint activities, common agencies, open leads."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from graph.reports import report
from graph.reports.columns import Head
from graph.reports.result import Kind, Report
from graph.reports.wording import Block, Line, Wording
from graph.stores import Iri
from graph.view.landscape import Landscape
from graph.view.meeting import Meeting, Reason
from graph.view.places import find_regions_around, find_regions_within
from graph.view.view import View

# A reason of each kind, in the order in which they are told.
_REASONS = {
    "joint": ("이미 함께 하는 사업", "joint activity"),
    "agency": ("양쪽에서 일하는 기관", "agency at work on both sides"),
    "lead": ("상대는 주관 기관이 있고 우리는 없음", "they have a lead where we have none"),
    "technology": ("같은 기술", "same technology"),
}


@report(
    "partners",
    summary_ko="한 지역이 함께할 만한 지역과 기관, 그 까닭",
    summary="Regions and agencies that a region could work with, and why",
    example=("김제",),
    region="the region, by any of its names (김제, Gimje)",
)
def partners(view: View, region: str) -> Report:
    """Sections ``regions`` and ``reasons``.

    ``regions``: the other regions, first those with more joint activities, then with more common agencies, then with
    more shared technologies, then by IRI: the region, these three counts, the technologies, the agencies that lead or
    take part there in what concerns them. ``reasons``: each reason with the activities on both sides: joint activity,
    agency at work on both sides, technology that they lead and we plan without a lead, same technology. A technology
    is a closest common one: no narrower one is shared by the two activities.

    Regions that contain the region or lie in it are no partners.

    :raises UnknownName: no such region.
    """
    words = Wording(view)
    place = view.names.get("region", region)
    within = find_regions_within(view, place)
    answer = _Partners(words, view.landscape, place, within)
    title = words.pick(
        f"{words.name(place).label}: 함께할 만한 지역과 까닭", f"Partners for {words.name(place).label}, and why"
    )
    parameters = (("region", words.name(place).label),)
    return words.report("partners", title, parameters, (answer.to_region_section(), answer.to_reason_section()))


@dataclass
class _Partners:
    words: Wording
    landscape: Landscape
    place: Iri
    within: Set[Iri]

    @cached_property
    def reasons(self) -> Mapping[Iri, list[Reason]]:
        """The other regions with their reasons, the one with most to do with us first."""
        by_region = self.landscape.by_region
        mine = {one for region in self.within for one in by_region.get(region, ())}
        own = self.within | set(find_regions_around(self.words.view, self.place))
        found = {}
        for region in sorted(set(by_region) - own):
            theirs = by_region[region]
            joint = mine & theirs
            whole = {one for one in joint if one in self.landscape.parts}
            reasons = list(Meeting(self.landscape, mine - joint, theirs - joint, whole).iter_reasons())
            if reasons:
                found[region] = reasons
        return dict(sorted(found.items(), key=lambda item: (*(-count for count in _count(item[1])), item[0])))

    def to_region_section(self) -> Block:
        lines = []
        for region, reasons in self.reasons.items():
            technologies = tuple(one.thing for one in reasons if one.kind == "technology")
            agencies = tuple(dict.fromkeys(agency for one in reasons for agency in one.agencies))
            basis = tuple(dict.fromkeys(one for reason in reasons for one in reason.basis))
            lines.append(Line((region, *_count(reasons), technologies, agencies), basis))
        column = self.words.column
        columns = (
            "region",
            column("joint", "함께 하는 사업", "joint activities", Kind.NUMBER),
            column("common_agencies", "공통 기관", "common agencies", Kind.NUMBER),
            column("shared", "같은 기술", "shared technologies", Kind.NUMBER),
            Head("technology", Kind.THINGS),
            Head("agency", Kind.THINGS),
        )
        heading = self.words.pick("함께할 만한 지역", "Regions")
        note = self.words.add_day(self.explain())
        return self.words.section("regions", heading, columns, lines, note=note, cited=False)

    def explain(self) -> str:
        label = self.words.name(self.place).label
        if self.reasons:
            return self.words.pick(
                "함께 하는 사업, 공통 기관, 같은 기술이 많은 지역부터이다. 기관은 그 지역의 해당 사업을 주관하거나 "
                "참여하는 기관이며, 비어 있으면 출처가 밝히지 않은 것이다.",
                "Regions with more joint activities, common agencies and shared technologies come first. Agencies are "
                "those that lead or take part in these activities there; where none stands, the sources name none.",
            )
        if not any(self.landscape.by_region.get(region) for region in self.within):
            return self.words.pick(
                f"{label}: 알려진 지역이지만 이 자료에 로드맵이나 함께 하는 사업이 없다.",
                f"{label}: a known region, but these data hold no roadmap or joint activity of it.",
            )
        return self.words.pick(
            f"{label}: 다른 지역과 같은 기술, 공통 기관, 함께 하는 사업이 없다.",
            f"{label}: no technology, agency or activity in common with another region.",
        )

    def to_reason_section(self) -> Block:
        lines = [
            Line(
                (region, self.words.pick(*_REASONS[one.kind]), one.thing, one.mine, one.theirs, one.agencies),
                one.basis,
                one.paths,
            )
            for region, reasons in self.reasons.items()
            for one in reasons
        ]
        column = self.words.column
        columns = (
            "region",
            Head("reason", Kind.TEXT),
            column("thing", "무엇", "what", Kind.THING),
            column("activity", "우리 쪽", "our side", Kind.THINGS),
            column("other_activity", "상대 쪽", "their side", Kind.THINGS),
            column("agency", "거기서 주관·참여하는 기관", "agencies at work there", Kind.THINGS),
        )
        heading = self.words.pick("까닭", "Reasons")
        return self.words.section("reasons", heading, columns, lines, note="" if lines else self.explain())


def _count(reasons: Iterable[Reason]) -> tuple[int, int, int]:
    kinds = [reason.kind for reason in reasons]
    return kinds.count("joint"), kinds.count("agency"), kinds.count("technology")
