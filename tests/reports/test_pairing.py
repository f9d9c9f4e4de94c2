"""The closest pairs and their number are those of comparing each activity with each, whatever is left out."""

import random
from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations

import pytest

from graph.knowledge import Knowledge
from graph.reports.overlaps.closeness import Closeness, Comparison, Measured
from graph.reports.overlaps.pairs import Pairing, _Search
from graph.reports.overlaps.titles import TitleIndex, count_bigrams
from graph.stores import Iri

_WORDS = ("전기차", "부품", "시험장", "구축", "인력", "양성", "센터")
_REGIONS = "abc"
_AGENCIES = ("x", "y", "z")


def write_country(seed: int, roadmaps: int = 12) -> str:
    """Roadmaps of which many projects have the same title, technology, period, agency or money."""
    chance = random.Random(seed)
    lines = ["sources: [{id: s, title: 기사, publisher: 신문}]", "regions:"]
    lines += [f"  - {{id: {one}, name: {one}시, level: city}}" for one in _REGIONS]
    lines += ["agencies:", *(f"  - {{id: {one}, name: {one}원, type: research-institute}}" for one in _AGENCIES)]
    lines.append("roadmaps:")
    for number in range(roadmaps):
        about = "kind: plan, edition: final, stage: final, date: 2024, source: s"
        region = _REGIONS[number % 3]
        lines.append(f"  - {{id: r{number}, {about}, title: 계획 {number}, region: {region}, projects: [")
        lines += [f"      {write_project(place, chance)}," for place in range(4)]
        lines.append("    ]}")
    return "\n".join(lines)


def write_project(place: int, chance: random.Random) -> str:
    parts = [f"id: p{place}", f"title: {' '.join(chance.choices(_WORDS, k=chance.choice((1, 3, 5))))}"]
    if chance.random() < 0.8:
        parts.append(f"technologies: [{chance.choice(('drone', 'ev', 'amr', 'ai'))}]")
    if chance.random() < 0.6:
        parts.append(f"period: {chance.choice(('2020/2022', '2021/2022', '2023/', '2021-03/2021-08'))}")
    if chance.random() < 0.4:
        parts.append(f"regions: [{', '.join(chance.sample(_REGIONS, 2))}]")
    if chance.random() < 0.5:
        agencies = chance.sample(_AGENCIES, chance.choice((1, 2)))
        parts.append(f"agencies: [{', '.join(f'{{agency: {one}, role: lead}}' for one in agencies)}]")
    if chance.random() < 0.5:
        kind = chance.choice(("total", "national"))
        parts.append(f"budget: [{{kind: {kind}, amount: {chance.choice((10, 20, 30))}억원}}]")
    return f"{{{', '.join(parts)}}}"


def get_pairing(knowledge: Knowledge, region: str = "") -> Pairing:
    """The pairing of all projects; with *region* only pairs of which one side lies in it are asked for."""
    landscape = knowledge.view().landscape
    among = sorted(landscape.carried_out)
    homes = {one: landscape.homes[one] for one in among}
    parts = {one: frozenset(part.region for part in landscape.parts.get(one, ())) for one in among}
    bounds = {one: ((home.regions, parts[one]), home.roadmap) for one, home in homes.items()}
    asked = {one for one in among if any(place.endswith(region) for place in homes[one].places)}
    # One pair that has nothing in common is stated to be one activity.
    return Pairing(Comparison(landscape, among), bounds, asked, [{among[0], among[-1]}])


def rank_all(pairing: Pairing) -> list[tuple[Iri, Iri]]:
    """Every pair that counts, in order: each compared with each."""
    found = []
    for one, other in combinations(pairing.comparison.among, 2):
        closeness = pairing.comparison.measure(one, other)
        counts = closeness.concept or closeness.alike or {one, other} in pairing.stated
        if pairing.is_asked(one, other) and counts:
            found.append((-closeness.score, -len(closeness.known), one, other))
    return [(one, other) for _, _, one, other in sorted(found)]


