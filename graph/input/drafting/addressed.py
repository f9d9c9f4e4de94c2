"""Agencies beside those that do the work: sponsors, investors, partners of an agreement and those asked for support."""

import re
from collections.abc import Iterator

from graph.input.drafting.evidence import Found
from graph.input.drafting.gazetteer import Mention
from graph.input.drafting.places import list_groups
from graph.input.drafting.scope import Scope
from graph.input.drafting.sentences import Sentence

_SPONSORS = re.compile(r"^(?:이|가|은|는)\s(?:[^.,]{1,20}[을를]\s)?후원(?:한다|하[고며]|해)|^\s?후원(?=[,;)]|$)")
_PROPOSED = re.compile(
    r"^에\s(?:[^.,]{1,24}\s)?(?:국비|국가|예산|사업|지원|반영)[^.,]{0,16}?(?:건의|요청|신청|제안)(?:한다|하[고며기]|할|했|해)"
)
_AGREED = re.compile(r"^(?:과|와)\s(?:[가-힣]+\s)?(?:사업\s)?협약(?:[을를]\s(?:맺|체결)|\s체결|$)")
_INVESTS = re.compile(r"^(?:이|가|은|는)\s(?:[^.,]{1,20}\s)?출자(?:한다|했|하[고며]|해)")
_RULES = (
    (_INVESTS, "investor", "word for an investor"),
    (_SPONSORS, "sponsor", "word for a sponsor"),
    (_PROPOSED, "unspecified", "agency that is asked for support"),
    (_AGREED, "unspecified", "agency of a project agreement"),
)


def iter_addressed(one: Sentence, agencies: list[Mention], scope: Scope) -> Iterator[Found]:
    """The sponsors, investors, partners of an agreement and addressees that a sentence names.

    The text on an agreement names its parties as such, so that no agreement of a project is looked for there.
    """
    agreement = scope.main is not None and scope.main.kind == "agreement"
    for group in list_groups(agencies, one.text):
        after = one.text[group[-1].end :]
        role = next(((role, rule) for pattern, role, rule in _RULES if pattern.match(after)), None)
        if role is None or (agreement and role[1] == "agency of a project agreement"):
            continue
        for who in group:
            start = one.start + who.start
            yield Found("other-agency", who.text, who.text, start, role[1], scope.find_item(one, start), role[0])
