"""Questions in Korean or English to reports: by the names in the graph and the patterns in ``patterns.yaml``.

No language model takes part. A question is understood only if every word of it is; otherwise the answer says which
word is not, and which questions would be.
"""

from graph.reports.questions.understanding import Recognised, Suggestion, Understanding, understand

__all__ = ["Recognised", "Suggestion", "Understanding", "understand"]
