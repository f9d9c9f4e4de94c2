"""What lacks something in the sources: an agency, a lead, money, a period."""

from collections.abc import Sequence, Set

from graph.errors.particles import add_particle
from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.questions.operators.kinds import name_kind
from graph.reports.questions.operators.money import list_amounts
from graph.reports.questions.operators.roles import find_scope
from graph.reports.questions.scopes import is_of_kind
from graph.reports.result import Kind
from graph.stores import Iri
from graph.view.activities import DERIVED, IMPLEMENTING, Role
from graph.view.gaps import list_uncovered

_LABELS = {
    "lead": ("주관 기관", "lead agency"),
    "agency": ("주관·참여 기관", "agency"),
    "money": ("금액", "amount of money"),
    "period": ("기간", "period of its own"),
    "technology": ("기술", "technology"),
    "task": ("세부과제", "task"),
    "project": ("사업이나 과제", "project or task"),
}
_PARTS = ("task", "project")


@operator(
    "lack",
    "regions",
    "technologies",
    "activities",
    "kinds",
    "roles",
    "money",
    "target",
    "yes_no",
    "joint",
    "types",
)
def lack(asked: Asked) -> Found:
    """One row per activity or technology that lacks it. A gap is one of the sources; the thing may exist."""
    target = asked.form.target or ("lead" if "lead" in asked.form.filters.roles else "agency")
    if refusal := _refuse(asked, target):
        return refusal
    if not asked.form.filters.kinds and target in ("agency", "lead") and not asked.agencies:
        return _technologies(asked)
    scope = find_scope(asked)
    fitting = _select(asked, target, None if scope is None else set(asked.world.expand(scope.activities)))
    items = asked.world.view.activities.items
    wholes = {one.activity: one.whole for one in asked.world.gaps.without_period} if target == "period" else {}
    lines = Lines()
    for one in fitting:
        lines.add(one, items[one].plan if items[one].plan != one else None, wholes.get(one), basis=[one])
    whole = asked.words.column("whole", "기간이 적힌 상위 항목", "parent with a period", Kind.THING)
    columns = ("activity", "roadmap", whole)
    label, noun = _name_missing(asked, target), name_kind(asked)
    where = scope.label if scope else ""
    if not fitting:
        korean = f"{add_particle(label, '이')} 적히지 않은 {add_particle(noun, '은')} 없다"
        english = f"There are no {noun} without {label}{' in ' + where if where else ''}"
        return find_nothing(asked, korean, english, columns, ("gaps",))
    listed, count = asked.names(fitting, 5), len(fitting)
    own = " 따로" if target == "period" else ""
    what = f"{add_particle(label, '이')}{own} 적히지 않은 {add_particle(noun, '은')}"
    sentence = asked.pick(
        f"{where + '에서 ' if where else ''}{what} {count}건이다: {listed}",
        f"{count} {noun}{' of ' + where if where else ''} have no stated {label}: {listed}",
    )
    return Finding(sentence, columns, lines.lines, ("gaps",))


def _refuse(asked: Asked, target: str) -> Refusal | None:
    """Why nothing can be said about what is missing, if nothing can."""
    kinds = asked.form.filters.kinds[:1]
    reason = ""
    if asked.technologies and not kinds:
        reason = asked.pick(
            "기술을 다루지 않는 기관은 나열하지 않는다", "agencies that do not cover a technology are not listed"
        )
    elif not kinds and target == "technology":
        reason = asked.pick(
            "지역이 다루지 않는 기술은 나열하지 않는다", "technologies that a region lacks are not listed"
        )
    elif target not in _LABELS:
        reason = asked.pick("무엇이 없는지 알 수 없다", "the question does not say what is missing")
    elif kinds not in ((), ("any",), ("project",), ("strategy",), ("add-on",)) and target not in _PARTS:
        reason = asked.pick(
            "무엇이 적히지 않았는지는 사업과 전략만 알 수 있다", "gaps are known of projects and strategies only"
        )
    return Refusal(reason) if reason else None


def _list_childless(asked: Asked, part: str) -> list[Iri]:
    """The activities without parts of the kind *part*, or of one that is often called so."""
    known = asked.world.view.activities
    return [
        one
        for one in known.items
        if not any(is_of_kind(known.items[other], part) >= 0 for other in known.iter_parts(one))
    ]


def _select(asked: Asked, target: str, inside: Set[Iri] | None) -> list[Iri]:
    """The activities of the kind that is asked for which lack *target*."""
    gaps, held, items = asked.world.gaps, asked.world.view.activities.roles, asked.world.view.activities.items
    every: Sequence[Iri] = {
        "lead": gaps.without_lead,
        "agency": [one for one in gaps.carried if not _has_agency(held.get(one, ()))],
        "money": _list_without_kind(asked) if _find_kinds(asked) else gaps.without_money,
        "period": [one.activity for one in gaps.without_period],
        "technology": gaps.without_technology,
        **{part: _list_childless(asked, part) for part in (target,) if part in _PARTS},
    }[target]
    kind = asked.form.filters.kinds[0] if asked.form.filters.kinds else "any"
    # Strategies include add-on strategies.
    ranks = {one: is_of_kind(items[one], kind) for one in every if inside is None or one in inside}
    return [one for one, rank in ranks.items() if rank == 0 or (rank > 0 and kind == "strategy")]


def _find_kinds(asked: Asked) -> tuple[str, ...]:
    """The kinds of money that are missing, if not any money."""
    return tuple(one for one in asked.form.filters.money if one != "total")


def _list_without_kind(asked: Asked) -> list[Iri]:
    """What is carried out without a stated amount of the kinds of money of the form."""
    kinds = _find_kinds(asked)
    return [one for one in asked.world.gaps.carried if not list_amounts(asked, one, kinds)]


def _name_missing(asked: Asked, target: str) -> str:
    kinds = asked.join(asked.code("amount-kind", one) for one in _find_kinds(asked)) if target == "money" else ""
    return asked.pick(f"{kinds} 금액", f"{kinds} amount") if kinds else asked.pick(*_LABELS[target])


def _has_agency(roles: Sequence[Role]) -> bool:
    return any(role.status != DERIVED and role.general in IMPLEMENTING for role in roles)


def _technologies(asked: Asked) -> Finding:
    view = asked.world.view
    scope = find_scope(asked)
    inside = None if scope is None else set(asked.world.expand(scope.activities))
    uses = (use for one, some in view.activities.uses.items() if inside is None or one in inside for use in some)
    lines = Lines()
    found = list_uncovered(uses, view.landscape.roles.keys())
    for one in found:
        lines.add(one.technology, one.activities, basis=one.uses)
    listed = asked.names((one.technology for one in found), 8)
    if not found:
        return find_nothing(
            asked, "맡은 기관이 없는 기술은 없다", "Every technology has an agency", ("technology",), ("gaps",)
        )
    columns = ("technology", asked.words.column("activities", "해당 항목", "activities", Kind.THINGS))
    sentence = asked.pick(
        f"맡은 기관이 없는 기술은 {len(found)}가지이다: {listed}", f"{len(found)} technologies have no agency: {listed}"
    )
    return Finding(sentence, columns, lines.lines, ("gaps",))
