"""Answers questions in Korean or English with one sentence, its source, and the rows behind it.

A question becomes a :class:`Form`, and one operator for each kind of form answers it from the view. No language model
is used. A question is answered only if every content word is understood. Otherwise it is declined with the word.
"""

from graph.reports.questions.form import BadForm, Form
from graph.reports.questions.understanding import Recognised, Result, Suggestion, Understanding, ask, ask_form
from graph.reports.questions.world import World

__all__ = ["BadForm", "Form", "Recognised", "Result", "Suggestion", "Understanding", "World", "ask", "ask_form"]
