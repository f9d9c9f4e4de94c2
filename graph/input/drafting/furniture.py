"""Lines around a text that say nothing of its plan: fields of a letterhead, menus, and what a web page adds below.

They stay in the text, so that offsets hold, and their figures stay among what is left over.
"""

import re
from collections.abc import Iterable

from graph.input.drafting.sentences import Sentence

_FIELD = re.compile(
    r"[\[(<*]?\s?(?:(?:배\s?포|보\s?도|엠바고|게\s?시|등\s?록|입\s?력|승\s?인|수\s?정|작\s?성|발\s?송)\s?(?:일\s?시?|시\s?점|일\s?자|자)?"
    r"|(?:담\s*당|제\s*공|작\s*성|소\s*관|주\s*관)\s*부\s*서|담\s*당\s*(?:자|과|관)?|책\s*임\s*자|문\s*의\s*(?:처)?|연\s*락\s*처|전\s*화(?:번호)?|사\s*진(?:\s?제공)?|자\s*료\s*(?:제\s*공)?|조\s*회\s*(?:수)?"
    r"|첨\s*부\s*(?:파\s*일)?|붙\s*임|기사\s?입력|최종\s?수정)\s*[:：>\])]"
    r"|(?:기사\s?)?(?:입력|승인|수정|등록)\s+(?:19|20)[0-9]{2}[.-]"
    r"|(?:담당\s?부서|책임자|담당자)\s{2,}|(?:배포|보도|게시)\s?(?:일시|일자|일|시점)\s[0-9’']|.{0,40}보도(?:하여|해)\s?주시|.{0,24}(?:조간|석간)부터|.{0,24}(?:보도\s?가능|배포\s?즉시)|.{0,30}보\s?도\s?자\s?료(?=\s|$)"
    r"|[가-힣A-Za-z ]{2,16}\s?[/|]\s?(?:19|20)[0-9]{2}(?:년|[.-])[^/|]{3,14}"
)
# A path or a row of links at the top of a web page.
_MENU = re.compile(r"^[^.]{2,20}(?:\s?[>›»]\s?[^.>›»]{1,20}){2,}$|^[^.|]{1,14}(?:\s\|\s[^.|]{1,14}){3,}$")
_BELOW = re.compile(
    r"[<\[(▶▷■□◆※\s]*(?:관련\s?(?:기사|뉴스|키워드|글)|많이\s?본|인기\s?(?:기사|뉴스|글)|추천\s?(?:기사|뉴스)|(?:최신|주요|실시간)\s?(?:기사|뉴스)"
    r"|다른\s?기사|저작권자|무단\s?전재|ⓒ|©|Copyright|댓글|이\s기사를|이전\s?글|다음\s?글|좋아요|공유하기|콘텐츠\s?만족도|만족하십니까)",
    re.IGNORECASE,
)
_PROSE = re.compile(r"다[.!]?[”’\"']?$")


def list_body(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences without such lines. What is below the body needs prose before it."""
    kept: list[Sentence] = []
    prose = False
    for one in sentences:
        if prose and one.heading and _BELOW.match(one.text):
            break
        prose = prose or bool(_PROSE.search(one.text))
        if not (one.heading and (_FIELD.match(one.text) or _MENU.match(one.text))):
            kept.append(one)
    return kept
