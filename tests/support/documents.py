"""Small documents of each format with the same text, built where a test needs them."""

import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from hwpx import HwpxDocument

from graph.input.texts.blocks import Cell

PARAGRAPHS = (
    "대구시, 5G 기반 첨단제조로봇 실증기반 구축사업 선정",
    "대구시는 산업통상자원부가 주관하는 공모에 2개 과제가 선정되어 "
    "2022년부터 2024년까지 총 71억 5천만 원을 투입한다고 밝혔다. 국비 50억 원과 시비 21억 5천만 원으로 장비를 갖춘다.",
)
LAST = "문의: 미래산업과 & 로봇팀"
TABLE = (
    Cell(1, 1, 1, 1, "사업"),
    Cell(1, 2, 1, 2, "주관 기관과 과제별 총사업비 합계"),
    Cell(2, 1, 2, 1, "로봇 실증"),
    Cell(2, 2, 1, 1, "대구기계부품연구원"),
    Cell(2, 3, 1, 1, "51억 원"),
    Cell(3, 2, 1, 1, "나노융합실용화센터"),
    Cell(3, 3, 1, 1, "20억 5천만 원"),
)
CONTENT = (
    f"{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}\n"
    "사업\t주관 기관과 과제별 총사업비 합계\n"
    "로봇 실증\t대구기계부품연구원\t51억 원\n\t나노융합실용화센터\t20억 5천만 원\n"
    f"{LAST}\n"
)
SECTION = "Contents/section0.xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# A line of a page: left edge and baseline in points from the lower left, and the text.
Line = tuple[float, float, str]
EM = 10
# Of the text of a page, in characters; and the margin that this leaves on both sides of an A4 page, in points.
WIDTH = 39
LEFT = (595 - WIDTH * EM) / 2


def to_hangul() -> HwpxDocument:
    """The document as that of Hancom Office."""
    document = HwpxDocument.new()
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    table = document.add_table(3, 3)
    for cell in TABLE:
        table.set_cell_text(cell.row - 1, cell.column - 1, cell.text)
        if cell.rows * cell.columns > 1:
            last = (cell.row + cell.rows - 2, cell.column + cell.columns - 2)
            table.merge_cells(cell.row - 1, cell.column - 1, *last)
    document.add_paragraph(LAST)
    return document


def to_hwp() -> bytes:
    """The document as HWP 5."""
    with TemporaryDirectory() as folder:
        to_hangul().save_to_path(Path(folder) / "a.hwp")
        return (Path(folder) / "a.hwp").read_bytes()


def to_hwpx(body: str = "", parts: Mapping[str, bytes] | None = None) -> bytes:
    """The document as HWPX. *body* is put at the end of its section, and *parts* replace or join its parts."""
    source = zipfile.ZipFile(BytesIO(to_hangul().to_bytes()))
    section = source.read(SECTION).replace(b"</hs:sec>", f"{body}</hs:sec>".encode())
    return to_zip({**{name: source.read(name) for name in source.namelist()}, SECTION: section, **(parts or {})})


def to_zip(parts: Mapping[str, bytes]) -> bytes:
    """A compressed package of *parts*."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def to_docx(body: str | None = None, parts: Mapping[str, str] | None = None) -> bytes:
    """The document as DOCX, or one with another *body*."""
    before, after = "".join(map(_to_word_paragraph, PARAGRAPHS)), _to_word_paragraph(LAST)
    body = f"{before}{_to_word_table()}{after}" if body is None else body
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return to_zip({name: text.encode() for name, text in {"word/document.xml": document, **(parts or {})}.items()})


def _to_word_paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def _to_word_table() -> str:
    begun = '<w:vMerge w:val="restart"/>'
    continued = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    rows = []
    for row, cells in groupby(TABLE, key=lambda cell: cell.row):
        shown = "".join(
            f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.columns}"/>'
            f"{begun if cell.rows > 1 else ''}</w:tcPr>{_to_word_paragraph(cell.text)}</w:tc>"
            for cell in cells
        )
        rows.append(f"<w:tr>{continued if row == 3 else ''}{shown}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def to_html(around: str = "{}") -> str:
    """The document as a web page, with *around* around its text."""
    rows = "".join(
        f"<tr>{''.join(f'<td rowspan={c.rows} colspan={c.columns}>{c.text}</td>' for c in cells)}</tr>\n"
        for _, cells in groupby(TABLE, key=lambda cell: cell.row)
    )
    text = f"<h1>{PARAGRAPHS[0]}</h1>\n<p>{PARAGRAPHS[1]}</p><table>\n{rows}</table>{escape(LAST)}"
    return f"<!doctype html><html><head><title>보도자료</title></head><body>{around.format(text)}</body></html>"


def to_lines(wrapped: Sequence[str]) -> list[Line]:
    """The lines of a page with the document, its second paragraph *wrapped* to :data:`WIDTH` characters."""
    lines: list[Line] = [(LEFT, 780, PARAGRAPHS[0])]
    lines += [(LEFT, 764 - 16 * number, line) for number, line in enumerate(wrapped)]
    lines += [(LEFT + 150 * (cell.column - 1), 680 - 20 * cell.row, cell.text) for cell in TABLE]
    return [*lines, (LEFT, 580, LAST)]


def to_pdf(pages: Sequence[Sequence[Line]], *, locked: bool = False) -> bytes:
    """A PDF whose glyphs have no shape and are one em wide; each code is a UTF-16 unit."""
    count = len(pages)
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(count))
    cmap = (
        "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] /MediaBox [0 0 595 842] "
        "/Resources << /Font << /F 3 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] "
        "/ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 1000 /CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (Identity) /Supplement 0 >> >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj" for x, y, text in lines)
        content = f"BT /F {EM} Tf {shown} ET"
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {7 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return _to_file(objects, locked)


def _to_file(objects: Sequence[str], locked: bool) -> bytes:
    out = BytesIO(b"%PDF-1.7\n")
    out.seek(0, 2)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("ascii"))
    start, size, key = out.tell(), len(objects) + 1, f"<{'00' * 32}>"
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [<00> <00>]" if locked else ""
    end = f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer\n<< /Size {size} /Root 1 0 R {lock} >>\n"
    out.write(f"{end}startxref\n{start}\n%%EOF\n".encode("ascii"))
    return out.getvalue()
