"""All facts about one technology: names, taxonomy, activities, agencies, amounts, regions."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model.vocabulary import SKOS
from graph.reports import report
from graph.reports.columns import Head, Heads
from graph.reports.lines import MONEY_COLUMNS, mark, to_cell, to_money
from graph.reports.result import Kind, Report
from graph.reports.specifications import SectionSpec, read_block
from graph.reports.wording import Block, Line, Wording
from graph.stores import Iri
from graph.view.activities import CONSULTED, IMPLEMENTING, Activities, Use, rank_role
from graph.view.coverage import Covering, read_coverings
from graph.view.evidence import find_technology_paths
from graph.view.view import View

_CONSULTED = SectionSpec(
    "consulted",
    ("계획에 대해 자문", "Consulted on the plan"),
    "consulted",
    columns=("role", "agency", "activity"),
    basis=("participation",),
    note=(
        "계획 전체에 자문한 기관이며, 이 기술을 맡은 것은 아니다.",
        "These agencies advised on the whole plan. They carry out no work on this technology.",
    ),
)


@report(
    "technology",
    summary_ko="한 기술의 모든 사항: 이름, 상·하위 기술, 계획 요소, 기관, 금액, 지역",
    summary="All facts about one technology: names, taxonomy, activities, agencies, amounts, regions",
    example=("EV",),
    technology="the technology, by any of its names (EV, 전기차, electric vehicle)",
)
def technology(view: View, technology: str) -> Report:
    """Sections ``names``, ``taxonomy``, ``activities``, ``agencies``, ``consulted``, ``money`` and
    ``regions``.

    An activity counts if it concerns the technology or a narrower one. Its row shows the matched technology and the
    path. ``taxonomy`` lists the broader and narrower technologies that activities concern, with the number of these
    activities. Its note names the other ones. ``money`` has one row per amount of these activities and no sums. A sum
    would count parts together with the amount that contains them, and joint activities once per region.

    :raises UnknownName: no technology has this name.
    """
    words = Wording(view)
    page = _Page(words, view.names.get("technology", technology))
    every = (
        page.names(), page.taxonomy(), page.stated(), page.agencies(), page.consulted(), page.money(), page.regions(),
    )  # fmt: skip
    return words.report_on("technology", page.asked, every)


@dataclass
class _Page:
    """The sections about the technology *asked*."""

    words: Wording
    asked: Iri

    @cached_property
    def activities(self) -> Activities:
        """The activities that concern the technology."""
        return self.read_activities([self.asked])

    def read_activities(self, reached: Collection[Iri]) -> Activities:
        """The activities that concern one of the technologies *reached* or a narrower one."""
        rows = self.words.view.read("technology-uses", {"reached": reached})
        return Activities(self.words.view, {"activity": sorted({Iri(row["activity"]) for row in rows})})

    @cached_property
    def uses(self) -> Mapping[Iri, Sequence[Use]]:
        """The uses of the technology or of a narrower one, by activity, in order."""
        found: dict[Iri, list[Use]] = {}
        for iri in self.activities.items:
            reaching = [use for use in self.activities.uses.get(iri, ()) if self.asked in use.reached]
            if reaching:
                found[iri] = reaching
        return found

    @cached_property
    def paths(self) -> Mapping[Iri, tuple[Iri, ...]]:
        """The path from each matched technology up to the technology *asked*."""
        matched = {use.technology for uses in self.uses.values() for use in uses}
        return {one: path for (one, _), path in self.find_paths(matched, [self.asked]).items()}

    def find_paths(self, narrower: Iterable[Iri], broader: Iterable[Iri]) -> dict[tuple[Iri, Iri], tuple[Iri, ...]]:
        """The paths of :func:`graph.view.evidence.find_technology_paths`. Also reads the names on them."""
        paths = find_technology_paths(self.words.view, narrower, broader)
        self.words.learn(technology for path in paths.values() for technology in path)
        return paths

    def names(self) -> Block:
        """The names in the taxonomy."""
        rows = self.words.view.read("concept-words", thing=[self.asked])

        def read(name: str, language: str) -> str:
            found = [
                str(row["words"]) for row in rows if row["property"] == name and (row["language"] or "") == language
            ]
            return ", ".join(found)

        wordings = [
            (self.words.pick("한국어", "Korean"), read(SKOS.prefLabel, "ko")),
            (self.words.pick("영어", "English"), read(SKOS.prefLabel, "en")),
            (self.words.pick("다른 이름", "other names"), read(SKOS.altLabel, "ko")),
            (self.words.pick("다른 영어 이름", "other English names"), read(SKOS.altLabel, "en")),
            (self.words.pick("정의", "definition"), read(SKOS.definition, self.words.view.lang)),
            (self.words.pick("같은 개념", "exact match"), read(SKOS.exactMatch, "")),
            (self.words.pick("비슷한 개념", "close match"), read(SKOS.closeMatch, "")),
            (self.words.pick("메모", "note"), read(SKOS.note, "ko")),
        ]
        lines = [Line((what, text), (), ((self.asked,),)) for what, text in wordings if text]
        columns = (self.words.column("what", "구분", "what"), self.words.column("value", "내용", "value"))
        return self.words.section("names", self.words.pick("이름", "Names"), columns, lines)

    def taxonomy(self) -> Block:
        """Broader and narrower technologies, each with the number of activities that concern it or a narrower one."""
        rows = self.words.view.read("technology-family", asked=[self.asked])
        family = {Iri(row["technology"]): bool(row["above"]) for row in rows}
        reaching: dict[Iri, list[Use]] = defaultdict(list)
        for uses in self.read_activities(family).uses.values():
            for use in uses:
                for reached in use.reached:
                    reaching[reached].append(use)
        above = [one for one in family if family[one]]
        below = [one for one in family if not family[one]]
        paths = self.find_paths([self.asked], above) | self.find_paths(below, [self.asked])
        lines = [
            self.to_relative(paths[(self.asked, one) if family[one] else (one, self.asked)], one, reaching[one])
            for one in family
            if one in reaching
        ]
        columns = (
            self.words.column("relation", "관계", "relation"),
            *self.words.columns("technology", "path"),
            self.words.column("activities", "다루는 계획 요소 수", "activities that concern it", Kind.NUMBER),
        )
        heading = self.words.pick("기술 분류에서의 위치", "Place in the taxonomy")
        note = self.explain_taxonomy([one for one in family if one not in reaching], alone=not family)
        return self.words.section("taxonomy", heading, columns, lines, note=note)

    def to_relative(self, path: tuple[Iri, ...], one: Iri, uses: Sequence[Use]) -> Line:
        relation = self.words.pick("상위", "broader") if path[0] == self.asked else self.words.pick("하위", "narrower")
        count = len({use.activity for use in uses})
        return Line((relation, one, (path,), count), tuple(use.statement for use in uses), (path,))

    def explain_taxonomy(self, unused: Sequence[Iri], *, alone: bool) -> str:
        if alone:
            return self.words.pick("상위 기술도 하위 기술도 없다.", "It has no broader or narrower technology.")
        self.words.learn(unused)
        named = ", ".join(self.words.name(one).label for one in unused)
        heading = self.words.pick("계획이 다루지 않는 상·하위 기술", "Broader or narrower, but in no plan")
        return f"{heading}: {named}" if named else ""

    def stated(self) -> Block:
        lines = []
        for iri, uses in self.uses.items():
            item = self.activities.items[iri]
            technologies = tuple(use.technology for use in uses)
            paths = tuple(self.paths[one] for one in technologies)
            cells = (item.places, iri, item.kind, item.plan, to_cell(technologies), paths)
            lines.append(Line(cells, tuple(use.statement for use in uses), paths))
        columns: Heads = (
            Head("region", Kind.THINGS),
            "activity",
            self.words.column("class", "종류", "kind of item", Kind.THING),
            "roadmap",
            Head("technology", Kind.THINGS),
            "path",
        )
        heading = self.words.pick("이 기술을 다루는 계획 요소", "Activities that concern it")
        return self.words.section("activities", heading, columns, lines, note="" if lines else self.explain_absence())

    def explain_absence(self) -> str:
        day = "" if self.words.view.is_latest else self.words.view.day
        return self.words.pick(
            f"등록된 기술이지만 {f'{day}까지 ' if day else ''}이 기술을 다루는 계획이 없다.",
            f"The technology is known, but no plan concerns it{f' as of {day}' if day else ''}.",
        )

    @cached_property
    def roles(self) -> Mapping[Iri, Sequence[Covering]]:
        """The roles in activities that concern the technology, by their statement."""
        known, found = self.activities, defaultdict[Iri, list[Covering]](list)
        general = {*IMPLEMENTING, *(role.general for role in known.known_roles)} - {CONSULTED}
        coverings = read_coverings(self.words.view, [self.asked], general)
        for one in sorted(coverings, key=lambda one: (rank_role(one.role), known.rank(one.activity))):
            found[one.participation].append(one)
        return found

    def agencies(self) -> Block:
        """One row per role, agency and activity. Roles closest to the work come first."""
        lines = []
        for statement, coverings in self.roles.items():
            first, technologies = coverings[0], to_cell(one.technology for one in coverings)
            basis = (statement, *(one.use for one in coverings))
            cells = (first.named, first.agency, first.activity, technologies)
            lines.append(Line(cells, basis, tuple(self.paths[one] for one in technologies)))
        heading = self.words.pick("역할별 기관", "Agencies by role")
        named: Heads = ("role", "agency", "activity", Head("technology", Kind.THINGS))
        columns, lines = mark(named, lines, list(self.roles.values()))
        return self.words.section("agencies", heading, columns, lines, note=self.explain_agencies())

    def explain_agencies(self) -> str:
        if not self.uses:
            return ""
        if not self.roles:
            return self.words.pick(
                "이 기술을 다루는 계획 요소에 적힌 기관이 없다.", "The activities that concern it name no agency."
            )
        if not any(coverings[0].role in IMPLEMENTING for coverings in self.roles.values()):
            return self.words.pick(
                "주관하거나 참여하는 기관을 적은 출처가 없다.", "No source names a lead or a participant."
            )
        return ""

    def consulted(self) -> Block:
        return read_block(self.words, _CONSULTED, asked=[self.asked])

    def money(self) -> Block:
        lines = to_money(self.words, self.activities, self.uses)
        some = self.words.pick(
            "이 기술만의 금액이 아니라 각 계획 요소의 금액이다. 재원과 지역이 겹치므로 합산하지 않는다.",
            "The amount of each activity, not of the technology alone. Amounts overlap, so they are not added up.",
        )
        none = self.words.pick(
            "이 기술을 다루는 계획 요소의 금액을 적은 출처가 없다.", "No source states an amount for these activities."
        )
        heading = self.words.pick("이 기술을 다루는 계획 요소의 금액", "Amounts of the activities that concern it")
        note = "" if not self.uses else some if lines else none
        return self.words.section("money", heading, MONEY_COLUMNS, lines, note=note)

    def regions(self) -> Block:
        """The regions of the roadmaps, and the regions with a part in a joint activity."""
        found: dict[Iri, dict[Iri, list[Iri]]] = defaultdict(lambda: defaultdict(list))
        for iri, uses in self.uses.items():
            for region in self.activities.items[iri].regions:
                found[region][iri] += [use.statement for use in uses]
        for row in self.words.view.read("joint-activities", {"activity": self.uses}):
            found[Iri(row["region"])][Iri(row["activity"])] += [Iri(row["statement"])]
        self.words.learn(found)
        lines = []
        for region, activities in found.items():
            basis = tuple(one for statements in activities.values() for one in statements)
            lines.append(Line((region, len(activities), to_cell(self.activities.sort(activities))), basis))
        lines.sort(key=lambda line: (-int(str(line.cells[1])), self.words.name(Iri(line.cells[0])).label))
        count = Head("activities", Kind.NUMBER, "계획 요소 수", "activities")
        columns = ("region", count, Head("activity", Kind.THINGS))
        return self.words.section("regions", self.words.pick("지역", "Regions"), columns, lines)
