"""Titles of plans, projects, tasks and phases: quoted, listed, or printed as the object of a plan's verb.

A title is a noun phrase that ends in a word for something planned. What a quotation says, a slogan or a generic phrase
(이 사업, 구축사업) is not a title.
"""

import itertools
import re
from collections.abc import Iterator

from graph.input.drafting.chief import is_paid, iter_chief, iter_priced
from graph.input.drafting.evidence import INFERRED, STATED, Found
from graph.input.drafting.listings import iter_continued, iter_listed, iter_series
from graph.input.drafting.nouns import begin_phrase, is_bare
from graph.input.drafting.planned import ACTION, COUNTED, PLACE, PLAN, WORK, is_generic, is_section, make_title
from graph.input.drafting.sentences import Sentence

_QUOTED = re.compile(
    r"[‘'](?P<first>[^‘’'\n]{2,80})[’']|[“\"](?P<second>[^“”\"\n]{2,80})[”\"]|`(?P<third>[^`'\n]{2,80})[`']"
    r"|[「『《〈](?P<fourth>[^」』》〉\n]{2,80})[」』》〉]"
)
# The years or the short form after a title: (2023~2027).
_DATED = r"(?:\s?\([^()]*\))?"
# Words of somebody, longer than a title.
_SPEECH = re.compile(r"[“\"][^”\"\n]{30,}[”\"]")
_EVENT = (
    r"(?:심포지엄|포럼|설명회|보고회|간담회|토론회|공청회|선포식|착공식|엑스포|박람회|전시회|산업전|콘퍼런스"
    r"|컨퍼런스|세미나|축제|문화제|페스티벌|마라톤대회)"
)
# A festival may have more words after that for it: 하늘 드론제전 with 로봇.
_FESTIVAL = re.compile(r"축제|제전|문화제|페스티벌")
_OPENS = re.compile(r"[’'”」』]?(?:을|를|이|가)?\s?(?:연다|열|개최|개막|막)")
_STUDY = r"(?:연구용역|용역)"
_AGREEMENT = r"(?:업무협약|협약|양해각서|MOU)"
_LAW = re.compile(r"(?:조례|법률|특별법|법|규칙|시행령)(?:\s?제[0-9]+조)?$")
# What may stand after a closing quotation mark -> kind.
_AFTER = (
    (re.compile(rf"\s?(?:수립\s)?{_STUDY}"), "study"),
    (re.compile(rf"\s?(?:을 위한 )?{_AGREEMENT}"), "agreement"),
    (re.compile(rf"\s?{_EVENT}"), "event"),
    (re.compile(rf"\s?{PLAN}"), "plan"),
    (re.compile(r"(?:로|으로)\s(?:[가-힣]+\s)?지정"), "project"),
    (re.compile(rf"\s?(?:기반구축\s?|구축\s?|조성\s?|공모\s?)?{WORK}"), "project"),
)
_INSIDE = (
    (re.compile(rf"{_STUDY}$"), "study"),
    (re.compile(rf"{_AGREEMENT}(?:\([A-Z]+\))?$"), "agreement"),
    (re.compile(r"공모(?:전)?$"), "programme"),
    (re.compile(rf"{_EVENT}{_DATED}$"), "event"),
    (re.compile(rf"{PLAN}{_DATED}$"), "plan"),
    (re.compile(rf"(?:{WORK}|{PLACE}|{ACTION})(?:\([^)]*\))?$"), "project"),
)
_PRAISE = re.compile(
    r"^(?:(?:세계|국내|전국|아시아|동북아|대한민국)\s?(?:최초|최대|최고|처음|유일)\s?|[0-9]+[월일]\s)+"
)
_PLANNED = re.compile(
    r"유치|조성|구축|건립|설립|만든|만들|세우|세운|추진|들어서|들어설|짓|착공|공사|편다|펼친|갖춘|갖춰|한다|벌인|쓴다|넓힌|시작|(?<![가-힣])(?:둔다|두기로|놓는다|연다)"
)
# A quoted thing is a project if it is built: ‘수소 시험장’을 북구에 짓는다.
_BUILDS = re.compile(
    r"(?:이|가)\s(?:[^.,]{0,20}\s)?(?:들어선다|들어설|문을\s연다)|(?:을|를)\s(?:[^.,]{0,30}\s)?(?:구축|조성|건립|설립|설치|신설|구성)(?:하[고며기여]|한다|할|해)|(?:을|를)\s(?:[^.,]{0,30}\s)?(?:짓는다|짓고|지어|세운다|세우고|만든다|만들고)"
)
# What is there already, and something is planned with it.
_USED_FOR = re.compile(r"[을를]\s(?:기반|활용|바탕|중심|거점|통해|통한|연계|비롯|토대|발판)")
_RISES = re.compile(r"들어서|들어선|들어설|조성된|조성될|구축된|구축될|세워|시작|착공|생긴|문을 연")
_DEFINED = re.compile(rf"(?:{WORK}|{PLAN})(?=(?:은|는)\s[^.]*(?:사업|계획|프로젝트)이다)")
# A quoted phrase with a verb inside is a headline.
_HEADLINE = re.compile(r"[가-힣](?:으로|로) (?:가는|나아가는|도약하는)\s|[가-힣]+(?:하는|되는|여는) ")
# What a region wants to become stands for the title of a plan without one.
_SLOGAN = re.compile(r"(?:도시|특별시|메카|허브|중심지|거점|수도|밸리)$")
# A quoted call is a programme, and what was selected in it is the project.
_WON = re.compile(
    rf"\s?{WORK}?(?:에)?\s[^.]{{0,20}}?(?:선정|뽑)"
    rf"|\s?{WORK}?에(?:서)?\s[‘'“\"「`][^’'”\"」`]+[’'”\"」`](?:을|를|이|가|으로|로)?\s[^.]{{0,12}}?(?:선정|뽑)"
)
_ADOPTED = re.compile(
    rf"(?:{PLAN}|{WORK}|{_STUDY})(?=(?:\([^()]*\))?(?:을|를)\s(?:[가-힣]+\s)?(?:발표|확정|수립|마련|공개|선포|시작|본격|착수|내놨|내놓)"
    rf"|(?:이|가)\s[^.]{{0,50}}?(?:선정|뽑|통과|확정|반영)(?:됐|돼|된|되|혔|했|하)"
    rf"|의?\s(?:(?:착수|중간|최종)\s?보고회|착공식|기공식|준공식|선포식|출범식|발대식|공청회|설명회)|에\s(?:최종\s)?(?:선정|뽑))"
)
# A plan may have one long word for its name: 강원지역산업발전계획.
_COMPOUND = re.compile(r"[가-힣]{5,}(?:기본|종합|육성|발전|진흥|시행|실행|추진)계획")
# 시가 발표한 하늘경제비전 프로젝트는
_PUBLISHED = re.compile(
    rf"(?:발표|공개|확정|수립|마련|선포)한\s[‘'“\"]?(?P<title>(?:[가-힣A-Za-z0-9·]+\s){{0,5}}[가-힣A-Za-z0-9·]*(?:{PLAN}|프로젝트|비전))(?=[은는에]\s)"
)
# An agreement whose name has no marks: 하늘산업 육성을 위한 업무협약을 체결했다.
_AGREED = re.compile(rf"{_AGREEMENT}(?:\([A-Z]+\))?(?=[을를]\s(?:[가-힣]+\s)?(?:맺|체결))")
_FOR = re.compile(r"[을를]\s위한\s$")
# What a quoted meeting was about: ‘하늘계획 수립용역 중간보고회’.
_REPORTED = re.compile(rf"(?P<title>.+(?:{_STUDY}|{PLAN}))\s?(?:(?:착수|중간|최종)\s?보고회|공청회|발표회|선포식)")
# The plan of one year under a longer one.
YEARLY = "plan of one year"
_YEARLY = re.compile(
    r"(?<![0-9])(?P<title>20[0-9]{2}년(?:도)?\s(?:[가-힣]+\s){0,4}?[가-힣]*(?:시행|실행|추진|투자)계획)"
    r"(?=(?:\([^()]*\))?(?:을|를)\s(?:[가-힣]+\s)?(?:발표|확정|수립|마련|공개|심의|의결|내놨|내놓))"
)
# What somebody calls a plan is no name of it: ‘졸속 계획’이라고 비판했다.
_SAID = re.compile(
    r"\s?(?:이라고|라고|이라며|라며|이라는|라는)\s(?!이름|명칭|비전|계획|전략|사업|구상)(?!(?:[가-힣]+\s)?(?:부르|불리|명명|이름|정했|정하|지었))"
)
# 첫 번째 전략은 ‘A’다.
_STRATEGY = re.compile(r"(?:번째|[0-9])\s?전략(?:은|인|으로는|으로)?\s$")
# A quoted name that ends in 연구 is a study if somebody makes it for money.
_ORDERED = re.compile(r"(?:의뢰|위탁|발주)한\s$|(?:맡긴|맡은|수행한|수행하는|진행하는)\s$")
_PRICED = re.compile(r"\s?\((?:용역비|연구비|사업비)|\s?(?:에|은|는)\s(?:용역비|연구비)")
# A name that ends in its last year is a plan if it is announced: ‘하늘 산업벨트 2030’을 내놨다.
_DATED_NAME = re.compile(r"[가-힣].*\s20[2-9][0-9]$")
_ANNOUNCES = re.compile(r"(?:을|를)\s[^.]{0,24}?(?:발표|공개|확정|수립|마련|제시|선포|내놨|내놓|내걸)")
# What is over before a title: 지난해 끝난 ‘A’.
_OVER = re.compile(r"(?:(?:지난해|작년|20[0-9]{2}년에?|이미)\s)(?:[가-힣]+\s)?(?:끝난|마친|완료한|완료된|종료된)\s$")
# The former name of something: ‘A’라는 이름으로.
_FORMER = re.compile(r"\s?(?:이라는|라는|이란|란)\s(?:이름|명칭)")
_OBJECT = re.compile(rf"(?:{PLACE}|(?<![가-힣]지원)사업|프로젝트)(?=(?:을|를|도|은|는|이|가)(?:\s|,))")
# What becomes of a plan in a council is no part of its name: 하늘 조성사업 출자 동의안.
_MOTION = re.compile(r"\s?\(안\)$|\s(?:[가-힣]+\s)?(?:동의|의결|심의|승인|변경|보고)(?:안|의\s건)$")
_LABELLED = re.compile(
    r"(?:(?:사\s*업|과\s*제|계\s*획|용\s*역|안\s*건)\s*명|안\s*건|제\s*목)\s*[:：]\s*(?:20[0-9]{2}\s?[~∼～–-]\s?20[0-9]{2}\s)?\s*[‘'“\"「]?(?P<title>[가-힣A-Za-z0-9][^‘’'“”\"「」:：\n]{4,80})"
)
_PHASE = re.compile(r"(?<![0-9])[1-9]단계(?=(?:에서는|에는|로는|로|는|엔|:|\())")
_ERA = re.compile(r"(?P<list>[가-힣]{1,4}기(?:[-·~,→]\s?[가-힣]{1,4}기)+)(?:로|으로)\s?(?:나누|나눠|구분)")
_USED = re.compile(r"[0-9]억\s?원은\s(?P<title>[^,.]{6,60}?)(?=에(?:,|\s쓰|\s투|\s들)|(?:를 위한 연구|$))")
_CALL = re.compile(
    rf"(?:공모\s?사업|공모|{WORK}|특화단지|특구)(?=\s?[0-9]+(?:개|건|곳)(?:에|을|를)?\s[^.]*?(?:선정|뽑|지정))"
)


