"""Coverage-guided fuzzing of the parser of amounts: a text is an exact amount that reads back, or UnreadableValue.

pip install -e '.[fuzz]'
python tests/fuzz/fuzz_money.py CORPUS_FOLDER -max_total_time=600 -max_len=64
"""

import sys

import atheris

with atheris.instrument_imports(include=["graph"]):
    from graph.errors import UnreadableValue
    from graph.model.money import format_amount, parse_amount


# Bytes seldom make Hangul, so each byte below 192 stands for a sign that amounts are printed with.
SIGNS = [
    *"0123456789,.~∼〜–+-△▲ 원십백천만억조경총약여三億십일\u3000\u0660５①",
    "이상",
    "이하",
    "미만",
    "내외",
    "가량",
    "억원",
    "1,000",
]


def parse(content: bytes) -> None:
    """Anything but UnreadableValue, and any amount that does not read back, ends the fuzzer with its input."""
    text = "".join(SIGNS[byte % len(SIGNS)] if byte < 192 else chr(byte * 191) for byte in content)
    try:
        amount = parse_amount(text)
    except UnreadableValue:
        return
    assert amount.upper is None or amount.upper > amount.won >= 0
    if amount.won and amount.won == amount.won.to_integral_value() and abs(amount.won) < 10**20:
        assert parse_amount(format_amount(amount.won, lang="ko")).won == amount.won


if __name__ == "__main__":
    atheris.Setup(sys.argv, parse)
    atheris.Fuzz()
