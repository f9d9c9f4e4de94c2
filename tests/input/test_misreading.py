"""What other YAML tools make of a plain value is reported where it is not what is written."""

import datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.paths import ROOT

from graph.errors.problems import InvalidInput
from graph.input.loader import load_roadmaps
from graph.input.misreadings import find_misreading

WARNED = sorted((ROOT / "tests" / "roadmaps" / "warned").glob("*.yaml"))


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("010", "8"), ("-010", "-8"), ("0b11", "3"), ("0x1F", "31"), ("0o17", "15"), ("120:30", "7230"),
        ("5:5", "305"), ("1:30.5", "a number in base 60"), ("1_000", "1000"), ("+5", "5"), ("-0", "0"),
        ("1e3", "a decimal number"), ("1.10", "a decimal number"), ("08", "a decimal number"),
        (".5", "a decimal number"),
        (".inf", "infinity"), (".NaN", "not a number"), ("no", "false"), ("Off", "false"), ("yes", "true"),
        ("Null", "null"), ("=", "a special symbol"), ("<<", "a special symbol"), ("2024-1-8", "2024-01-08"),
        ("2024-13-01", "an invalid date"), ("2024-11-08 09:30:00", "a point in time"),
        ("0x" + "f" * 200, "a number"),
    ],
)  # fmt: skip
def test_a_value_that_others_read_as_something_else_is_reported(text: str, meaning: str) -> None:
    misreading = find_misreading(text)
    assert misreading is not None
    assert misreading.meaning == meaning


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "9",
        "-9",
        "2024",
        "2024.11",
        "1.0",
        "2024-11",
        "2024-11-08",
        "1,150",
        "80억원",
        "N",
        "y",
        "north",
        "+",
        "12월",
        "5:5:5억",
        "KITECH",
        "~x",
        "4500000000",
        "-",
    ],
)
def test_a_value_that_comes_back_as_it_is_written_is_not_reported(text: str) -> None:
    assert find_misreading(text) is None


def to_written(value: object) -> str:
    """What PyYAML's value looks like when it is written again."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value if isinstance(value, str) else str(value)


@pytest.mark.slow
@settings(max_examples=3_000)
@given(st.text(alphabet="0123456789+-._:eExobnyNYtrufalsTRUEFALSONnullL~=<", min_size=1, max_size=8))
@example("0_")
@example("0x_")
@example("1:00")
@example("1.")
@example("00:0")
@example("1e+1")
@example("-.5")
def test_whatever_pyyaml_changes_is_reported(text: str) -> None:
    """PyYAML is the tool of YAML 1.1 that most people have; it stands for the others."""
    try:
        (scalar,) = [event for event in yaml.parse(text) if isinstance(event, yaml.ScalarEvent)]
        if scalar.value != text:
            return
        written = to_written(yaml.safe_load(text))
    except (yaml.YAMLError, ValueError):
        # No YAML, not one scalar, or a value of which PyYAML makes an error.
        return
    if written != text:
        assert find_misreading(text) is not None


def test_the_data_hold_nothing_that_others_read_differently() -> None:
    assert load_roadmaps(ROOT / "data").warnings == ()


@pytest.mark.parametrize("path", WARNED, ids=[path.stem for path in WARNED])
def test_each_warning_is_reported_with_its_place_and_what_would_be_right(path: Path) -> None:
    messages = [str(warning).removeprefix(f"{path.parent}/") for warning in load_roadmaps(path).warnings]
    assert messages == path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("field", "plain", "quoted"),
    [("id", "010", "'010'"), ("id", "no", '"no"'), ("published", "0010", "'0010'")],
)
def test_quotes_say_that_a_value_is_text(field: str, plain: str, quoted: str, tmp_path: Path) -> None:
    fields = {"id": "s", "title": "기사", "publisher": "신문", field: "VALUE"}
    text = f"sources: [{{{', '.join(f'{key}: {value}' for key, value in fields.items())}}}]\n"
    (tmp_path / "plain.yaml").write_text(text.replace("VALUE", plain), encoding="utf-8")
    (tmp_path / "quoted.yaml").write_text(text.replace("VALUE", quoted), encoding="utf-8")
    with pytest.raises(InvalidInput):
        load_roadmaps(tmp_path / "plain.yaml")
    assert load_roadmaps(tmp_path / "quoted.yaml").warnings == ()
