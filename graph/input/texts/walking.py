"""What the readers of XML documents have in common: they go down to the paragraphs and tables, wherever they are."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.input.texts.blocks import Block, to_paragraph
from graph.input.texts.packages import to_local_name


class Walker:
    """Reads the blocks inside an element. A format says which elements it reads, and which it leaves out.

    The depth is checked before, see :func:`graph.input.texts.packages.check_depth`.
    """

    left_out: frozenset[str] = frozenset()

    @property
    def readers(self) -> Mapping[str, Callable[[Any], Iterator[Block]]]:
        """How the elements with these local names are read; others are only passed through."""
        raise NotImplementedError

    def iter_texts(self, element: Any, anchored: list[Block]) -> Iterator[str]:
        """The texts of a paragraph. *anchored* receives the blocks inside it, which follow it."""
        raise NotImplementedError

    def read_inside(self, element: Any) -> Iterator[Block]:
        """The paragraphs and tables anywhere in *element*."""
        for child in element:
            name = to_local_name(child)
            if name in self.readers:
                yield from self.readers[name](child)
            elif name not in self.left_out:
                yield from self.read_inside(child)

    def read_paragraph(self, paragraph: Any) -> Iterator[Block]:
        """The text of a paragraph, then the tables, text boxes and notes that are anchored in it."""
        anchored: list[Block] = []
        text = "".join(self.iter_texts(paragraph, anchored))
        yield from to_paragraph(text)
        yield from anchored
