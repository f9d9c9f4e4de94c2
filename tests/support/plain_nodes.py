"""Positioned nodes without their places."""

from graph.input.nodes import Node, Scalar, Sequence


def to_plain(node: Node) -> object:
    """A node as lists, dicts and text."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [to_plain(item) for item in node.items]
    return {entry.key.text: to_plain(entry.value) for entry in node.entries}