def is_festival(title: Found) -> bool:
    """Whether a title is that of a festival, of which no draft is made."""
    return title.kind == "event" and bool(_FESTIVAL.search(title.value))


def find_kind(title: str) -> str:
    """The kind of a title by its last words, empty if they do not name something planned.

    >>> find_kind("수소선박 시험센터 구축사업"), find_kind("수소선박")
    ('project', '')
    """
    return next((kind for pattern, kind in _INSIDE if pattern.search(title)), "")


def iter_titles(sentences: list[Sentence]) -> Iterator[Found]:
    """The titles of all *sentences* in order of their rules. Kinds: plan, project, task, study ..., law."""
    phases = {match[0] for one in sentences for match in _PHASE.finditer(one.text)}
    for before, one in itertools.pairwise([None, *sentences]):
        assert one is not None
        yield from _iter_quoted(one)
        yield from iter_continued(before, one)
        yield from iter_chief(one)
        yield from (title for title in iter_priced(one) if not _is_spoken(one, title))
        yield from (title for title in iter_listed(one) if not _is_spoken(one, title))
        yield from _iter_called(one)
        yield from _iter_adopted(one)
        yield from _iter_applied(one)
        yield from _iter_defined(one)
        yield from iter_series(one)
        yield from _iter_objects(one)
        yield from _iter_phases(one, many=len(phases) > 1)


