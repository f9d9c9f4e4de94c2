"""The reports that tests run over the real data: name of a case -> report, arguments, options.

Each case has its whole output in ``tests/expected/<case>.ko.md`` and ``.en.md``; after an intended change
``python tests/support/report_cases.py`` writes them anew, to be read before they are committed.
"""

from pathlib import Path

from graph.reports import ReportSpec

EXPECTED = Path(__file__).parent.parent / "expected"
LANGS = ("ko", "en")

CASES: dict[str, tuple[str, tuple[str, ...], dict[str, str | bool]]] = {
    "agency-dmi": ("agency", ("DMI",), {}),
    "agency-kotsa": ("agency", ("교통안전공단",), {}),
    "agency-nano": ("agency", ("나노실용화센터",), {}),
    "changes": ("changes", (), {}),
    "compare-daegu-gangwon": ("compare", ("대구", "강원"), {}),
    "compare-gimje-daegu": ("compare", ("김제", "대구"), {}),
    "conflicts": ("conflicts", (), {}),
    "connection-gimje-kitech": ("connection", ("김제", "KITECH"), {}),
    "connection-kotsa-ev": ("connection", ("한국교통안전공단", "EV"), {}),
    "coverage-amr": ("coverage", ("AMR",), {}),
    "coverage-amr-participant": ("coverage", ("AMR",), {"roles": "participant"}),
    "coverage-ev": ("coverage", ("EV",), {}),
    "coverage-ev-all": ("coverage", ("EV",), {"include": "owner,funder,consulted"}),
    "coverage-ev-exact": ("coverage", ("EV",), {"exact": True}),
    "coverage-ev-gimje": ("coverage", ("EV",), {"region": "김제"}),
    "coverage-pbm": ("coverage", ("PBM",), {}),
    "funding": ("funding", (), {}),
    "funding-agency": ("funding", (), {"by": "agency"}),
    "funding-source-daegu": ("funding", (), {"by": "source", "region": "대구"}),
    "funding-technology": ("funding", (), {"by": "technology"}),
    "funding-year": ("funding", (), {"by": "year"}),
    "gaps": ("gaps", (), {}),
    "gaps-daegu": ("gaps", (), {"region": "대구"}),
    "matrix": ("matrix", (), {}),
    "matrix-daegu-closure": ("matrix", (), {"region": "대구", "closure": True, "top": "8"}),
    "network": ("network", (), {}),
    "overlap": ("overlap", (), {}),
    "partners-daegu": ("partners", ("대구",), {}),
    "partners-gimje": ("partners", ("김제",), {}),
    "reconcile": ("reconcile", (), {}),
    "region-daegu": ("region", ("대구",), {}),
    "region-gangwon": ("region", ("강원",), {}),
    "roadmap-daegu": ("roadmap", ("daegu-smart-specialization",), {}),
    "roadmap-gimje": ("roadmap", ("특장차산업 육성계획",), {}),
    "roadmap-programme": ("roadmap", ("smart-specialization-2023",), {}),
    "technology-drone": ("technology", ("드론",), {}),
    "technology-ev": ("technology", ("EV",), {}),
    "technology-pbm": ("technology", ("PBM",), {}),
    "timeline": ("timeline", (), {}),
}


def fill(spec: ReportSpec, **names: str) -> tuple[str, ...]:
    """What a report is asked about: one of *names* for each required parameter, by the name of the parameter."""
    return tuple(names[one.name] for one in spec.parameters if one.default is one.empty)


def main() -> None:
    from graph.knowledge import load
    from graph.output.formats import format_report

    knowledge = load()
    for case, (name, arguments, options) in CASES.items():
        for lang in LANGS:
            page = format_report(knowledge.report(name, *arguments, lang=lang, **options), "markdown")
            (EXPECTED / f"{case}.{lang}.md").write_bytes(page)


if __name__ == "__main__":
    main()
