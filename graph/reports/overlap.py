"""Similar projects of different regions: the same one announced twice, a duplicate, or a basis for partnership."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from graph.errors import UnreadableValue
from graph.errors.messages import Message
from graph.reports import report
from graph.reports.columns import Head, Heads
from graph.reports.overlaps.closeness import Closeness, Comparison, to_percent
from graph.reports.overlaps.pairs import Pairing
from graph.reports.result import Kind, Parameter, Report
from graph.reports.successions import turn_to
from graph.reports.wording import Block, Line, RawCell, Wording
from graph.stores import Iri
from graph.view.landscape import Landscape, Part
from graph.view.places import find_regions_within
from graph.view.view import View

_SAME = ("같은 사업의 중복 발표(명시)", "the same activity announced twice (stated)")
_ALIKE = (
    "같은 사업의 중복 발표(제목이 거의 같아 추정)",
    "the same activity announced twice (inferred from the titles)",
)
_FUNDED = ("공동 투자", "jointly funded")
_JOINT = ("공동 추진(배분비 미상)", "joint (shares unknown)")
_LINKED = ("협력 상대(한쪽이 이미 참여)", "partner (one side already takes part)")
_CHECK = ("유사: 중복 여부 확인 필요", "similar: check for duplication")
_PARTNER = ("협력 상대", "partner")
# The least score of a possible duplicate.
_SIMILAR = 50


@report(
    "overlap",
    summary_ko="다른 지역과 겹치는 사업: 같은 사업, 중복 투자, 협력 상대 여부",
    summary="Projects of different regions that overlap: the same, a possible duplicate, or a partner",
    region="only pairs with one activity in this region or in a region in it",
    limit="the maximum number of pairs",
)
def overlap(view: View, *, region: str = "", limit: str = "20") -> Report:
    """Sections ``joint`` and ``pairs``.

    ``joint`` lists the activities of several regions with the printed shares and a verdict. ``pairs`` lists activities
    of different regions from two roadmaps that share a technology or have nearly the same title. The regions of an
    activity are that of its roadmap and those with a part in it, so two joint projects of one region are compared if
    their other regions differ. Regions that became one region by the day are not different. The order is by descending
    score, then by descending number of known parts, then by IRI. Columns: score (0 to 100, the mean of the known
    parts), number of known parts out of five, both activities with their regions, closest shared technology, the parts
    in percent, verdict.

    A part is unknown if one side states nothing. The parts are:

    - *technology*: how rare the closest shared technology is (Resnik 1995).
    - *agencies*: agencies that lead or take part in both, divided by agencies in either (Jaccard 1901).
    - *period*: shared months, divided by the months of the shorter period (overlap coefficient).
    - *money*: the smaller amount divided by the larger one of the same kind.
    - *title*: shared letter bigrams (Dice 1945).

    For the definitions see :mod:`graph.reports.overlaps.closeness`. A pair is a possible duplicate if one side names
    the shared technology itself and the score is 50 or more, or if the titles are nearly the same but name
    different technologies or the regions of the work differ. Otherwise it is a partner. A broad field, such as energy,
    is shared only if both sides name it.

    :raises UnknownName: no region has this name.
    :raises UnreadableValue: *limit* is not a number from 1.
    """
    if not limit.isdecimal() or not int(limit):
        raise UnreadableValue(
            Message("unreadable limit '{limit}'", limit=limit), Message("a whole number from 1, such as 20")
        )
    place = view.names.get("region", region) if region else None
    words, changes = turn_to(view, place)
    scope = find_regions_within(words.view, place) if place else frozenset[Iri]()
    answer = _Overlaps(words, words.view.landscape, scope)
    parameters: list[Parameter] = [("region", words.name(place))] if place else []
    title = words.pick("지역 사이에 겹치는 사업", "Overlaps between regions")
    sections = (*changes, answer.to_joint_section(), answer.to_pair_section(int(limit)))
    return words.report("overlap", title, (*parameters, ("limit", limit)), sections)


@dataclass(frozen=True)
class _Pair:
    """Two activities, their closeness, the statement that they are the same, and their regional parts.

    ``links`` are the parts that each side has in the other, ``partners`` the regions with a part in each.
    """

    one: Iri
    other: Iri
    closeness: Closeness
    same: Iri | None
    links: tuple[list[Part], list[Part]]
    partners: tuple[Set[Iri], Set[Iri]]

    @property
    def is_apart(self) -> bool:
        """Whether activities with nearly the same title differ in their technology or in the regions of the work."""
        mine, theirs = self.partners
        return self.closeness.apart or bool(mine and theirs and mine != theirs)

    @property
    def verdict(self) -> tuple[str, str]:
        """The verdict in Korean and English: the same activity, joint, a possible duplicate, or a partner."""
        if self.same:
            return _SAME
        if self.closeness.alike:
            return _CHECK if self.is_apart else _ALIKE
        if all(self.links):
            return _JOINT if any(part.share is None for parts in self.links for part in parts) else _FUNDED
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
        """The activities to compare, sorted. A project with a technology stands for its tasks."""
        items = self.landscape.carried_out & self.landscape.homes.keys()
        with_technology = items & set(self.landscape.uses)
        return sorted(one for one in items if with_technology.isdisjoint(self.landscape.climb(one)[1:]))

    @cached_property
    def same(self) -> Mapping[frozenset[Iri], Iri]:
        """Pairs that are stated to be the same activity, with the statement."""
        return {
            frozenset((Iri(row["activity"]), Iri(row["same"]))): Iri(row["statement"])
            for row in self.words.view.read("same-activities")
        }

    def list_regions(self, activity: Iri) -> tuple[Iri, ...]:
        """The regions of the roadmap, then the other regions with a part in the activity or in one of its parents."""
        parts = (part.region for part in self.list_parts(activity))
        return tuple(dict.fromkeys((*self.landscape.homes[activity].regions, *parts)))

    def find_links(self, activity: Iri, other: Iri) -> list[Part]:
        """The parts of the regions of *other* in *activity* or in one of its parents.

        If their roadmaps have a region in common, only the other regions count.
        """
        mine, theirs = (set(self.list_heirs(self.landscape.homes[one].regions)) for one in (activity, other))
        regions = set(self.list_heirs(self.list_regions(other))) - mine if mine & theirs else theirs
        return [part for part in self.list_parts(activity) if not regions.isdisjoint(self.list_heirs([part.region]))]

    def list_heirs(self, regions: Iterable[Iri]) -> tuple[Iri, ...]:
        """The regions that *regions* have become by the day, without duplicates."""
        return tuple(dict.fromkeys(map(self.words.view.succession.find_heir, regions)))

    def list_parts(self, activity: Iri) -> list[Part]:
        """The regional parts of the activity and of its parents."""
        return [part for one in self.landscape.climb(activity) for part in self.landscape.parts.get(one, ())]

    @cached_property
    def pairing(self) -> Pairing:
        """The pairs of the regions *scope*."""
        regions = {one: self.list_regions(one) for one in self.compared}
        asked = {one for one in self.compared if self.is_asked(set(regions[one]))}
        homes = self.landscape.homes
        bounds = {
            one: ((self.list_heirs(homes[one].regions), frozenset(self.list_heirs(some))), homes[one].roadmap)
            for one, some in regions.items()
        }
        return Pairing(Comparison(self.landscape, self.compared), bounds, asked, self.same)

    def to_pair(self, one: Iri, other: Iri) -> _Pair:
        closeness = self.pairing.comparison.measure(one, other)
        links = (self.find_links(one, other), self.find_links(other, one))
        mine, theirs = ({part.region for part in self.list_parts(side)} for side in (one, other))
        return _Pair(one, other, closeness, self.same.get(frozenset((one, other))), links, (mine, theirs))

    def to_pair_section(self, limit: int) -> Block:
        lines = [self.to_line(self.to_pair(*pair)) for pair in self.pairing.find_closest(limit)]
        pick = self.words.pick
        heading = pick("다른 지역 간 유사 사업", "Similar activities of different regions")
        return self.words.section("pairs", heading, self.columns, lines, note=self.words.add_day(self.explain()))

    @property
    def columns(self) -> Heads:
        column = self.words.column
        return (
            column("score", "점수", "score", Kind.NUMBER),
            column("parts", "비교한 항목", "parts compared"),
            Head("region", Kind.THINGS),
            "activity",
            column("other_region", "상대 지역", "other region", Kind.THINGS),
            column("other_activity", "상대 사업", "other activity", Kind.THING),
            column("technology", "공통 기술", "shared technology", Kind.THING),
            column("technology_closeness", "기술 %", "technology %", Kind.NUMBER),
            column("shared_agencies", "기관 %", "agencies %", Kind.NUMBER),
            column("common_period", "기간 %", "period %", Kind.NUMBER),
            column("similar_money", "금액 %", "amount %", Kind.NUMBER),
            column("similar_title", "제목 %", "title %", Kind.NUMBER),
            "verdict",
        )

    def to_line(self, pair: _Pair) -> Line:
        unknown = self.words.unstated("미상", "unknown")
        percents: list[RawCell] = [
            unknown if (part := to_percent(one)) is None else part for one in pair.closeness.parts
        ]
        concept = pair.closeness.concept
        cells = (
            pair.closeness.score,
            f"{len(pair.closeness.known)}/{len(percents)}",
            self.list_regions(pair.one),
            pair.one,
            self.list_regions(pair.other),
            pair.other,
            concept,
            *percents,
            self.words.pick(*pair.verdict),
        )
        paths = [self.landscape.find_path(use.technology, concept) for use in pair.closeness.uses if concept]
        stated = (pair.same,) if pair.same else ()
        basis = (*stated, *pair.closeness.basis, *(part.statement for parts in pair.links for part in parts))
        return Line(cells, tuple(dict.fromkeys(basis)) or (pair.one, pair.other), tuple(dict.fromkeys(paths)))

    def explain(self) -> str:
        """How to read the score, or the reason why there is no pair."""
        count = self.pairing.count()
        if not count:
            return self.words.pick(
                "서로 다른 지역의 사업 중 같은 기술을 다루거나 제목이 거의 같은 쌍이 없다.",
                "No activities of two regions share a stated technology or have nearly the same title.",
            )
        return self.words.pick(
            f"같은 기술을 다루거나 제목이 거의 같은 쌍은 모두 {count}개이다. 점수는 비교할 수 있는 항목의 평균이다. "
            "한쪽이라도 적혀 있지 않은 항목은 미상으로 두고 평균에서 제외한다. "
            "공통 기술을 다루는 사업이 적을수록 기술 점수가 높다.",
            f"{count} pairs share a technology or have nearly the same title. The score is the mean of the parts that "
            "can be compared. A part that one side does not state is unknown and does not count. The technology part "
            "is high if few activities concern the shared technology.",
        )

    def to_joint_section(self) -> Block:
        lines = []
        for activity, parts in self.landscape.parts.items():
            shares = [part.share for part in parts if part.share is not None]
            regions = tuple(part.region for part in parts)
            if activity not in self.landscape.activities.items or not self.is_asked(set(regions)):
                continue
            funded = len(shares) == len(parts)
            verdict = _FUNDED if funded else _JOINT
            ratio_text = ":".join(f"{share.normalize():f}" for share in shares)
            if any(part.inferred for part in parts):
                ratio_text = self.words.pick(f"{ratio_text} (추정)", f"{ratio_text} (inferred)")
            ratio = ratio_text if funded else self.words.unstated("미상", "unknown")
            cells = (activity, regions, ratio, self.words.pick(*verdict))
            lines.append(Line(cells, tuple(part.statement for part in parts)))
        where = Head("regions", Kind.THINGS, "지역", "regions")
        columns = ("activity", where, Head("share", Kind.TEXT), "verdict")
        none = self.words.pick(
            "여러 지역의 공동 사업을 적은 출처가 없다.", "No source states a joint activity of several regions."
        )
        heading = self.words.pick("여러 지역의 공동 사업", "Joint activities of several regions")
        return self.words.section("joint", heading, columns, lines, note="" if lines else none)
