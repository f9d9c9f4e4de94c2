"""Counts of announced items, indicators and shares."""

import re
from collections.abc import Iterator

from graph.input.drafting.evidence import Found
from graph.input.drafting.nouns import NUMBER_WORDS
from graph.input.drafting.scope import Scope
from graph.input.drafting.sentences import Sentence
from graph.input.drafting.targets import iter_target_spans, list_aimed

# The noun that is counted -> the product's code.
COUNTED = {
    "분야": "focus-area", "전략": "strategy", "과제": "task", "사업": "project", "프로젝트": "project",
    "단계": "phase", "세트": "project", "부문": "focus-area", "목표": "goal",
    "기관": "agency", "지역": "region", "산업": "industry", "기술": "technology",
    "전략산업": "industry", "주력산업": "industry", "거점": "site",
}  # fmt: skip
_NOUNS = "|".join(sorted(COUNTED, key=len, reverse=True))
_COUNT = re.compile(
    rf"(?<![0-9.])(?P<value>(?P<number>[0-9]+)(?:대|개|종|가지)(?![을를은는이가의사소년월국교])\s?(?:(?!이상|달성이|[가-힣·()]*(?:별|[은는을를에]|에서)\s)[가-힣A-Z()&＆·]+\s){{0,3}}?[가-힣]{{0,4}}?"
    rf"(?P<noun>{_NOUNS}))(?![가-힣]*별)(?!(?:[이가을를]|에서)?\s(?:[가-힣]+\s)?(?:접수|신청|응모|지원했|경쟁))"
    rf"|(?<![0-9.])(?P<places>[0-9]+개\s(?:시·도|시·군·구|시·군|시도|시군))(?=[가이은는의]\s)"
    rf"|(?<![가-힣])(?P<words>(?:{NUMBER_WORDS})\s(?:개\s|가지\s)?(?P<named>사업|과제|전략|프로젝트|거점|분야|부문))"
    rf"(?=(?:[을를은는이가에]|으로|로|에서|다\.)(?:\s|$))"
    rf"|(?:다음|아래)(?:의|과\s같은)?\s(?P<next>(?:{NUMBER_WORDS})\s가지)(?=[다로를])"
    rf"|(?P<kit>[0-9]+종의\s[가-힣]*장비|(?<![가-힣])[가-힣]{{0,6}}장비\s[0-9]+(?:종|대|기))"
    rf"|(?<![0-9.,])(?<!포함해 )(?<!포함한 )(?<!비롯해 )(?P<spots>[0-9]+곳)"
    rf"(?=(?:[을를이가은는에의]|\s[0-9.,]+㎢)?[을를]?\s[^.]{{0,14}}(?:선정|지정|뽑|선발|조성|구축|건립))"
    rf"|(?<=[가-힣)]\s)(?P<cases>[0-9]+건)(?=이다|의\s|을\s(?:[가-힣]+\s)?(?:선정|추진|지원|발굴|확정|편|벌))"
    rf"|(?<=[모전]두\s|[전총]체\s)(?P<firms>[0-9]+개사)(?=[를을가]\s[^.]{{0,14}}(?:선정|뽑|선발|모집))"
    rf"|(?P<late>(?P<what>(?:공모)?(?:사업|과제))\s(?P<many>[0-9]+)(?:개|건))"
    rf"|(?P<plus>\+(?P<more>[0-9]))(?![0-9])"
)
_UNIT = (
    r"(?:개사|개소|개월|개|대|명|곳|건|호|기|톤|t|척|만?㎡|㎢|㏊|ha|㎞|km|GW|MW|kW|%|만평|평|[조억만]\s?원|[억만]\s?달러"
    r"|여\s[명개]|\s[명개대곳])"
)
_NOT_COUNTED = (
    r"(?!\s?(?:분야|전략|과제|사업|프로젝트|단계|세트|기관|지역|층|선도|핵심|중점|추진|주력|축|거점|신산업"
    r"|의\s(?!효과)))"
)
_FIGURE = rf"[0-9][0-9,.]*(?:\s?[조억만천백]\s?(?:[0-9][0-9,.]*)?)*\s?{_UNIT}" + _NOT_COUNTED
_INDICATOR = re.compile(
    rf"(?P<name>[가-힣A-Za-z](?:[가-힣A-Za-z·]*[가-힣])?)(?P<josa>를|을|이|가|은|는)?\s(?P<figure>(?:(?:연간|연평균|연|매년|누적|평균)\s)?{_FIGURE})"
    r"(?=(?:으로|로|까지|를|을|의|이|가|,|\s|이다|다|과|와|에\s[^.,]{0,16}지원|\(|$))"
)
# 5천 명의 고용, and from what to what: 기업을 62개에서 2030년 120개로 늘린다, 비중 12% → 35%.
_TURNED = re.compile(
    r"(?P<value>[0-9][0-9,.]*\s?[만천백]*\s?(?:여\s?)?(?:(?:명|개)의\s(?:[가-힣]+\s)?|명\s)(?:고용|일자리|취업)(?:창출|유발)?(?:효과)?"
    r"|[0-9][0-9,.]*\s?[조억만천백]+(?:\s?[0-9][0-9,.]*\s?[억만천백]+)*\s?(?:여\s?)?원의\s(?:생산|부가가치|경제|소득)\s?(?:유발|창출|파급)?\s?효과)"
    r"(?=[이가을를와과]|\s효과)"
)
# To what it is brought: 온실을 18㏊로 늘린다, 자급률도 같은 기간 50%까지 끌어올린다.
_RAISED = re.compile(
    rf"(?P<value>(?:[가-힣A-Za-z][가-힣A-Za-z·]*(?:을|를|은|는|도)\s"
    rf"(?:(?:같은 기간|오는|해마다|매년|연간)\s)?(?:20[0-9]{{2}}년(?:까지|에는|에)?\s)?"
    rf"|20[0-9]{{2}}년(?:까지|에는|에)?\s){_FIGURE})"
    r"(?=(?<=%)\s(?:높[이인일]|줄[이인일]|늘[리린릴]|낮[추춘출]|감축|절감)|(?:까지|으로|로)\s(?:[가-힣]+\s)?(?:늘[리려린릴어]|높[이여인일]|확대[하할한해]|줄[이여인일]|낮[추춰춘출]|끌어|키[우운울워]|올[리려린릴]))"
)
# From what to what in a line: 보급률 : (’25) 8% → (’30) 25%.
_DATE = r"(?:\([’'‘]?[0-9]{2,4}년?\)\s?|[’'‘]?[0-9]{2,4}년?\s)?"
_EACH = r"(?:(?:누적|연간|연평균|연|총|약)\s)?"
_ARROW = re.compile(
    rf"(?P<value>[가-힣A-Za-z][가-힣A-Za-z0-9·() ]{{1,24}}?)\s?[:：]\s?"
    rf"{_DATE}{_EACH}{_FIGURE}\s?{_DATE}(?:→|➜|⇒|->|⟶)\s?{_DATE}{_EACH}{_FIGURE}"
)
# What is aimed for after its present size or as its object, and what parties promise in the lines of their parts.
_AIMED = re.compile(
    rf"(?P<value>{_FIGURE}인\s(?:[가-힣]+\s){{0,3}}[가-힣]{{2,12}}[이가은는]\s(?:오는\s)?20[0-9]{{2}}년(?:까지|에)?\s{_FIGURE})(?=까지|으로|로)"
    rf"|(?P<goal>(?:[가-힣]+\s)?[가-힣]{{2,12}}[은는]\s{_FIGURE})(?=[을를]\s목표로)"
    r"|(?P<hired>[0-9][0-9,]*\s?[만천백]*\s?여?\s?명(?:을)?\s(?:신규\s|정규직\s)?(?:채용|고용))(?=,|$|하[기고며]|한다)"
    r"|(?<=[,:]\s)(?P<taught>(?:[가-힣·]+\s)?[가-힣]*인[력재]\s(?:연|매년|연간|해마다)\s[0-9][0-9,]*\s?여?\s?명)(?=\s(?:양성|배출|육성|교육)(?:,|$))"
)
# Whom a project trains, and what it brings here: 정비 인력 1천500명을 키운다.
_TRAINED = re.compile(
    r"(?P<value>[가-힣A-Za-z][가-힣A-Za-z·]*\s[0-9][0-9,.]*\s?[만천백]*[0-9]*\s?여?\s?(?:명|개사|개|곳|종))(?=[을를]\s(?:[가-힣]+\s)?(?:키[우운울워]|길러|배출[하할한해]|양성[하할한]|(?:개발|국산화)[하할한]|가르[치친쳐]|교육[하할한해]))"
    r"|(?P<size>[가-힣A-Za-z][가-힣A-Za-z·]*\s[0-9][0-9,.]*\s?(?:만?㎡|㏊|ha))(?=[을를]\s(?:20[0-9]{2}년[^.,]{0,8}까지\s)?(?:짓는다|지어|조성[하한할]|만든다|늘린다))"
)
_CHANGED = re.compile(
    rf"(?P<value>(?:[가-힣A-Za-z·]+\s(?=수[는를가]\s))?[가-힣A-Za-z][가-힣A-Za-z0-9·]*(?:을|를|이|가|은|는)?\s(?:(?:평균|연평균|연간|올해|현재|지난해|[0-9]{{4}}년)\s(?:기준\s)?)?"
    rf"[0-9][0-9,.]*(?:\s?[조억만천백]\s?(?:[0-9][0-9,.]*)?)*\s?{_UNIT}(?:\([^()]*\))?(?:에서\s(?:오는\s)?(?:20[0-9]{{2}}년(?:까지)?\s)?{_FIGURE}(?=(?:으)?로\s(?:늘|높|넓|확대|줄|낮|끌|키|올|확충|육성))"
    rf"|\s?(?:→|➜|⇒|->)\s?{_FIGURE}))"
)
_TARGET = re.compile(
    r"년까지|년의\s모습|목표|늘리|늘려|보급|창출|달성|유발|효과|확보할|기대|전망|예상|내다|본다|될 것|출원[하한]"
    r"|추산|추정|구상|유치[하해할]"
)
_AREA = re.compile(r"(?P<value>[0-9][0-9,.]*만?평\s규모의\s[가-힣]+?)(?=을|를|이|가)")
_PAST = re.compile(r"지난해|지금|현재|이미|등록된|한때|올해는|넘었|기록했")
_NO_NAME = re.compile(
    r"(?<![협논회강])의$|위원$|위원회$|^(?:하루|매일|매달|올해|내년|해마다|약|총|최대|연|모두|까지|규모|이상|지상|연면적|면적|국비|도비|시비|군비|지방비|민자|사업비|총사업비|예산|기타|등|월|년|에|각각|또는|전체)$|까지$|부터$|에서$|으로$|동안$|년간$|[은는]$|[로와과]$|[가-힣](?:하여|해서|[집합공생유추확보제도활사적수운정개투자입출]해)$|(?:하면|되면|[열갖지이]면|하고|되고|하며|하려)$|^(?:세계|글로벌|국내|아시아|동북아|전국)$|[가-힣](?:한|할|된|될)$"
)
_EFFECT = re.compile(r"유발|효과|고용|일자리|매출|수출|방문객|인구|기업|충전소|생산")
_RATIO = re.compile(r"(?<![0-9])(?P<value>[0-9]{1,2}(?:\.[0-9])?\s?(?:대|:)\s?[0-9]{1,2}(?:\.[0-9])?)(?![0-9:])")
# 가시 60%, 나시 40%.
_PART = re.compile(
    r"(?<=[가-힣]\s)(?P<value>[0-9]{1,3}(?:\.[0-9]+)?%)(?=,|\s비율|씩|이며|이고|이다|다\.|[를을와과로]|\s?$)"
)
_DIVIDED = re.compile(r"비율|분담|부담|나눠|나누")
# Who pays which part: 비율, 분담, 도비는 1:1.
_SHARED = re.compile(
    r"비율|분담|비용(?:은|을)|(?<![가-힣])(?:국비|도비|시비|군비|구비|지방비|시·군비|시·도비|사업비)(?:는|은)?\s"
)
_PERCENT = re.compile(
    r"(?<=\s)(?P<part>[0-9]{1,3}(?:\.[0-9]+)?%)(?=인\s[0-9][0-9,.천백]*\s?[조억])|(?<=[이가]\s)(?P<half>절반씩)(?=\s(?:낸|내|부담|나눠|분담|댄|대))|"
    r"(?:국비|도비|시비|군비|구비|지방비|민자|자부담|지자체|민간|(?<![가-힣])(?:도|시|군|구|시군|시·군|시도|기업))(?:은|는)?\s?(?P<purse>[0-9]{1,3}(?:\.[0-9]+)?%)(?!\s?(?:이상|증|감))|(?:원|비|[0-9])\s?\((?:지분\s)?(?P<value>[0-9]{1,3}(?:\.[0-9]+)?%)\)|[가-힣]\s(?P<paid>[0-9]{1,3}(?:\.[0-9]+)?%)(?=\s?\([0-9][^()]*원\))"
)


