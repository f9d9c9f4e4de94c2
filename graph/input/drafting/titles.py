"""Titles of plans, projects, tasks and phases: quoted, listed, or printed as the object of a plan's verb.

A title is a noun phrase that ends in a word for something planned. What a quotation says, a slogan or a generic phrase
(이 사업, 구축사업) is not a title.
"""

import re
from collections.abc import Iterator

from graph.input.drafting.evidence import INFERRED, STATED, Found
from graph.input.drafting.nouns import begin_phrase, is_bare
from graph.input.drafting.sentences import Sentence

_QUOTED = re.compile(
    r"[‘'](?P<first>[^‘’'\n]{2,80})[’']|[“\"](?P<second>[^“”\"\n]{2,80})[”\"]|`(?P<third>[^`'\n]{2,80})[`']"
    r"|[「『《〈](?P<fourth>[^」』》〉\n]{2,80})[」』》〉]"
)
PLAN = r"(?:기본계획|종합계획|육성계획|추진계획|발전계획|실행계획|계획|전략|로드맵|마스터플랜|대책|방안)"
_ACTION = (
    r"(?:조성|구축|육성|개발|강화|확충|확대|확장|제정|양성|실증|건립|설립|유치|고도화|거점화|활성화|사업화|상용화|국산화|창출|지원|보급|도입"
    r"|전환|혁신|개선|운영|정비|발굴|수립|마련|연계|추진|집적화|다각화|내실화|선도)"
)
_WORK = r"(?:사업|프로젝트|과제)"
_PLACE = r"(?:지원센터|테스트베드|센터|클러스터|캠퍼스|플랫폼|특화단지|단지|파크|연구원|허브|특구|협력지구)"
_EVENT = r"(?:심포지엄|포럼|설명회|보고회|간담회|토론회|공청회|선포식|착공식)"
_STUDY = r"(?:연구용역|용역)"
_AGREEMENT = r"(?:업무협약|협약|MOU)"
_LAW = re.compile(r"(?:조례|법률|특별법|법|규칙|시행령)(?:\s?제[0-9]+조)?$")
# What may stand after a closing quotation mark -> kind.
_AFTER = (
    (re.compile(rf"\s?(?:수립\s)?{_STUDY}"), "study"),
    (re.compile(rf"\s?(?:을 위한 )?{_AGREEMENT}"), "agreement"),
    (re.compile(rf"\s?{_EVENT}"), "event"),
    (re.compile(rf"\s?{PLAN}"), "plan"),
    (re.compile(rf"\s?(?:기반구축\s?|구축\s?|조성\s?|공모\s?)?{_WORK}"), "project"),
)
_INSIDE = (
    (re.compile(rf"{_STUDY}$"), "study"),
    (re.compile(rf"{_AGREEMENT}$"), "agreement"),
    (re.compile(rf"{_EVENT}$"), "event"),
    (re.compile(rf"{PLAN}$"), "plan"),
    (re.compile(rf"(?:{_WORK}|{_PLACE}|{_ACTION})(?:\([^)]*\))?$"), "project"),
)
_GENERIC = re.compile(
    r"^예비타당성|^예타|^(?:(?:이|그|본|해당|이번|동|각|여러|다양한|모든|신규|국책|연구|이들|공모|정부|관련|주요|핵심|세부|지원|지역|국가|구축|조성|건립|육성|개발"
    r"|실증|기반구축|후속|추진|연계|특화|대상|산업|기업|도내|국내|해외)\s?)*(?:사업|프로젝트|과제|센터|단지|클러스터|캠퍼스|플랫폼|파크|연구원"
    r"|허브|특구|계획|전략|방안|대책)?$"
)
_PRAISE = re.compile(
    r"^(?:(?:세계|국내|전국|아시아|동북아|대한민국)\s?(?:최초|최대|최고|처음|유일)\s?|[0-9]+[월일]\s)+"
)
_PLANNED = re.compile(
    r"유치|조성|구축|건립|설립|만든|만들|세우|세운|추진|들어서|들어설|짓|착공|공사|편다|펼친|갖춘|갖춰|한다|벌인|쓴다|넓힌|시작"
)
_RISES = re.compile(r"들어서|들어선|들어설|조성된|조성될|구축된|구축될|세워|시작|착공|생긴|문을 연")
_DEFINED = re.compile(rf"(?:{_WORK}|{PLAN})(?=(?:은|는)\s[^.]*(?:사업|계획|프로젝트)이다)")
# What a number stands before is counted and not named.
_COUNTED = re.compile(r"[0-9]+(?:대|개|종|가지)\s")
# A quoted phrase with a verb inside is a headline.
_HEADLINE = re.compile(r"[가-힣](?:으로|로) (?:가는|나아가는|도약하는)\s|[가-힣]+(?:하는|되는|여는) ")
# What a region wants to become stands for the title of a plan without one.
_SLOGAN = re.compile(r"(?:도시|특별시|메카|허브|중심지|거점|수도|밸리)$")
# A quoted call is a programme, and what was selected in it is the project.
_WON = re.compile(rf"\s?{_WORK}?(?:에)?\s[^.]{{0,20}}?(?:선정|뽑)")
_ADOPTED = re.compile(
    rf"(?:{PLAN}|{_WORK}|{_STUDY})(?=(?:\([^()]*\))?(?:을|를)\s(?:[가-힣]+\s)?(?:발표|확정|수립|마련|공개|선포|시작|본격|착수|내놨|내놓)"
    rf"|의?\s(?:착수|중간|최종)\s?보고회|에\s(?:최종\s)?(?:선정|뽑))"
)
_OBJECT = re.compile(rf"(?:{_PLACE}|(?<![가-힣]지원)사업|프로젝트)(?=(?:을|를|도|은|는|이|가)(?:\s|,))")
_LISTING = re.compile(
    r"(?P<number>[0-9]+)(?:대|개|가지)\s(?:[가-힣]+\s){0,2}?(?P<noun>전략|과제|사업|프로젝트|분야|축|목표)(?:은|는|으로는)\s(?P<list>.+?)"
    r"(?:\s?등)?(?:이다|다|으로|로|을|를)(?=[.\s]|$)"
)
_LIST_KINDS = {
    "전략": "strategy",
    "과제": "task",
    "사업": "project",
    "프로젝트": "project",
    "분야": "area",
    "축": "strategy",
}
_ANNOUNCED = re.compile(r"[0-9](?:대|개)\s(?:[가-힣]+\s){0,2}?(?P<noun>전략|과제|사업|프로젝트|분야)(?:은|는|으로)\s?$")
_LABELLED = re.compile(
    r"(?:사업|과제|계획|용역)명\s*[:：]\s*[‘'“\"「]?(?P<title>[가-힣A-Za-z0-9][^‘’'“”\"「」:：\n]{4,80})"
)
_TRIANGLE = re.compile(r"[△▲▷▶◇◆]\s?([^△▲▷▶◇◆\n]+)")
_TRAIL = re.compile(
    r"(?:\s등(?:이|을|의|으로|에|도|과)?(?:\s.*)?|(?:을|를)\s[가-힣]+(?:\s[가-힣]+)?다\.?|(?:이다|다)\.?|[.,])$"
)
_SERIES = re.compile(rf"(?:{_ACTION}|{_WORK})(?=(?:\s과제)?(?:을|를|도|은|는|이|가|\s등)(?:\s|을|도))")
_PHASE = re.compile(r"(?<![0-9])[1-9]단계(?=(?:에서는|에는|로는|로|는|엔|:|\())")
_ERA = re.compile(r"(?P<list>[가-힣]{1,4}기(?:[-·~,→]\s?[가-힣]{1,4}기)+)(?:로|으로)\s?(?:나누|나눠|구분)")
_TOGETHER = re.compile(
    r"(?P<list>[^,.△□○]+(?:, [^,.△□○]+?)+?)의 (?:[가-힣]+ ){0,4}?(?:[0-9]+(?:종 세트|대 [가-힣]+)|\+[0-9])"
)
_USED = re.compile(r"[0-9]억\s?원은\s(?P<title>[^,.]{6,60}?)(?=에(?:,|\s쓰|\s투|\s들)|(?:를 위한 연구|$))")
_CALL = re.compile(rf"(?:공모\s?사업|공모|{_WORK})(?=\s?[0-9]+(?:개|건)에?\s[^.]*?(?:선정|뽑))")


