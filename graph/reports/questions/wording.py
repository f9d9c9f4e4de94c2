"""The understanding of a question as text for the user."""

import json
from collections.abc import Iterable

from graph.errors.commands import quote
from graph.errors.messages import escape_line_ends
from graph.reports.questions.understanding import Understanding


def describe_understanding(understanding: Understanding, *, extra: Iterable[str] = ()) -> str:
    """How the question was understood, with the command line that shows more, or the reason why it was declined.

    :param extra: additional words of each command line, such as ``--data`` with a path.
    """
    korean = understanding.lang == "ko"
    end = "".join(f" {escape_line_ends(quote(word))}" for word in extra)
    if understanding.form is None:
        lines = [f"{'답할 수 없는 질문' if korean else 'no answer'}: {understanding.reason}"]
        if understanding.suggestions:
            lines.append("비슷한 질문:" if korean else "similar questions:")
        return "\n".join([*lines, *(f"  {one.question}" for one in understanding.suggestions)])
    lines = [f"{'질문 해석' if korean else 'understood as'}: {describe_form(understanding)}"]
    if understanding.command:
        lines += ["자세히:" if korean else "more:", f"  {understanding.command}{end}"]
    return "\n".join(lines)


def describe_form(understanding: Understanding) -> str:
    """The form in one line, with the names and repairs of the question."""
    form = understanding.form
    if form is None:
        return ""
    names = [f"{one.text} = {one.label}" for one in understanding.names if one.text != one.label]
    repairs = [f"{word} → {repaired}" for word, repaired in understanding.repaired]
    korean = understanding.lang == "ko"
    aside = [f"{'제쳐 둔 말' if korean else 'left aside'}: '{understanding.aside}'"] if understanding.aside else []
    notes = f" ({', '.join([*repairs, *names, *aside])})" if names or repairs or aside else ""
    return f"{json.dumps(form.to_dict(), ensure_ascii=False)}{notes}"