# Where a headline or one of the first sentences names a plan without marks.
_PRINTED = re.compile(
    rf"(?:계획|전략|로드맵|마스터플랜|{WORK}|클러스터|특화단지|테스트베드|(?P<place>{PLACE}))(?:\([^()]*\))?"
    rf"(?=(?P<josa>[을를에이가은는의도])?(?P<rest>\s?(?:{ACTION}|본격|공동|최종|확정|발표|선정|착수|공모|시동)|[,…]|$|\s))"
)
# Something happens to a plan that a sentence is about.
_ACTS = re.compile(r"선정|확정|발표|착수|조성|구축|공모|수립|시작|투입|나선|나섰|선포|출범|보고회|착공|준공|협약|밝혔")
# What an act allows is no plan yet: 5년마다 종합계획을 수립할 수 있다는 조례안.
_POSSIBLE = re.compile(r"[0-9]년마다|수\s있다는|수\s있도록\s하는|조례안에는|법안에는")
# What becomes of a thing that has a name in marks.
_BECOMES = re.compile(
    r"(?:조성|구축|건립|설립|육성|추진|지정|유치|투입|착공|착수)(?:한다|하기로|할|된다|될|돼|됐|했|에\s나|을\s위해)|선정(?:됐|돼|된)|들어선다|세운다|짓는다|나선다|나섰다"
)
# A document may have its plan for a title: 하늘시 수소 산업 육성계획(2027~2031), 수소 산업 육성계획(안) 요약.
_HEADED = re.compile(
    r"(?P<title>[^:：,‘’“”]*(?:계획|전략|로드맵|마스터플랜))(?:\s?[(\[<](?:안|초안|요약|개요|요약본|[’'‘]?[0-9][^()\]]*|[가-힣]{2,10}[국과실부원])[)\]>])*(?:\s(?:요약|개요|보고))?$"
)


