"""What each format has beside paragraphs and tables: notes, boxes, deleted text, menus, pages."""

from collections.abc import Callable, Iterator

import pytest
from support.documents import CONTENT, LEFT, WIDTH, to_docx, to_html, to_hwpx, to_pdf

from graph.input.texts.blocks import Block
from graph.input.texts.hangul import read_hangul
from graph.input.texts.html import read_html
from graph.input.texts.pdf import read_pdf
from graph.input.texts.text import compose
from graph.input.texts.word import read_word

FULL = "가나다라마바사아자차 " * 3 + "파하파하파하"


def read(reader: Callable[[bytes], Iterator[Block]], content: bytes | str) -> list[str]:
    """The passages as lines, with the addresses of cells and of what is on a page."""
    text, passages = compose(reader(content.encode() if isinstance(content, str) else content))
    return [
        f"{one.address.partition(', paragraph')[0]}: {text[one.start : one.end]}"
        if one.kind == "cell" or one.address.startswith("page")
        else text[one.start : one.end]
        for one in passages
    ]


def read_added(body: str) -> list[str]:
    """What a body adds to the end of the HWPX document."""
    return read(read_hangul, to_hwpx(body))[len(read(read_hangul, to_hwpx())) :]


def p(text: str, *, inside: str = "") -> str:
    return f"<hp:p><hp:run>{inside}<hp:t>{text}</hp:t></hp:run></hp:p>"


def cell(content: str, place: str = "") -> str:
    return f"<hp:tc><hp:subList>{content}</hp:subList>{place}</hp:tc>"


def to_box(name: str, text: str) -> str:
    return f"<hp:ctrl><hp:{name}><hp:subList>{p(text)}</hp:subList></hp:{name}></hp:ctrl>"


def at(row: int, column: int) -> str:
    return f'<hp:cellAddr rowAddr="{row}" colAddr="{column}"/>'


INNER = p("", inside=f"<hp:tbl><hp:tr>{cell(p('안'))}{cell(p('안쪽'), at(0, 1))}</hp:tr></hp:tbl>")


@pytest.mark.parametrize(
    ("body", "added"),
    [
        (p("가<hp:tab/>나<hp:lineBreak/>다<hp:nbSpace/>라"), ["가\t나\n다\u00a0라"]),
        (p("가<hp:deleteBegin/>나<hp:deleteEnd/>다") + p("라"), ["가다", "라"]),
        (p("가<hp:deleteBegin/>나") + p("다<hp:deleteEnd/>라"), ["가", "라"]),
        (p("본문", inside=to_box('footNote', '각주')), ["본문", "각주"]),
        (p("본문", inside=to_box('header', '머리말')), ["본문"]),
        (p("본문", inside=to_box('drawText', '글상자')), ["본문", "글상자"]),
        (p("", inside=f"<hp:tbl><hp:tr>{cell(p('가') + p('나'))}</hp:tr></hp:tbl>"), ["가", "나"]),
        (
            p("", inside=f"<hp:tbl><hp:caption><hp:subList>{p('(단위: 억원)')}</hp:subList></hp:caption><hp:tr>"
              f"{cell(p('가') + p('나'), at(0, 0))}{cell(p('다'), at(0, 1))}</hp:tr></hp:tbl>"),
            ["(단위: 억원)", "table 2, row 1, column 1: 가 나", "table 2, row 1, column 2: 다"],
        ),
        (
            p("", inside=f"<hp:tbl><hp:tr>{cell(p('밖'), at(0, 0))}{cell(INNER, at(0, 1))}</hp:tr></hp:tbl>"),
            ["table 2, row 1, column 1: 밖", "table 2, row 1, column 2: ", "table 3, row 1, column 1: 안",
             "table 3, row 1, column 2: 안쪽"],
        ),
        (
            f"<hp:switch><hp:case>{p('새 판')}</hp:case><hp:default>{p('옛 판')}</hp:default></hp:switch>",
            ["새 판"],
        ),
    ],
    ids=["marks", "deletion", "deletion over paragraphs", "footnote", "header", "text box", "frame", "caption",
         "inner table", "versions"],
)  # fmt: skip
def test_hwpx_keeps_what_is_printed(body: str, added: list[str]) -> None:
    assert read_added(body) == added


def w(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p>'
    f"{w('각주')}</w:p></w:footnote></w:footnotes>"
)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"<w:p>{w('가')}<w:r><w:tab/><w:br/></w:r>{w('나')}</w:p>", ["가\t\n나"]),
        (f"<w:p><w:ins>{w('가')}</w:ins><w:del><w:r><w:delText>나</w:delText></w:r></w:del>{w('다')}</w:p>", ["가다"]),
        (f'<w:p>{w("본문")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>', ["본문", "각주"]),
        (
            f"<w:p>{w('본문')}<w:r><w:AlternateContent><w:Choice><w:txbxContent><w:p>{w('상자')}</w:p></w:txbxContent>"
            f"</w:Choice><w:Fallback><w:txbxContent><w:p>{w('상자')}</w:p></w:txbxContent></w:Fallback>"
            "</w:AlternateContent></w:r></w:p>",
            ["본문", "상자"],
        ),
        (
            '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:sdt><w:sdtContent><w:tc><w:p>'
            f"{w('가')}</w:p></w:tc></w:sdtContent></w:sdt><w:tc><w:p>{w('나')}</w:p></w:tc></w:tr></w:tbl>",
            ["table 1, row 1, column 2: 가", "table 1, row 1, column 3: 나"],
        ),
    ],
    ids=["marks", "tracked changes", "footnote", "text box", "indented row"],
)
def test_docx_keeps_what_is_printed(body: str, found: list[str]) -> None:
    assert read(read_word, to_docx(body, {"word/footnotes.xml": NOTES})) == found


