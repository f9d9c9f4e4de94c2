"""Checks the values of roadmap files again against the stored texts of their sources, exactly and without a network."""

from graph.input.verification.checking import Unfound, Verification, verify

__all__ = ["Unfound", "Verification", "verify"]
