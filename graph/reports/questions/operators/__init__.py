"""One operator for each kind of question, which reads its answer from the view."""

from importlib import import_module

from graph.reports.questions.form import ASKS
from graph.reports.questions.operators.finding import OPERATORS, Asked, Finding, Found, Operator, Refusal, list_slots

for _name in ASKS:
    import_module(f"{__name__}.{_name}")

__all__ = ["OPERATORS", "Asked", "Finding", "Found", "Operator", "Refusal", "list_slots"]
