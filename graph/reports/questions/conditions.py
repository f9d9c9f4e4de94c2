"""The conditions of a form: what restricts the things that a question asks for, and the words that none takes."""

import re
from collections.abc import Sequence

from graph.reports.questions.asks import ALLOWED, COMMON
from graph.reports.questions.cases import asks_difference
from graph.reports.questions.differences import subtracts
from graph.reports.questions.form import Filters, to_id
from graph.reports.questions.ranking import ranks_agencies, ranks_agencies_by_money
from graph.reports.questions.segments import Piece
from graph.reports.questions.sentences import Sentence
from graph.reports.questions.world import Document
from graph.stores import Iri

# What may be about a percentage; any other answer would ignore it.
_TAKING_PERCENT = ("share", "compute", "check", "indicator", "conflict", "source")
_OUTSIDE_CAPITAL = "비수도권"
_AS_OF = re.compile(r"as of|기준|당시|현재|시점|년\s*말", re.IGNORECASE)


def find_unused(sentence: Sentence, ask: str) -> list[Piece]:
    """The content pieces whose concepts the ask does not take."""
    allowed = COMMON | ALLOWED[ask]
    if ask == "count" and any(_OUTSIDE_CAPITAL in one.printed for one in sentence.world.counts):
        # The regions that may apply are counted with these words.
        allowed |= {"non-capital"} if sentence.has("eligible") else set()
    if ask == "compare" and asks_difference(sentence):
        allowed |= {"change", "conflict"}
    if ask in ("extreme", "amount", "count", "agencies", "date", "activities") and sentence.kinds and sentence.groups:
        # projects linked to the complex
        allowed |= {"relation"}
    if ask == "amount" and subtracts(sentence):
        allowed |= {"change", "conflict", "compare", "than", "over", "big", "small", "less", "more"}
    if ask == "extreme" and ranks_agencies(sentence) and not sentence.content[0].folded.startswith(("howmany", "몇")):
        # top 3 agencies by number of projects
        allowed |= {"how-many", "count-noun"}
    if ask == "site" and sentence.has("where"):
        # 어디에 생겨요
        allowed |= {"target"}
    if ask == "activities" and sentence.polar:
        # 전략별 주관기관이 있나
        allowed |= {"each"}
    ignored = _list_ignored_names(sentence, ask)
    return [
        piece
        for piece in sentence.content
        if (piece in ignored and piece.start not in sentence.used)
        or (
            piece.kind == "content"
            and sentence.sort_piece(piece) == "concept"
            and piece.start not in sentence.used
            and not any(_is_allowed(concept, allowed) for concept in piece.concepts)
        )
    ]


def _list_ignored_names(sentence: Sentence, ask: str) -> list[Piece]:
    """Words that leave out a region or agency beside them, which the ask would ignore: 대구를 제외한 지역의 국비."""
    content, step = sentence.content, -1 if sentence.lexicon.lang == "ko" else 1
    ignored = []
    for at, piece in enumerate(content):
        near = content[at + step] if 0 <= at + step < len(content) else None
        named = near is not None and sentence.sort_piece(near) in ("region", "agency")
        if "rest" in piece.concepts and named and ask != "partners":
            ignored.append(piece)
    return ignored


def _list_unranked(sentence: Sentence, ask: str) -> list[Piece]:
    """The words for agencies if these would have to be ranked by money."""
    if ask != "extreme" or not ranks_agencies_by_money(sentence):
        return []
    return [one for one in sentence.content if {"agency", "institute", "who"} & {*one.concepts}]


def _is_allowed(concept: str, allowed: frozenset[str]) -> bool:
    return concept in allowed or f"{concept.partition(':')[0]}:*" in allowed


