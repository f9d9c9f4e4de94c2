"""Words for problems in spreadsheets, where people see sheets and columns with headings instead of YAML keys."""

import re
from collections.abc import Mapping

from graph.errors.korean.columns import COLUMNS, COLUMNS_OF, SHEETS_BY_NAME

# A key of YAML in quotes, with or without a value: 'printed:', 'unit: t', 'amount: ...'.
_KEY = re.compile(r"'(?P<key>[a-z_]+):(?: (?P<value>[^'\n]*))?'")
_NO_VALUE = ("", "...")


def name_sheet(name: str) -> Mapping[str, str]:
    """The title of a sheet in Korean and English.

    >>> name_sheet("regions")["ko"], name_sheet("regions")["en"]
    ('지역', 'regions')
    """
    return {"ko": SHEETS_BY_NAME.get(name, name), "en": name}


def name_column(key: str, sheet: str) -> Mapping[str, str]:
    """The heading of a column of *sheet* in Korean and English.

    :param sheet: the title of the sheet in either language, or the name of a CSV file.

    >>> name_column("unit", "지표")["ko"], name_column("unit", "participations.csv")["ko"]
    ('단위 (unit)', '담당 부서 (unit)')
    """
    title = re.sub(r"\.csv$", "", sheet, flags=re.IGNORECASE)
    name = next((name for name, korean in SHEETS_BY_NAME.items() if title in (name, korean)), "")
    label = COLUMNS_OF.get(name, {}).get(key) or COLUMNS.get(key)
    return {"ko": f"{label} ({key})" if label else key, "en": key}


def word_for_sheet(text: str, sheet: str, lang: str) -> str:
    """*text* with columns instead of keys of YAML.

    >>> word_for_sheet("other words in 'printed:'", "budget", "en")
    "other words in column 'printed'"
    >>> word_for_sheet("'unit: t' 꼴로 적는다", "지표", "ko")
    "'단위 (unit)' 열에 't' 꼴로 적는다"
    """

    def to_words(match: re.Match[str]) -> str:
        if match["key"] not in COLUMNS:
            return match[0]
        heading, value = name_column(match["key"], sheet)[lang], match["value"] or ""
        column = f"'{heading}' 열" if lang == "ko" else f"column '{heading}'"
        if value in _NO_VALUE:
            return column
        return f"{column}에 '{value}'" if lang == "ko" else f"'{value}' in {column}"

    return _KEY.sub(to_words, text)
