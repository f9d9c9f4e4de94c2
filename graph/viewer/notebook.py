"""The page inside a notebook: a self-contained iframe that works offline."""

from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader

from graph.view.view import View
from graph.viewer.page import build_page
from graph.viewer.rendering import HERE, render_page


@dataclass(frozen=True)
class Frame:
    """The values for the template of the frame: the page as text, its title, the height in pixels."""

    title: str
    page: str
    height: int


@dataclass(frozen=True, repr=False)
class PageInFrame:
    """The page in a frame, which a notebook displays."""

    html: str

    def __repr__(self) -> str:
        return f"<page in a frame, {len(self.html.encode()) // 1000} kB>"

    def _repr_html_(self) -> str:
        return self.html


def to_iframe(view: View, *, height: int) -> str:
    """The page of *view* as an HTML element for a notebook's cell, *height* pixels high.

    The attribute ``srcdoc`` holds the page in a sandbox: its scripts run but cannot access the notebook.
    Links to sources open in new tabs, outside the sandbox.
    """
    page = build_page(view)
    templates = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True)
    return templates.get_template("frame.html").render(frame=Frame(page.title.ko, render_page(page), height))
