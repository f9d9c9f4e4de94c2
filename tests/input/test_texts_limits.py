"""A document that cannot be read, and one made to harm, ends soon with one line."""

import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from support.documents import SECTION, to_docx, to_hwp, to_hwpx, to_pdf, to_zip

from graph.errors import MissingExtra, RoadmapError
from graph.input.texts import read_text, reading
from graph.input.texts.limits import Limits

KNOWN = ".hwpx, .hwp, .docx, .pdf, .html, .htm, .txt"
AGAIN = "download or save it again"
LARGE = "split the file into several"
DEEP = "nested deeper than 256 levels; flatten it"
LOCKED = "the file is encrypted; save it without a password"
ENTITIES = "the file declares XML entities; save it again with a word processor"
EMPTY = "the file contains no text; if it is scanned, run text recognition (OCR) first"
LOCK = (
    b'<m:manifest xmlns:m="urn:m"><m:file-entry m:full-path="Contents/section0.xml"><m:encryption-data/></m:file-entry>'
    b"</m:manifest>"
)
FAR_CELL = "<hp:p><hp:run><hp:tbl><hp:tr><hp:tc/><hp:tc>{}</hp:tc></hp:tr></hp:tbl></hp:run></hp:p>"
PARAGRAPH = "<hp:p><hp:run><hp:t>{}</hp:t></hp:run></hp:p>"


def to_damage(form: str) -> str:
    return f"the file is truncated or damaged, or it is not {form}; {AGAIN}"


def to_laughs(levels: int) -> str:
    """Entities of which each is ten times the one before."""
    steps = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, levels))
    return f'<!DOCTYPE x [<!ENTITY e0 "ha">{steps}]>'


def to_hostile_hwpx(before: str, body: str) -> bytes:
    section = zipfile.ZipFile(BytesIO(to_hwpx(body))).read(SECTION)
    start = section.index(b"<hs:sec")
    return to_hwpx(parts={SECTION: section[:start] + before.encode() + section[start:]})


def to_locked_zip() -> bytes:
    content = bytearray(to_docx())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "hwpx that is cut": ("a.hwpx", lambda: to_hwpx()[:4000], to_damage("HWPX or HWP")),
    "hwp that is cut": ("a.hwp", lambda: to_hwp()[:6000], to_damage("HWPX or HWP")),
    "empty hwp": ("a.hwp", bytes, to_damage("HWPX or HWP")),
    "hwp of another version": (
        "a.hwp",
        lambda: b"HWP Document File V3.00 \x1a",
        "the file is HWP 3 or older; save it as HWPX",
    ),
    "compound file that is no hwp": (
        "a.hwp",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        to_damage("HWPX or HWP"),
    ),
    "hwpx with a password": ("a.hwpx", lambda: to_hwpx(parts={"META-INF/manifest.xml": LOCK, SECTION: b"\1"}), LOCKED),
    "hwpx with entities": ("a.hwpx", lambda: to_hostile_hwpx(to_laughs(3), PARAGRAPH.format("&e2;")), ENTITIES),
    "hwpx with a billion laughs": (
        "a.hwpx",
        lambda: to_hostile_hwpx(to_laughs(12), PARAGRAPH.format("&e11;")),
        ENTITIES,
    ),
    "hwpx with a file as entity": (
        "a.hwpx",
        lambda: to_hostile_hwpx('<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/hostname">]>', PARAGRAPH.format("&e;")),
        ENTITIES,
    ),
    "hwpx that is deep": ("a.hwpx", lambda: to_hwpx("<hp:p>" * 90_000 + "</hp:p>" * 90_000), DEEP),
    "hwpx with a long text": (
        "a.hwpx",
        lambda: to_hwpx(PARAGRAPH.format("가" * 4_000_000)),
        f"one text in the file is over 10 MB; {LARGE}",
    ),
    "hwpx with a wide table": (
        "a.hwpx",
        lambda: to_hwpx(FAR_CELL.format("<hp:cellSpan colSpan='1001'/>")),
        f"a table has more than 1,000 columns; {LARGE}",
    ),
    "hwpx with a long table": (
        "a.hwpx",
        lambda: to_hwpx(FAR_CELL.format("<hp:cellAddr rowAddr='999999999'/>")),
        f"a table has more than 100,000 rows; {LARGE}",
    ),
    "zip with many parts": (
        "a.docx",
        lambda: to_docx(parts={str(number): "" for number in range(5_000)}),
        f"the file has more than 4,096 parts; {LARGE}",
    ),
    "docx with a password": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), LOCKED),
    "docx in a locked zip": ("a.docx", to_locked_zip, LOCKED),
    "zip that is no docx": ("a.docx", lambda: to_zip({"a": b"b"}), to_damage("DOCX")),
    "docx with broken xml": ("a.docx", lambda: to_docx("<w:p>"), to_damage("DOCX")),
    "docx without text": ("a.docx", lambda: to_docx("<w:p/>"), EMPTY),
    "pdf that is cut": ("a.pdf", lambda: to_pdf([[(50, 780, "대구시")]])[:300], to_damage("PDF")),
    "pdf with a password": ("a.pdf", lambda: to_pdf([[(50, 780, "대구시")]], locked=True), LOCKED),
    "pdf without text": ("a.pdf", lambda: to_pdf([[]]), EMPTY),
    "pdf with 10,000 pages": ("a.pdf", lambda: to_pdf([[]] * 10_000), f"more than 2,000 pages; {LARGE}"),
    "html that is deep": ("a.html", lambda: b"<div>" * 100_000, DEEP),
    "html without text": ("a.html", bytes, EMPTY),
    "text of zeros": (
        "a.txt",
        lambda: bytes(1000),
        "file is neither UTF-8 nor CP949 nor UTF-16 with a byte order mark; save it as UTF-8",
    ),
    "text that is cut inside a letter": (
        "a.txt",
        lambda: "대구시 로봇".encode()[:-1],
        "file is neither UTF-8 nor CP949 nor UTF-16 with a byte order mark; save it as UTF-8",
    ),
    "another ending": (
        "a.xlsx",
        bytes,
        f"files that end in '.xlsx' are not documents; give a file that ends in {KNOWN}",
    ),
    "no ending": ("a", bytes, f"the file name has no ending; give a file that ends in {KNOWN}"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "make", "message"), CASES.values(), ids=CASES)
