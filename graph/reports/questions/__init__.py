"""Maps questions in Korean or English to reports, with the names in the graph and the patterns in ``patterns.yaml``.

No language model is used. A question is understood only if all its words are known. Otherwise the answer names the
unknown words and suggests similar questions.
"""

from graph.reports.questions.understanding import Recognised, Suggestion, Understanding, understand

__all__ = ["Recognised", "Suggestion", "Understanding", "understand"]
