"""The stage of an edition: selected, designated, in the budget and so on, by the words of a text."""

import re
from collections.abc import Iterator

from graph.input.drafting.evidence import Found
from graph.input.drafting.scope import Scope
from graph.input.drafting.sentences import Sentence

# A meeting that is still to come.
_LATER = r"(?![^.]{0,40}?(?:거쳐|거친|예정|계획이|할\s계획|한\s뒤|하기로|앞두))"
_CHOSEN = r"(?:선정|뽑)"
_DONE = r"(?:됐|돼|된|되|혔|힌)"
_PLAN = r"(?:계획|전략|로드맵|방안|비전)"
# The most telling words come first: a selected project is also announced. A stage has one or more patterns.
_STAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "tender",
        (
            r"(?:외부 )?(?:전문)?기관을 (?:고르|선정하|찾)는 절차",
            r"용역을 (?:발주|공고|입찰)|연구용역 (?:입찰|발주|공고)",
        ),
    ),
    (
        "feasibility-passed",
        (r"(?:예비타당성\s?조사|예타)(?:\([^)]*\))?[를을]?\s?(?:최종\s)?통과(?:했|해|됐|하며|…|$)",),
    ),
    (
        "feasibility-admitted",
        (rf"(?:예비타당성\s?조사|예타)(?:\([^)]*\))?\s대상\s?(?:사업)?(?:에|으로)\s(?:최종\s)?{_CHOSEN}",),
    ),
    ("final", (rf"(?:연구용역\s)?최종\s?보고회{_LATER}",)),
    ("interim", (rf"(?:연구용역\s)?중간\s?보고회{_LATER}",)),
    ("kickoff", (rf"(?:연구용역\s)?착수\s?보고회{_LATER}",)),
    ("groundbreaking", (r"(?<![가-힣])(?:착공식|기공식)을|공사를 시작했|첫 삽을 (?:떴|뜬 )",)),
    (
        "selected",
        (
            r"최종\s선정",
            rf"(?:[0-9]+곳|[0-9]+개\s(?:지역|시·도|지자체|과제|사업|기관))[을를]\s(?:최종\s|신규로\s)?{_CHOSEN}(?:했|았|하고|해)",
            rf"(?:대상지?|지역|과제|도시|사업자|운영기관|수행기관)(?:로|으로)\s{_CHOSEN}{_DONE}",
            rf"[’'”」](?:로|으로|이|가)\s(?:[가-힣]+\s)?(?:최종\s)?{_CHOSEN}(?:됐|돼|되|혔)",
            rf"(?:공모|사업)[^.]{{0,20}}에\s(?:최종\s)?{_CHOSEN}",
            rf"[’'”」]?\s?공모(?:사업)?에\s(?:[가-힣0-9]+\s){{0,3}}{_CHOSEN}(?:{_DONE}|혀)",
        ),
    ),
    (
        "announced",
        (
            r"(?:모집|공모|공고)합니다|모집\s?공고$",
            r"(?:과제|사업|공모)[를을]\s(?:신규\s)?공고(?:했|한다)",
            r"신청서를 받|공모에 (?:들어|나섰|나선)|(?:공모|모집)[를을] (?:시작|공고)",
            r"(?:사업자|기업|기관|과제|지자체|지역|대학|팀)[를을] (?:[^.]{0,24}\s)?"
            r"(?:공개\s)?(?:공모|모집)(?:한다|하고|해)",
        ),
    ),
    (
        "designated",
        (
            r"(?:특구|특화단지|지구|단지|구역)[’'”」』]?(?:로|으로)\s(?:최종\s|신규\s|공식\s)?지정(?:됐|돼|받|했|되었|한다고)",
        ),
    ),
    ("budget-proposal", (r"정부\s?예산안에[^.]{0,60}?(?:반영|담|포함)",)),
    (
        "budget",
        (
            r"예산[이에을]?\s?[^.]{0,30}(?:국회\s?(?:본회의)?[^.]{0,20}(?:의결|통과|확정)|최종\s?(?:확정|반영))",
            r"국회\s(?:본회의\s)?(?:심의|의결|통과)[^.]{0,40}(?:확정|확보)",
        ),
    ),
    (
        "approved",
        (
            r"(?:심의|의결)\s?[·ㆍ]?\s?(?:[를을]\s)?(?:확정|의결|통과)(?:했|됐|하였|되|시)|(?:의결|확정|승인)(?:됐|되었)다",
            r"(?:승인|고시)[를을]\s(?:받았|마쳤|받아|마쳐)|승인·고시(?:됐|했)",
            r"(?:위원회|의회|심의)(?:를|의)\s(?:[가-힣]+\s)?통과",
        ),
    ),
    ("completion", (r"준공식을\s(?:열|가졌|개최)|준공했다|준공됐다",)),
    ("opening", (r"(?:개소식|개관식|개장식)을\s(?:열|가졌|개최)|(?<![가-힣])(?:개소|개관)했다|문을\s열었다고",)),
    (
        "published",
        (
            r"선포했",
            rf"{_PLAN}(?:\([^()]*\))?[’'”」』\"]?(?:을|를)\s[^.]{{0,8}}(?:(?:발표|확정|공개|마련|수립)(?:했|해|하고|하며|하였)|내놨|내놓았)",
            rf"(?:{_PLAN}|사업)[^.]{{0,24}}?(?:발표|공개|제시)(?:했|하였)|(?:회견|브리핑)[^.]{{0,120}}?발표(?:했다|한\s)",
            r"청사진을 (?:내놨|내놓|제시|발표)",
            r"계획을 (?:발표|확정|수립해)|(?:전략|로드맵|비전)을 (?:발표|공개|내놨|내놓)",
        ),
    ),
)
# A plan has these only together with its projects.
_OF_PROJECTS = ("budget-proposal", "groundbreaking", "completion", "opening")
_LONG_AGO = re.compile(r"지난해|작년|재작년|(?<![0-9])20[0-9]{2}년")
_AGREED = (
    "agreement",
    (
        r"(?:업무협약|협약|양해각서)(?:\([A-Z]+\))?[’'”」]?(?:\([A-Z]+\))?(?:[을를]\s(?:[가-힣]+\s)?(?:맺|체결)|에\s(?:최종\s)?서명)",
    ),
)


