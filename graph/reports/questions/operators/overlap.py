"""What two regions have in common: technologies, and the activities of each that concern them."""

from collections.abc import Sequence

from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, find_nothing, operator
from graph.reports.questions.world import World
from graph.reports.result import Kind
from graph.stores import Iri
from graph.view.meeting import Meeting


def list_shared(world: World, regions: Sequence[Iri]) -> list[Iri]:
    """What all *regions* carry out together, by its largest whole: joint projects, and plans of several regions."""
    within = [world.view.containment.find_within(region) for region in regions]
    shared = set.intersection(*(set(world.find_in_region(region)) for region in regions))
    if any(sum(one in inside for inside in within) > 1 for one in regions):
        # What is in a city is in its province too, and no joint work.
        return world.view.activities.sort(one for one in shared if one in world.view.landscape.parts)
    known = world.view.activities
    return known.sort(one for one in shared if shared.isdisjoint(known.iter_wholes(one)))


def is_shared(world: World, activity: Iri) -> bool:
    """Whether several regions have a part in an activity or in what contains it."""
    near = (activity, *world.view.activities.iter_wholes(activity))
    return any(len(world.view.landscape.parts.get(one, ())) > 1 for one in near)


@operator("overlap", "regions", "technologies", "kinds", "activities", "yes_no", "roles", "types")
def overlap(asked: Asked) -> Found:
    """One row per closest technology in common."""
    if len(asked.regions) < 2:
        return Refusal(asked.pick("두 지역의 이름이 없다", "the question does not name two regions"))
    world = asked.world
    one, other = (set(world.find_in_region(region)) for region in asked.regions[:2])
    joint = set(list_shared(world, asked.regions[:2]))
    meeting = Meeting(world.view.landscape, one - other, other - one, joint)
    names = [asked.name(region) for region in asked.regions[:2]]
    lines = Lines()
    for technology, (mine, theirs) in meeting.shared.items():
        uses = [*meeting.find_uses(technology, mine), *meeting.find_uses(technology, theirs)]
        lines.add(technology, tuple(sorted(mine)), tuple(sorted(theirs)), basis=[use.statement for use in uses])
    columns = (
        "technology",
        asked.words.column("mine", names[0], names[0], Kind.THINGS),
        asked.words.column("theirs", names[1], names[1], Kind.THINGS),
    )
    command = ("compare", *names)
    pair = asked.join(names) if asked.lang == "en" else f"{names[0]}와 {names[1]}"
    together = asked.names(world.view.activities.sort(joint), 3)
    shared = asked.pick(f"; 공동 사업은 {together}이다", f"; joint activities: {together}") if together else ""
    if not lines.found and joint:
        parts = [part.statement for one in joint for part in world.view.landscape.parts[one]]
        lines.add(None, tuple(sorted(joint)), tuple(sorted(joint)), basis=parts)
        sentence = asked.pick(f"{pair}의 공동 사업은 {together}이다", f"{pair} have joint activities: {together}")
        return Finding(sentence, columns, lines.lines, command)
    if not lines.found:
        return find_nothing(
            asked, f"{pair}에 공통된 기술이 없다", f"{pair} have no technology in common", columns, command
        )
    listed = asked.names(lines.column(0), 8)
    yes = asked.pick("예. ", "Yes: ") if asked.form.yes_no else ""
    return Finding(
        asked.pick(
            f"{yes}{pair}에 공통된 기술은 {listed}이다{shared}", f"{yes}{pair} have in common: {listed}{shared}"
        ),
        columns,
        lines.lines,
        command,
    )
