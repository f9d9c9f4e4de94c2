"""The forms of Korean verbs and the endings of words, derived from stems instead of listed.

:func:`conjugate` gives the forms of a stem to which endings are attached. :func:`is_tail` says whether letters may
follow a noun or a verb: particles after a noun, endings after a verb, and light verbs with their endings after a noun
(``하셨습니까``). Which ending fits which form is not checked, since nobody asks with a wrong one.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

_FIRST, _VOWELS, _CODAS = (
    0xAC00,
    "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
    " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ",
)
_CONTRACTED = {"ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅣ": "ㅕ", "ㅚ": "ㅙ"}
_SILENT = "ㅏㅓㅐㅔㅕ"
# Verbs that follow a noun or another verb and add no meaning of their own to a question.
_LIGHT = ("하", "되", "받", "시키", "당하", "드리", "이루어지")
_AUXILIARY = (
    "있",
    "계시",
    "하",
    "되",
    "지",
    "주",
    "드리",
    "오",
    "가",
    "보",
    "놓",
    "두",
    "내",
    "버리",
    "싶",
    "나가",
    "나",
)


def split_syllable(letter: str) -> tuple[int, str, str]:
    """The first consonant of a syllable as a number, its vowel, and its last consonant.

    >>> split_syllable("짓"), split_syllable("크")
    ((12, 'ㅣ', 'ㅅ'), (15, 'ㅡ', ' '))
    """
    place = ord(letter) - _FIRST
    return place // 588, _VOWELS[place % 588 // 28], _CODAS[place % 28]


def join_syllable(first: int, vowel: str, coda: str = " ") -> str:
    """The syllable of its parts, see :func:`split_syllable`."""
    return chr(_FIRST + first * 588 + _VOWELS.index(vowel) * 28 + _CODAS.index(coda))


def close(word: str, coda: str) -> str:
    """*word*, which ends in a vowel, with a last consonant."""
    first, vowel, _ = split_syllable(word[-1])
    return word[:-1] + join_syllable(first, vowel, coda)


@cache
def conjugate(stem: str, irregular: str = "") -> tuple[str, ...]:
    """The forms of a verb before its endings; *irregular* is its class: ``ㅂ``, ``ㄷ``, ``ㅅ``, ``르`` or ``ㅎ``.

    >>> conjugate("짓", "ㅅ")
    ('짓', '지으', '지은', '지을', '지음', '지읍', '지어', '지었')
    >>> conjugate("다르", "르")
    ('다르', '다른', '다를', '다름', '다릅', '달라', '달랐')
    >>> conjugate("이끌")
    ('이끌', '이끄', '이끈', '이끕', '이끎', '이끌어', '이끌었')
    """
    return tuple(dict.fromkeys([stem, *_iter_open(stem, irregular), *_iter_infinitives(stem, irregular)]))


def _iter_open(stem: str, irregular: str) -> Iterator[str]:
    """The forms before endings that begin with 으 or a consonant in its place, and with that consonant."""
    first, vowel, coda = split_syllable(stem[-1])
    bare = stem[:-1] + join_syllable(first, vowel)
    if coda == " ":
        base = stem
    elif coda == "ㄹ":
        base = bare
    elif irregular == "ㅂ":
        base = bare + "우"
    elif irregular == "ㅅ":
        base = bare + "으"
    elif irregular == "ㄷ":
        base = close(bare, "ㄹ") + "으"
    elif irregular == "ㅎ":
        base = bare
    else:
        base = stem + "으"
    yield base
    yield from (close(base, one) for one in "ㄴㄹㅁㅂ" if not (coda == "ㄹ" and one in "ㄹㅁ"))
    if coda == "ㄹ":
        yield close(bare, "ㄻ")


def _iter_infinitives(stem: str, irregular: str) -> Iterator[str]:
    """The forms with 아 or 어, also contracted, and with the past ㅆ."""
    for one in _list_infinitives(stem, irregular):
        yield one
        yield close(one, "ㅆ")


def _list_infinitives(stem: str, irregular: str) -> list[str]:  # noqa: PLR0911 - one return for each class
    first, vowel, coda = split_syllable(stem[-1])
    bare = stem[:-1] + join_syllable(first, vowel)
    if stem.endswith("하") and coda == " ":
        return [f"{stem[:-1]}해", f"{stem}여"]
    if irregular == "르":
        before = close(stem[:-1], "ㄹ")
        return [before + ("라" if _is_bright(stem[-2]) else "러")]
    if irregular == "ㅂ":
        return [f"{bare}워", *([f"{bare}와"] if vowel == "ㅗ" else [])]
    if irregular == "ㅅ":
        return [bare + ("아" if _is_bright(stem[-1]) else "어")]
    if irregular == "ㄷ":
        return [close(bare, "ㄹ") + ("아" if _is_bright(stem[-1]) else "어")]
    if irregular == "ㅎ":
        return [stem[:-1] + join_syllable(first, "ㅐ")]
    if coda != " ":
        return [stem + ("아" if _is_bright(stem[-1]) else "어")]
    if vowel == "ㅡ":
        bright = len(stem) > 1 and _is_bright(stem[-2])
        return [stem[:-1] + join_syllable(first, "ㅏ" if bright else "ㅓ")]
    if vowel in _SILENT:
        return [stem, *([f"{stem}어"] if vowel in "ㅐㅔ" else [])]
    found = [stem + ("아" if vowel == "ㅗ" else "어")]
    return [*found, stem[:-1] + join_syllable(first, _CONTRACTED[vowel])] if vowel in _CONTRACTED else found


def _is_bright(letter: str) -> bool:
    return split_syllable(letter)[1] in "ㅏㅗㅑ"


# --- endings ---

_PLURAL = "(?:들|짜리|어치|용|발|님|끼리|씩|쯤|가량|정도|마다|별로|별|측|쪽|네)"
_CASE = "(?:께서|께|에게서|에게|한테서|한테|에서|에|엔|으로서|로서|으로써|로써|으로|로|부터|까지|처럼)"
_DELIMITER = "(?:은|는|이|가|을|를|의|도|만|까지|부터|나|이라도|라도|이야|야|요|서|선)"
# Particles that join two names are pieces of their own, unless another particle follows: 와는.
_JOINING = "(?:와|과|이랑|랑|하고)"
_PARTICLES = f"{_PLURAL}{{0,2}}(?:{_CASE}{{0,2}}{_DELIMITER}{{0,2}}|{_JOINING}{_DELIMITER})"
# A statement that is reported: 다고 하던데, 라며, 냐고.
_REPORTED = (
    "(?:고|고요|고들|고는|던|며|며요|면|면서|면서요|던데|던데요|는데|는데요|는|더라|더라고|더라고요|더군요|더니|지|지요|죠"
    "|니|니까|네|네요|는지|는지요|는게|는거|는건|는가|는군요|거나)"
)
# What a question, a part of a sentence or a noun made of a verb ends in, after any form of a verb.
_FINAL = (
    f"(?:다|다{_REPORTED}|라{_REPORTED}|자{_REPORTED}|냐|냐고|냐고요|냐는|느냐|느냐고|으냐|은가|은가요|는가|는가요"
    f"|답니다|답니까|랍니다|랍니까|단다|대|대요|댔지|댔어|댔죠|댔는데|래|래요|랬지|랬어|랬죠|랬는데"
    "|습니다|습니다만|습니까|니다|니다만|니까|나|나요|니|네|네요|군|군요|는군요|구나|는구나|까|까요"
    f"|지|지요|죠|지만|고|고요|고서|고는|고도|고자|거든|거든요|거나|든지|든가|길래|게|게끔|게요|도록|자|자면|더라|더라고|더라고요"
    "|더라구요|더라도|더군요|더니|던|던가|던가요|던지|던지요|던데|던데요|는데|는데요|은데|은데요|ㄴ데|데|데요|가|가요"
    f"|며|면|면서|면은|므로|려고|려고요|려는|려면|려는지|러|라|라고|라서|으며|으면|으면서|으니|으니까|으려고|으려는|으려나|으려면|으러|으므로"
    "|아|어|여|아요|어요|여요|요|아서|어서|여서|서|서요|아도|어도|도|아야|어야|야|야만|을|은|는|을까|을까요|을게|을래|겠"
    f"|기|기에|기로|기는|기도|기만|기까지|기도|기의|음|음은|음을|음이|음의|세요|셔요|십시오|시죠|는중|는중인가요|는중이야)"
)
# The nouns that only carry a clause: 하는 것, 하는 건지, 하는 거예요, and the indirect questions.
_BOUND = "(?:것|거|건|게|걸|곳|데|바|분|줄|지|는지|은지|을지|런지)"
_CONTRACTED_BOUND = (
    "(?:겁니까|겁니다|건가|건가요|건지|건지요|건데|걸까|걸까요|거지|거죠|거야|거예요|거에요|거니|거냐|거임|거래|거래요)"
)


def _list_light(stems: Iterable[str]) -> str:
    forms = {form for stem in stems for form in (*conjugate(stem), *_iter_honorifics(stem))}
    return "(?:" + "|".join(sorted(forms, key=lambda form: (-len(form), form))) + ")"


def _iter_honorifics(stem: str) -> Iterator[str]:
    """The honorific forms with 시: 하시, 하신, 하셨, 하십."""
    base = next(_iter_open(stem, ""))
    yield from (f"{base}{one}" for one in ("시", "신", "실", "십", "심", "셔", "셨"))


_TENSES = "(?:(?:으?시|으?셨|으?신|으?실|으?십|았|었|였|겠|았었|었었|시겠|셨겠|았겠|었겠)?)"
_COPULA = _list_light(["이"]) + "|이에|이예|인|일|임|입|이|여|였|예|에"
_BOUND_TAIL = f"(?:{_CONTRACTED_BOUND}|{_BOUND}(?:{_PARTICLES}|(?:{_COPULA}|){_TENSES}{_FINAL}?))"


def _build() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of what follows a noun, and of what follows a form of a verb."""
    plain = f"{_TENSES}(?:{_FINAL}|{_BOUND_TAIL}|(?:는|은|을|던|다는|라는|자는|냐는|려는){_BOUND_TAIL})?"
    light = _list_light(_AUXILIARY)
    joint = "(?:고|게|기로|다고|라고|려고|으려고|어야|아야|도록|아|어|여|지)?"
    # An auxiliary may follow another one: 하기로 되어 있나요.
    verb = f"(?:{plain}|{_TENSES}{joint}{light}{plain}|{_TENSES}{joint}{light}{joint}{light}{plain})"
    case = f"(?:{_CASE}|)"
    noun = (
        f"(?:{_PARTICLES}|{_list_light(_LIGHT)}{verb}|{_PLURAL}?{case}(?:{_COPULA}){plain}"
        f"|{_PLURAL}?{case}(?:{_COPULA}|){_TENSES}(?:{_COPULAR})"
        f"|중(?:이|인|에)?{plain})"
    )
    return re.compile(noun), re.compile(verb)


