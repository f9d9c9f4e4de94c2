"""The page of all data, which is made and written once for the tests that only read or open it."""

from pathlib import Path

import pytest

from graph.knowledge import Knowledge
from graph.viewer.data import Page
from graph.viewer.page import build_page
from graph.viewer.rendering import render_page


@pytest.fixture(scope="session")
def page(country: Knowledge) -> Page:
    """The page of the folder ``data``."""
    return build_page(country.view())


@pytest.fixture(scope="session")
def page_file(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the page of the folder ``data``; tests open it and never write to it."""
    path = tmp_path_factory.mktemp("page") / "roadmaps.html"
    path.write_text(render_page(page), encoding="utf-8")
    return path