def iter_stages(scope: Scope) -> Iterator[Found]:
    """The most telling stage that the text names, if it has a main title."""
    if not scope.main:
        return
    # A text on something else tells of an agreement, too.
    agreed = scope.main.kind == "agreement"
    order = (_AGREED, *_STAGES) if agreed else (*_STAGES, _AGREED)
    for code, patterns in order:
        own = (_to_announced(scope.main.value),) if code == "published" else ()
        pattern = re.compile("|".join((*patterns, *own)))
        for one in scope.sentences:
            match = pattern.search(one.text)
            if match and not _is_of_another(code, one, match, scope):
                start = one.start + match.start()
                yield Found("edition-stage", code, match[0], start, "words for a stage", scope.main.value, code)
                return


def _to_announced(title: str) -> str:
    """The pattern of a sentence that announces the main title, whatever its last word is."""
    verb = r"(?:(?:발표|공개|확정|수립|마련|선포|제시)(?:했|하였|하고|하며)|내놨|내놓았)"
    return rf"{re.escape(title)}(?:\([^()]*\))?[’'”」』\"]?(?:을|를)\s[^.]{{0,24}}?{verb}"


def _is_of_another(code: str, one: Sentence, match: re.Match[str], scope: Scope) -> bool:
    """Whether the words are about one project of a plan, or about an agreement of the past."""
    if code == "agreement" and scope.main and scope.main.kind != "agreement":
        return bool(_LONG_AGO.search(one.text[: match.start()][-20:]))
    quoted = [title for title in scope.list_inside(one) if title.rule == "quoted title" and title.kind == "project"]
    plan = scope.main is not None and scope.main.kind == "plan"
    return code in _OF_PROJECTS and plan and bool(quoted) and scope.main not in scope.list_inside(one)
