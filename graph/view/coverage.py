"""The agencies that cover each technology on the day of a view, with the two statements behind each coverage."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph.stores import Iri
from graph.view.activities import Role
from graph.view.snapshot import Snapshot


class Covering(NamedTuple):
    """An agency has a *role* in an *activity* that concerns the *technology*, by *participation* and *use*.

    ``named`` is the role that the source names, which *role* may contain. The *status* is derived if the role is one in
    a whole of which the activity is a part, and inferred if one of the two statements is.
    """

    role: Iri
    named: Iri
    agency: Iri
    activity: Iri
    technology: Iri
    participation: Iri
    use: Iri
    status: Iri


def read_coverings(snapshot: Snapshot, technologies: Iterable[Iri], roles: Iterable[Iri]) -> list[Covering]:
    """The agencies with one of *roles* in an activity that concerns one of *technologies* or a narrower one.

    A role that a part inherits from its parent counts like a stated role, and so does a role in the whole.
    """
    asked, wanted = sorted(set(technologies)), sorted(set(roles))
    rows = snapshot.read("coverage", asked=asked, role=wanted) if asked and wanted else ()
    return [Covering(*(Iri(row[name]) for name in Covering._fields)) for row in rows]


def find_repeated(roles: Mapping[Iri, Iterable[Role]]) -> dict[Iri, list[Iri]]:
    """Each agency that has *roles* in several activities, with these activities.

    :param roles: activity -> its roles.
    """
    found: dict[Iri, list[Iri]] = defaultdict(list)
    for activity, some in roles.items():
        for agency in dict.fromkeys(role.agency for role in some):
            found[agency].append(activity)
    return {agency: activities for agency, activities in found.items() if len(activities) > 1}
