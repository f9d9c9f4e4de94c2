"""An understanding in words, for the reader who asked."""

from collections.abc import Iterable

from graph.reports.questions.understanding import Understanding, quote


def describe_understanding(understanding: Understanding, *, extra: Iterable[str] = ()) -> str:
    """What was understood and the command line for it; or why it was not, and near questions with theirs.

    :param extra: further words of each command line, such as ``--data`` with a path.
    """
    korean = understanding.lang == "ko"
    end = "".join(f" {quote(word)}" for word in extra)
    if understanding.report:
        head = "이렇게 이해했습니다" if korean else "understood as"
        names = f" ({understanding.reason})" if understanding.reason else ""
        return f"{head}{names}:\n  {understanding.command}{end}"
    lines = [f"{'이해하지 못했습니다' if korean else 'not understood'}: {understanding.reason}"]
    if understanding.suggestions:
        lines.append("이런 물음에는 답합니다:" if korean else "questions that can be answered:")
    for suggestion in understanding.suggestions:
        lines += [f"  {suggestion.question}", f"    {suggestion.command}{end}"]
    return "\n".join(lines)
