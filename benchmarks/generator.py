"""Made-up roadmaps of any number in the form of ``docs/data.md``: the input of the benchmark.

``python -m benchmarks.generator 250 FOLDER`` writes them, one file each. Regions, technologies and the older agencies
are those of the real lists, so that references resolve; everything said of them here is made up and says so: ids begin
with ``gen-``, names with 가상. The same seed gives the same bytes, and the first 250 of 2,500 are the 250.
"""

import argparse
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import rdflib
from rdflib.namespace import RDF, SKOS

from benchmarks.passages import iter_sentences
from graph.input.loader import load_roadmaps
from graph.model.concepts import read_ontology
from graph.model.records import Record
from graph.model.resources import get_ontology_folder

DATA = Path(__file__).parent.parent / "data"
SHARED_LISTS = ("agencies.yaml", "korea.yaml")
SEED = 20_261_125
_INSTITUTES, _PROGRAMMES = 400, 12
_FIELDS = ("모빌리티", "소재부품", "에너지", "로봇", "디지털", "바이오", "해양", "농생명")
# The top concepts of the technologies.
_TECHNOLOGIES = ("mobility", "vehicle-technology", "robot", "battery")
_KINDS = (("연구원", "research-institute"), ("대학교", "university"), ("진흥원", "foundation"), ("협회", "association"))
_EDITIONS = (("kickoff", "착수보고회"), ("interim", "중간보고회"), ("final", "최종보고회"))
_SHARES = ((5, 5), (6, 4), (7, 3), (65, 35))
_TASKS = ("시험 장비 구축", "시제품 제작 지원", "전문 인력 양성", "기업 맞춤 기술 지원", "실증 구간 운영")
_GOALS = (("고용", "명"), ("입주 기업", "개사"), ("기술 이전", "건"), ("시험 인증", "건"))
_DRIVERS = ("탄소중립", "디지털 전환", "공급망 재편", "지역 소멸 대응", "친환경 전환")
_HEAD = "# Made up by: python -m benchmarks.generator; nobody published this. 가상의 로드맵이며 실제 계획이 아니다.\n"


@dataclass(frozen=True)
class Named:
    """The id of a thing and the name by which texts call it."""

    id: str
    name: str


class Ranking:
    """Things of which some are drawn far more often than others: by Zipf's law the n-th 1/n times as often."""

    def __init__(self, things: Sequence[Named], seed: str) -> None:
        self._things = random.Random(seed).sample(things, len(things))
        self._weights = list(accumulate(1 / rank for rank in range(1, len(things) + 1)))

    def draw(self, chance: random.Random, count: int) -> list[Named]:
        """*count* different things."""
        drawn: dict[str, Named] = {}
        while len(drawn) < count:
            thing = chance.choices(self._things, cum_weights=self._weights)[0]
            drawn.setdefault(thing.id, thing)
        return list(drawn.values())


@dataclass(frozen=True)
class Lists:
    """What roadmaps may name. A region's own government has the id of :func:`_government`."""

    regions: tuple[Named, ...]
    ministries: tuple[Named, ...]
    institutes: Ranking
    programmes: Ranking
    technologies: Ranking


def _list_technologies() -> list[str]:
    """The ids of the technologies of a few fields, so that many roadmaps share a technology as in the real data."""
    scheme = rdflib.Graph().parse(get_ontology_folder() / "technology.ttl")
    tops = [one for one in scheme.subjects(RDF.type, SKOS.Concept) if str(one).rpartition("#")[2] in _TECHNOLOGIES]
    found = {str(one) for top in tops for one in scheme.transitive_subjects(SKOS.broader, top)}
    return sorted(one.rpartition("#")[2] for one in found)


