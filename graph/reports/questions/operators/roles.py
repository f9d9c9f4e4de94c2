"""The roles of agencies in the scope of a form, which several operators read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.reports.questions.form import to_iri
from graph.reports.questions.operators.finding import Asked, to_code
from graph.stores import Iri
from graph.view.activities import DERIVED, Role
from graph.view.coverage import read_coverings

IMPLEMENTING = ("lead", "participant")


def widen(roles: tuple[str, ...]) -> tuple[str, ...]:
    """*roles* with those that include them: whoever invests in something gives money too."""
    return (*roles, "investor") if "funder" in roles and "investor" not in roles else roles


def get_code(iri: Iri | str) -> str:
    """The name of a role code: ``lead``."""
    return str(iri).rpartition("#role-")[2]


@dataclass(frozen=True)
class Scoped:
    """The activities of a form, and a word for them in a sentence."""

    activities: Sequence[Iri]
    label: str
    named: bool


def find_scope(asked: Asked) -> Scoped | None:
    """The activities that the form is about; ``None`` if it names nothing.

    Activities count as named, otherwise those of a technology, of regions, or of both.
    """
    world = asked.world
    if asked.form.scope.activities:
        return Scoped(asked.activities, asked.names(asked.activities, 3), True)
    pools: list[set[Iri]] = []
    labels = []
    if asked.technologies:
        pools.append({one for technology in asked.technologies for one in world.find_with_technology(technology)})
        labels.append(asked.names(asked.technologies))
    if asked.regions:
        pools.append({one for region in asked.regions for one in world.find_in_region(region)})
        labels.insert(0, asked.names(asked.regions))
    if not pools:
        return None
    found = world.view.activities.sort(set.intersection(*pools))
    return Scoped(found, " ".join(labels) if asked.lang == "ko" else ", ".join(labels), False)


def iter_roles(asked: Asked, activities: Iterable[Iri], roles: Sequence[str] = IMPLEMENTING) -> Iterator[Role]:
    """The stated roles in *activities*, closest to the work first. No roles stand for all but ``consulted``."""
    known = asked.world.view.activities
    for activity in dict.fromkeys(activities):
        for role in known.roles.get(activity, ()):
            code = get_code(role.general)
            if not roles:
                fits_role = role.status != DERIVED
            else:
                # Parts inherit owners from their plan; of those who do the work only stated ones count.
                fits_role = code in roles or get_code(role.role) in roles
                fits_role = fits_role and (role.status != DERIVED or code not in IMPLEMENTING)
            if fits_role:
                yield role


def iter_coverings(asked: Asked, activities: Iterable[Iri], roles: Sequence[str]) -> Iterator[Role]:
    """The roles in activities that concern the technologies of the form, also those in a whole of such an activity."""
    codes = [to_code("role", one) for one in roles]
    inside = set(activities) if asked.regions else None
    for one in read_coverings(asked.world.view, asked.technologies, codes):
        if inside is None or one.activity in inside:
            yield Role(one.activity, one.named, one.role, one.agency, one.status, "", "", one.participation)


def fits(asked: Asked, agency: Iri) -> bool:
    """Whether an agency has the type and the seat that the form asks for."""
    filters, world = asked.form.filters, asked.world
    if any(is_agency(asked, agency, to_iri(one)) for one in filters.without_agencies):
        return False
    if filters.types and world.types.get(agency, "") not in filters.types:
        return False
    if filters.seat:
        seat = world.seats.get(agency, ("", None))[1]
        # An agency without a known seat is neither inside nor outside.
        inside = seat is not None and seat in world.view.containment.find_within(to_iri(filters.seat))
        return seat is not None and inside != filters.seat_outside
    return True


def is_seat_unknown(asked: Asked, agency: Iri) -> bool:
    """Whether an agency would fit the form if its seat did, which no source states."""
    filters, world = asked.form.filters, asked.world
    if not filters.seat or world.seats.get(agency, ("", None))[1] is not None:
        return False
    return not filters.types or world.types.get(agency, "") in filters.types


def say_unknown_seats(asked: Asked, agencies: Sequence[Iri]) -> str:
    """The agencies whose seat no source states, for the end of a sentence."""
    if not agencies:
        return ""
    names = asked.names(agencies)
    return asked.pick(f"; 소재지가 적히지 않은 기관: {names}", f"; without a stated seat: {names}")


def name_role(asked: Asked, role: str) -> str:
    """The label of a role."""
    return asked.code("role", role)


def is_agency(asked: Asked, one: Iri, wanted: Iri) -> bool:
    """Whether *one* is *wanted* or a unit of it."""
    return one == wanted or wanted in asked.world.related_agencies.get(one, ())
