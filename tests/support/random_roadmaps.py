"""Small roadmaps drawn at random, with what makes the rows of the page hard to keep up to date.

Regions move from one province to another, amounts are for regions other than that of the plan, programmes have projects
in which regions have parts, and later editions replace what earlier ones state.
"""

from collections.abc import Iterable
from random import Random
from typing import Any

import yaml

Entry = dict[str, Any]

_PROVINCES = ("east", "west")
_CITIES = ("aa", "bb", "cc", "dd")
_DAYS = ("2021-05-01", "2022-01-10", "2022-06-30", "2022-07-01", "2023-12-31")


def write_roadmaps(seed: int) -> str:
    """A roadmap file in YAML, the same for the same *seed*."""
    draw = _Draw(seed)
    sources = [{"id": "s", "title": "글", "publisher": "P", "published": _DAYS[0]}]
    regions = [{"id": one, "name": f"{one}도", "level": "province"} for one in _PROVINCES]
    agencies = [{"id": one, "name": "연구원", "type": "company"} for one in ("x", "y")]
    plans = [entry for number in range(3) for entry in draw.list_editions(f"plan-{number}", region=draw.pick_region())]
    content = {
        "sources": sources,
        "regions": [*regions, *map(draw.place, _CITIES)],
        "agencies": agencies,
        "programmes": list(draw.list_editions("call")),
        "roadmaps": plans,
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


class _Draw:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def is_drawn(self, chance: float) -> bool:
        return self.random.random() < chance

    def pick_region(self) -> str:
        return self.random.choice((*_CITIES, *_CITIES, *_PROVINCES))

    def place(self, city: str) -> Entry:
        """A city that moves, stays or lies in no province."""
        entry: Entry = {"id": city, "name": f"{city}시", "level": "city"}
        if self.is_drawn(0.6):
            first, second = self.random.sample(_PROVINCES, 2)
            dated = [{"region": first, "until": "2022-06-30"}, {"region": second, "since": "2022-07-01"}]
            return {**entry, "within_by_date": dated, **({"within": second} if self.is_drawn(0.5) else {})}
        return {**entry, "within": self.random.choice(_PROVINCES)} if self.is_drawn(0.7) else entry

    def list_editions(self, plan: str, *, region: str = "") -> Iterable[Entry]:
        """The editions of a plan, or of a programme if it has no region; the first one describes everything."""
        items = [f"p{number}" for number in range(self.random.randint(1, 3))]
        for number, day in enumerate(sorted(self.random.sample(_DAYS, self.random.randint(1, 3)))):
            entry = {"id": plan, "edition": f"e{number}", "stage": "final", "date": day, "source": "s"}
            if not number:
                entry["title"] = "계획"
                entry |= {"kind": "plan", "region": region} if region else {}
                entry |= {"programme": "call"} if region and self.is_drawn(0.5) else {}
            projects = [
                {"id": item, **({} if number else {"title": "사업"}), **self.state()}
                for item in items
                if not number or self.is_drawn(0.6)
            ]
            yield {**entry, **self.state_money(), **({"projects": projects} if projects else {})}

    def state(self) -> Entry:
        """What an edition states of a project."""
        entry = self.state_money()
        if self.is_drawn(0.5):
            entry["technologies"] = [self.random.choice(("ev", "amr", "ai"))]
        if self.is_drawn(0.5):
            roles = ("lead", "participant", "owner")
            entry["agencies"] = [{"agency": self.random.choice(("x", "y")), "role": self.random.choice(roles)}]
        if self.is_drawn(0.4):
            regions = self.random.sample((*_CITIES, *_PROVINCES), 2)
            shares = {"share": 5} if self.is_drawn(0.6) else {}
            entry["regions"] = [{"region": one, **shares} for one in regions]
        return entry

    def state_money(self) -> Entry:
        if self.is_drawn(0.4):
            return {}
        kinds = self.random.sample(("national", "city"), self.random.randint(1, 2))
        foreign = [{"region": self.pick_region()} if self.is_drawn(0.5) else {} for _ in kinds]
        return {
            "budget": [
                {"kind": kind, "amount": f"{self.random.randint(1, 90)}억원", **region}
                for kind, region in zip(kinds, foreign, strict=True)
            ]
        }