@pytest.mark.parametrize(
    "around",
    [
        "<header>위</header><nav>메뉴</nav><article>{}</article><footer>주소</footer>",
        "<div id='gnb'>메뉴</div><div class='view'>{}</div><div class='sns share'>공유</div><script>x()</script>",
        "<ul><li><a>소식</a><li><a>알림</a><li><a>자료</a></ul>{}<p hidden>숨김</p><!-- 주석 -->",
        "<table role=presentation><tr><td>{}</td></tr></table>",
        "<table><tr><td>{}</td><td></td></tr></table>",
    ],
    ids=["elements", "classes", "links", "presentation", "layout"],
)
def test_the_furniture_of_a_page_is_left_out(around: str) -> None:
    assert compose(read_html(to_html(around).encode()))[0] == CONTENT


@pytest.mark.parametrize(
    ("codec", "stated"), [("utf-8", "utf-8"), ("cp949", "euc-kr"), ("cp949", "none-such"), ("cp949", "utf-8")]
)
def test_the_encoding_of_a_page_is_found(codec: str, stated: str) -> None:
    page = f'<html><head><meta charset="{stated}"></head><body>똠방각하 로봇<br>사업<br><br>끝</body></html>'
    assert read(read_html, page.encode(codec)) == ["똠방각하 로봇\n사업", "끝"]


def test_a_row_of_a_page_begins_where_cells_from_above_end() -> None:
    page = "<table><tr><td rowspan=9>가<td colspan=2>나<tr><td>다<td>라</table>"
    assert read(read_html, page) == [
        "table 1, row 1-2, column 1: 가",
        "table 1, row 1, column 2-3: 나",
        "table 1, row 2, column 2: 다",
        "table 1, row 2, column 3: 라",
    ]


def page_of(*lines: str, top: float = 780, step: float = 16, left: float = LEFT) -> list[tuple[float, float, str]]:
    return [(left, top - step * number, line) for number, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ([page_of(FULL, "끝이다."), page_of("새 쪽")], [f"page 1: {FULL} 끝이다.", "page 2: 새 쪽"]),
        ([page_of(FULL, "- 1 -"), page_of("끝이다.", "2")], [f"page 1: {FULL} 끝이다."]),
        ([page_of(FULL, "□ 항목", "(1) 항목")], [f"page 1: {FULL}", "page 1: □ 항목", "page 1: (1) 항목"]),
        ([page_of("짧다", "다음")], ["page 1: 짧다", "page 1: 다음"]),
        ([page_of(FULL, "멀다", step=40)], [f"page 1: {FULL}", "page 1: 멀다"]),
        ([[*page_of(FULL), *page_of("들여쓰기", top=764, left=LEFT + 20)]], [f"page 1: {FULL}", "page 1: 들여쓰기"]),
        ([page_of(FULL, "을 쓴다.")], [f"page 1: {FULL}을 쓴다."]),
        ([page_of("😀 로봇")], ["page 1: 😀 로봇"]),
        ([page_of(f"{FULL[:-3]}(나)", "다. 뒤")], [f"page 1: {FULL[:-3]}(나)", "page 1: 다. 뒤"]),
        (
            [page_of(f"{FULL[:-1]}국", "을 쓰고", FULL[:-2] + " 국", "비다.")],
            [f"page 1: {FULL[:-1]}국을 쓰고", f"page 1: {FULL[:-2]} 국비다."],
        ),
    ],
    ids=[
        "over pages",
        "page numbers",
        "items",
        "short line",
        "wide gap",
        "indent",
        "ending",
        "two units",
        "letters",
        "torn",
    ],
)
def test_lines_of_a_pdf_are_put_together(pages: list[list[tuple[float, float, str]]], found: list[str]) -> None:
    assert len(FULL) == WIDTH
    assert read(read_pdf, to_pdf(pages)) == found


def test_a_paragraph_goes_on_over_lines_of_a_column_and_not_over_columns() -> None:
    first, second, third = (
        "가나다라마바사아자차 카타파하거너",
        "더러머버서어저처커 터퍼허고노도로",
        "모보소오조초코토포호 구누두루무부",
    )
    lines = (first, second, "끝이다.", third, "또 다른 끝이다.")
    paragraphs = [f"page 1: {first} {second} 끝이다.", f"page 1: {third} 또 다른 끝이다."]
    right = page_of(*(line.translate({ord("가"): "각", ord("모"): "목"}) for line in lines), left=LEFT + 230)
    moved = [one.replace("가", "각").replace("모", "목") for one in paragraphs]
    assert read(read_pdf, to_pdf([[*page_of(*lines), *right]])) == [*paragraphs, *moved]