def find_kind(title: str) -> str:
    """The kind of a title by its last words, empty if they do not name something planned.

    >>> find_kind("수소선박 시험센터 구축사업"), find_kind("수소선박")
    ('project', '')
    """
    return next((kind for pattern, kind in _INSIDE if pattern.search(title)), "")


def is_generic(title: str) -> bool:
    """Whether a title says only 이 사업 or 구축사업 and so on."""
    return bool(_GENERIC.match(title))


def iter_titles(sentences: list[Sentence]) -> Iterator[Found]:
    """The titles of all *sentences* in order of their rules. Kinds: plan, project, task, study ..., law."""
    phases = {match[0] for one in sentences for match in _PHASE.finditer(one.text)}
    for one in sentences:
        yield from _iter_quoted(one)
        yield from _iter_listed(one)
        yield from _iter_called(one)
        yield from _iter_adopted(one)
        yield from _iter_applied(one)
        yield from _iter_defined(one)
        yield from _iter_series(one)
        yield from _iter_objects(one)
        yield from _iter_phases(one, many=len(phases) > 1)


def _iter_quoted(one: Sentence) -> Iterator[Found]:
    for match in _QUOTED.finditer(one.text):
        inner = next(group for group in match.groups() if group)
        start = match.start() + 1
        if re.search(r"(?:다|요|까)[.!?]?$|[.!?]\s", inner.strip()) or inner != inner.strip() or ":" in inner:
            continue
        after = one.text[match.end() :]
        kind = ""
        if _LAW.search(inner):
            kind = "law"
        else:
            for pattern, sort in _AFTER:
                kind = kind or (sort if pattern.match(after) else "")
            for pattern, sort in _INSIDE:
                kind = kind or (sort if pattern.search(inner) else "")
        if kind and _GENERIC.match(inner):
            continue
        if _HEADLINE.search(inner) and kind != "law":
            kind = ""
        if not kind and _SLOGAN.search(inner):
            kind = "wish"
        if kind == "project" and _WON.match(after):
            kind = "programme"
        yield _make(one, (start, start + len(inner)), kind or "slogan", "quoted title")