def iter_printed(sentences: list[Sentence]) -> Iterator[Found]:
    """Titles without marks in the first sentences, for a text that gives no other."""
    for one in sentences[:3]:
        if _POSSIBLE.search(one.text):
            continue
        if headed := _find_headed(one):
            yield headed
            continue
        spoken = [match.span() for match in _QUOTED.finditer(one.text)]
        for match in _PRINTED.finditer(one.text):
            if any(start < match.start() < end for start, end in spoken):
                continue
            start = begin_phrase(one.text, match.end())
            phrase = one.text[start : match.end()]
            bare = re.sub(r"\([^()]*\)$", "", phrase)
            if len(phrase.split()) < 3 or len(phrase) < 10 or COUNTED.search(phrase) or is_generic(bare):
                continue
            if is_section(bare):
                continue
            if _USED_FOR.match(one.text, match.end()):
                continue
            if (match["josa"] == "의" or match["place"]) and not _ACTS.search(one.text):
                continue
            if not (match["josa"] or (one.heading and not one.mark and (match["rest"] or "").strip())):
                continue
            kind = next((sort for pattern, sort in _INSIDE if pattern.search(phrase)), "project")
            yield make_title(one, (start, match.end()), kind, "title without marks")


def _find_headed(one: Sentence) -> Found | None:
    """The plan that is the title of a paper."""
    match = _HEADED.fullmatch(one.text) if one.heading and not one.mark else None
    if match is None or len(match["title"].split()) < 3 or re.search(r"(?:[을를은는]|에서|하고)\s", match["title"]):
        return None
    return make_title(one, match.span("title"), "plan", "title without marks")


def iter_headed(sentences: list[Sentence]) -> Iterator[Found]:
    """The plan that the first line of a paper names."""
    if sentences and (headed := _find_headed(sentences[0])):
        yield headed