def has_target(one: Sentence) -> bool:
    """Whether the sentence prints a target, and no money that is spent on it."""
    aimed = _TARGET.search(one.text) and (_INDICATOR.search(one.text) or _AREA.search(one.text))
    return bool(aimed) and not re.search("투입|들여|들이|사업비|국비", one.text)


def iter_figures(scope: Scope, *, numbers: bool) -> Iterator[Found]:
    """The counts of all sentences, and their indicators and shares if *numbers* is set."""
    seen: set[tuple[str, str]] = set()
    figures: set[str] = set()
    aimed = list_aimed(scope.sentences)
    for one in sorted(scope.sentences, key=lambda sentence: sentence.heading):
        for found in (*_iter_counts(one, scope), *(_iter_numbers(one, scope, aimed) if numbers else ())):
            number = "".join(re.findall("[0-9.,%+]+", found.value)) + found.kind
            # 도비 30%, 시비 30% are two shares.
            place = one.text[: found.start - one.start].split(",")[-1] if found.field == "share" else ""
            key = (
                found.field,
                place + number
                if found.field == "share"
                else number
                if found.field == "count"
                else "".join(found.value.split()),
            )
            figure = "".join(re.findall("[0-9].*$", found.value)).replace(" ", "")
            # A headline says in other words what the text says again.
            again = one.heading and found.field == "indicator" and figure in figures
            if key not in seen and not again:
                seen.add(key)
                figures |= {figure, *re.findall(r"[0-9][0-9,.]*[조억만천]*[가-힣%]+", figure)}
                yield found


