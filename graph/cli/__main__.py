"""``python -m graph.cli`` is the command ``roadmap-graph``."""

from graph.cli import main

main()