def to_filters(
    sentence: Sentence,
    ask: str,
    kinds: tuple[str, ...],
    documents: Sequence[Document],
    year: str,
) -> Filters:
    """The conditions of a form with *ask*; *kinds* begin with the kind that is asked for."""
    issued = read_issued(sentence, ask)
    takes_types = ask in ("agencies", "count", "activities", "check", "role", "change", "extreme", "amount")
    tasks = [one for one in documents if ask not in ("agencies", "count") or one.kind != "event"]
    spent = sentence.has("spent") and ask not in ("source", "conflict")
    # 끝날 때 얼마였나: what was spent is known when a project is closed.
    spent = spent or (ask == "amount" and "closed" in sentence.then)
    return Filters(
        roles=() if issued else _choose_roles(sentence, ask, kinds),
        money=_choose_money(sentence, ask),
        # 얼마라고 썼어: what a source writes is not spent.
        stage="spent" if spent else "",
        limits=tuple(sentence.limits),
        types=sentence.types if takes_types else (),
        kinds=kinds,
        seat=to_id(sentence.seat) if sentence.seat else "",
        seat_outside=sentence.seat_outside,
        ordinal=sentence.ordinal,
        joint=not sentence.alone
        and (sentence.has("joint", "not-only", "another-region") or _adds_shared(sentence, ask)),
        alone=sentence.alone,
        words=tuple(dict.fromkeys(to_id(one.thing) for one in tasks)),
        year=year,
        years=() if issued else tuple(sentence.years),
        issued=issued,
        negated=sentence.negated,
        stated_count=sentence.stated_count if ask == "activities" else 0,
        several=sentence.several,
        without_agencies=tuple(map(to_id, sentence.excluded_agencies)),
        without_regions=tuple(map(to_id, sentence.excluded_regions)) if ask == "regions" else (),
    )


def _choose_money(sentence: Sentence, ask: str) -> tuple[str, ...]:
    """The kinds of money that are asked for."""
    money = sentence.money
    limited = {limit.kind for limit in sentence.limits}
    joined = any(piece.kind == "joiner" for piece in sentence.pieces)
    if ask != "amount" or not limited.issuperset(money):
        # 국비 80억 넘는 과제의 총사업비: the kind of the limit is not the kind that is asked for.
        money = tuple(one for one in money if one not in limited)
    elif money == ("national",) and sentence.has("costs") and joined and sentence.lexicon.lang == "en":
        # What does it cost, and how much of it is national?
        return ("total", "national")
    if ask == "change" and not money and sentence.has("sum"):
        # Did the total rise?
        return ("total",)
    # 국가예산 확보: the words for money are those of an event.
    return () if ask == "date" else money