def _iter_numbers(one: Sentence, scope: Scope, aimed: set[int]) -> Iterator[Found]:
    yield from _iter_indicators(one, scope, aimed)
    yield from _iter_shares(one, scope)


def _iter_counts(one: Sentence, scope: Scope) -> Iterator[Found]:
    for match in _COUNT.finditer(one.text):
        if match["value"]:
            value, kind = match["value"], COUNTED[match["noun"]]
        elif match["words"]:
            value, kind = match["words"], COUNTED[match["named"]]
        elif match["next"]:
            value, kind = match["next"], "task"
        elif match["places"]:
            value, kind = match["places"], "region"
        elif match["spots"]:
            value, kind = match["spots"], "site"
        elif match["cases"]:
            value, kind = match["cases"], "project"
        elif match["firms"]:
            value, kind = match["firms"], "company"
        elif match["late"]:
            value, kind = match["late"], "project"
        elif match["kit"]:
            value, kind = match["kit"], "equipment"
        else:
            value, kind = match["plus"], "project"
        start = one.start + match.start() + match[0].index(value)
        yield Found("count", value, value, start, "announced number", _find_counted(one, scope, start), kind)


def _find_counted(one: Sentence, scope: Scope, start: int) -> str:
    """The item whose parts are counted: a programme or project before the number, or the main title."""
    return scope.find_item(one, start)


