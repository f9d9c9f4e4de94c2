"""Stable IRIs, minted from the short ids in the data."""

import re

from graph.errors.messages import Message
from graph.model.vocabulary import CODE, ID, RULE, TECH

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_HINT = Message("use lower-case letters, digits and single hyphens, e.g. 'daegu-amr'")
REFERENCE_GRAPH = ID.to_iri("reference")


def is_id(text: str) -> bool:
    """Whether *text* is a valid id. Ids are ASCII, so ids that look the same are the same."""
    return _ID.fullmatch(text) is not None and len(text) <= 80


def mint_iri(*steps: str) -> str:
    """The IRI with the path *steps*, e.g. ``mint_iri("agency", "dmi")``."""
    return ID.to_iri("/".join(steps))


def mint_edition_iri(plan: str, edition: str, source: str) -> str:
    """The IRI of an edition, which is also the name of the graph with its statements.

    :param plan: the IRI of the roadmap or programme (both may have the same id). If it is a path instead, the result is
        the path of the edition.
    """
    return f"{plan}/edition/{edition}/{source}"


def mint_code_iri(scheme: str, name: str) -> str:
    """The IRI of a code in *scheme*, or of a technology."""
    return TECH.to_iri(name) if scheme == "technology" else CODE.to_iri(f"{scheme}-{name}")


def mint_rule_iri(name: str) -> str:
    """The IRI of a rule, which is also the name of the graph with its derived statements."""
    return RULE.to_iri(name)
