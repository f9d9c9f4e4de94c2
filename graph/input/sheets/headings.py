"""The heading of each column in both languages, and the column that a heading means.

A Korean heading is the label of the ontology with the key, ``금액 (amount)``, because messages name the key.
"""

from functools import cache

from graph.input.sheets.layout import BELONGS_TO, ITEM, Column, Sheet
from graph.model.concepts import fold, read_ontology

_OWN = {
    BELONGS_TO: {
        "ko": ("소속", "이 행이 속하는 것의 id. 같은 id가 여럿이면 로드맵/판/출처/id처럼 앞을 붙인다."),
        "en": ("belongs to", "The id of the thing that the row belongs to. If several have it, write more of its path: "
               "roadmap/edition/source/id."),
    },
    ITEM: {
        "ko": ("종류", "이 행이 무엇인지 고른다."),
        "en": ("item", "What the row is."),
    },
}  # fmt: skip
# Labels of terms that several columns share, or that say too little without the rows around them.
_SHORTER = {
    "broader": "상위 개념",
    "clauses": "조항 수",
    "corrected": "바로잡은 이유",
    "definition_en": "영문 정의",
    "en": "영어 설명",
    "inferred": "추정 근거",
    "ko": "한국어 설명",
    "name_en": "영문 이름",
    "romanised": "로마자 이름",
    "ror": "ROR",
    "seen": "확인한 주소",
    "title": "제목",
    "under": "근거 법령",
    "until_source": "끝의 출처",
    "value": "값",
    "wikidata": "위키데이터",
    "participations.unit": "담당 부서",
}


def to_heading(sheet: Sheet, key: str, lang: str) -> str:
    """The heading of a column: the key, in Korean after the label."""
    return key if lang == "en" else f"{_to_label(sheet, key)} ({key})"


def find_key(sheet: Sheet, heading: str) -> str:
    """The key of the column that *heading* means: a key, a Korean label, or both; empty if there is none."""
    text = heading.strip()
    if text.endswith(")") and (inner := text[:-1].rpartition("(")[2].strip()) in sheet.keys:
        return inner
    return _index(sheet.name, sheet).get(_fold(text), "")


def list_words(sheet: Sheet) -> list[str]:
    """The Korean labels that find a column of *sheet*."""
    return [label for key in sheet.keys if find_key(sheet, label := _to_label(sheet, key)) == key]


def describe(sheet: Sheet, key: str, lang: str) -> str:
    """What a column is for, in *lang*."""
    if key in _OWN:
        return _OWN[key][lang][1]
    term = read_ontology().terms[sheet.columns[key].field.term]
    return f"{term.label[lang]}: {term.definition[lang]}"


@cache
def _index(_name: str, sheet: Sheet) -> dict[str, str]:
    """The key of each word that finds one column. Fields with one term share a label, which then finds none."""
    found: dict[str, str] = {}
    for key in sheet.keys:
        label = _fold(_to_label(sheet, key))
        found[label] = "" if label in found else key
    return {**found, **{_fold(key): key for key in sheet.keys}}


def _to_label(sheet: Sheet, key: str) -> str:
    if key in _OWN:
        return _OWN[key]["ko"][0]
    outer, inner = sheet.columns[key].path
    label = _SHORTER.get(f"{sheet.name}.{key}") or _SHORTER.get(inner or outer) or _read_label(sheet.columns[key])
    return f"{_to_label(sheet, outer)}: {label}" if inner else label


def _read_label(column: Column) -> str:
    return read_ontology().terms[column.field.term].label["ko"]


def _fold(text: str) -> str:
    return fold(text).replace("_", "").replace("-", "")
