"""The codes that Korean budgets and announcements print resolve, and general funding sources contain specific ones."""

import pytest
import rdflib

from graph.model.concepts import read_ontology
from graph.model.resources import get_ontology_folder
from graph.model.vocabulary import CODE, SKOS

SOURCES = {
    "국비": "national",
    "지방비": "local",
    "시도비": "regional",
    "시·도비": "regional",
    "도비": "province",
    "시비": "city",
    "군비": "county",
    "구비": "district",
    "시군비": "city-county",
    "시군구비": "municipal",
    "시·군·구비": "municipal",
    "민자": "private",
    "민간": "private",
    "기금": "fund",
    "특별교부세": "special-grant",
    "융자": "loan",
    "자부담": "own-share",
    "교육청": "education",
    "교육비특별회계": "education",
    "해외": "foreign",
    "외국인투자": "foreign",
    "기타": "other",
    "공공기관": "public-institution",
    "총 사업비": "total",
    " 국 비 ": "national",
    "균특회계": "balanced-development",
    "지방채": "local-bond",
}
STAGES = {
    "예타 대상 선정": "feasibility-admitted",
    "예타대상": "feasibility-admitted",
    "예타 통과": "feasibility-passed",
    "예타 면제": "feasibility-exempted",
    "정부예산안 반영": "budget-proposal",
    "업무협약": "agreement",
    "MOU": "agreement",
    "착공": "groundbreaking",
    "준공": "completion",
    "공모 설명회": "briefing",
    "공모 선정": "selected",
    "지정": "designated",
}
OTHERS = {
    ("role", "공동주최"): "co-host",
    ("role", "주최"): "host",
    ("role", "공동 주관"): "co-lead",
    ("role", "전담"): "managing",
    ("agency-type", "선급"): "classification-society",
    ("agency-type", "기업"): "company",
    ("level", "리"): "village",
    ("count-of", "회의"): "meeting",
    ("count-of", "핵심과제"): "core-task",
    ("agency-type", "위원회"): "committee",
}
PRINTED = {
    **{("amount-kind", text): name for text, name in SOURCES.items()},
    **{("stage", text): name for text, name in STAGES.items()},
    **OTHERS,
}


@pytest.mark.parametrize(("scheme", "text"), PRINTED)
def test_a_printed_word_finds_its_code(scheme: str, text: str) -> None:
    concept = read_ontology().schemes[scheme].find_concept(text)
    assert concept is not None
    assert concept.name == PRINTED[scheme, text]


def test_general_funding_sources_contain_specific_ones() -> None:
    codes = rdflib.Graph().parse(get_ontology_folder() / "codes.ttl")
    prefix = CODE.to_iri("amount-kind-")

    def find_above(name: str) -> list[str]:
        found = codes.transitive_objects(rdflib.URIRef(prefix + name), rdflib.URIRef(SKOS.broader))
        return [str(one).removeprefix(prefix) for one in found][1:]

    names = [name for name in read_ontology().schemes["amount-kind"].concepts if find_above(name)]
    assert {name: find_above(name) for name in names} == {
        "balanced-development": ["national"],
        "city": ["local"],
        "city-county": ["municipal", "local"],
        "county": ["city-county", "municipal", "local"],
        "district": ["municipal", "local"],
        "local-bond": ["local"],
        "municipal": ["local"],
        "province": ["regional", "local"],
        "regional": ["local"],
    }
