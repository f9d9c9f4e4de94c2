"""Noun phrases of administrative prose: which words carry a particle or a verb ending, and where a title begins.

No dictionary is used. A word that ends like a particle but is a noun (국가, 제도, 성과) is in a list of common ones.
"""

import re

# Nouns that end like a particle.
_NOUNS = re.compile(
    r"(?:파워|타워|네트워|[동서남재공]해|고려|[국평인허물추증참]가|메가|기가|전문가|고부가|[효성학결초사교]과|[제지온속밀강고정궤철수반인차한태용경전각]도|난이도|만족도"
    r"|[도경진선항활통미연재원자]로|디지털로|[회협합논주정강의토]의|디스플레이|[차종높길놀나깊]이|어린이|트레이|에이"
    r"|게이트웨이|[개다]인|[지디]자인|온라인|오프라인|라인|체인|도메인|와인|와이|모듈은|산은|고은|첨가|신규과)$"
)
_PARTICLES = re.compile(
    r"(?:을|를|은|는|이|가|의|에|에서|에게|에는|에도|에서는|으로|로|으로는|으로써|로써|로서|으로서|와|과|도|만|까지|부터|마다|보다|처럼"
    r"|이다|이며|이고|다|며|고|해|하여|한다|했다|하는|하고|하며|되는|된|되고|할|될|한|인|던|위한|위해|따른|따라|대한|통한|통해|들인"
    r"|들이는|등|등을|등이|등은|및|또는|먼저|이어|이와|함께|또|또한|우선|특히|이번|이|그|중|간|때|뒤|후|전)$"
)
_VERBS = re.compile(
    r"(?:[춰워려혀쳐켜져돼꿔]|들여|모아|이어|맡아|만들어|지어|열어|넘어|늘어|들어설"
    r"|키울|만들|내놓|열린|쓰인|쓰일|맡길|맺은|[갖맞]춘|이룰|세울|넓힐|잇는|있는|없는|같은|다른)$"
)
# A title never ends before these, and never holds more words than this.
_MOST_WORDS = 9
_BREAK = re.compile(r"(?<![0-9])[.,]|[.,](?![0-9])|[;:!?△▲▷▶◇◆○□①-⑳…\n]|[‘’“”\"'`「」『』《》<>\[\]]")
JOSA = (
    r"(?:은|는|이|가|을|를|의|에|에서|에는|에서는|으로|로|와|과|도|만|까지|부터|이다|다|이며|이고|인|라는|이라는|이란"
    r"|등|에도)"
)

# Some words of one clause, and an object with its particle: what another one does in the next clause is not meant.
_WORD = r"(?![가-힣]*(?:고|며|지만)\s)[^\s.,‘’“”]{1,16}"
CLAUSE = rf"(?:{_WORD}\s){{1,4}}?"
OBJECT = rf"(?:{_WORD}\s){{0,3}}?{_WORD}(?<=[을를])\s"

_NUMBERS = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
NUMBER_WORDS = "|".join(_NUMBERS[1:])


def to_number(words: str) -> int:
    """The number that figures or a Korean word stand for.

    >>> to_number("12"), to_number("다섯")
    (12, 5)
    """
    return _NUMBERS.index(words) + 1 if words in _NUMBERS else int(words)


def is_bare(word: str) -> bool:
    """Whether *word* can stand inside a title, so carries neither a particle nor a verb ending.

    >>> is_bare("시험평가센터"), is_bare("국가"), is_bare("센터를"), is_bare("만드는")
    (True, True, False, False)
    """
    if _NOUNS.search(word):
        return True
    return (len(word) < 2 and word == "및") or not (_PARTICLES.search(word) or _VERBS.search(word))


def begin_phrase(text: str, end: int) -> int:
    """The offset at which the noun phrase that ends at *end* begins. 및 may stand between its nouns."""
    start = end
    stop = max((match.end() for match in _BREAK.finditer(text, 0, end)), default=0)
    for words, match in enumerate(reversed(list(re.finditer(r"\S+", text[stop:end])))):
        word = match[0]
        inner = words > 0 and word in ("및", "연계", "기반")
        if (words and not (inner or is_bare(word))) or words >= _MOST_WORDS:
            break
        start = stop + match.start()
    phrase = text[start:end]
    leading = re.match(
        r"(?:[가-힣]{2,9}(?<![전일내외])부\s+|및\s+|등\s+|이번\s+|해당\s+|올해\s+|내년\s+|지난\s+|오는\s+|먼저\s+|[0-9]+[월일]\s+"
        r"|(?:이미|최근|현재|앞서|새로|다시|처음|직접|각각|우선|조만간|잇따라|일찍이|일찌감치)\s+)+",
        phrase,
    )
    return start + leading.end() if leading else start
