"""Amounts of money that a plan or project is given, with the kind of money printed before them.

Sales, market sizes, effects and amounts of the past are not money of a plan. The same figure twice is one amount.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from graph.errors import UnreadableValue
from graph.input.drafting.evidence import INFERRED, STATED, Found
from graph.input.drafting.items import ITEM, PAID
from graph.input.drafting.purses import LABELS
from graph.input.drafting.scope import Scope
from graph.input.drafting.sentences import Sentence
from graph.model.money import parse_amount

_WORDS = "|".join(sorted(LABELS, key=len, reverse=True))
_LABEL = (
    rf"(?<![가-힣])(?:[가-힣]{{2,3}}(?=[시군구도]비))?(?P<label>{_WORDS}|총?\s?사\s+업\s+비)"
    r"(?:\s?(?:규모|예산|로|는|은|가|이|만|금액은))?"
)
# 5천400, 9천5백: thousands and hundreds in letters.
_COUNT = r"[0-9][0-9,.]*(?:\s?천(?:[0-9]{1,3})?)?(?:\s?백(?:[0-9]{1,2})?)?"
_BEFORE = r"(?:약|최대|최소|모두|총|각각)\s?"
AMOUNT = re.compile(
    rf"(?:{_LABEL}[\s:]*)?(?P<about>{_BEFORE})?"
    rf"(?P<figure>{_COUNT}\s?(?:[조억](?:\s?{_COUNT}\s?[억만천백]+)*(?:\s?[0-9][0-9,.]*)?|만)\s?(?:여\s?)?(?:원|(?=\s(?:들|투|투입|규모|지원|확보|분담|부담))|(?<=억)(?=\s?[),])))"
)
_SHORT = {"국": "national", "도": "province", "시": "city", "군": "county", "구": "district", "민": "private"}
_BRACKET = re.compile(rf"\((?P<inside>(?:{_WORDS}|국|도|시|군)\s?[0-9][^()]*(?:\([^()]*\)[^()]*)*)\)")
_PART = re.compile(
    rf"(?P<label>{_WORDS}|(?<![가-힣])[국도시군구민](?=\s?[0-9]))\s?(?P<figure>[0-9][0-9,.]*(?:\s?[조억만천백]\s?[0-9,]*)*\s?(?:원)?)(?![0-9.]*\s?%)"
)
_OTHER = re.compile(
    r"(?:매출|매출액|시장|시장규모|수출|수출액|유발|효과|생산|생산액|투자유치|유치액|자본금|부가가치|거래액|수입액|무역|손실|피해|절감|영업이익"
    r"|경제적|소득|연봉|벌금|과태료|기부|보유|시가총액|부지)[가-힣]{0,3}\s?(?:총|약|연|연간)?\s?\(?$"
)
# The price or income of one: 1인당 월 30만 원, 임대료 5천만 원.
_SINGLE = re.compile(
    r"(?:임대료|사용료|월세|임차료|수강료|등록금|단가|요금|가격|수당|월급|임금|급여|시급|상금|포상금|장학금|소득|이자)[가-힣]{0,3}\s?(?:월|연|약|평균|최대|[0-9]{4}년(?:에는?)?)?\s?$"
    r"|(?:(?<![가-힣])(?:1인|인|1명|한\s명|가구|농가|세대|㏊|ha|㎡|평|1대|한\s대|마리|1톤|톤|kg|시간)당|(?<![가-힣])(?:매달|매월|월))\s(?:약|최대|연|월|평균)?\s?$"
)
# 4,900만 원인 청년의 소득, 임대료는 ... 30만 원으로 낮춘다.
_EARNED = r"(?:소득|임대료|연봉|매출액?|단가|가격|월급|임금|요금|수출액?|생산액)"
_EARNED_AFTER = re.compile(
    rf"^(?:의|인|이던|이었던|에\s그친|에\s머문|수준인)\s[^.,]{{0,24}}{_EARNED}|^의\s(?:[가-힣]+\s)?(?:임대료|사용료|수당|지원금|정착금|장학금|보조금|상금|이자|월세)"
)
_EARNED_BEFORE = re.compile(rf"{_EARNED}(?:은|는|이|가|을|를)\s[^.]{{0,24}}$")
_MOVED_AFTER = re.compile(
    r"^\s?(?:수준|이상|규모)?(?:으로|로|까지|에서)\s[^.]{0,24}?(?:높|낮|줄|늘|올|내리|내려|끌|키우|확대|감|커)"
)
# What something comes to, unless it is money that is spent: 투자 규모는 6조 원에 이른다.
_REACHES = re.compile(r"^에\s(?:[가-힣]+\s)?(?:이른|이르|달[한하했]|육박|그[친쳤])")
# Below this and without a word for it, an amount is the price of something.
_SMALL = 100_000_000
_SMALL_SPENT = re.compile(
    r"^(?:을|를|의|이|으로|로|가)?\s?[^.,]{0,12}?(?:들|투입|지원|확보|투자|쓴|쓰|반영|편성|배정|교부)"
)
_OTHER_AFTER = re.compile(
    # What was built with it stands already: 60억 원을 들여 지은 시험동.
    r"^[을를]\s들여\s(?:[가-힣]+[을를]?\s){0,2}?(?:연|지은|세운|만든|건립한|조성한|구축한|도입한|설치한)\s|^\s?(?:규모의?\s)?(?:의\s)?(?:매출|시장|효과|경제|수출|민간\s?투자|투자\s?유치|생산유발"
    r"|이상의 효과|을 넘|를 넘|의 부가|달러|손실|피해)"
)
_MONEY = re.compile(
    r"투입|투자(?!유치)|원이\s들[고며어]|들여|들이|들어가|들어갈|든다|들인|쓴다|쓰인|지원|확보|얻어|얻었|예산|출연|출자|사\s*업\s*비|국비|지방비|도비|시비|군비|민자|배정|반영|편성|들이기|용역비|총\s?[0-9]"
    r"|(?:을|를)\s(?:[가-힣]+\s)?(?:댄다|대고|대며|낸다|내고|내며|부담|보탠|보태)|나눠\s낸|씩\s낸"
    r"|받는다|받게|으로\s|[조억]\s?원\s규모의\s[‘'“]|규모로|기초금액"
)
# The subject of a clause about a market, sales or effects.
_MARKET = re.compile(r"(?:시장(?:규모)?|매출액?|수출액?|효과|생산액|수요)(?:은|는|이|가)\s[^,.]*$|유발|효과")
_PART_OF = re.compile(r"^(?:\([^)]*\))?\s?(?:중|가운데)(?:에서)?,?\s")
_SUMS = ("총사업비", "사업비", "총예산")
_REST = re.compile(r"나머지(?:는|인)?\s$")
# Who gives an amount, after and before it.
_BORNE_AFTER = re.compile(
    r"(?:은|는|을|를)\s(?P<who>(?:[가-힣]{0,8}[시도군구](?:[와과]\s|,\s|·))*[가-힣]{0,8}[시도군구][이가]\s)(?:[가-힣:0-9]+\s){0,2}?(?:낸다|내고|내며|댄다|대고|부담|나눠|마련|분담|투입|보탠)"
)
_BORNE_BEFORE = re.compile(
    r"(?:^|[,.]\s)(?P<who>(?:[가-힣]{0,8}[시도군구](?:[와과]\s|,\s|·))*[가-힣]{0,8}[시도군구][이가은는]\s)(?:매년\s|해마다\s|각각\s)?$"
)
_GIVEN = re.compile(r"(?:을|를)\s(?:[가-힣]+\s)?(?:댄다|대고|대며|낸다|내고|내며|부담|보탠|보태)")
_PURSES = {"도": "province", "시": "city", "군": "county", "구": "district"}
_SOURCE = re.compile(rf"(?<![가-힣])(?:{'|'.join(one for one in LABELS if LABELS[one] != 'total')})\s?[0-9]")
# What money goes to, and the words there that mean the plan itself or who acts.
_THING = re.compile(r"(?<![가-힣A-Za-z0-9])(?P<thing>[가-힣A-Za-z0-9]+?)(?P<josa>에는|에|은|는)(?=\s)")
_ACTOR = re.compile(r"(?:시|도|군|구|정부|부)$")
_WHOLE = re.compile(
    r"(?:계획|전략|로드맵|비전|대책|방안|돈|자금|재정|비용|사업비|예산|재원|국비|도비|시비|군비|구비|지방비|여기|이곳|년|월|올해|내년|기간|목표|금액)$"
    r"|^(?:이|사업|프로젝트|과제|용역|추진)$|(?:이끄|만드|키우|갖추|앞당기|높이|늘리|하|되|있|없)$"
)
# What is counted is the plan itself: 3대 전략, 9개 과제에.
_COUNTED = re.compile(
    r"[0-9]+(?:대|개|종|가지)\s(?:[가-힣]+\s)?[가-힣]*?(?:과제|전략|사업|분야|부문|프로젝트)(?:에는|에|은|는)"
)
# Money that is asked for or estimated is not given yet.
_ASKED = re.compile(
    r"(?:건의|요청|요구)(?:하|할|한|했|해)"
    r"|(?:어림|추산|추정)(?:하고 있|한다|했|된다|됐)|(?:대략|잠정)\s[^.]{0,30}(?:본다|보고 있)"
)
_SPOKEN = re.compile(r"“[^”]{12,}(?:들여|들인|쓴|썼)[^”]*”")
_INSIDE = re.compile(r"\s?\((?P<inside>[^()]*)\)")
_PURSE_AFTER = re.compile(rf"\s?\((?:전액\s)?(?P<label>{_WORDS})(?:\s?(?:100%|전액))?\)")
# The money of one year: 2027년 예산 : 96억 원.
_YEARLY = re.compile(r"(?P<year>20[0-9]{2})년도?\s?(?:예산|사업비|국비)(?:액|안)?\s?[:：]?\s?$")
_EACH_YEAR = re.compile(r"(?P<year>20[0-9]{2})년도?(?:에|에는)?\s?$")
_PAST = re.compile(
    r"(?:지난해|작년|재작년)(?!\s?(?:[0-9]{1,2}월)?부터)"
    r"|그동안|지금까지|이미(?!\s(?:[가-힣]*예산|추경|확보))|앞서|과거|지난 [0-9]+년간"
)


def iter_amounts(scope: Scope) -> Iterator[Found]:
    """The amounts of all sentences, once for each item, figure and kind."""
    seen: set[tuple[str, Decimal, str]] = set()
    kind_before = ""
    for one in sorted(scope.sentences, key=lambda sentence: sentence.heading):
        paid = any(title.rule == PAID or _is_priced(one, title) for title in scope.list_inside(one))
        if not (paid or _is_money(one) or _is_piece(one)) or _is_of_thing(one, scope):
            continue
        for found in _iter_amounts_of(one, scope, kind_before):
            won = parse_won(to_printed(found))
            # 도비 75억원 and 시비 75억원 are two amounts, but a figure without its kind repeats what was said.
            repeated = "" if found.rule == "amount without a label" else found.kind
            if won is None or (found.item, won, repeated) in seen:
                continue
            seen |= {(found.item, won, ""), (found.item, won, found.kind)}
            yield found
            kind_before = found.kind if found.rule == "labelled amount" else kind_before


def _is_priced(one: Sentence, title: Found) -> bool:
    """Whether a title has nothing but its money in brackets, so that the sentence needs no word for money."""
    bracket = _INSIDE.match(one.text, title.end - one.start)
    return bool(bracket and title.kind in ("project", "task") and AMOUNT.search(bracket[0]))


def _is_piece(one: Sentence) -> bool:
    """Whether a line of a list has an amount as a piece of its own: ``- 2028년 준공 / 21,400백만원``."""
    pieces = re.split(r"\s/\s|\s?[:：]\s", re.sub(r"\([^()]*\)", "", one.text)) if one.mark and one.heading else []
    return any(AMOUNT.fullmatch(piece.split(", ")[0].strip()) for piece in pieces[1:])


def _is_money(one: Sentence) -> bool:
    return bool(_MONEY.search(one.text)) and not _PAST.search(one.text[:25]) and not _ASKED.search(one.text)


def _is_of_thing(one: Sentence, scope: Scope) -> bool:
    """Whether a sentence divides the money of something that has no title: ``차고지에는 국비 1억원, 시비 1억원``."""
    main = scope.main
    sources = list(_SOURCE.finditer(one.text))
    if main is None or main.kind != "plan" or len(sources) < 2 or main.value in one.text:
        return False
    if scope.find_item(one, one.start + sources[0].start()) != main.value:
        return False
    first = AMOUNT.search(one.text)
    before = one.text[: min(sources[0].start(), first.start() if first else len(one.text))]
    before = _COUNTED.sub("", re.sub("[‘“「][^’”」]*[’”」]", "", before))
    return any(
        not _WHOLE.search(match["thing"]) and not (match["josa"] in "은는" and _ACTOR.search(match["thing"]))
        for match in _THING.finditer(before)
    )


def _is_divided(one: Sentence, match: re.Match[str]) -> bool:
    """Whether only a part of the amount is given: ``A 중 B를 투입``. The sum of a plan stays beside its purses."""
    after = _PART_OF.match(one.text[match.end() :])
    part = AMOUNT.search(one.text, match.end()) if after else None
    if part is None:
        return False
    return match["label"] not in _SUMS or part["label"] is None or part["label"] in _SUMS


def _iter_amounts_of(one: Sentence, scope: Scope, kind_before: str) -> Iterator[Found]:
    brackets = [(match.start(), match.end()) for match in _BRACKET.finditer(one.text)]
    parted = "이 중" in one.text[:12] or "이중" in one.text[:8] or "가운데" in one.text[:12]
    # What somebody says of the past: “1단계에서 190억 원을 들여 쌓은 자료”.
    brackets += [match.span() for match in _SPOKEN.finditer(one.text)]
    for match in AMOUNT.finditer(one.text):
        if any(start <= match.start() < end for start, end in brackets):
            continue
        start, figure = match.start("figure"), match["figure"].strip()
        if not match["label"] and _MARKET.search(one.text[: match.start()][-30:]):
            continue
        if _is_divided(one, match):
            source = LABELS.get(match["label"] or "", "total")
            parted, kind_before = parted or source != "total", source if source != "total" else kind_before
            continue
        borne = _find_bearer(one, match)
        rest = not match["label"] and _REST.search(one.text[: match.start()]) and not borne
        # The rest of an item of a list is its own, and so is the rest that goes to a title: 나머지 9억원은 ‘.
        titles = scope.list_inside(one)
        if rest and not any(title.rule == ITEM or title.start == one.start + match.end() + 3 for title in titles):
            continue
        if is_other_money(one, match) or _is_purse_free(one, match) or _is_of_bracket(one, match, scope):
            continue
        kind, rule, status = (
            LABELS.get(re.sub(r"\s", "", match["label"] or match["about"] or ""), ""),
            "labelled amount",
            STATED,
        )
        if not match["label"] and (purse := _PURSE_AFTER.match(one.text, match.end())):
            # 45억 원(군비), 30억원(전액 국비)
            kind = LABELS[purse["label"]]
        kind = kind or borne
        if not kind:
            kind, rule = "total", "amount without a label"
            if parted and kind_before:
                kind, status = kind_before, INFERRED
        item = _find_used(one, match, scope) or scope.find_item(one, one.start + start)
        quote = one.text[match.start() : start + len(figure)].strip()
        offset = one.text.index(quote, match.start())
        every = _EACH_YEAR if re.search(r"연차별|연도별", one.text[: match.start()]) else _YEARLY
        year = every.search(one.text[: match.start("figure")])
        period = year["year"] if year else ""
        yield Found("amount", figure, quote, one.start + offset, rule, item, kind, status, period=period)
    yield from _iter_bracketed(one, scope)


def _find_bearer(one: Sentence, match: re.Match[str]) -> str:
    """The kind of an amount without a label by the governments that give it: ``30억 원은 도와 하늘시가 나눠 낸다``."""
    if match["label"]:
        return ""
    after = _BORNE_AFTER.match(one.text, match.end())
    before = _BORNE_BEFORE.search(one.text[: match.start()]) if _GIVEN.match(one.text, match.end()) else None
    named = re.findall(r"(도|시|군|구)(?=[와과이가은는]\s|,\s|·)", (after or before or {"who": ""})["who"])
    return "" if not named else _PURSES[named[0]] if len(named) == 1 else "local"


def is_other_money(one: Sentence, match: re.Match[str]) -> bool:
    """Whether a match of :data:`AMOUNT` is a market, sales or an effect by the words around it."""
    before, after = one.text[: match.start()], one.text[match.end() :]
    market = not match["label"] and _MARKET.search(before[-30:])
    other = market or _OTHER.search(before[-14:]) or _OTHER_AFTER.match(after)
    if other or match["label"]:
        return bool(other)
    if _REACHES.match(after) and not re.search(r"사업비|예산|재원|총", before[-30:]):
        return True
    moved = _EARNED_BEFORE.search(before) and _MOVED_AFTER.match(after)
    return bool(_SINGLE.search(before[-24:]) or _EARNED_AFTER.match(after) or moved)


def _is_purse_free(one: Sentence, match: re.Match[str]) -> bool:
    """Whether the amount is the price of something small or of land, or a part that a sentence subtracts."""
    won = parse_won(match["figure"]) if not match["label"] else None
    small = won is not None and won < _SMALL
    if small and not one.mark and not _SMALL_SPENT.match(one.text[match.end() :]):
        return True
    return bool(re.search(r"(?:부지|땅)[^,.]{0,4}\($", one.text[: match.start()])) or bool(
        re.search(r"뺀\s$", one.text[: match.start()])
    )


def _is_of_bracket(one: Sentence, match: re.Match[str], scope: Scope) -> bool:
    """Whether an amount alone in brackets is that of something without a title: ``진입도로(120억 원)``."""
    before = one.text[: match.start()]
    alone = not match["label"] and before.endswith("(") and one.text.startswith(")", match.end())
    if not alone or not re.search(r"[가-힣]\($", before) or _WHOLE.search(before[:-1]):
        return False
    end = one.start + len(before) - 1
    return not re.search(r"(?:단계|기|사업|전략|과제)$", before[:-1]) and not any(
        title.end == end for title in scope.list_inside(one)
    )


def _find_used(one: Sentence, match: re.Match[str], scope: Scope) -> str:
    """The title that the amount is used for: ``15억원은 ... 인력 양성에``."""
    if not one.text.startswith("은 ", match.end()):
        return ""
    uses = [title for title in scope.list_inside(one) if title.rule == "use of an amount"]
    return next((title.value for title in uses if title.start >= one.start + match.end()), "")


def _iter_bracketed(one: Sentence, scope: Scope) -> Iterator[Found]:
    """The purses in brackets after their sum, which may lack the unit: ``367억원(국비191, 도비45)``."""
    for bracket in _BRACKET.finditer(one.text):
        unit = re.search(r"([조억]|백만)\s?원?\s?$", one.text[: bracket.start()])
        millions = "백만원" if unit and unit[1] == "백만" else ""
        for part in _PART.finditer(bracket["inside"]):
            figure = part["figure"].strip(" ,.")
            if not unit and not re.search("[조억만]", figure):
                continue
            start = one.start + bracket.start("inside") + part.start()
            quote = part[0].strip(" ,.")
            item = scope.find_item(one, one.start + bracket.start() + 1)
            kind = LABELS.get(part["label"]) or _SHORT[part["label"]]
            yield Found(
                "amount",
                figure,
                quote,
                start,
                "purses in brackets",
                item,
                kind,
                unit="" if re.search("[조억만]", figure) else millions,
            )


def to_printed(found: Found) -> str:
    """The amount with its unit, as a draft writes it."""
    return found.value if re.search("[조억만원]", found.value) else f"{found.value}{found.unit or '억원'}"


def parse_won(printed: str) -> Decimal | None:
    """The won of a printed amount, ``None`` if it is not one."""
    try:
        return parse_amount(printed).won
    except UnreadableValue:
        return None
