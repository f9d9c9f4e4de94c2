"""Which projects of different regions resemble each other: the same one announced twice, a duplicate, or a partner."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from graph.errors import UnreadableValue
from graph.reports import report
from graph.reports.columns import Head
from graph.reports.overlaps.closeness import Closeness, Comparison, to_percent
from graph.reports.overlaps.pairs import Pairing
from graph.reports.result import Column, Kind, Report
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Iri
from graph.view.landscape import Landscape
from graph.view.places import find_regions_within
from graph.view.view import View

_SAME = ("같은 사업을 두 번 발표 (자료에 적힘)", "the same activity announced twice (as the data say)")
_ALIKE = (
    "같은 사업을 두 번 발표 (거의 같은 제목에서 추정)",
    "the same activity announced twice (inferred from the titles)",
)
_FUNDED = ("공동 투자", "jointly funded")
_JOINT = ("공동 추진 (배분비는 모름)", "joint (shares unknown)")
_LINKED = ("협력 상대 (한쪽이 이미 참여)", "partner (one side already takes part)")
_CHECK = ("비슷함: 중복 여부 확인", "similar: check for duplication")
_PARTNER = ("협력 상대", "partner")
# From this score on two activities are worth a look for duplication.
_SIMILAR = 50


@report(
    "overlap",
    summary_ko="다른 지역의 사업과 겹치는 사업: 같은 사업인지, 중복 투자인지, 함께할 상대인지",
    summary="Projects of different regions that overlap: the same, a possible duplicate, or a partner",
    region="only pairs of which one side lies in this region or in one that it contains",
    limit="how many pairs at most",
)
def overlap(view: View, *, region: str = "", limit: str = "20") -> Report:
    """Sections ``joint`` and ``pairs``.

    ``joint``: activities in which several regions have a part: the activity, its regions, the shares as printed,
    verdict. ``pairs``: what the roadmaps of two regions carry out and what has a technology in common or nearly the
    same title; the highest score first, then those that rest on more parts, then by IRI. Columns: score (0 to 100, the
    mean of the known parts), number of known parts of five, both regions and activities, closest technology in
    common, the parts in percent, verdict.

    The parts, each unknown where one side prints nothing: *technology*, how rare the closest technology is that both
    concern (Resnik 1995); *agencies* that lead or take part in both, by those in either (Jaccard 1901); *period*,
    months in common by those of the shorter (overlap coefficient); *money*, smaller by larger of one kind; *title*,
    pairs of letters in common (Dice 1945). Definitions: :mod:`graph.reports.overlaps.closeness`. A pair is to be
    checked for duplication if one side names the technology in common itself and the score is 50 or more; else it
    is a partner.

    :raises UnknownName: no such region.
    :raises UnreadableValue: *limit* is no number.
    """
    if not limit.isdecimal():
        raise UnreadableValue(f"unreadable limit '{limit}'", "a whole number such as 20")
    words = Wording(view)
    place = view.names.get("region", region) if region else None
    scope = find_regions_within(view, place) if place else frozenset[Iri]()
    answer = _Overlaps(words, view.landscape, scope)
    parameters = [("region", words.name(place).label)] if place else []
    title = words.pick("지역 사이에 겹치는 사업", "Overlaps between regions")
    sections = (answer.to_joint_section(), answer.to_pair_section(int(limit)))
    return words.report("overlap", title, (*parameters, ("limit", limit)), sections)


@dataclass(frozen=True)
class _Pair:
    """Two activities, how close they are, what states that they are one, and the parts of each region in the other."""

    one: Iri
    other: Iri
    closeness: Closeness
    same: Iri | None
    links: tuple[list[Iri], list[Iri]]

    @property
    def verdict(self) -> tuple[str, str]:
        """In Korean and in English what the pair is: one activity, joint, a possible duplicate, or a partner."""
        if self.same:
            return _SAME
        if self.closeness.alike:
            return _ALIKE
        if all(self.links):
            return _FUNDED
        if any(self.links):
            return _LINKED
        return _CHECK if self.closeness.is_near and self.closeness.score >= _SIMILAR else _PARTNER


@dataclass
class _Overlaps:
    words: Wording
    landscape: Landscape
    scope: Set[Iri]

    def is_asked(self, regions: Set[Iri]) -> bool:
        return not self.scope or bool(self.scope & regions)

    @cached_property
    def compared(self) -> list[Iri]:
        """What is carried out, sorted; of a project and its tasks only the project, if that names a technology."""
        items = self.landscape.carried_out
        telling = items & set(self.landscape.uses)
        return sorted(one for one in items if telling.isdisjoint(self.landscape.climb(one)[1:]))

    @cached_property
    def same(self) -> Mapping[frozenset[Iri], Iri]:
        """Activities that are stated to be one, with the statement."""
        return {
            frozenset((Iri(row["activity"]), Iri(row["same"]))): Iri(row["statement"])
            for row in self.words.view.read("same-activities")
        }

    def find_regions(self, activity: Iri) -> set[Iri]:
        """The region of the roadmap, and those that have a part in the activity or in what it is part of."""
        found = {self.landscape.homes[activity].region}
        for one in self.landscape.climb(activity):
            found |= {part.region for part in self.landscape.parts.get(one, ())}
        return found

    def find_links(self, activity: Iri, region: Iri) -> list[Iri]:
        """What states that *region* has a part in *activity* or in what it is part of."""
        wholes = self.landscape.climb(activity)
        return [part.statement for one in wholes for part in self.landscape.parts.get(one, ()) if part.region == region]

    @cached_property
    def pairing(self) -> Pairing:
        """The pairs that are asked for."""
        asked = {one for one in self.compared if self.is_asked(self.find_regions(one))}
        regions = {one: self.landscape.homes[one].region for one in self.compared}
        return Pairing(Comparison(self.landscape, self.compared), regions, asked, self.same)

    def to_pair(self, one: Iri, other: Iri) -> _Pair:
        homes = self.landscape.homes
        closeness = self.pairing.comparison.measure(one, other)
        links = (self.find_links(one, homes[other].region), self.find_links(other, homes[one].region))
        return _Pair(one, other, closeness, self.same.get(frozenset((one, other))), links)

    def to_pair_section(self, limit: int) -> Block:
        lines = [self.to_line(self.to_pair(*pair)) for pair in self.pairing.find_closest(limit)]
        pick = self.words.pick
        heading = pick("서로 다른 지역의 닮은 사업", "Pairs of different regions")
        return self.words.section(
            "pairs", heading, self.columns, lines, note=f"{self.explain()} {self.words.tell_day()}".strip()
        )

    @property
    def columns(self) -> tuple[str | Column, ...]:
        column = self.words.column
        return (
            column("score", "점수", "score", Kind.NUMBER),
            column("parts", "비교한 항목", "parts compared"),
            "region",
            "activity",
            column("other_region", "상대 지역", "other region", Kind.THING),
            column("other_activity", "상대 사업", "other activity", Kind.THING),
            column("technology", "공통 기술", "technology in common", Kind.THING),
            column("technology_closeness", "기술 %", "technology %", Kind.NUMBER),
            column("shared_agencies", "기관 %", "agencies %", Kind.NUMBER),
            column("common_period", "기간 %", "period %", Kind.NUMBER),
            column("similar_money", "금액 %", "money %", Kind.NUMBER),
            column("similar_title", "제목 %", "title %", Kind.NUMBER),
            "verdict",
        )

    def to_line(self, pair: _Pair) -> Line:
        unknown = self.words.unstated("모름", "unknown")
        percents: list[RawCell] = [
            unknown if (part := to_percent(one)) is None else part for one in pair.closeness.parts
        ]
        homes, concept = self.landscape.homes, pair.closeness.concept
        cells = (
            pair.closeness.score,
            f"{len(pair.closeness.known)}/{len(percents)}",
            homes[pair.one].region,
            pair.one,
            homes[pair.other].region,
            pair.other,
            concept,
            *percents,
            self.words.pick(*pair.verdict),
        )
        paths = [self.landscape.find_path(use.technology, concept) for use in pair.closeness.uses if concept]
        stated = (pair.same,) if pair.same else ()
        basis = (*stated, *pair.closeness.basis, *(link for links in pair.links for link in links))
        return Line(cells, tuple(dict.fromkeys(basis)) or (pair.one, pair.other), tuple(dict.fromkeys(paths)))

    def explain(self) -> str:
        """How to read the score, or why there is no pair."""
        count = self.pairing.count()
        if not count:
            return self.words.pick(
                "기술이 적힌 다른 지역의 사업 가운데 같은 기술을 다루거나 제목이 거의 같은 것이 없다.",
                "No projects of two regions have a stated technology in common or nearly the same title.",
            )
        return self.words.pick(
            f"기술이 겹치거나 제목이 거의 같은 쌍은 모두 {count}개이다. 점수는 비교할 수 있는 항목의 평균이며, "
            "한쪽에라도 적혀 있지 않은 항목은 모름으로 두고 0으로 치지 않는다. "
            "공통 기술을 다루는 사업이 드물수록 기술 점수가 높다.",
            f"{count} pairs have a technology in common or nearly the same title. The score is the mean of the parts "
            "that can be compared; what one side does not print is unknown and does not count as zero. Technology is "
            "high if few others concern the technology in common.",
        )

    def to_joint_section(self) -> Block:
        lines = []
        for activity, parts in self.landscape.parts.items():
            shares = [part.share for part in parts if part.share is not None]
            regions = tuple(part.region for part in parts)
            if activity not in self.landscape.homes or not self.is_asked(set(regions)):
                continue
            funded = len(shares) == len(parts)
            verdict = _FUNDED if funded else _JOINT
            printed = ":".join(f"{share.normalize():f}" for share in shares)
            ratio = printed if funded else self.words.unstated("모름", "unknown")
            cells = (activity, regions, ratio, self.words.pick(*verdict))
            lines.append(Line(cells, tuple(part.statement for part in parts)))
        where = Head("regions", Kind.THINGS, "지역", "regions")
        columns = ("activity", where, Head("share", Kind.TEXT), "verdict")
        none = self.words.pick(
            "여러 지역이 함께 한다고 적힌 사업이 없다.", "No activity is said to be shared by regions."
        )
        heading = self.words.pick("여러 지역이 함께 하는 사업", "Activities that regions share")
        return self.words.section("joint", heading, columns, lines, note="" if lines else none)