def iter_quoted_names(sentences: list[Sentence]) -> Iterator[Found]:
    """Names in marks that end in no word for a plan, if their sentence says what becomes of them.

    For a text of which no other rule knows what it is about.
    """
    for one in sentences[:6]:
        for match in _QUOTED.finditer(one.text):
            inner = next(group for group in match.groups() if group)
            outside = one.text[: match.start()] + " " + one.text[match.end() :]
            named = (
                len(inner) > 5
                and " " in inner
                and is_bare(inner.rsplit(maxsplit=1)[-1])
                and not _HEADLINE.search(inner)
            )
            if named and len(inner) <= 40 and _BECOMES.search(outside) and not is_generic(inner):
                span = (match.start() + 1, match.start() + 1 + len(inner))
                yield make_title(one, span, "project", "quoted name", INFERRED)


def _is_spoken(one: Sentence, title: Found) -> bool:
    """Whether a title is part of what somebody says: “하늘에는 △센터 △단지가 있다”고."""
    return any(match.start() < title.start - one.start < match.end() for match in _SPEECH.finditer(one.text))


def _iter_quoted(one: Sentence) -> Iterator[Found]:
    for match in _QUOTED.finditer(one.text):
        inner = next(group for group in match.groups() if group)
        start = match.start() + 1
        if re.search(r"(?:다|요|까)[.!?]?$|[.!?]\s", inner.strip()) or inner != inner.strip() or ":" in inner:
            continue
        after = one.text[match.end() :]
        if _FORMER.match(after) or _SAID.match(after):
            continue
        if reported := _REPORTED.fullmatch(inner):
            inner = reported["title"]
        kind = _find_quoted_kind(inner, one.text[: match.start()], after)
        if kind is None:
            continue
        yield make_title(one, (start, start + len(inner)), kind or "slogan", "quoted title")


def _find_quoted_kind(inner: str, before: str, after: str) -> str | None:
    """The kind of a quoted title by its last words and those around it, ``None`` if it is too general."""
    if _LAW.search(inner):
        return "law"
    patterns = (
        *((pattern.match(after), kind) for pattern, kind in _AFTER),
        *((p.search(inner), k) for p, k in _INSIDE),
    )
    kind = next((kind for match, kind in patterns if match), "")
    if not kind and _FESTIVAL.search(inner) and _OPENS.match(after[1:]):
        kind = "event"
    if kind and is_generic(inner):
        return None
    if _STRATEGY.search(before):
        return "strategy"
    if _HEADLINE.search(inner):
        kind = ""
    if not kind and _BUILDS.match(after) and " " in inner and is_bare(inner.rsplit(maxsplit=1)[-1]):
        kind = "project"
    if not kind and inner.endswith("연구") and (_ORDERED.search(before) or _PRICED.match(after)):
        kind = "study"
    if not kind and _DATED_NAME.search(inner) and _ANNOUNCES.match(after):
        kind = "plan"
    if not kind and " " in inner and is_paid(before, after):
        kind = "task"
    if not kind and _SLOGAN.search(inner):
        kind = "wish"
    if kind == "project" and _WON.match(after):
        kind = "programme"
    return "" if _OVER.search(before) else kind


def _iter_called(one: Sentence) -> Iterator[Found]:
    """The call before the number of its selected projects, and the programme named before a quoted project."""
    for match in _CALL.finditer(one.text):
        start = begin_phrase(one.text, match.end())
        if match.end() - start > 6 and not is_generic(one.text[start : match.end()]):
            yield make_title(one, (start, match.end()), "programme", "call with selected projects")
    for match in re.finditer(rf"{WORK}(?=(?:인|의 하나인)\s[`‘'“\"「])", one.text):
        start = begin_phrase(one.text, match.end())
        if not is_generic(one.text[start : match.end()]):
            yield make_title(one, (start, match.end()), "programme", "programme before its project")


