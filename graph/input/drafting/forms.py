"""Names of agencies that nothing but their place shows: after the label of a role, or beside the verb of a lead."""

import re
from collections.abc import Iterator

from graph.input.drafting.evidence import Found
from graph.input.drafting.gazetteer import find_agency, find_region, iter_agencies
from graph.input.drafting.nouns import is_bare
from graph.input.drafting.scope import Scope
from graph.input.drafting.sentences import Sentence

LEADS = r"(?:주관|총괄)"
_AFTER_LEAD = re.compile(
    rf"{LEADS}하고\s(?P<names>[가-힣A-Za-z0-9&]{{2,20}}(?:(?:,\s|[와과]\s|·)[가-힣A-Za-z0-9&]{{2,20}})*?)[이가]\s(?:함께\s)?참여(?:한다|해|하며|한\s)"
)
# A company that joins: 하늘메탈도 참여기관에 이름을 올렸다.
_NAMED_AS = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣A-Za-z&]{3,16}?)[이가도]\s참여기관(?:에|으로)\s(?:이름|함께|참여|들어)"
)
# A lead that nothing else shows: 하늘텍이 총괄하고.
_LED = re.compile(rf"(?:^|,\s|[고며]\s)(?P<name>[가-힣A-Za-z&]{{3,16}})[이가]\s{LEADS}(?:하[고며]|한다|해)")
_NO_LEAD = re.compile(r"(?:민간|정부|업계|지자체|회사|[시도군구부처청국과])$")
_NOBODY = re.compile(r"(?:기업|대학|기관|업체|주민|시민|학생|전문가|관계자|단체|병원|개사|명|등)$")
_ROLES = (
    r"(?P<lead>주\s*관|총\s*괄)|(?P<heard>자\s*문)|(?P<run>운\s*영(?=\s?기관))|(?P<managing>전\s*담(?=\s?기관)|전\s?문(?=\s?기관)|(?:사업|과제)\s?관리(?:\s?전\s*담)?)"
    r"|(?P<hired>위\s*탁|수\s*탁|(?:용역|연구)\s?수행|수\s*행(?!\s?기간))|(?P<sponsor>후\s*원)|참\s*여|협\s*력|공\s*동"
)
# The label of something else ends the names: 주관 : 가나 / 기간 : 2027년.
_NEXT = (
    r"[\[(<](?:주\s*관|참\s*여|협\s*력|공\s*동|총\s*괄)"
    r"|\s?[,/·]\s?[가-힣]{2,8}(?:\s[가-힣]{2,6})?\s?[:：]"
)
# The names after a label of a role. Without a colon it stands in brackets, or right before a name: 주관 하늘연구원.
_FORM = re.compile(
    rf"(?:(?<![가-힣A-Za-z0-9)])(?P<open>[\[(<])|(?<![가-힣(\[<]))(?:{_ROLES})(?:\s?(?:연구개발|연구|개발|수행))?(?:\s?기관|\s?기업|\s?대학)?"
    rf"\s*(?(open)(?:[)\]>]\s*[:：]?|[:：])|[:：])\s*(?P<names>(?:(?!{_NEXT})[^▲△▷▶◇◆□○:：;\n])+)"
)
# What a bracket says of a name, other than its abbreviation.
_ASIDE = re.compile(r"\((?![A-Z]{2,8}\)|(?:재|주|사)\))[^()]*\)")
_BESIDE = re.compile(r"(?:^|[:：,/]\s?)(?:(?P<lead>주관|총괄)|참여|협력|공동)\s$")
_BARE_NAME = re.compile(
    r"(?:㈜|\((?:재|주|사)\)\s?)?[가-힣A-Za-z][가-힣A-Za-z0-9&·]{1,30}㈜?(?:\s[가-힣A-Za-z0-9]{2,20}){0,2}(?:\([A-Z]{2,8}\))?"
)
# The label of a role -> its field and code.
_LABELLED = {
    "lead": ("lead", "lead"),
    "heard": ("consulted", "consulted"),
    "run": ("other-agency", "operator"),
    "managing": ("other-agency", "managing"),
    "hired": ("other-agency", "contractor"),
    "sponsor": ("other-agency", "sponsor"),
}


def iter_labelled(one: Sentence, scope: Scope) -> Iterator[Found]:
    """The names after a label, also those that nothing else shows: ``참여기관 : 가나, ㈜다라``."""
    if scope.main is None or scope.main.kind == "event":
        return
    for match in _FORM.finditer(one.text):
        role = next((_LABELLED[name] for name in _LABELLED if match[name]), ("participant", "participant"))
        listed = _part(_ASIDE.sub(lambda aside: " " * len(aside[0]), _cut(match["names"])))
        names = [name for name in re.finditer(r"[^,/]+", listed) if name[0].strip()]
        for name in names:
            text = re.sub(r"\s(?:등|외)(?:\s.*)?$", "", name[0].strip(" .;"))
            start = one.start + match.start("names") + name.start() + name[0].index(text) if text else 0
            central = re.search(r"(?:부|처|청|위원회|[시도군구])$", text) and role[0] == "lead"
            if not _BARE_NAME.fullmatch(text) or central or (not find_agency(text) and not is_bare(text.split()[-1])):
                continue
            yield Found(role[0], text, text, start, "label of a role", scope.find_item(one, start), role[1])
    for agency in iter_agencies(one.text):
        beside = _BESIDE.search(one.text[: agency.start])
        if beside and re.match(r"\s*(?:[,/·)]|$)", one.text[agency.end :]):
            field, start = "lead" if beside["lead"] else "participant", one.start + agency.start
            yield Found(field, agency.text, agency.text, start, "label of a role", scope.find_item(one, start), field)


def _cut(names: str) -> str:
    """*names* up to the bracket that ends them: ``하늘연구원, 2억 원)``."""
    depth = 0
    for at, char in enumerate(names):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return names[:at]
    return names


def iter_taking_part(one: Sentence, scope: Scope) -> Iterator[Found]:
    """Names after the clause on the lead, even if nothing else shows them: ``가 주관하고 나라와 다라가 참여한다``."""
    for match in _LED.finditer(one.text):
        start = one.start + match.start("name")
        name = match["name"]
        if not _NOBODY.search(name) and not _NO_LEAD.search(name) and is_bare(name) and not find_region(name):
            yield Found("lead", name, name, start, "word for a lead", scope.find_item(one, start), "lead")
    for match in _NAMED_AS.finditer(one.text):
        name, start = match["name"], one.start + match.start("name")
        if not _NOBODY.search(name) and is_bare(name):
            item = scope.find_item(one, start)
            yield Found("participant", name, name, start, "word for a participant", item, "participant")
    for match in _AFTER_LEAD.finditer(one.text):
        for name in re.finditer(r"[^,·\s]+(?<![와과])", match["names"]):
            text = re.sub(r"[와과]$", "", name[0])
            start = one.start + match.start("names") + name.start()
            if not _NOBODY.search(text):
                item = scope.find_item(one, start)
                yield Found("participant", text, text, start, "word for a participant", item, "participant")


def _part(names: str) -> str:
    """*names* with commas for the dots between agencies: ``하늘연구원·바다대학교``."""
    agencies = list(iter_agencies(names))
    dots = [
        one.end for one in agencies[:-1] if names[one.end] == "·" and any(two.start == one.end + 1 for two in agencies)
    ]
    return "".join("," if at in dots else char for at, char in enumerate(names))
