"""The stage of an edition, its vision, legal basis and technologies."""

import itertools
import re
from collections.abc import Iterable, Iterator

from graph.input.drafting.evidence import INFERRED, STATED, Found
from graph.input.drafting.gazetteer import Mention, iter_technologies
from graph.input.drafting.items import PAID
from graph.input.drafting.scope import Scope
from graph.input.drafting.stages import iter_stages

# A shorter word after a technology is what it is about.
_SHORT = 3
_BROAD = frozenset(("energy", "materials", "environment", "digital-transformation", "circular-economy"))
# What something is only connected with: 해상풍력 연계 그린수소 단지 is about 그린수소.
_LINKED = re.compile(r"(?:과의|와의)?\s?연계\s")
# The middle of a longer word, and the beginning of a loanword, is no name of its own: 산림바이오소재, 모듈러.
_BEFORE = re.compile("[가-힣]")
_WITHIN = re.compile(r"(?!산업|기술)[가-힣]{2}")
_GOES_ON = re.compile(r"러(?![가-힣])|링(?![가-힣])")
_UNNAMED = ("slogan", "wish", "law", "event", "task")
# Lists of many short titles name the technology of the plan again.
_NAMED = ("quoted title", "object of a plan's verb", "use of an amount", "list before its number")
# A list of fields, and not of what a technology is used for.
_AS_FIELD = re.compile(
    r"(?:의)?(?:\s등)?\s?(?:[0-9]+대\s)?(?:제품군|미래산업|신산업|첨단산업"
    r"|[을를]\s(?:[가-힣]+\s)?(?:축|중심|핵심|주력|양축|주축)으로|[을를]\s(?:연료|원료)로\s"
    r"|[을를]\s(?:한데\s|함께\s)?(?:묶|엮|결합|융합|접목|아우르|아울러)"
    r"|분야|전략산업|주력산업|특화산업|핵심산업|기술|중심의|산업을|산업 육성)"
)
# The rest of a list, whose entries may have letters in brackets: ·로봇(R)·항공.
_REST = re.compile(r"(?:\([A-Z]{1,4}\))?(?:(?:,\s|·|[와과]\s)[가-힣A-Za-z]{2,10}?(?:\([A-Z]{1,4}\)|(?=[·,]|의\s|\s)))*")
# What an industry is built around: 체외진단을 축으로 하는, 드론을 중심으로 한.
_CENTRED = re.compile(r"(?:\([A-Z]{1,4}\))?[을를]\s(?:양\s)?(?:축|중심|핵심|주축)으로\s(?:하는|한|삼)")
_VISION = re.compile(
    r"^비\s*전\s?[:：]\s?[‘'“\"]?(?P<label>[^‘’'“”\"\n:：]{4,60})[’'”\"]?$|비전(?:은|으로|을)?\s[‘'“\"](?P<first>[^’'”\"\n]{4,60})[’'”\"]|[‘'“\"](?P<second>[^’'”\"\n]{4,40})[’'”\"](?:이|가)\s되는\s길"
    r"|[‘'“\"](?P<third>[^’'”\"\n]{4,60})[’'”\"](?:을|를|이라는|라는)\s비전"
)
_LAW = re.compile(
    r"(?P<name>(?:[가-힣·]+\s){0,6}?[가-힣·]*(?:조례|특별법|촉진법|진흥법|지원법|법률|기본법))"
    r"(?=에 따라|에 근거|에 의거|를 근거|을 근거|에 따른)"
)


# What follows the name of an act that a plan is based on.
_FOLLOWED = re.compile(
    r"[’'”」』\"]?\s?(?:제\s?[0-9]+조(?:의\s?[0-9]+)?(?:\s?제[0-9]+항)?\s?)?"
    # Other acts may stand between: 「가법」 제3조와 「나 조례」에 근거.
    r"(?:(?:[와과]|,|\s및)\s?[^「『」』\n.]{0,20}[「『][^」』\n]{2,60}[」』]\s?(?:제\s?[0-9]+조(?:의\s?[0-9]+)?)?)*"
    r"(?:에\s?(?:따라|따른|근거|의거|바탕|터\s?잡)|[을를]\s(?:근거|바탕)|[이가]\s(?:근거|바탕)|[이가]\s법적\s근거)"
)

# The label of a line with acts: 수립 근거 : 「가법」, 「나 조례」 제4조.
_BASIS = re.compile(r"(?:(?:수립|추진|법적|설치|제정|관련|사업)\s?)?근거(?:\s?(?:법령|규정))?\s?[:：][^.\n]*$")
# The heading of lines with acts.
_BASIS_HEADING = re.compile(r"(?:(?:수립|추진|법적|설치|제정|관련|사업)\s?)?근거(?:\s?(?:법령|규정|법률))?")


