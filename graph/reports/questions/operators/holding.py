"""Which activities have agencies that fit a form, or stated agencies that do not."""

from graph.reports.questions.operators.finding import Asked
from graph.reports.questions.operators.roles import IMPLEMENTING, fits, get_code, is_agency, is_seat_unknown
from graph.stores import Iri
from graph.view.activities import DERIVED


def list_held(asked: Asked, activity: Iri) -> list[Iri]:
    """The agencies with the stated roles that the form names."""
    roles = asked.form.filters.roles or IMPLEMENTING
    held = asked.world.view.activities.roles.get(activity, ())
    return [role.agency for role in held if role.status != DERIVED and get_code(role.general) in roles]


def has_fitting(asked: Asked, activity: Iri) -> bool:
    """Whether an agency of the form has a stated role in an activity."""
    return any(fits(asked, one) for one in list_held(asked, activity))


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
