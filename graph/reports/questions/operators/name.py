"""The names of an agency: current, former, in full."""

from graph.reports.questions.operators.finding import Asked, Finding, Found, Lines, Refusal, operator
from graph.view.days import LATEST


@operator("name", "agencies", "target", "activities", "kinds", "yes_no")
def name(asked: Asked) -> Found:
    """One row per name, with the days on which it was valid."""
    if not asked.agencies:
        return Refusal(asked.pick("누구의 이름인지 알 수 없다", "the question names no agency"))
    lines = Lines()
    texts = []
    book = asked.world.view.names.book
    for agency in asked.agencies:
        book.learn([agency])
        labels = book.labels[agency]
        current = labels.choose_plain(asked.lang, LATEST)
        korean = labels.choose_plain("ko", LATEST)
        for one in labels.list_dated():
            lines.add(agency, one.name, one.since, one.until, basis=[agency])
        if not labels.list_dated():
            lines.add(agency, current, "", "", basis=[agency])
        former = [one for one in labels.list_dated() if one.until]
        both = f"{current} ({korean})" if current != korean else current
        was = ""
        if former:
            was = asked.pick(
                f"({former[-1].until}까지 {former[-1].name})", f", until {former[-1].until} {former[-1].name}"
            )
        texts.append(asked.pick(f"이름은 {both}이다{was}", f"The name is {both}{was}"))
    return Finding(
        asked.join(texts),
        ("agency", asked.words.column("name", "이름", "name"), "since", "until"),
        lines.lines,
        ("agency", asked.name(asked.agencies[0])),
    )