def _iter_indicators(one: Sentence, scope: Scope, aimed: set[int]) -> Iterator[Found]:
    changes = [match.span("value") for match in _CHANGED.finditer(one.text) if "한때" not in match[0]]
    turned = [match.span("value") for match in _TURNED.finditer(one.text)] if _TARGET.search(one.text) else []
    turned += [match.span() for pattern in (_RAISED, _AIMED, _TRAINED, _ARROW) for match in pattern.finditer(one.text)]
    turned = [span for span in turned if not any(span[0] < last and first < span[1] for first, last in changes)]
    changes += turned
    changes += [
        span
        for span in iter_target_spans(one, aimed)
        if not any(span[0] < last and first < span[1] for first, last in changes)
    ]
    for start, end in changes:
        value, at = one.text[start:end], one.start + start
        yield Found("indicator", value, value, at, "target with a name", scope.find_item(one, at), "target")
    if not _TARGET.search(one.text):
        return
    for match in _INDICATOR.finditer(one.text):
        name, figure = match["name"], match["figure"].strip()
        if any(start <= match.start("figure") < end for start, end in changes):
            continue
        money = re.search("원$", figure)
        if len(name) == 1 or _NO_NAME.search(name) or (money and not _EFFECT.search(name)):
            continue
        # Who pays which part is no target.
        if figure.endswith("%") and re.search("분담|부담|비율", one.text[: match.start()]):
            continue
        clause = one.text[max(0, match.start() - 14) : match.end() + 14]
        if _PAST.search(clause) or re.search(r"에서\s?$", one.text[: match.end()]):
            continue
        if re.match(
            r"(?:에서|한\s|의\s(?!효과)|\s?이상(?:의|인)?\s[가-힣]+\s?[가-힣]*\s[0-9])", one.text[match.end() :]
        ):
            continue
        quote = one.text[match.start() : match.start("figure") + len(figure)]
        start = one.start + match.start()
        yield Found("indicator", quote, quote, start, "target with a name", scope.find_item(one, start), "target")
    for match in _AREA.finditer(one.text):
        start = one.start + match.start()
        yield Found(
            "indicator", match["value"], match["value"], start, "area aimed for", scope.find_item(one, start), "target"
        )


def _iter_shares(one: Sentence, scope: Scope) -> Iterator[Found]:
    ratio = bool(_SHARED.search(one.text))
    parts = list(_PART.finditer(one.text)) if ratio and _DIVIDED.search(one.text) else []
    divided = parts if len(parts) > 1 else []
    for match in (*(_RATIO.finditer(one.text) if ratio else ()), *_PERCENT.finditer(one.text), *divided):
        name = next(name for name, value in match.groupdict().items() if value)
        start = one.start + match.start(name)
        yield Found("share", match[name], match[name], start, "printed share", scope.find_item(one, start))