def _iter_adopted(one: Sentence) -> Iterator[Found]:
    """What is adopted, reported or selected without quotation marks, or stands after its label (사업명)."""
    if match := _LABELLED.match(one.text):
        title = _MOTION.sub("", match["title"].rstrip(" .,"))
        kind = next((sort for pattern, sort in _INSIDE if pattern.search(title)), "project")
        yield make_title(one, (match.start("title"), match.start("title") + len(title)), kind, "title after its label")
    for match in _PUBLISHED.finditer(one.text):
        if len(match["title"]) > 8 and not is_generic(match["title"]):
            kind = next((sort for pattern, sort in _INSIDE if pattern.search(match["title"])), "plan")
            yield make_title(one, match.span("title"), kind, "object of an adoption")
    for match in _AGREED.finditer(one.text):
        start = begin_phrase(one.text, match.end())
        if purpose := _FOR.search(one.text[:start]):
            start = begin_phrase(one.text, purpose.start())
        if len(one.text[start : match.end()].split()) > 2:
            yield make_title(one, (start, match.end()), "agreement", "object of an adoption")
    for match in _YEARLY.finditer(one.text):
        yield make_title(one, match.span("title"), "plan", YEARLY)
    for match in _ADOPTED.finditer(one.text):
        start = begin_phrase(one.text, match.end())
        phrase = one.text[start : match.end()]
        few = len(phrase.split()) < 3 or len(phrase) < 10
        if (few and not _COMPOUND.fullmatch(phrase)) or COUNTED.search(phrase) or is_generic(phrase):
            continue
        if is_section(phrase) or _POSSIBLE.search(one.text):
            continue
        kind = next((sort for pattern, sort in _INSIDE if pattern.search(phrase)), "project")
        won = kind == "project" and one.text.startswith("에", match.end())
        yield make_title(one, (start, match.end()), "programme" if won else kind, "object of an adoption")


def _iter_applied(one: Sentence) -> Iterator[Found]:
    """The call for which a quoted project applied: ``A 지원사업에 ‘B’을 내``."""
    for match in re.finditer(
        rf"{WORK}(?=에\s[‘'“\"「`][^’'”\"」`]+[’'”\"」`](?:을|를)\s(?:내|신청|제출|응모))", one.text
    ):
        start = begin_phrase(one.text, match.end())
        if not is_generic(one.text[start : match.end()]):
            yield make_title(one, (start, match.end()), "programme", "call of an application")


def _iter_defined(one: Sentence) -> Iterator[Found]:
    """What a sentence explains: ``A 구축사업은 ... 사업이다``."""
    for match in _DEFINED.finditer(one.text):
        start = begin_phrase(one.text, match.end())
        phrase = one.text[start : match.end()]
        if len(phrase.split()) > 1 and len(phrase) >= 8 and not is_generic(phrase):
            yield make_title(one, (start, match.end()), "project", "title that is explained")


def _iter_objects(one: Sentence) -> Iterator[Found]:
    for match in _OBJECT.finditer(one.text):
        start = begin_phrase(one.text, match.end())
        praise = _PRAISE.match(one.text[start : match.end()])
        start += praise.end() if praise else 0
        phrase = one.text[start : match.end()]
        topic = one.text[match.end()] in "은는"
        if COUNTED.search(phrase) or phrase[0].isdigit():
            continue
        few = len(phrase.split()) < (3 if topic else 2)
        if few or len(phrase) < 8 or is_generic(phrase) or one.text[start - 1 : start] in ("·", "-", "(", "’"):
            continue
        subject = one.text[match.end()] in "이가"
        if _USED_FOR.match(one.text, match.end()):
            continue
        if (_RISES if subject else _PLANNED).search(one.text[match.end() :]):
            kind = "project" if phrase.endswith(("사업", "프로젝트")) else "task"
            pair = re.search(r"(?<=센터)(?:\s및|와|과)\s", phrase)
            first = start + (pair.start() if pair else len(phrase))
            status = INFERRED if topic else STATED
            yield make_title(one, (start, first), kind, "object of a plan's verb", status)
            if pair:
                yield make_title(one, (start + pair.end(), match.end()), kind, "object of a plan's verb", status)


def _iter_phases(one: Sentence, *, many: bool) -> Iterator[Found]:
    for match in _PHASE.finditer(one.text) if many else ():
        yield make_title(one, match.span(), "phase", "numbered phase")
    if era := _ERA.search(one.text):
        for part in re.finditer(r"[가-힣]{1,4}기", era["list"]):
            start = era.start("list") + part.start()
            yield make_title(one, (start, start + len(part[0])), "phase", "named phases")
    for match in _USED.finditer(one.text):
        title = re.sub(r"^.*(?:주관하는|수행하는|맡은)\s", "", match["title"])
        yield make_title(
            one, (match.end("title") - len(title), match.end("title")), "project", "use of an amount", INFERRED
        )
