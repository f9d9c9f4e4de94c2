"""Dates and periods as printed, with the years that the date of publication gives them."""

import re
from collections.abc import Iterator

from graph.input.drafting.evidence import Found
from graph.input.drafting.figures import has_target
from graph.input.drafting.gazetteer import iter_agencies
from graph.input.drafting.scope import Scope
from graph.input.drafting.sentences import Sentence

_YEAR = r"(?:19|20)[0-9]{2}"
_SPAN = re.compile(
    rf"(?P<value>(?:{_YEAR}년?|내년|올해|금년)(?:\s?[0-9]{{1,2}}월(?:\s[0-9]{{1,2}}일)?)?부터\s(?:오는\s)?{_YEAR}년?(?:\s?[0-9]{{1,2}}월(?:\s[0-9]{{1,2}}일)?)?(?:\s?말)?(?:까지)?(?:\s?[0-9]+년(?:간|\s?동안)?)?"
    rf"|{_YEAR}\.\s?[0-9]{{1,2}}\.?\s?[~∼–-]\s?{_YEAR}\.\s?[0-9]{{1,2}}\.?(?:\s?\([0-9]+개월\))?"
    rf"|{_YEAR}\.\s?[0-9]{{1,2}}월\s?[~∼～–-]\s?{_YEAR}\.\s?[0-9]{{1,2}}월"
    rf"|{_YEAR}년도(?=\s(?:[가-힣]+\s){{0,3}}?[가-힣]*(?:시행|실행|투자)계획)"
    r"|[’'‘`][0-9]{2}년?\s?[~∼～–-]\s?[’'‘`]?[0-9]{2}년?(?![0-9.,])"
    rf"|(?:{_YEAR}년|내년|올해)\s한\s?해(?:\s?동안)?"
    r"|[’'‘][0-9]{2}년(?:\s[0-9]{1,2}월)?부터\s[’'‘][0-9]{2}년(?:\s[0-9]{1,2}월)?까지"
    r"|(?:(?:내년|올해)\s)?[0-9]{1,2}월까지\s(?:약\s)?[0-9]{1,2}개월(?:간|\s동안)"
    r"|(?:(?:지난해|작년|올해|내년|지난|오는)\s[0-9]{1,2}월|이달|다음\s?달)부터\s(?:(?:올해|내년|오는|내후년)\s)?(?:[0-9]{1,2}월|이달|다음\s?달|연말)(?:\s?[말초])?까지(?:\s?[0-9]+개월(?:간|\s?동안)?)?"
    r"|(?:협약|계약|체결|착수)일(?:로)?부터\s(?:약\s)?[0-9]{1,2}(?:년|개월)간?"
    r"|[’'‘][0-9]{2}\.(?:\s?[0-9]{1,2}\.?)?\s?[~∼–-]\s?[’'‘][0-9]{2}\.(?:\s?[0-9]{1,2}\.?)?"
    rf"|{_YEAR}년\s?[0-9]{{1,2}}월\s?[~∼–-]\s?{_YEAR}년\s?[0-9]{{1,2}}월"
    rf"|(?<!제)(?<![0-9]){_YEAR}년?\s?[~∼～–-]\s?(?:{_YEAR}|[0-9]{{2}})년?(?![0-9]|-[0-9])(?:\s?\([0-9]+(?:년|개월)간?\))?"
    rf"|(?:올해|내년)부터 [0-9]+년간"
    rf"|(?:앞으로|향후)?\s?[0-9]+년\s?(?:간|동안)(?=[\s,]|$)"
    rf"|{_YEAR}년(?:\s?[0-9]{{1,2}}월(?:\s[0-9]{{1,2}}일)?)?(?:\s(?:말|상반기|하반기))?까지(?:\s[0-9]{{1,2}}(?:년|개월)(?:간|\s?동안)(?=[\s,]))?"
    rf"|[0-9]+(?:개월)(?=이다|간|\s동안))"
)
_LENGTH = re.compile(r"^(?:앞으로|향후)?\s?[0-9]{1,2}(?:년|개월)")
# Who is to be reached until when, and the time of an earlier plan.
_NOT_OWN = re.compile(r"목표\s?[:：][^/]*$|(?:[1-9]차|기존|이전|종전)\s?(?:[가-힣]+\s)?계획\s?\($")
_EACH = re.compile(r"씩\s$")
# 2029년까지 60개사로, and the party before its part.
_REACHED = re.compile(
    r"\s?[0-9][0-9,.]*\s?[조억만천백]*\s?(?:개사|개소|개|명|곳|건|%|톤|대|호)[가-힣]{0,2}\s?(?:늘|줄|높|낮|오르|올|확대|키)"
)
_PARTY = re.compile(r"[^:：]{2,24}\s?[:：]\s$")
_NO_PERIOD = re.compile(r"연속|역사|경력|동안\s?(?:쌓|이어(?![지진질짐]))|전부터|[년월일간]\s?뒤|만에")
_DAYS = (
    (
        re.compile(r"(?P<value>지난\s?(?:[0-9]{1,2}(?:월\s?[0-9]{1,2})?(?:[~∼][0-9]{1,2})?|달\s[0-9]{1,2})일)"),
        "last day of this number",
    ),
    (
        re.compile(
            r"(?P<value>(?<![0-9월~∼])(?<!월\s)[0-9]{1,2}일)\s(?!(?:시행|공포|개정)(?:되는|된)\s)"
            r"(?=(?:[^.]|\.(?=[0-9])){0,250}?(?:맺는다|연다|체결한다|개최한다|밝혔다|말했다|발표했다|전했다|열었다|가졌다|맺었다|체결|논의했다|점검했다|(?:알|내놓|내놨|서명|확정|공개|개최|선정|공고"
            r"|의결|공표|마련|수립)[가-힣]{0,2}(?:렸|했|았|었|놨)?다))"
        ),
        "day of the news",
    ),
    (re.compile(r"(?P<value>(?<![0-9월~∼])(?<!월\s)[0-9]{1,2}일)\s(?=[가-힣]{2,12}에\s따르면)"), "day of the news"),
    (
        re.compile(
            r"(?P<value>(?<!지난해 )(?<![0-9년] )(?<![0-9])[0-9]{1,2}월\s?[0-9]{1,2}일)"
            r"(?!까지\s[^.]{0,12}제출|부터\s[0-9월\s]{1,6}일까지)"
        ),
        "day with its month",
    ),
    (re.compile(r"(?P<value>(?<![0-9월])(?<!월\s)[0-9]{1,2}일\([월화수목금토일]\))"), "day with its weekday"),
    (
        re.compile(r"(?P<value>(?:내년|올해|오는)\s[0-9]{1,2}월(?:\s[0-9]{1,2}일)?)(?!부터|까지|\s?[0-9])"),
        "month of a named year",
    ),
    (
        re.compile(
            r"(?<![년월]\s)(?<!지난해\s)(?<!작년\s)(?<!지난\s)(?<!매년\s)(?<![0-9])"
            r"(?P<value>(?:(?:내년|올해|오는)\s)?[0-9]{1,2}월까지|[0-9]{1,2}월(?=에(?:는)?\s[^.]{0,30}?(?:연다|열[고겠며]|착공|준공|완공|시작|개소|개관|공고|마친|보고[하한할]|[듣들][겠고는]))"
            r"|[0-9]{1,2}월(?:\s(?:중|초|말|중순|하순|초순))?(?=\s?(?:(?:착수|중간|최종)\s?보고회|(?:[가-힣]{2,3}\s?)?(?:공청회|설명회|토론회)))|[0-9]{1,2}월\s(?:중|초|말|중순|하순|초순)(?=에|까지|부터|\s)"
            r"|[0-9]{1,2}월(?=\s[^.0-9]{0,24}?(?:(?:신청|착수|착공|준공|개소|공고|개최|확정|시작|보고)(?:할|한다|하[고며겠]|해)|내놓[을는고]|들어[가간갈])))"
        ),
        "month of a step",
    ),
    (
        re.compile(
            r"(?<=[0-9가-힣], )(?P<value>[0-9]{1,2}월)(?=\s(?:[가-힣]+\s){0,3}[가-힣]*"
            r"(?:의결|착수|착공|준공|개소|확정|심사|신청|공고|수립|완료|고시|출범|개최)(?:,|$))"
        ),
        "month of a step",
    ),
    (
        re.compile(r"(?P<value>다음\s?달)(?=(?:에|부터)?\s(?:[가-힣]+\s)?(?:시작|착수|착공|연다|열린다|공고))"),
        "next month",
    ),
    (
        re.compile(r"(?P<value>지난\s?[0-9]{1,2}월)(?!\s?[0-9]|부터|까지|\s(?:[가-힣]+\s)?[가-힣]+[된한은]\s)"),
        "last month of this name",
    ),
    (re.compile(r"(?P<value>(?:이달|다음\s?달)\s?(?:말|초|중순)(?:까지)?)"), "part of a month"),
    (
        re.compile(
            rf"^(?P<value>(?:{_YEAR})\.\s?[0-9]{{1,2}}\.(?:\s?[0-9]{{1,2}}\.)?)(?:\s?\([월화수목금토일]\))?$"
            rf"|^(?:심의|의결|제출|수립|작성|발표|시행|고시|협약|체결|개최)(?:\s?(?:일자|일시|일)\s?[:：]?|\s?[:：][^0-9]{{2,24}})\s*(?P<labelled>{_YEAR}\.\s?[0-9]{{1,2}}\.\s?[0-9]{{1,2}}\.?)"
        ),
        "day in a line of its own",
    ),
    (
        re.compile(
            rf"(?<![0-9.~∼–-])(?<![~∼–-]\s)(?P<value>(?:[’'‘][0-9]{{2}}|{_YEAR})\.\s?[0-9]{{1,2}}(?:월|\.(?:\s?[0-9]{{1,2}}\.)?))(?=\s(?!말까지|까지)[가-힣][^.~]{{1,30}}?(?:[,→(/;]|$))"
        ),
        "step of a schedule",
    ),
    (
        re.compile(
            rf"^(?P<value>(?:[’'‘]?(?:{_YEAR}|[0-9]{{2}})[.년]\s?)(?:[0-9]{{1,2}}[.월](?:\s?[0-9]{{1,2}}[.일]?)?|(?:상|하)반기))(?=\s?[:：]\s)"
        ),
        "step of a schedule",
    ),
    (
        re.compile(
            rf"(?P<value>(?:내년|올해|{_YEAR}년|[’'‘][0-9]{{2}}년)\s(?:(?:상|하)반기|(?:말|초)(?!까지|부터))|(?<![년해]\s)(?<!내년\s)(?<!작년\s)(?<![가-힣])(?:상|하)반기)"
            r"(?=(?:\s중|\s안에|에|까지)?\s[^.]{0,30}?(?:착공|착수|준공|완공|개소|개관|시작|통과|공모|공고|선정|지정|건의|신청|제출|시연|시험|출시|개최|구성|꾸리|마무리|완성|도입|확정|나선))"
        ),
        "half of a year",
    ),
    (
        re.compile(rf"(?P<value>(?<![0-9.])(?:{_YEAR}\.\s?)?[0-9]{{1,2}}\.\s?[0-9]{{1,2}}\.\s?\([월화수목금토일]\))"),
        "day in figures",
    ),
    (
        re.compile(
            rf"(?P<value>(?<![0-9]){_YEAR}년\s[0-9]{{1,2}}월(?:\s[0-9]{{1,2}}일)?)(?!부터(?!\s[^.]{{0,16}}(?:가동|운영|생산|서비스|시작|착수))|까지|자\s|\s[0-9]{{1,2}}일)"
        ),
        "year and month",
    ),
    (
        re.compile(
            rf"(?P<value>(?<![0-9]){_YEAR}년)(?!\s(?:[가-힣]+\s)?공모)(?=\s[^.]{{0,40}}?(?:확정|선정|지정|제정|착공|준공|완공|통과|수립)(?:돼|되|됐|했|해|하고|하는|하며|할|을|이)|\s(?:착공|준공|완공|개소|개관)(?:,|\s예정|\s?$)|\s(?:상업\s?운전|가동|양산)(?:에|을|\s)|\s(?:첫|제1회)\s[가-힣]+)"
        ),
        "year of an event",
    ),
)
_CALL = re.compile(
    r"(?P<value>(?:오는\s)?(?P<core>(?:[0-9]{1,2}월\s)?[0-9]{1,2}일(?:\([월화수목금토일]\))?부터\s(?:이달\s?|다음\s?달\s?|내달\s?|[0-9]{1,2}월\s)?[0-9]{1,2}일(?:\([월화수목금토일]\))?까지))"
)
# 접수기간 : 2026. 11. 16.(월) ~ 12. 4.(금)
_CALL_DAYS = re.compile(
    rf"(?:접수|모집|신청|공고|공모)\s?기간\s?[:：]\s?(?P<core>(?:{_YEAR}\.\s?)?[0-9]{{1,2}}\.\s?[0-9]{{1,2}}\.?(?:\s?\([월화수목금토일]\))?"
    rf"\s?[~∼～–-]\s?(?:{_YEAR}\.\s?)?[0-9]{{1,2}}\.\s?[0-9]{{1,2}}\.?(?:\s?\([월화수목금토일]\))?)"
)
# A text begins with no more headlines than these.
_HEADLINES = 6
_PUBLISHED = re.compile(rf"({_YEAR})[-. 년]+([0-9]{{1,2}})[-. 월]+([0-9]{{1,2}})")


