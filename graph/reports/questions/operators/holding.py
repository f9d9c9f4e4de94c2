"""Which activities have agencies that fit a form, or stated agencies that do not."""

from graph.errors.particles import choose_particle
from graph.reports.questions.form import to_iri
from graph.reports.questions.operators.finding import Asked
from graph.reports.questions.operators.roles import IMPLEMENTING, fits, get_code, is_agency, is_seat_unknown
from graph.stores import Iri
from graph.view.activities import DERIVED


def list_held(asked: Asked, activity: Iri) -> list[Iri]:
    """The agencies with the stated roles that the form names."""
    roles = asked.form.filters.roles or IMPLEMENTING
    held = asked.world.view.activities.roles.get(activity, ())
    return [role.agency for role in held if role.status != DERIVED and get_code(role.general) in roles]


def list_fitting(asked: Asked, activity: Iri) -> set[Iri]:
    """The agencies of the form with a stated role in an activity."""
    return {one for one in list_held(asked, activity) if fits(asked, one)}


def has_fitting(asked: Asked, activity: Iri) -> bool:
    """Whether an agency of the form has a stated role in an activity."""
    return bool(list_fitting(asked, activity))


def is_without(asked: Asked, activity: Iri) -> bool:
    """Whether the stated agencies are others than those of the form; without any it is not known."""
    held = list_held(asked, activity)
    if asked.agencies:
        own = any(is_agency(asked, one, agency) for one in held for agency in asked.agencies)
        return bool(held) and not own
    return bool(held) and not any(fits(asked, one) or is_seat_unknown(asked, one) for one in held)


def restricts_agencies(asked: Asked) -> bool:
    """Whether the form has a condition on agencies without naming one."""
    filters = asked.form.filters
    return bool(filters.roles or filters.types or filters.seat)


def say_negated(asked: Asked, label: str) -> str:
    """Where the activities are, and whose they are not."""
    filters = asked.form.filters
    role = asked.join(asked.code("role", one) for one in filters.roles) or asked.pick(
        "주관·참여", "lead or participant"
    )
    others = asked.names(asked.agencies) or asked.join(asked.code("agency-type", one) for one in filters.types[:1])
    if filters.seat:
        others = " ".join(filter(None, [asked.name(to_iri(filters.seat)), others]))
    not_it = asked.pick(
        f"{role} 기관이 {others}{choose_particle(others, '이(가)')} 아닌", f"another {role} than {others}"
    )
    return asked.pick(f"{not_it} {label}", f"{label}, with {not_it}" if label else not_it).strip()


def say_condition(asked: Asked) -> str:
    """The condition on agencies that no activity meets."""
    filters = asked.form.filters
    if filters.negated or asked.agencies or not (filters.roles or filters.types):
        return ""
    roles = asked.join(asked.code("role", one) for one in filters.roles or IMPLEMENTING)
    types = asked.join(asked.code("agency-type", one) for one in filters.types[:1])
    seat = ""
    if filters.seat:
        place = asked.name(to_iri(filters.seat))
        seat = asked.pick(
            f"{place}{' 밖' if filters.seat_outside else ''}의 ",
            f" {'outside' if filters.seat_outside else 'in'} {place}",
        )
    return asked.pick(
        f"{roles} 기관이 {seat}{types or '기관'}으로 적힌 " if types else f"{seat}{roles} 기관이 적힌 ",
        f" with a stated {roles}{f' of the type {types}' if types else ''}{seat}",
    )
