"""A file that is not UTF-8 is reported with its encoding and the command that converts it. After that it is read."""

import shutil
import subprocess
from pathlib import Path

import pytest
from support.paths import DATA, ROOT

from graph.errors.problems import InvalidInput, Location
from graph.input.encodings import decode
from graph.input.loader import load_roadmaps
from graph.pipeline.dataset import to_dataset

START = Location("x.yaml", 1, 1)
TEXT = DATA.read_text(encoding="utf-8")
# 로드맵 is Korean; this is a file from Japan.
JAPANESE = "agencies:\n  - {id: meti, name: 経済産業省のロボット政策室, type: government}\n"
# Without the signs that Korean double bytes do not have.
KOREAN = TEXT.encode("cp949", "replace").decode("cp949")


def to_message(content: bytes) -> str:
    with pytest.raises(InvalidInput) as caught:
        decode(content, START)
    return str(caught.value)


@pytest.mark.parametrize(
    ("codec", "mark", "place", "name"),
    [
        ("cp949", b"", "3:1", "CP949"),
        ("utf-16-le", b"\xff\xfe", "1:1", "UTF-16"),
        ("utf-16-be", b"\xfe\xff", "1:1", "UTF-16"),
        ("utf-16-le", b"", "1:1", "UTF-16LE"),
        ("utf-16-be", b"", "1:1", "UTF-16BE"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "1:1", "UTF-32"),
        ("utf-32-be", b"\x00\x00\xfe\xff", "1:1", "UTF-32"),
        ("utf-32-le", b"", "1:1", "UTF-32LE"),
        ("utf-32-be", b"", "1:1", "UTF-32BE"),
    ],
)
def test_the_real_data_in_another_encoding_are_reported_and_read_once_converted(
    codec: str, mark: bytes, place: str, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "roadmaps.yaml"
    path.write_bytes(mark + KOREAN.encode(codec))
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(path)
    assert str(caught.value) == f"{path}:{place}: file is {name}; save it as UTF-8 (iconv -f {name} -t UTF-8)"
    if not (iconv := shutil.which("iconv")):
        pytest.skip("iconv is not installed, so the command of the message cannot be run")
    converted = subprocess.run([iconv, "-f", name, "-t", "UTF-8", path], capture_output=True, check=True)
    path.write_bytes(converted.stdout)
    korean = tmp_path / "korean" / "roadmaps.yaml"
    korean.parent.mkdir()
    korean.write_text(KOREAN, encoding="utf-8")
    assert to_dataset(load_roadmaps(path)).nquads == to_dataset(load_roadmaps(korean)).nquads


def test_a_japanese_file_is_not_taken_for_a_korean_one() -> None:
    what = "x.yaml:2:1: file is SHIFT_JIS; save it as UTF-8 (iconv -f SHIFT_JIS -t UTF-8)"
    assert to_message(JAPANESE.encode("shift_jis")) == what


@pytest.mark.parametrize("line", range(0, 360, 24))
def test_a_line_of_korean_double_bytes_in_a_file_of_utf_8_is_found(line: int) -> None:
    lines = [text.encode() for text in TEXT.split("\n")]
    lines[line] += " # 대구기계부품연구원".encode("cp949")
    place = f"{line + 1}:{len(TEXT.split(chr(10))[line]) + 4}"
    expected = f"x.yaml:{place}: byte 0xb4 is not UTF-8; restore the file, which is truncated or mixes encodings"
    if line > 2:
        assert to_message(b"\n".join(lines)) == expected
    else:
        assert to_message(b"\n".join(lines)).startswith(f"x.yaml:{line + 1}:1: file is not UTF-8")


def test_a_file_cut_within_a_letter_is_reported_where_it_ends() -> None:
    content = TEXT.encode()[: TEXT.encode().index("김제시".encode()) + 4]
    what = "byte 0xec is not UTF-8; restore the file, which is truncated or mixes encodings"
    assert to_message(content) == f"x.yaml:3:4: {what}"


def test_a_single_zero_does_not_make_utf_16_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(TEXT.encode().replace("김제".encode(), "김\0제".encode(), 1))
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(tmp_path / "x.yaml")
    assert str(caught.value) == f"{tmp_path / 'x.yaml'}:3:4: control character '\\x00' is not allowed; delete it"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without BOM", "with BOM"])
def test_every_file_of_the_data_is_read(mark: bytes) -> None:
    for path in sorted((ROOT / "data").rglob("*.yaml")):
        assert decode(mark + path.read_bytes(), START) == path.read_text(encoding="utf-8")
