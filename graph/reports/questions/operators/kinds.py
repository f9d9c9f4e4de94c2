"""Words for kinds of activities in answers."""

from graph.reports.questions.operators.finding import Asked


def name_kind(asked: Asked) -> str:
    """The kind of activities that is asked for, in the plural in English."""
    kind = (asked.form.filters.kinds or ("any",))[0]
    korean = {
        "project": "사업",
        "strategy": "전략",
        "add-on": "추가전략",
        "task": "세부 과제",
        "area": "중점분야",
        "plan": "계획",
        "phase": "단계",
        "study": "용역",
        "programme": "지원 프로그램",
    }
    english = {
        "project": "projects",
        "strategy": "strategies",
        "add-on": "add-on strategies",
        "task": "tasks",
        "area": "focus areas",
        "plan": "plans",
        "phase": "phases",
        "study": "studies",
        "programme": "programmes",
    }
    return asked.pick(korean.get(kind, "사업과 전략"), english.get(kind, "activities"))


def to_singular(kind: str) -> str:
    """The English word for one of a kind."""
    return {
        "strategies": "strategy",
        "add-on strategies": "add-on strategy",
        "studies": "study",
        "activities": "activity",
    }.get(kind, kind.removesuffix("s"))