# What may follow a noun that ends in a vowel without 이.
_COPULAR = (
    f"다|다{_REPORTED}|라{_REPORTED}|래|래요|랍니까|랍니다|지|지요|죠|야|요|고|고요|며|면|면서|든지|든|던가|던가요|던데|더라|더라고요|더라구요"
    "|나|나요|니|냐|냐고|네|네요|군요|란|라|라고|라는|라면|인지|인가|까지요|부터요|거든요|잖아|잖아요|라서"
)


@cache
def get_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of what may follow a noun, and a form of a verb, within one word."""
    return _build()


@lru_cache(maxsize=1 << 16)
def is_tail(letters: str, *, after_verb: bool) -> bool:
    """Whether *letters* may follow a noun, or a form of a verb, within one word.

    >>> is_tail("하셨습니까", after_verb=False), is_tail("에서는", after_verb=False), is_tail("나요", after_verb=True)
    (True, True, True)
    >>> is_tail("대가리", after_verb=False), is_tail("경북", after_verb=False)
    (False, False)
    """
    return get_patterns()[after_verb].fullmatch(letters) is not None


# --- clauses ---

# What clauses end in that give a reason, and those that report something or say what a question is about.
_REASONS = ("라서", "려고", "거든", "니까", "느라", "때문에", "습니다", "여쭙니다", "십니다", "합니다")
_REPORTS = ("더라고", "더라구", "더니", "다며", "다면서", "라며", "라면서", "잖아", "말이야", "관련해", "관련해서")
# Verbs of hearing, reading and doing, after which no comma is needed, with their class.
_TOLD = (("듣", "ㄷ"), ("보", ""), ("읽", ""), ("하", ""), ("쓰", ""), ("그러", ""), ("싶", ""))
_TOLD_ENDINGS = ("는데", "던데", "은데")
_TOLD_FORMS = (
    *(
        f"{form}{ending}"
        for stem, irregular in _TOLD
        for form in conjugate(stem, irregular)
        for ending in _TOLD_ENDINGS
    ),
    *("듣기로", "듣기로는", "려는데", "다던데", "라던데", "있던데", "고 있는데", "어 있는데", "돼 있는데"),
)


def gives_reason(clause: str) -> bool:
    """Whether a clause ends as a reason does: 막혀서요, 쓰려고.

    >>> gives_reason("기사 쓰다 막혀서요"), gives_reason("대구에서")
    (True, False)
    """
    bare = clause.removesuffix("요")
    return bare.endswith(_REASONS) or _is_infinitive_with(bare, "서")


def introduces(clause: str) -> bool:
    """Whether a clause ends as one does that only introduces what follows, before a comma: 쓰는데, 떴던데.

    >>> introduces("기사를 쓰는데"), introduces("대구의 전자 데이터")
    (True, False)
    """
    bare = clause.removesuffix("요")
    return gives_reason(clause) or bare.endswith(_REPORTS) or _is_background(bare)


def introduces_alone(clause: str) -> bool:
    """The same without a comma: only what somebody heard, read or is doing."""
    return clause.removesuffix("요").endswith(_TOLD_FORMS)


def _is_background(word: str) -> bool:
    """Whether a word ends in 데 after ㄴ: 는데, 인데, 큰데, 던데."""
    return len(word) > 1 and word[-1] == "데" and _is_hangul(word[-2]) and (split_syllable(word[-2])[2] == "ㄴ")


def _is_infinitive_with(word: str, ending: str) -> bool:
    """Whether *ending* follows an infinitive in 아 or 어, also a contracted one: 막혀서, 해서, 와서."""
    if len(word) < 2 or not word.endswith(ending) or not _is_hangul(word[-2]):
        return False
    _, vowel, coda = split_syllable(word[-2])
    return coda == " " and vowel in "ㅏㅓㅐㅕㅘㅝ"


def _is_hangul(letter: str) -> bool:
    return "가" <= letter <= "힣"
