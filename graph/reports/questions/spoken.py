"""How Korean speakers spell what has no Hangul: abbreviations letter by letter, and amounts in words."""

import re

_SPELT = "에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 지"
_LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _SPELT.split(), strict=True))
_DIGITS = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
_UNITS = {"십": 10, "백": 100, "천": 1000}
_SCALES = {"만": 10**4, "억": 10**8, "조": 10**12}
AMOUNT = re.compile(r"(?:[일이삼사오육칠팔구십백천]+\s*[만억조]\s*)+(?:원)?")


def spell_letters(name: str) -> str:
    """An abbreviation of capital letters as it is spelt, empty for any other name.

    >>> spell_letters("DMI"), spell_letters("KAIST"), spell_letters("Daegu")
    ('디엠아이', '케이에이아이에스티', '')
    """
    if not (2 < len(name) < 6 and name.isascii() and name.isalpha() and name.isupper()):
        return ""
    return "".join(_LETTERS[letter] for letter in name)


def read_won(text: str) -> int:
    """The won of an amount in words, 0 if it is no amount.

    >>> read_won("삼천이백억"), read_won("백억 원"), read_won("억")
    (320000000000, 10000000000, 0)
    """
    total, part, digit = 0, 0, 0
    for letter in re.sub(r"[\s원]", "", text):
        if letter in _DIGITS:
            if digit:
                return 0
            digit = _DIGITS[letter]
        elif letter in _UNITS:
            part, digit = part + (digit or 1) * _UNITS[letter], 0
        else:
            total, part, digit = total + (part + digit) * _SCALES[letter], 0, 0
    return 0 if part or digit else total