def iter_days(scope: Scope) -> Iterator[Found]:
    """The dates and periods of all sentences, each once for its item."""
    seen: set[tuple[str, str, str]] = set()
    headlines = {one.start for one in scope.sentences[:_HEADLINES] if one.heading and not re.search("[:：]", one.text)}
    for one in sorted(scope.sentences, key=lambda sentence: (sentence.start in headlines, sentence.heading)):
        for found in (*_iter_periods(one, scope), *_iter_dates(one, scope)):
            key = (found.field, found.item, "".join(found.value.split()))
            again = one.start in headlines and any(key[:2] == other[:2] and _is_in(key[2], other[2]) for other in seen)
            if key not in seen and not again:
                seen.add(key)
                yield found


def _is_in(value: str, other: str) -> bool:
    """Whether a headline has only a part of what the text says: 4년간, 2030년까지, 2027~2030년."""
    years = re.findall(_YEAR, value)
    same = len(years) > 1 and years == re.findall(_YEAR, other) and not re.search(r"월|\.\s?[0-9]", value)
    length = bool(re.fullmatch(r"[0-9]{1,2}년\s?(?:간|동안)", value)) and len(re.findall(_YEAR, other)) > 1
    return same or length or re.sub("간$|동안$|까지$", "", value) in other


def _iter_periods(one: Sentence, scope: Scope) -> Iterator[Found]:
    for match in _SPAN.finditer(one.text):
        value = match["value"].strip()
        around = one.text[match.start() : match.end() + 12]
        if (
            _NO_PERIOD.search(around)
            or _NOT_OWN.search(one.text[: match.start("value")])
            or (_LENGTH.match(value) and not _is_length_of_work(one, match))
        ):
            continue
        start = one.start + match.start() + match["value"].index(value)
        if _is_horizon(one, match):
            continue
        rule = "horizon of targets" if has_target(one) else "printed period"
        yield Found("period", value, value, start, rule, scope.find_item(one, start))
    for match in (*_CALL.finditer(one.text), *_CALL_DAYS.finditer(one.text)):
        start = one.start + match.start("core")
        yield Found("period", match["core"], match["core"], start, "period of a call", scope.find_item(one, start))


