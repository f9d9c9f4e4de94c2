"""Prints which agencies cover a technology: ``python scripts/which_agencies_cover.py EV``."""

import sys

from graph.errors import RoadmapError
from graph.knowledge import load
from graph.reports.formats import format_report


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: which_agencies_cover.py TECHNOLOGY, e.g. EV or 전기차", file=sys.stderr)  # noqa: T201
        return 2
    try:
        report = load().report("coverage", arguments[0])
    except RoadmapError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return error.exit_code
    sys.stdout.write(format_report(report, "table"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
