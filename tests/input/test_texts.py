"""Documents of each format are read as the same text, with an address for each paragraph and cell."""

import hashlib
import subprocess
import sys
from pathlib import Path
from textwrap import wrap

import pytest
from support.documents import (
    CONTENT,
    LAST,
    PARAGRAPHS,
    TABLE,
    WIDTH,
    to_docx,
    to_html,
    to_hwp,
    to_hwpx,
    to_lines,
    to_pdf,
)
from support.paths import ROOT

from graph.input.texts import ENDINGS, Passage, read_text

# The second paragraph as a program breaks it that keeps words whole, and as one that breaks inside them. The latter has
# the blank at the end of a line in its file.
BY_WORD = wrap(PARAGRAPHS[1], WIDTH)
BY_LETTER = [PARAGRAPHS[1][start : start + WIDTH] for start in range(0, len(PARAGRAPHS[1]), WIDTH)]
ADDRESSES = (
    "table 1, row 1, column 1",
    "table 1, row 1, column 2-3",
    "table 1, row 2-3, column 1",
    "table 1, row 2, column 2",
    "table 1, row 2, column 3",
    "table 1, row 3, column 2",
    "table 1, row 3, column 3",
)


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def make(ending: str, folder: Path) -> Path:
    make_content = {".hwpx": to_hwpx, ".hwp": to_hwp, ".docx": to_docx, ".html": to_html}[ending]
    return write(folder, f"a{ending}", make_content())


@pytest.mark.parametrize("ending", [".hwpx", ".hwp", ".docx", ".html"])
def test_a_document_is_the_same_text_in_each_format(ending: str, tmp_path: Path) -> None:
    path = make(ending, tmp_path)
    text = read_text(path)
    assert text.content == CONTENT
    assert (text.sha256, text.name) == (hashlib.sha256(path.read_bytes()).hexdigest(), path.name)
    kinds = [(one.kind, one.address, text.content[one.start : one.end]) for one in text.passages]
    assert kinds == [
        *(("paragraph", f"paragraph {number}", words) for number, words in enumerate(PARAGRAPHS, 1)),
        *(("cell", address, cell.text) for address, cell in zip(ADDRESSES, TABLE, strict=True)),
        ("paragraph", "paragraph 3", LAST),
    ]
    assert [one[4:] for one in text.passages if one.kind == "cell"] == [(1, *cell[:4]) for cell in TABLE]


@pytest.mark.parametrize("wrapped", [BY_WORD, BY_LETTER], ids=["by word", "by letter"])
def test_hwpx_and_pdf_made_from_the_same_text_give_the_same_text(wrapped: list[str], tmp_path: Path) -> None:
    hwpx = read_text(make(".hwpx", tmp_path))
    pdf = read_text(write(tmp_path, "a.pdf", to_pdf([to_lines(wrapped)])))
    assert pdf.content == hwpx.content
    assert [one.kind for one in pdf.passages] == [one.kind for one in hwpx.passages]
    assert pdf.passages[1].address == "page 1, paragraph 2"
    assert pdf.passages[3] == hwpx.passages[3]._replace(address="page 1, table 1, row 1, column 2-3")


@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("cp949", b""),
    ],
)
def test_a_plain_text_keeps_its_characters(codec: str, mark: bytes, tmp_path: Path) -> None:
    words = "  대구시\t똠방각하 \r\n\r\n㈜로봇　51억\r끝"
    text = read_text(write(tmp_path, "a.txt", mark + words.encode(codec)))
    assert text.content == "  대구시\t똠방각하 \n\n㈜로봇　51억\n끝"
    assert text.passages == (
        Passage(2, 10, "paragraph", "paragraph 1"),
        Passage(13, 20, "paragraph", "paragraph 2"),
        Passage(21, 22, "paragraph", "paragraph 3"),
    )


def test_an_empty_plain_text_has_no_passages(tmp_path: Path) -> None:
    text = read_text(write(tmp_path, "a.TXT", b"\n \n"))
    assert (text.content, text.passages) == ("\n \n", ())


def test_a_name_is_composed(tmp_path: Path) -> None:
    assert read_text(write(tmp_path, "\u1100\u1161.txt", b"x")).name == "가.txt"


def test_every_ending_is_documented() -> None:
    page = (ROOT / "docs" / "documents.md").read_text(encoding="utf-8")
    assert [ending for ending in ENDINGS if f"`{ending}`" not in page] == []


def test_nothing_heavy_is_imported_before_a_document_is_read() -> None:
    code = "import sys, graph.input.texts; print(sorted({'lxml', 'hwpx', 'pypdfium2', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
