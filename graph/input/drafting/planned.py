"""Words for what is planned, with which titles end, and what a title is made of."""

import re

from graph.input.drafting.evidence import STATED, Found
from graph.input.drafting.nouns import NUMBER_WORDS
from graph.input.drafting.sentences import Sentence

PLAN = r"(?:기본계획|종합계획|육성계획|추진계획|발전계획|실행계획|시행계획|계획|구상|전략|로드맵|마스터플랜|대책|방안)"
ACTION = (
    r"(?:조성|구축|육성|개발|강화|확충|확대|확장|제정|양성|실증|건립|설립|유치|고도화|거점화|활성화|사업화|상용화|국산화|창출|지원|보급|도입"
    r"|전환|혁신|개선|운영|정비|발굴|수립|마련|연계|추진|집적화|다각화|내실화|선도)"
)
WORK = r"(?:사업|프로젝트|과제)"
PLACE = (
    r"(?:지원센터|테스트베드|센터|클러스터|캠퍼스|플랫폼|특화단지|단지|파크|연구원|허브|특구|협력지구|시험장|실증장|시험소|터미널|발전소|배관망"
    r"|체험관|전시관|기념관|박물관|아카데미|벨트|타운|지구|산업단지|산단)"
)
_GENERIC = re.compile(
    r"^예비타당성|^예타|^(?:(?:이|그|본|해당|이번|동|각|여러|다양한|모든|신규|국책|연구|이들|공모|정부|관련|주요|핵심|세부|지원|지역|국가|구축|조성|건립|육성|개발"
    r"|실증|기반구축|후속|추진|연계|특화|대상|산업|기업|도내|국내|해외)\s?)*(?:사업|프로젝트|과제|센터|단지|클러스터|캠퍼스|플랫폼|테크노파크|파크|연구원"
    r"|허브|특구|계획|전략|방안|대책)?$"
)
# What a number stands before is counted and not named.
COUNTED = re.compile(rf"(?:[0-9]+|(?<![가-힣])(?:{NUMBER_WORDS})\s)(?:대|개|종|가지)\s")

# The heading of a section, made of general words only: 추진전략 및 과제, 재정계획.
_SECTION = re.compile(
    r"(?:(?:추진|기본|재정|재원|투자|자금|조달|향후|세부|소요|예산|연차별|단계별|분야별|실행|운영|주요|중점|핵심|사업|정책|비전|목표|전략|과제|계획|방향"
    r"|방안|체계|일정|배경|내용|현황|여건|분석|기대|효과|개요|필요성|협조|행정|사항|대상|기간|규모|총괄|지원|내역|프로그램|프로젝트|및|·|과|와|로드맵)\s?)+"
)


def is_generic(title: str) -> bool:
    """Whether a title says only 이 사업 or 구축사업 and so on."""
    return bool(_GENERIC.match(title))


def is_section(title: str) -> bool:
    """Whether a title is made of general words only: 추진전략 및 과제, 분야별 세부 실행계획."""
    return bool(_SECTION.fullmatch(title))


def make_title(one: Sentence, span: tuple[int, int], kind: str, rule: str, status: str = STATED) -> Found:
    """The title at *span* of a sentence."""
    start, end = span
    quote = one.text[start:end]
    return Found("title", quote, quote, one.start + start, rule, quote, kind, status)
