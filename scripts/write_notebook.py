"""Runs the notebooks under examples/ and saves them with their outputs, which a test compares."""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

from graph.pipeline.files import write_file

EXAMPLES = Path(__file__).parent.parent / "examples"


def run_notebook(path: Path) -> str:
    """The notebook at *path* with the outputs of a new run, without values that depend on time or machine."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": EXAMPLES}}).execute()
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{number}"
        cell.metadata = {}
    return str(nbformat.writes(notebook)) + "\n"


def main() -> None:
    for path in sorted(EXAMPLES.glob("*.ipynb")):
        write_file(path, run_notebook(path).encode())


if __name__ == "__main__":
    main()