def test_what_cannot_be_read_is_explained_in_one_line(
    name: str, make: Callable[[], bytes], message: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    with pytest.raises(RoadmapError) as caught:
        read_text(path)
    assert str(caught.value) == f"{path}: {message}"


def test_the_message_is_korean_too(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    with pytest.raises(RoadmapError) as caught:
        read_text(tmp_path / "a.pdf")
    assert caught.value.to_text("ko") == (
        f"{tmp_path / 'a.pdf'}: 파일이 잘렸거나 손상되었거나 PDF 형식이 아니다; 다시 내려받거나 저장한다"
    )


def test_only_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").mkdir()
    for name, message in (
        ("a.pdf", "no such file; check the path and its permissions"),
        ("b.pdf", "not a file; give one document"),
    ):
        with pytest.raises(RoadmapError, match=message):
            read_text(tmp_path / name)


def test_a_file_over_64_mib_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(64 * 2**20 + 1)
    with pytest.raises(RoadmapError, match="file is over 64 MiB; split the file into several"):
        read_text(path)


@pytest.mark.parametrize(
    ("ending", "module", "package"),
    [("hwpx", "hwpx", "python-hwpx"), ("pdf", "pypdfium2", "pypdfium2"), ("docx", "lxml", "lxml")],
)
def test_a_missing_package_is_named_with_its_extra(
    ending: str, module: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(b"")
    monkeypatch.setattr(reading, "find_spec", lambda name: None if name == module else object())
    with pytest.raises(MissingExtra) as caught:
        read_text(path)
    assert str(caught.value) == f"{package} is not installed; pip install 'roadmap-graph[documents]'"


@pytest.mark.slow
def test_plain_text_with_many_lines_ends_early(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\n" * 600_000)
    with pytest.raises(RoadmapError, match="the text has more than 500,000 paragraphs and cells"):
        read_text(path)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
def test_memory_is_limited(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(to_docx("<w:p/>" * 1_000_000))
    with pytest.raises(RoadmapError, match="reading needs more than 40 MB of memory; split the file into several"):
        read_text(path, limits=Limits(megabytes=40))


def to_bomb() -> bytes:
    """A PDF of some 100 kB whose page draws gigabytes of text."""
    packer = zlib.compressobj(9)
    drawn = b"(" + b"a" * 1_000_000 + b") Tj "
    body = packer.compress(b"BT /F 10 Tf ") + b"".join(packer.compress(drawn) for _ in range(200)) + packer.flush()
    plain = to_pdf([[(50, 780, "x")]])
    start, end = plain.index(b"7 0 obj"), plain.index(b"xref")
    head = f"7 0 obj\n<< /Filter /FlateDecode /Length {len(body)} >>\nstream\n".encode()
    return plain[:start] + head + body + b"\nendstream\nendobj\n" + plain[end:]


@pytest.mark.slow
def test_time_is_limited(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(to_bomb())
    start = time.monotonic()
    with pytest.raises(RoadmapError, match="reading takes longer than 1 seconds; split the file into several"):
        read_text(path, limits=Limits(seconds=1))
    assert time.monotonic() - start < 5


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.hwpx", "a.docx"])
def test_a_part_of_400_mb_is_refused_before_it_is_unpacked(name: str, tmp_path: Path) -> None:
    part = SECTION if name == "a.hwpx" else "word/document.xml"
    path = tmp_path / name
    path.write_bytes(to_hwpx(parts={part: bytes(400 * 2**20)}))
    start = time.monotonic()
    with pytest.raises(RoadmapError) as caught:
        read_text(path)
    assert str(caught.value) == f"{path}: '{part}' in the file is over 64 MiB unpacked; {LARGE}"
    assert time.monotonic() - start < 5


@pytest.mark.slow
def test_a_package_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """The directory of the package states 1 byte for a part of 100 MB."""
    content = bytearray(to_zip({"word/document.xml": bytes(100 * 2**20)}))
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = content.index(mark) + offset
        content[place : place + 4] = (1).to_bytes(4, "little")
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with pytest.raises(RoadmapError, match="the file is truncated or damaged, or it is not DOCX"):
        read_text(path)
