"""Sentences in the manner of announcements, for passages of made-up roadmaps; each says that it is made up."""

import random
from collections.abc import Iterator, Mapping

_SENTENCES = (
    "가상의 보고회에서는 {region}의 {technology} 산업 현황과 여건을 먼저 살폈다고 적혀 있다.",
    "지어낸 설문에 따르면 {region} 기업 {number}곳 가운데 {small}곳이 {technology} 분야로 전환을 준비하고 있다.",
    "{region} 안팎의 가상 산업단지 {small}곳을 잇는 {technology} 협력망을 단계적으로 넓히기로 했다.",
    "연구용역을 맡은 가상의 수행기관은 국내외 동향과 정책 환경을 분석하고 추진 과제를 제안했다.",
    "참석자들은 {technology} 시험 장비가 부족하다는 데에 뜻을 모으고 공동 활용 방안을 논의했다고 지어냈다.",
    "지역 대학과 함께 해마다 가상의 전문 인력 {number}명을 기르고 현장 실습을 넓히는 내용이 담겼다.",
    "초기 {small}년은 기반 구축에, 그다음은 실증과 사업화에 무게를 두는 것으로 꾸며 적었다.",
    "{region} 관계자를 본뜬 가상의 인물은 지역 기업이 함께 자라는 생태계를 만들겠다고 말했다.",
    "예산 확보와 공모 대응을 위해 관계 부처와 미리 협의하고 분기마다 점검하는 절차를 둔다고 했다.",
    "지어낸 전망으로는 {technology} 관련 매출이 해마다 {small}퍼센트씩 늘어난다.",
    "기존 주력산업과 이어지는 부품 소재 기업에는 시제품 제작과 인증 비용 일부를 돕는 것으로 되어 있다.",
    "가상의 실증 구간 {number}킬로미터를 정하고 안전 기준과 운영 지침을 따로 마련하기로 했다.",
    "주민 설명회는 {small}차례 열리며 나온 의견은 다음 판에 반영한다고 적었다.",
    "{technology} 분야의 창업 공간과 공용 장비실을 한곳에 모아 이용 부담을 낮춘다는 구상이다.",
    "이 문단은 측정을 위해 지어낸 글이며 실제 발표나 통계와 관계가 없다.",
    "{region}의 {technology} 과제는 가상의 평가단 {small}명이 해마다 살피며 결과는 따로 공개하지 않는다고 꾸몄다.",
    "장비 {number}종의 목록과 배치 계획은 가상의 부록에 실려 있다고 하나 부록은 존재하지 않는다.",
    "수도권과의 격차를 줄이기 위해 {technology} 분야의 공동 연구실 {small}곳을 둔다는 제안이 덧붙었다.",
    "중소기업의 판로를 넓히려고 가상의 전시관을 {number}평 규모로 세우고 상담 주간을 운영하기로 했다.",
    "인접한 시군과 공동으로 쓰는 가상의 시험평가센터를 두고 운영비는 비율에 따라 나눈다고 했다.",
)


def iter_sentences(chance: random.Random, count: int, words: Mapping[str, str]) -> Iterator[str]:
    """*count* different sentences at most, about the region and technology in *words*."""
    for sentence in chance.sample(_SENTENCES, count):
        yield sentence.format(number=chance.randint(12, 480), small=chance.randint(2, 9), **words)