def _iter_called(one: Sentence) -> Iterator[Found]:
    """The call before the number of its selected projects, and the programme named before a quoted project."""
    for match in _CALL.finditer(one.text):
        start = begin_phrase(one.text, match.end())
        if match.end() - start > 6 and not _GENERIC.match(one.text[start : match.end()]):
            yield _make(one, (start, match.end()), "programme", "call with selected projects")
    for match in re.finditer(rf"{_WORK}(?=(?:인|의 하나인)\s[`‘'“\"「])", one.text):
        start = begin_phrase(one.text, match.end())
        if not _GENERIC.match(one.text[start : match.end()]):
            yield _make(one, (start, match.end()), "programme", "programme before its project")


def _iter_listed(one: Sentence) -> Iterator[Found]:
    if match := _LISTING.search(one.text):
        parts = _split(match["list"], match.start("list"))
        if len(parts) > 1 and all(len(one.text[start:end]) <= 60 for start, end in parts):
            for start, end in parts:
                yield _make(one, (start, end), _LIST_KINDS.get(match["noun"], "task"), "announced list")
    marked = list(_TRIANGLE.finditer(one.text))
    announced = _ANNOUNCED.search(one.text[: marked[0].start()]) if marked else None
    kind = _LIST_KINDS.get(announced["noun"], "task") if announced else "task"
    for match in marked if len(marked) > 1 else ():
        title = _TRAIL.sub("", match[1].rstrip()) if match is marked[-1] else match[1].rstrip(" ,.;")
        if 3 < len(title) <= 80:
            yield _make(one, (match.start(1), match.start(1) + len(title)), kind, "list with marks")
    if match := _TOGETHER.search(one.text):
        yield from _iter_together(one)


def _iter_together(one: Sentence) -> Iterator[Found]:
    """Items that are listed before their number: ``A, B, C의 3종 세트``."""
    for match in _TOGETHER.finditer(one.text):
        parts = _split(match["list"], match.start("list"))
        if not parts:
            continue
        (start, end), *rest = parts
        joints = [joint.end() for joint in re.finditer(r"(?:에|와|과|은|는|이|가)\s", one.text[start:end])]
        spans = [(start + max(joints, default=0), end), *rest]
        if all(first < last and is_bare(one.text[first:last].split()[-1]) for first, last in spans):
            for span in spans:
                yield _make(one, span, "area", "list before its number")


def _split(listed: str, offset: int) -> list[tuple[int, int]]:
    found = [(offset + match.start(1), offset + match.end(1)) for match in re.finditer(r"\s*([^,]*[^,\s])\s*", listed)]
    return [(start, end) for start, end in found if end > start]


def _iter_series(one: Sentence) -> Iterator[Found]:
    """Several planned things with commas between them, the last of them with a particle: ``A 제정, B 육성도 한다``."""
    for match in _SERIES.finditer(one.text):
        chunks = list(re.finditer(r"[^,]+", one.text[: match.end()]))
        parts = []
        for chunk in reversed(chunks):
            end = chunk.start() + len(chunk[0].rstrip())
            start = begin_phrase(one.text, end)
            phrase = one.text[start:end]
            if (
                not re.search(rf"(?:{_ACTION}|{_WORK})$", phrase)
                or len(phrase.split()) < 2
                or _COUNTED.search(phrase)
                or _GENERIC.match(phrase)
            ):
                break
            parts.append((start, end))
            if one.text[chunk.start() : start].strip():
                break
        if len(parts) > 1:
            for start, end in reversed(parts):
                yield _make(one, (start, end), "task", "series of tasks")
        elif parts and one.text.startswith(" 과제", match.end()):
            yield _make(one, parts[0], "task", "task named as such")


