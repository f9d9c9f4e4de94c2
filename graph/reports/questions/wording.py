"""The understanding of a question as text for the user."""

from collections.abc import Iterable

from graph.reports.questions.understanding import Understanding, quote


def describe_understanding(understanding: Understanding, *, extra: Iterable[str] = ()) -> str:
    """The meaning of the question with its command line, or the reason why it is not understood, with suggestions.

    :param extra: additional words of each command line, such as ``--data`` with a path.
    """
    korean = understanding.lang == "ko"
    end = "".join(f" {quote(word)}" for word in extra)
    if understanding.report:
        head = "질문 해석" if korean else "understood as"
        names = f" ({understanding.reason})" if understanding.reason else ""
        return f"{head}{names}:\n  {understanding.command}{end}"
    lines = [f"{'해석할 수 없는 질문' if korean else 'not understood'}: {understanding.reason}"]
    if understanding.suggestions:
        lines.append("답할 수 있는 질문:" if korean else "questions that can be answered:")
    for suggestion in understanding.suggestions:
        lines += [f"  {suggestion.question}", f"    {suggestion.command}{end}"]
    return "\n".join(lines)
