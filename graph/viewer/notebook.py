"""The page inside a notebook: an iframe that holds the whole page in itself, so that it works offline there too."""

from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader

from graph.stores import Store
from graph.viewer.page import build_page
from graph.viewer.rendering import HERE, render_page

_DEFAULT_HEIGHT = 720


@dataclass(frozen=True)
class Frame:
    """What the template of the frame receives: the page as text, its title, the height in pixels."""

    title: str
    page: str
    height: int


def to_iframe(store: Store, *, height: int = _DEFAULT_HEIGHT) -> str:
    """The page of *store* as an HTML element for a notebook's cell, *height* pixels high.

    The page stands in the attribute ``srcdoc``, sandboxed: its scripts run, but cannot touch the notebook. An object
    that returns this text from a method ``_repr_html_`` is shown so by itself.
    """
    page = build_page(store)
    templates = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True)
    return templates.get_template("frame.html").render(frame=Frame(page.title.ko, render_page(page), height))
