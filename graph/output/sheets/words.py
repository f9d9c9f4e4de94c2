"""What the workbook says in its guide and in the notes of its headings, in both languages."""

from graph.input.sheets.headings import describe
from graph.input.sheets.layout import BELONGS_TO, ITEM, Sheet
from graph.model.records import Kind

GUIDE = {
    "ko": (
        "로드맵 자료 서식",
        "시트마다 한 종류를 적는다. 한 행이 하나이다. 필요 없는 시트와 열은 비워 두거나 지운다.",
        "진한 제목의 열은 반드시 채운다. 제목에 마우스를 올리면 설명이 보인다.",
        "모두 출처에 적힌 그대로 적는다: 80억원, 약 30억원, 2023~2025. 출처에 없는 것은 적지 않는다.",
        "소속(belongs_to)에는 다른 시트에 있는 행의 id를 적는다. 같은 id가 여럿이면 앞을 붙인다: "
        "로드맵/판/id 또는 로드맵/판/출처/id.",
        "한 칸에 여러 값은 ;으로 나누거나 줄을 바꾸어(Alt+Enter) 적는다.",
        "제목이나 시트 이름을 #으로 시작하면 메모로 보고 읽지 않는다.",
        "확인: roadmap-graph validate --data 파일.xlsx",
    ),
    "en": (
        "Workbook for roadmap data",
        "Each sheet holds one kind of thing, each row one thing. Leave sheets and columns empty that you do not need, "
        "or delete them.",
        "Columns with a dark heading are required. Point at a heading to see what it is for.",
        "Write everything as the source prints it: 80억원, 약 30억원, 2023~2025. Leave out what no source states.",
        "In belongs_to, write the id of a row of another sheet. If several rows have that id, write more of the path: "
        "roadmap/edition/id or roadmap/edition/source/id.",
        "Separate several values in a cell with ; or with line breaks (Alt+Enter).",
        "A heading or sheet name that begins with # is a comment and is not read.",
        "Check the file with: roadmap-graph validate --data FILE.xlsx",
    ),
}
HEADINGS = {"ko": ("시트", "내용"), "en": ("sheet", "contents")}
CONTENTS = {
    "sources": ("사실을 적은 문서", "the documents that state the facts"),
    "roadmaps": ("로드맵과 지원 프로그램. 한 행이 한 출처에 적힌 한 판",
                 "roadmaps and programmes; a row is one edition from one source"),
    "activities": ("전략, 사업, 과제 등", "strategies, projects, tasks ..."),
    "participations": ("로드맵이나 사업에 참여하는 기관과 역할", "agencies of a roadmap or activity, with their roles"),
    "budget": ("재원별 금액", "amounts by funding source"),
    "technologies": ("사업의 기술. 이름만 적을 때는 사업 시트의 기술 열에 적는다",
                     "technologies of an activity; names alone fit into the sheet of the activities"),
    "shares": ("공동 사업의 지역별 역할과 배분비. 이름만 적을 때는 사업 시트의 지역 열에 적는다",
               "roles and shares of the regions of a joint activity; names alone fit into the sheet of the activities"),
    "indicators": ("성과지표, 배경 수치, 발표 건수, 규제 특례",
                   "indicators, background figures, announced counts, exemptions"),
    "events": ("일정과 협약", "milestones and agreements"),
    "sites": ("시설과 노선", "facilities and routes"),
    "texts": ("비전, 변화 동인, 법적 근거, 바로잡음", "visions, drivers, legal bases, corrections"),
    "links": ("기관의 구성원, 같은 기관이나 사업, 중점분야에 속하는 전략",
              "members of an agency, identical agencies or activities, strategies of a focus area"),
    "agencies": ("패키지에 없는 기관", "agencies that the package does not know"),
    "regions": ("패키지에 없는 지역", "regions that the package does not know"),
    "history": ("지역과 기관의 옛 이름, 코드, 소속, 승계", "former names, codes, parents and successions"),
    "reasons": ("추정하거나 바로잡은 이유", "why something was inferred or corrected"),
    "concepts": ("패키지에 없는 기술과 코드", "technologies and codes that the package does not know"),
}  # fmt: skip
_REQUIRED = {"ko": "필수.", "en": "Required."}
_SEVERAL = {"ko": "여러 값은 ;으로 나눈다.", "en": "Separate several values with ;"}
_EXAMPLES = {
    Kind.ID: {"ko": "영어 소문자, 숫자, 붙임표. 예: daegu-amr", "en": "Lower-case letters, digits, hyphens: daegu-amr"},
    Kind.AMOUNT: {"ko": "예: 80억원, 약 30억원, 30~50억원", "en": "E.g. 80억원, 약 30억원, 30~50억원"},
    Kind.DATE: {"ko": "예: 2024, 2024-11, 2024-11-08", "en": "E.g. 2024, 2024-11, 2024-11-08"},
    Kind.PERIOD: {"ko": "예: 2023~2025, 2023.1~2025.12", "en": "E.g. 2023~2025, 2023.1~2025.12"},
    Kind.QUANTITY: {"ko": "예: 59,692, 3만명 이상", "en": "E.g. 59,692, 3만명 이상"},
    Kind.SHARE: {"ko": "예: 5, 50%", "en": "E.g. 5, 50%"},
    Kind.FLAG: {"ko": "yes 또는 no", "en": "yes or no"},
}


def is_required(sheet: Sheet, key: str) -> bool:
    """Whether each row of *sheet* needs a value in the column *key*."""
    if key in (BELONGS_TO, ITEM):
        return True
    fields = (entity.fields.get(key) for entity in sheet.entities)
    return all(field and (field.required or field.once) for field in fields)


def write_note(sheet: Sheet, key: str, lang: str) -> str:
    """The note of a heading: what the column is for, and how a value is written."""
    lines = [describe(sheet, key, lang)]
    if key not in (BELONGS_TO, ITEM):
        column = sheet.columns[key]
        lines += [_EXAMPLES[column.field.kind][lang]] if column.field.kind in _EXAMPLES else []
        lines += [_SEVERAL[lang]] if column.many else []
    lines += [_REQUIRED[lang]] if is_required(sheet, key) else []
    return "\n".join(lines)
