"""The words that a format adds to a report, such as the headings of its lists and the names of parameters."""

from graph.reports.result import Report
from graph.view.days import LATEST

_WORDS = {
    "address": ("주소", "address"),
    "as_stated": ("발표대로", "as stated"),
    "cells_cut": (
        "셀 {count}개는 Excel 한도(32,767자)를 넘어 뒷부분을 생략하였다.",
        "The texts of {count} cells are longer than Excel allows (32,767 characters) and were cut.",
    ),
    "chart": ("차트", "Chart"),
    "columns_cut": (
        "Excel 한도(16,384열)를 넘는 {count}개 열을 생략하였다. csv에는 모두 있다.",
        "{count} columns beyond the limit of Excel (16,384) were left out; csv has all.",
    ),
    "contents": ("목차", "Contents"),
    "cut": (" … [생략됨: 전체 {count}자]", " … [cut: {count} characters in all]"),
    "date": ("날짜", "date"),
    "day": ("기준일", "as of"),
    "decimals": ("#,##0.0", "#,##0.00"),
    "file": ("파일", "file"),
    "latest": ("최신", "latest"),
    "note": ("설명", "note"),
    "number": ("번호", "no."),
    "publisher": ("발행처", "publisher"),
    "row": ("행", "row"),
    "rows": ("행 수", "rows"),
    "rows_cut": (
        "Excel 한도(1,048,576행)를 넘는 {count}개 행을 생략하였다. csv에는 모두 있다.",
        "{count} rows beyond the limit of Excel (1,048,576) were left out; csv has all.",
    ),
    "section": ("구분", "section"),
    "sources": ("출처", "Sources"),
    "title": ("제목", "title"),
    "units": ("억 원", "KRW bn"),
    "used": ("인용한 행", "cited in rows"),
    "won": ("원", "won"),
}
_PARAMETERS = {
    "after": "나중 판",
    "agency": "기관",
    "before": "앞선 판",
    "by": "집계 기준",
    "exact": "하위 기술 제외",
    "include": "추가 역할",
    "query": "질의",
    "region": "지역",
    "roadmap": "로드맵",
    "since": "시작일",
    "technology": "기술",
    "until": "종료일",
}


def word(report: Report, name: str) -> str:
    """The word *name* in the language of *report*."""
    korean, english = _WORDS[name]
    return korean if report.lang == "ko" else english


def list_facts(report: Report) -> list[tuple[str, str]]:
    """The parameters of the report that have a value, as pairs of name and value, followed by the as-of date."""
    korean = report.lang == "ko"
    facts = [
        (_PARAMETERS.get(name, name) if korean else name, str(value)) for name, value in report.parameters if value
    ]
    if report.day:
        facts.append((word(report, "day"), word(report, "latest") if report.day == LATEST else report.day))
    return facts
