"""What operators of plain facts share: the plans and activities that a form is about."""

from graph.model.vocabulary import RM
from graph.reports.questions.operators.finding import Asked
from graph.reports.questions.operators.roles import find_scope
from graph.stores import Iri


def list_plans(asked: Asked) -> list[Iri] | None:
    """The plans of the activities in the scope; ``None`` if the form names nothing."""
    scope = find_scope(asked)
    if scope is None:
        return None
    items = asked.world.view.activities.items
    if scope.named:
        return list(dict.fromkeys(items[one].plan for one in scope.activities))
    plans = [one for one in scope.activities if items[one].kind == RM.Roadmap]
    if asked.regions:
        # A plan of another region in which the region only has a part is not its plan.
        within = {one for region in asked.regions for one in asked.world.view.containment.find_within(region)}
        own = [one for one in plans if within & set(items[one].places)]
        plans = own or plans
    return plans or list(dict.fromkeys(items[one].plan for one in scope.activities))


def list_near(asked: Asked) -> list[Iri] | None:
    """The activities of the scope, their parts, and their parents, the closest first."""
    scope = find_scope(asked)
    if scope is None:
        return None
    known = asked.world.view.activities
    activities = scope.activities if scope.named else list_plans(asked) or []
    found = [*activities, *asked.world.expand(activities)]
    found += [whole for one in activities for whole in known.iter_wholes(one)]
    return list(dict.fromkeys(found))