def _is_horizon(one: Sentence, match: re.Match[str]) -> bool:
    """Whether a year is that of the figure right behind it, or of the part of one party: ``하늘셀 : 2028년까지``."""
    value, before = match["value"].strip(), one.text[: match.start("value")]
    if not value.endswith("까지") or "부터" in value or not has_target(one):
        return False
    party = _PARTY.match(before) and any(iter_agencies(before))
    return bool(party or _REACHED.match(one.text, match.end()))


def _is_length_of_work(one: Sentence, match: re.Match[str]) -> bool:
    """Whether a length without years is that of a project: money or work follows."""
    after = one.text[match.end() : match.end() + 40]
    before = one.text[max(match.start() - 20, 0) : match.start()]
    if _EACH.search(before):
        return False
    return bool(re.search(r"국비|지원|투입|들어|들여|[0-9]억|추진|진행", after) or re.search(r"기간", before))


def _iter_dates(one: Sentence, scope: Scope) -> Iterator[Found]:
    taken: list[tuple[int, int]] = [
        match.span() for pattern in (_CALL, _CALL_DAYS) for match in pattern.finditer(one.text)
    ]
    taken += [match.span() for match in _SPAN.finditer(one.text)]
    taken += [(title.start - one.start, title.end - one.start) for title in scope.list_inside(one)]
    for pattern, rule in _DAYS:
        for match in pattern.finditer(one.text):
            name = "value" if match["value"] else "labelled"
            start, end = match.span(name)
            if any(start < last and first < end for first, last in taken):
                continue
            taken.append((start, end))
            item = scope.find_item(one, one.start + start)
            yield Found("date", match[name], match[name], one.start + start, rule, item)


def read_published(content: str) -> str:
    """The first full date of *content*, as ``YYYY-MM-DD``, empty if there is none."""
    if match := _PUBLISHED.search(content):
        year, month, day = (int(part) for part in match.groups())
        if 1 <= month <= 12 and 1 <= day <= 28:
            return f"{year:04}-{month:02}-{day:02}"
    return ""