def read_lists(seed: int = SEED) -> Lists:
    """The things of the real lists, and those that :func:`write_roadmaps` makes up beside them."""
    known = load_roadmaps(*(DATA / name for name in SHARED_LISTS))
    regions = tuple(_to_named(record) for record in known.iter_records("regions") if _is_of_today(record))
    real = list(known.iter_records("agencies"))
    ministries = tuple(
        _to_named(record) for record in real if record.get_value("id") in ("motie", "msit", "molit", "mss")
    )
    institutes = [_to_named(record) for record in real if record.get_value("type").name != "government"]
    institutes += [_institute(number) for number in range(_INSTITUTES)]
    concepts = read_ontology().schemes["technology"].concepts
    technologies = [concepts[name] for name in _list_technologies()]
    return Lists(
        regions,
        ministries,
        Ranking(institutes, f"{seed} institutes"),
        Ranking([_programme(number) for number in range(_PROGRAMMES)], f"{seed} programmes"),
        Ranking([Named(concept.name, concept.label["ko"]) for concept in technologies], f"{seed} technologies"),
    )


def write_roadmaps(folder: Path, size: int, *, seed: int = SEED) -> None:
    """Fills *folder*, which must not exist, with the shared lists and *size* roadmaps, one file after the other."""
    lists = read_lists(seed)
    (folder / "roadmaps").mkdir(parents=True)
    for name in SHARED_LISTS:
        shutil.copyfile(DATA / name, folder / name)
    _write(folder / "made-up.yaml", _iter_shared(lists))
    for number in range(1, size + 1):
        path = folder / "roadmaps" / f"gen-{number:05}.yaml"
        _write(path, _Roadmap(number, lists, random.Random(f"{seed} {number}")).iter_lines())