def _iter_adopted(one: Sentence) -> Iterator[Found]:
    """What is adopted, reported or selected without quotation marks, or stands after its label (사업명)."""
    if match := _LABELLED.match(one.text):
        title = match["title"].rstrip(" .,")
        kind = next((sort for pattern, sort in _INSIDE if pattern.search(title)), "project")
        yield _make(one, (match.start("title"), match.start("title") + len(title)), kind, "title after its label")
    for match in _ADOPTED.finditer(one.text):
        start = begin_phrase(one.text, match.end())
        phrase = one.text[start : match.end()]
        if len(phrase.split()) < 3 or len(phrase) < 10 or _COUNTED.search(phrase) or _GENERIC.match(phrase):
            continue
        kind = next((sort for pattern, sort in _INSIDE if pattern.search(phrase)), "project")
        won = kind == "project" and one.text.startswith("에", match.end())
        yield _make(one, (start, match.end()), "programme" if won else kind, "object of an adoption")


def _iter_applied(one: Sentence) -> Iterator[Found]:
    """The call for which a quoted project applied: ``A 지원사업에 ‘B’을 내``."""
    for match in re.finditer(
        rf"{_WORK}(?=에\s[‘'“\"「`][^’'”\"」`]+[’'”\"」`](?:을|를)\s(?:내|신청|제출|응모))", one.text
    ):
        start = begin_phrase(one.text, match.end())
        if not _GENERIC.match(one.text[start : match.end()]):
            yield _make(one, (start, match.end()), "programme", "call of an application")


def _iter_defined(one: Sentence) -> Iterator[Found]:
    """What a sentence explains: ``A 구축사업은 ... 사업이다``."""
    for match in _DEFINED.finditer(one.text):
        start = begin_phrase(one.text, match.end())
        phrase = one.text[start : match.end()]
        if len(phrase.split()) > 1 and len(phrase) >= 8 and not _GENERIC.match(phrase):
            yield _make(one, (start, match.end()), "project", "title that is explained")


def _iter_objects(one: Sentence) -> Iterator[Found]:
    for match in _OBJECT.finditer(one.text):
        start = begin_phrase(one.text, match.end())
        praise = _PRAISE.match(one.text[start : match.end()])
        start += praise.end() if praise else 0
        phrase = one.text[start : match.end()]
        topic = one.text[match.end()] in "은는"
        if _COUNTED.search(phrase) or phrase[0].isdigit():
            continue
        few = len(phrase.split()) < (3 if topic else 2)
        if few or len(phrase) < 8 or _GENERIC.match(phrase) or one.text[start - 1 : start] in ("·", "-", "(", "’"):
            continue
        subject = one.text[match.end()] in "이가"
        if (_RISES if subject else _PLANNED).search(one.text[match.end() :]):
            kind = "project" if phrase.endswith(("사업", "프로젝트")) else "task"
            pair = re.search(r"(?<=센터)(?:\s및|와|과)\s", phrase)
            first = start + (pair.start() if pair else len(phrase))
            status = INFERRED if topic else STATED
            yield _make(one, (start, first), kind, "object of a plan's verb", status)
            if pair:
                yield _make(one, (start + pair.end(), match.end()), kind, "object of a plan's verb", status)


def _iter_phases(one: Sentence, *, many: bool) -> Iterator[Found]:
    for match in _PHASE.finditer(one.text) if many else ():
        yield _make(one, match.span(), "phase", "numbered phase")
    if era := _ERA.search(one.text):
        for part in re.finditer(r"[가-힣]{1,4}기", era["list"]):
            start = era.start("list") + part.start()
            yield _make(one, (start, start + len(part[0])), "phase", "named phases")
    for match in _USED.finditer(one.text):
        title = re.sub(r"^.*(?:주관하는|수행하는|맡은)\s", "", match["title"])
        yield _make(one, (match.end("title") - len(title), match.end("title")), "project", "use of an amount", INFERRED)


def _make(one: Sentence, span: tuple[int, int], kind: str, rule: str, status: str = STATED) -> Found:
    start, end = span
    quote = one.text[start:end]
    return Found("title", quote, quote, one.start + start, rule, quote, kind, status)
