"""The page on which a person compares a draft with its text and accepts, corrects or rejects each value."""

from graph.viewer.review.contents import MisfitDraft, build_review
from graph.viewer.review.rendering import render_review

__all__ = ["MisfitDraft", "build_review", "render_review"]
