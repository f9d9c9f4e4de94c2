"""Stable IRIs, minted from the short ids that stand in the data."""

import re

from graph.model.vocabulary import CODE, ID, RULE, TECH

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_HINT = "use lower-case letters, digits and single hyphens, e.g. 'daegu-amr'"
REFERENCE_GRAPH = ID.to_iri("reference")


def is_id(text: str) -> bool:
    """Whether *text* may be an id: ASCII, so that two ids that look the same are the same."""
    return _ID.fullmatch(text) is not None and len(text) <= 80


def mint_iri(*steps: str) -> str:
    """The IRI of what *steps* lead to, e.g. ``mint_iri("agency", "dmi")``."""
    return ID.to_iri("/".join(steps))


def mint_edition_iri(plan: str, edition: str, source: str) -> str:
    """The IRI of an edition, which is also the name of the graph that holds what it states.

    :param plan: the IRI of the roadmap or programme (both may have the same id), or the steps that lead to it; then
        the steps that lead to the edition come back.
    """
    return f"{plan}/edition/{edition}/{source}"


def mint_code_iri(scheme: str, name: str) -> str:
    """The IRI of a code of the scheme, or of a technology."""
    return TECH.to_iri(name) if scheme == "technology" else CODE.to_iri(f"{scheme}-{name}")


def mint_rule_iri(name: str) -> str:
    """The IRI of a rule, which is also the name of the graph that holds what it derives."""
    return RULE.to_iri(name)