def _choose_roles(sentence: Sentence, ask: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The roles that restrict what is asked for."""
    roles = sentence.roles
    commissions = any(one.folded.startswith(("commission", "발주")) for one in sentence.content)
    if ask == "agencies" and kinds[:1] == ("study",) and roles == ("owner",) and not commissions:
        # 수립 용역은 어디서 했나, who wrote the study: it is done by its contractor.
        roles = ("contractor",)
    if ask == "extreme" and roles == ("investor",) and not _names_role(sentence):
        # 가장 큰 투자: money, and no investor.
        roles = ()
    involved = roles == ("participant",) and sentence.has("involve")
    if ask == "status" or (ask == "activities" and involved and sentence.agencies):
        # In which projects is it involved: whatever its role.
        return ()
    if ask in ("vision", "law", "drivers") and roles == ("owner",):
        # 김제시가 수립한 계획의 비전: whoever drew up the plan has its vision.
        roles = ()
    if sentence.negated and roles == ("participant",) and not sentence.has("agency") and not _names_role(sentence):
        # 참여하지 않는: nor does it lead.
        roles = ("lead", "participant")
    if ask == "role" and not _names_role(sentence):
        # What is it in charge of: whatever its role.
        roles = ()
    # 부산과 경남이 함께 참여하는: regions take part, no agencies.
    return () if _shares_work(sentence, ask) else roles


def _shares_work(sentence: Sentence, ask: str) -> bool:
    """Whether regions take part in something together."""
    together = sentence.has("partner", "joint", "both", "overlap") and len(sentence.regions) > 1
    agents = sentence.agencies or sentence.types or sentence.has("agency", "not") or _names_role(sentence)
    return ask == "activities" and together and set(sentence.roles) == {"participant"} and not agents


# What was announced, selected or agreed in a time can be listed of these kinds.
_ISSUED_KINDS = ("", "plan", "selection", "zone", "programme")


def read_issued(sentence: Sentence, ask: str) -> tuple[str, ...]:
    """The time in which something was announced, selected, designated or agreed, if a question lists what was."""
    act = sentence.stages or sentence.has("announced", "selected", "event", "designating-authority")
    time = tuple(sentence.years) or (sentence.month and (sentence.month.value,)) or (sentence.day,)
    kind = sentence.kinds[-1] if sentence.kinds else ""
    plain = not (sentence.agencies or sentence.groups or sentence.has("before", "after"))
    # What a selection selected is new with it.
    kinds = (*_ISSUED_KINDS, "project", "task") if sentence.has("selected") else _ISSUED_KINDS
    listed = ask == "activities" and kind in kinds and plain
    return time if listed and act and any(time) else ()


def _list_until(sentence: Sentence) -> list[Piece]:
    """The years up to which something lasts: 2030년까지 하는. They are no as-of dates."""
    days = (one for one in sentence.content if one.figure == "day")
    return [one for one in days if sentence.find_ending(one).startswith("까지")]


def find_acts(sentence: Sentence) -> list[str]:
    """The stages of the editions that were issued in a time: 지정된, 선정된, 체결된."""
    acts = {"designating-authority": "designated", "selected": "selected", "event": "agreement"}
    named = [stage for concept, stage in acts.items() if sentence.has(concept)]
    return list(dict.fromkeys([*sentence.stages, *named]))


def list_untaken_figures(sentence: Sentence, ask: str) -> tuple[str, ...]:
    """Percentages, a month without a year, and agencies in a ranking by money, that the ask does not take."""
    percent = () if ask in _TAKING_PERCENT else (one for one in sentence.content if one.figure == "percent")
    until = _list_until(sentence) if ask in ("activities", "count", "extreme", "agencies") else []
    named = sentence.has("when", "until-when", "period", "how-many-years")
    if ask == "date" and sentence.has("start", "end") and not named and len(sentence.day) == len("2025"):
        # 2025년에 끝나는 것: what ends in a year is not listed.
        until = [one for one in sentence.content if one.figure == "day"]
    month = [sentence.month] if sentence.month and not read_issued(sentence, ask) else []
    return tuple(one.text for one in (*percent, *month, *until, *_list_unranked(sentence, ask)))


def _adds_shared(sentence: Sentence, ask: str) -> bool:
    """Whether only what regions do together has the money: 경남과 전남이 같이 하는 과제의 총사업비."""
    return ask == "amount" and len(sentence.regions) > 1 and sentence.has("partner", "both", "overlap")


def _names_role(sentence: Sentence) -> bool:
    """Whether a noun names the agencies in the role: 참여 기관, participants."""
    return any(
        sentence.has_role(one) and one.folded.endswith(("기관", "사", "업체", "participants"))
        for one in sentence.content
    )


def _is_target_year(sentence: Sentence, year: str, inside: set[Iri]) -> bool:
    """Whether an indicator is to be reached by or in *year*, or a year that no edition has is to come."""
    view = sentence.world.view
    rows = [row for row in view.read("indicators") if row["activity"] in inside]
    ends = {str(row["end"])[:4] for row in rows if row["end"]}
    plans = {view.activities.items[one].plan for one in inside if one in view.activities.items}
    issued = [str(row["issued"])[:4] for row in view.read("editions") if row["plan"] in plans]
    return year in ends or (bool(issued) and year > max(issued))


def find_nth_year(sentence: Sentence, activities: Sequence[Iri]) -> str:
    """The year of 3차년도, counted from the start of the period of the only activity; empty if that is unknown."""
    if sentence.nth_year is None or len(activities) != 1:
        return ""
    known = sentence.world.view.activities
    for one in (activities[0], *known.iter_wholes(activities[0])):
        starts = {str(row["start"])[:4] for row in known.periods.get(one, ()) if row["start"]}
        if starts:
            return str(int(starts.pop()) + int(sentence.nth_year.value) - 1) if len(starts) == 1 else ""
    return ""


def split_day(sentence: Sentence, ask: str, activities: Sequence[Iri]) -> tuple[str, str]:
    """The as-of day, or the year of an amount or target: a bare year of an amount or indicator of the scope."""
    day, world = sentence.day, sentence.world
    if sentence.nth_year:
        return day, find_nth_year(sentence, activities)
    if ask not in ("amount", "indicator") or len(day) != 4 or _AS_OF.search(sentence.written):
        return day, ""
    inside = set(world.expand(activities)) if activities else sentence.find_pool() or set()
    if ask == "indicator":
        inside = {*inside, *(whole for one in inside for whole in world.view.activities.iter_wholes(one))}
        return ("", day) if _is_target_year(sentence, day, inside) else (day, "")
    years = {
        str(row["start"])[:4]
        for row in world.view.read_all("amounts")
        if row["activity"] in inside and row["start"] and row["start"] == row["end"]
    }
    return ("", day) if day in years else (day, "")