@pytest.mark.parametrize("seed", range(4))
def test_the_closest_are_those_of_comparing_all(seed: int, load_text) -> None:
    knowledge = load_text(write_country(seed))
    for region in ("", "a"):
        pairing = get_pairing(knowledge, region)
        every = rank_all(pairing)
        assert pairing.count() == len(every) > 20
        for limit in (0, 1, 5, 20, len(every) - 1, 10_000):
            assert pairing.find_closest(limit) == every[:limit]


def test_the_closest_of_the_real_data_are_those_of_comparing_all(country: Knowledge) -> None:
    pairing = get_pairing(country)
    every = rank_all(pairing)
    assert pairing.count() == len(every)
    assert pairing.find_closest(20) == every[:20]


PERCENT = [Decimal(one) / 100 for one in range(101)]


def score(parts: Iterable[Decimal | None]) -> int:
    technology, agencies, period, money, title = map(Measured, parts)
    return Closeness(technology, agencies, period, money, title, concept=None, uses=(), alike=False, apart=False).score


@pytest.mark.parametrize("seed", range(5))
def test_no_pair_that_scores_enough_has_a_title_below_the_least(seed: int) -> None:
    """Whatever the other parts are, known or not; the technology is known and worth its rarity."""
    chance, below = random.Random(seed), 0
    for _ in range(3_000):
        rarity, title = chance.choice(PERCENT), chance.choice(PERCENT)
        others = [chance.choice((None, Decimal(1), chance.choice(PERCENT))) for _ in range(3)]
        worst = chance.randint(0, 100)
        least = search(worst).find_least(5, float(rarity) + 3)
        if title < least - 1e-9:
            below += 1
            assert score((rarity, *others, title)) < worst
    assert below > 100


@pytest.mark.parametrize(("worst", "rarity"), [(70, "0"), (70, "0.35"), (85, "0.35"), (85, "1"), (99, "1")])
def test_the_least_is_no_less_than_it_must_be(worst: int, rarity: str) -> None:
    """With all other parts equal, a title that is as alike as the least scores enough, and one below it does not."""
    least = Decimal(str(search(worst).find_least(5, float(rarity) + 3)))
    assert 0 < least < 1
    scores = [score((Decimal(rarity), *[Decimal(1)] * 3, least + Decimal(some) / 1000)) for some in (1, -1)]
    assert scores == [worst, worst - 1]


def search(worst: int) -> _Search:
    """A search for one pair that has found one with the score *worst*."""
    return _Search(None, 1, [(-worst, -5, Iri("a"), Iri("b"))])


def test_as_long_as_there_is_room_any_title_may_do() -> None:
    assert _Search(None, 2, [(-99, -5, Iri("a"), Iri("b"))]).find_least(5, 0) == 0


def test_few_are_compared(load_text, monkeypatch: pytest.MonkeyPatch) -> None:
    pairing = get_pairing(load_text(write_country(1, roadmaps=40)))
    measured = []
    measure = Comparison.measure
    monkeypatch.setattr(Comparison, "measure", lambda *given: measured.append(given) or measure(*given))
    every = sum(pairing.is_asked(*pair) for pair in combinations(pairing.comparison.among, 2))
    assert len(pairing.find_closest(20)) == 20
    assert len(measured) < every / 5


@pytest.mark.parametrize("least", [-1, 0, 0.3, 0.8, 1])
def test_titles_that_resemble_each_other_are_all_found(least: float) -> None:
    chance = random.Random(7)
    titles = sorted({"".join(chance.choices("가나다", k=chance.randint(0, 9))) for _ in range(80)})
    counts = {title: count_bigrams(title) for title in titles}

    def is_alike(one: str, other: str) -> bool:
        every = counts[one].total() + counts[other].total()
        common = (counts[one] & counts[other]).total()
        return one == other or not (counts[one] and counts[other]) or 2 * common >= least * every - 1e-6

    expected = [(one, other) for one in titles for other in titles if one <= other and is_alike(one, other)]
    assert sorted(TitleIndex(titles).iter_alike(titles, least)) == expected
    assert len(expected) > len(titles)
