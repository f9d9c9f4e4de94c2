"""Partners for a region, with reasons: shared technologies, joint activities, common agencies, missing leads."""

from dataclasses import dataclass

from graph.reports import report
from graph.reports.columns import Head
from graph.reports.result import Column, Kind, Report
from graph.reports.successions import turn_to
from graph.reports.wording import Block, Line, Wording
from graph.view.partnership import Partnership
from graph.view.view import View

HEADINGS = {
    "regions": ("협력 상대 지역", "Regions"),
    "reasons": ("이유", "Reasons"),
    "joint": ("공동 사업", "joint activities"),
    "common_agencies": ("공통 기관", "common agencies"),
    "staffed": ("상대 지역에 기관이 있는 공통 기술", "shared technologies with agencies there"),
    "shared": ("공통 기술", "shared technologies"),
    "thing": ("대상", "subject"),
    "activity": ("해당 지역의 계획 요소", "activities here"),
    "other_activity": ("상대 지역의 계획 요소", "activities there"),
    "agency": ("상대 지역의 주관·참여 기관", "leads and participants there"),
    "note": (
        "공동 사업, 공통 기관, 상대 지역에 기관이 있는 공통 기술, 공통 기술이 많은 지역순이다. "
        "기관은 그 지역의 해당 사업을 주관하거나 이에 참여하는 기관이며, 출처에 적혀 있지 않으면 비워 둔다.",
        "Regions with more joint activities, common agencies, shared technologies with agencies there, and shared "
        "technologies come first. The agencies lead or take part in these activities there. An empty cell means that "
        "the sources name none.",
    ),
}
# What is counted, in the order of `Meeting.counts`.
COUNTED = ("joint", "common_agencies", "staffed", "shared")
# The kinds of reason, in order.
REASONS = {
    "joint": ("공동 사업", "joint activity"),
    "agency": ("두 지역 모두에서 활동하는 기관", "agency active in both regions"),
    "lead": ("상대 지역에만 주관 기관이 있음", "only the other region has a lead"),
    "technology": ("공통 기술", "shared technology"),
}


@report(
    "partners",
    summary_ko="한 지역의 협력 상대가 될 만한 지역과 기관, 그 이유",
    summary="Regions and agencies that a region could work with, and why",
    example=("김제",),
    region="the region, by any of its names (김제, Gimje)",
)
def partners(view: View, region: str) -> Report:
    """Sections ``regions`` and ``reasons``.

    ``regions`` lists the other regions by descending number of joint activities, common agencies, shared technologies
    with agencies there, and all shared technologies, then by IRI. Columns: region, these four numbers, the
    technologies, and the agencies that lead or take part in the activities there.

    ``reasons`` lists each reason with the activities of both regions: a joint activity, an agency active in both, a
    technology with a lead only in the other region, or a shared technology.
    Shared technologies are the closest ones, so the two activities share no narrower one.

    Regions that contain the region or are in it are not partners.

    :raises UnknownName: no region has this name.
    """
    place = view.names.get("region", region)
    words, changes = turn_to(view, place)
    answer = _Partners(words, Partnership(words.view, place))
    title = words.pick(f"{words.name(place).label}의 협력 상대", f"Partners for {words.name(place).label}")
    parameters = (("region", words.name(place)),)
    sections = (*changes, answer.to_region_section(), answer.to_reason_section())
    return words.report("partners", title, parameters, sections)


@dataclass
class _Partners:
    words: Wording
    found: Partnership

    def to_region_section(self) -> Block:
        lines = []
        for region, reasons in self.found.reasons.items():
            technologies = tuple(one.thing for one in reasons if one.kind == "technology")
            agencies = tuple(dict.fromkeys(agency for one in reasons for agency in one.agencies))
            basis = tuple(dict.fromkeys(one for reason in reasons for one in reason.basis))
            lines.append(Line((region, *self.found.meetings[region].counts, technologies, agencies), basis))
        column = self.words.column
        columns: tuple[str | Head | Column, ...] = (
            "region",
            *(column(name, *HEADINGS[name], Kind.NUMBER) for name in COUNTED),
            Head("technology", Kind.THINGS),
            Head("agency", Kind.THINGS),
        )
        heading = self.words.pick(*HEADINGS["regions"])
        note = self.words.add_day(self.explain())
        return self.words.section("regions", heading, columns, lines, note=note, cited=False)

    def explain(self) -> str:
        label = self.words.name(self.found.place).label
        if self.found.reasons:
            return self.words.pick(*HEADINGS["note"])
        if not self.found.has_activities:
            return self.words.pick(
                f"{label}: 등록된 지역이지만 자료에 로드맵이나 공동 사업이 없다.",
                f"{label}: the region is known, but has no roadmap or joint activity in the data.",
            )
        return self.words.pick(
            f"{label}: 다른 지역과의 공통 기술, 공통 기관, 공동 사업이 없다.",
            f"{label}: it has no technology, agency or activity in common with another region.",
        )

    def to_reason_section(self) -> Block:
        lines = [
            Line(
                (region, self.words.pick(*REASONS[one.kind]), one.thing, one.mine, one.theirs, one.agencies),
                one.basis,
                one.paths,
            )
            for region, reasons in self.found.reasons.items()
            for one in reasons
        ]
        column = self.words.column
        columns: tuple[str | Head | Column, ...] = (
            "region",
            Head("reason", Kind.TEXT),
            column("thing", *HEADINGS["thing"], Kind.THING),
            *(column(name, *HEADINGS[name], Kind.THINGS) for name in ("activity", "other_activity", "agency")),
        )
        heading = self.words.pick(*HEADINGS["reasons"])
        return self.words.section("reasons", heading, columns, lines, note="" if lines else self.explain())
