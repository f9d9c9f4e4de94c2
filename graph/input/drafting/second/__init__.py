"""A language model of the user as second reader of a text, off by default. It proposes, and the rules decide."""

from graph.input.drafting.second.model import Model, ModelFault, find_model
from graph.input.drafting.second.proposals import consult

__all__ = ["Model", "ModelFault", "consult", "find_model"]