def _write(path: Path, lines: Iterator[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        file.writelines(f"{line}\n" for line in lines)


def _to_named(record: Record) -> Named:
    return Named(record.get_value("id"), record.get_value("name"))


def _is_of_today(region: Record) -> bool:
    codes = [value.content for value in region.values.get("codes", ())]
    return any(code.get_value("until") is None for code in codes)


def _institute(number: int) -> Named:
    field = _FIELDS[number % len(_FIELDS)]
    return Named(f"gen-institute-{number}", f"가상 {field} {_KINDS[number % len(_KINDS)][0]} {number}")


def _programme(number: int) -> Named:
    return Named(f"gen-programme-{number}", f"가상 지역산업 지원사업 {number}")


def _government(region: Named) -> Named:
    return Named(f"gen-government-{region.id}", f"가상 {region.name}청")


def _iter_shared(lists: Lists) -> Iterator[str]:
    yield "sources:"
    yield "  - {id: gen-announcement, title: 가상 공고문, publisher: 가상일보, published: 2020-01-02}"
    yield "reasons:"
    yield "  - id: gen-order"
    yield "    ko: 출처는 어느 전략이 어느 분야에 드는지 밝히지 않는다. 적힌 순서에 따라 묶었다고 지어낸 까닭이다."
    yield "    en: The source does not say which strategy belongs to which area. Made up for the benchmark."
    yield "agencies:"
    for region in lists.regions:
        name = f"{_government(region).name} {region.id}"
        yield f"  - {{id: {_government(region).id}, name: {name}, type: government, region: {region.id}}}"
    for number in range(_INSTITUTES):
        institute, region = _institute(number), lists.regions[number * 7 % len(lists.regions)]
        type_ = _KINDS[number % len(_KINDS)][1]
        yield f"  - {{id: {institute.id}, name: {institute.name}, type: {type_}, region: {region.id}}}"
    yield "programmes:"
    for number in range(_PROGRAMMES):
        programme, ministry = _programme(number), lists.ministries[number % len(lists.ministries)]
        yield f"  - id: {programme.id}"
        yield f"    title: {programme.name}"
        yield "    edition: selected"
        yield "    stage: selected"
        yield "    date: 2020-01-02"
        yield "    source: gen-announcement"
        yield f"    agencies: [{{agency: {ministry.id}, role: owner}}]"


class _Roadmap:
    """One roadmap. What a later edition tells again are money and agencies: more of both, nobody is dropped."""

    def __init__(self, number: int, lists: Lists, chance: random.Random) -> None:
        self.id = f"gen-{number:05}"
        self.lists = lists
        self.chance = chance
        self.region = chance.choice(lists.regions)
        self.technology = lists.technologies.draw(chance, 1)[0]
        self.year = chance.randint(2015, 2024)
        self.projects = [_Project(place, lists, chance) for place in range(1, chance.choice((1, 1, 1, 2)) + 1)]
        self.editions = _EDITIONS[-chance.choice((1, 1, 1, 1, 2, 3)) :]

    def iter_lines(self) -> Iterator[str]:
        yield "sources:"
        for place, (edition, name) in enumerate(self.editions, start=1):
            yield f"  - id: {self.id}-{edition}"
            yield f"    title: 가상 {self.region.name} {self.technology.name} 산업 육성계획 {name}"
            yield "    publisher: 가상일보"
            yield f"    published: {self.to_date(place)}"
            yield f"    locator: {self.chance.randint(1, 40)}면 {self.chance.randint(1, 60)}행"
        if self.has_second_account():
            day = self.to_date(1)
            yield f"  - {{id: {self.id}-other, title: 가상 기사 {self.id}, publisher: 가상신문, published: {day}}}"
        yield "roadmaps:"
        yield from self.iter_first()
        for place in range(2, len(self.editions) + 1):
            yield from self.iter_later(place)
        if self.has_second_account():
            yield from self.iter_second_account()

    def has_second_account(self) -> bool:
        return self.id.endswith("7")

    def to_date(self, place: int) -> str:
        return f"{self.year}-{place * 3:02}-{5 + place * 6:02}"

    def iter_edition(self, place: int, source: str) -> Iterator[str]:
        edition = self.editions[place - 1][0]
        yield f"  - id: {self.id}"
        yield f"    edition: {edition}"
        yield f"    stage: {edition}"
        yield f"    date: {self.to_date(place)}"
        yield f"    source: {self.id}-{source}"

    def iter_first(self) -> Iterator[str]:
        yield from self.iter_edition(1, self.editions[0][0])
        yield "    kind: plan"
        yield f"    title: 가상 {self.region.name} {self.technology.name} 산업 육성계획"
        yield f"    translation: Made-up plan {self.id} to foster {self.technology.id}"
        yield f"    region: {self.region.id}"
        yield f"    programme: {self.lists.programmes.draw(self.chance, 1)[0].id}"
        yield f"    note: {self.tell(19)}"
        yield f"    period: {self.year}/{self.year + 4}"
        yield f"    technologies: [{self.technology.id}]"
        yield f"    visions: [{{title: 가상의 {self.technology.name} 선도도시 {self.region.name}}}]"
        yield f"    drivers: [{self.chance.choice(_DRIVERS)}]"
        name, unit = self.chance.choice(_GOALS)
        yield f"    indicators: [{{name: 가상 {name}, unit: {unit}, target: {self.chance.randint(5, 900)}}}]"
        yield "    agencies:"
        yield f"      - {{agency: {_government(self.region).id}, role: owner}}"
        yield "    budget:"
        national = sum(project.national for project in self.projects) + self.chance.choice((0, 0, 0, 4))
        yield f"      - {{kind: national, amount: {to_won(national)}, region: {self.region.id}}}"
        yield from self.iter_areas()
        yield "    projects:"
        for project in self.projects:
            yield from project.iter_first(self)

    def iter_areas(self) -> Iterator[str]:
        strategies = self.chance.randint(2, 3)
        yield "    focus_areas:"
        for place in (1, 2):
            yield f"      - id: area-{place}"
            yield f"        title: 가상 중점분야 {place} {self.chance.choice(_FIELDS)} 기반 확충"
            yield f"        translation: Made-up focus area {place}"
        yield "    strategies:"
        for place in range(1, strategies + 1):
            technology = self.lists.technologies.draw(self.chance, 1)[0]
            yield f"      - id: strategy-{place}"
            yield f"        title: 가상 전략 {place} {technology.name} 실용화와 보급"
            yield f"        translation: Made-up strategy {place} on {technology.id}"
            yield f"        note: {self.tell(18)}"
            yield f"        technologies: [{technology.id}]"
        yield "    groupings:"
        for area, own in ((1, range(1, 2)), (2, range(2, strategies + 1))):
            names = ", ".join(f"strategy-{place}" for place in own)
            yield f"      - {{focus_area: area-{area}, strategies: [{names}], inferred: gen-order}}"

    def iter_later(self, place: int) -> Iterator[str]:
        yield from self.iter_edition(place, self.editions[place - 1][0])
        yield f"    note: {self.tell(12)}"
        yield f"    milestones: [{{title: 가상 {self.editions[place - 1][1]}, date: {self.to_date(place)}}}]"
        yield "    projects:"
        for project in self.projects:
            yield from project.iter_later(self)

    def iter_second_account(self) -> Iterator[str]:
        yield from self.iter_edition(1, "other")
        yield "    preference: 2"
        yield "    projects:"
        yield "      - id: project-1"
        yield f"        budget: [{{kind: total, amount: 약 {to_won(self.projects[0].announced // 2 * 2)}}}]"

    def tell(self, count: int) -> str:
        """A passage of *count* made-up sentences."""
        words = {"region": self.region.name, "technology": self.technology.name}
        return " ".join(iter_sentences(self.chance, count, words))


class _Project:
    """A project; its amounts are in units of 50 million won."""

    def __init__(self, place: int, lists: Lists, chance: random.Random) -> None:
        self.place = place
        self.chance = chance
        self.technologies = lists.technologies.draw(chance, chance.choice((1, 1, 1, 2)))
        self.agencies = lists.institutes.draw(chance, chance.randint(2, 3))
        self.further = lists.institutes.draw(chance, 6)
        self.regions = lists.regions
        self.national = chance.randint(20, 400)
        self.local = self.national * chance.randint(3, 8) // 10
        self.announced = self.total = self.national + self.local

    def iter_first(self, plan: _Roadmap) -> Iterator[str]:
        names = "·".join(technology.name for technology in self.technologies)
        start = plan.year + self.chance.randint(0, 2)
        yield f"      - id: project-{self.place}"
        yield f"        title: 가상 {names} 기반구축 사업 {self.place}"
        yield f"        translation: Made-up project {self.place}"
        yield f"        note: {plan.tell(10)}"
        yield f"        period: {start}/{start + self.chance.randint(1, 4)}"
        yield f"        technologies: [{', '.join(technology.id for technology in self.technologies)}]"
        other = self.chance.choice(self.regions)
        if other != plan.region and self.chance.random() < 0.2:
            shares = self.chance.choice(_SHARES)
            yield "        regions:"
            yield f"          - {{region: {plan.region.id}, share: {shares[0]}}}"
            yield f"          - {{region: {other.id}, share: {shares[1]}}}"
        yield from self.iter_amounts()
        yield from self.iter_agencies()

    def iter_later(self, plan: _Roadmap) -> Iterator[str]:
        """What a later edition tells of it: more money, and one more agency as long as there is one."""
        self.national += self.chance.randint(0, 20)
        self.total = self.national + self.local
        names = {agency.id for agency in self.agencies}
        self.agencies += [agency for agency in self.further if agency.id not in names][:1]
        yield f"      - id: project-{self.place}"
        yield f"        note: {plan.tell(5)}"
        yield from self.iter_amounts()
        yield from self.iter_agencies()

    def iter_amounts(self) -> Iterator[str]:
        yield "        budget:"
        for kind, amount in (("national", self.national), ("local", self.local), ("total", self.total)):
            yield f"          - {{kind: {kind}, amount: {to_won(amount)}}}"

    def iter_agencies(self) -> Iterator[str]:
        yield "        agencies:"
        for place, agency in enumerate(self.agencies):
            role = "participant" if place else "lead"
            task = f", task: {self.chance.choice(_TASKS)}" if self.chance.random() < 0.3 else ""
            yield f"          - {{agency: {agency.id}, role: {role}{task}}}"


def to_won(amount: int) -> str:
    """An amount in units of 50 million won as a Korean source prints it.

    >>> to_won(3), to_won(4)
    ('1억 5천만원', '2억원')
    """
    whole, half = divmod(amount, 2)
    return f"{whole}억 5천만원" if half else f"{whole}억원"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generator", description="Write made-up roadmaps.")
    parser.add_argument("size", type=int, help="how many")
    parser.add_argument("folder", type=Path, help="where to; must not exist yet")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    write_roadmaps(given.folder, given.size, seed=given.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