def iter_aims(scope: Scope, content: str) -> Iterator[Found]:
    """The stage, visions and legal bases of the text."""
    yield from iter_stages(scope)
    main = scope.main.value if scope.main else ""
    for one in scope.sentences:
        for match in _VISION.finditer(one.text):
            name = next(name for name in ("label", "first", "second", "third") if match[name])
            status = INFERRED if name == "second" else STATED
            value, start = match[name], one.start + match.start(name)
            yield Found("vision", value, value, start, "quoted vision", main, status=status)
    laws = [title for title in scope.titles if title.kind == "law"]
    listed = _list_based(scope)
    for law in laws:
        line = content.rfind("\n", 0, law.start) + 1
        based = _BASIS.search(content, line, law.start) or any(start <= law.start < end for start, end in listed)
        if based or _FOLLOWED.match(content, law.end):
            yield Found("legal-basis", law.value, law.quote, law.start, "act that it follows", main)
    for one in scope.sentences if not laws else ():
        for match in _LAW.finditer(one.text):
            start = one.start + match.start("name")
            yield Found("legal-basis", match["name"], match["name"], start, "act that it follows", main)


def _list_based(scope: Scope) -> list[tuple[int, int]]:
    """The lines with one mark right below a heading for acts."""
    found: list[tuple[int, int]] = []
    open_, mark = False, ""
    for one in scope.sentences:
        if one.heading and _BASIS_HEADING.fullmatch(one.text.strip(" :：[]<>【】")):
            open_, mark = True, ""
        elif open_ and one.heading and one.mark and mark in ("", one.mark):
            mark = one.mark
            found.append((one.start, one.end))
        else:
            open_ = False
    return found


def iter_technologies_of(scope: Scope, content: str) -> Iterator[Found]:
    """The technologies in the titles: of quoted projects all, of other items those that no title before them has."""
    main = scope.main
    if main is None or main.kind == "event":
        return
    seen: set[str] = set()
    below = set(scope.above.values())
    order = [
        main,
        *(title for title in scope.titles if title is not main and title.kind not in _UNNAMED and title.rule in _NAMED),
        # An item of a list has a technology of its own if it has its own money, or lines below it.
        *(one for one in scope.titles if one is not main and (one.rule == PAID or one.value in below)),
    ]
    mentions = list(iter_technologies(content))
    for title in order:
        inside = _list_own([one for one in mentions if title.start <= one.start and one.end <= title.end], content)
        # 에너지 says little beside 블루수소.
        inside = [one for one in inside if one.id not in _BROAD or _is_alone(one, inside, content)]
        for number, one in enumerate(inside):
            # 바이오 소재 is about 바이오.
            head = number and content[inside[number - 1].end : one.start] == " " and len(one.text) < _SHORT
            # A quoted project has its own agencies, which cover its technology.
            again = (title.kind == "project" and title.rule == "quoted title") or title.value in below
            if (again or one.id not in seen) and not head:
                seen.add(one.id)
                yield Found("technology", one.text, one.text, one.start, "technology in a title", title.value, one.id)
    yield from _iter_listed(mentions, scope, content, seen)


def _list_own(mentions: list[Mention], content: str) -> list[Mention]:
    """The technologies of a title that are words of their own, without those that it only connects with the next."""
    named = [one for one in mentions if not _is_inside_word(one, content)]
    return [one for one in named if one is named[-1] or not _LINKED.match(content, one.end)]


def _is_inside_word(one: Mention, content: str) -> bool:
    within = one.start and _BEFORE.match(content, one.start - 1) and _WITHIN.match(content, one.end)
    return bool(within or _GOES_ON.match(content, one.end))


def _is_alone(one: Mention, inside: list[Mention], content: str) -> bool:
    """Whether a broad technology is the only one of a title and a word of its own: no 소재은행."""
    return len({two.id for two in inside}) == 1 and not re.match(r"(?!산업|기술)[가-힣·]", content[one.end :])


def iter_technologies_in(titles: Iterable[Found]) -> Iterator[Found]:
    """The technologies in the titles of rows of tables, each once for its title."""
    for title in titles:
        seen: set[str] = set()
        rule = "technology in a title"
        for one in _list_own(list(iter_technologies(title.value)), title.value):
            if one.id not in _BROAD and one.id not in seen:
                seen.add(one.id)
                start = title.start + one.start
                yield Found("technology", one.text, one.text, start, rule, title.value, one.id, address=title.address)


def _find_end(one: Mention, content: str) -> int:
    """The end of the list that *one* belongs to. Words that are no known technology may stand in it."""
    rest = _REST.match(content, one.end)
    return rest.end() if rest else one.end


def _iter_listed(mentions: list[Mention], scope: Scope, content: str, seen: set[str]) -> Iterator[Found]:
    """The technologies that a sentence lists side by side."""
    titled = [(title.start, title.end) for title in scope.titles]
    pairs = itertools.pairwise(mentions)
    listed = [
        pair
        for pair in pairs
        if re.fullmatch(
            r"(?:\([A-Z]{1,4}\))?(?:\s[가-힣]{2,4})?(?:,\s|·|와 |과 )", content[pair[0].end : pair[1].start]
        )
    ]
    listed = [pair for pair in listed if _AS_FIELD.match(content[_find_end(pair[1], content) :])]
    centred = [one for one in mentions if _CENTRED.match(content, one.end)]
    for one in dict.fromkeys((*(one for pair in listed for one in pair), *centred)):
        inside = any(start <= one.start < end for start, end in titled)
        sentence = next((part for part in scope.sentences if part.start <= one.start < part.end), None)
        if one.id in seen or inside or sentence is None:
            continue
        seen.add(one.id)
        item = scope.find_item(sentence, one.start)
        yield Found("technology", one.text, one.text, one.start, "technologies in a list", item, one.id)
