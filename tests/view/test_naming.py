"""Whatever a thing is called, it is found; what is called so by several or by none is told."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from support.paths import ROOT

from graph.errors import AmbiguousName, UnknownName
from graph.knowledge import Knowledge
from graph.model.identifiers import mint_code_iri, mint_iri
from graph.model.vocabulary import RM
from graph.stores import Iri
from graph.view.names import KINDS, find_things, get_thing, read_labels, read_names
from graph.viewer.page import build_page

EV = mint_code_iri("technology", "ev")
KBIA = mint_iri("agency", "kbia")
PROJECT = Iri(mint_iri("roadmap", "daegu-smart-specialization", "e-drive-parts"))


@pytest.mark.parametrize(
    ("kind", "name", "thing"),
    [
        ("technology", "ev", EV),
        ("technology", "EV", EV),
        ("technology", "전기차", EV),
        ("technology", "전기자동차", EV),
        ("technology", "electric vehicle", EV),
        ("technology", " 전기 차 ", EV),
        ("technology", unicodedata.normalize("NFD", "전기차"), EV),
        ("agency", "kbia", KBIA),
        ("agency", "한국배터리산업협회", KBIA),
        ("agency", "한국전지산업협회", KBIA),
        ("agency", "Kbia", KBIA),
        ("agency", "건설기계부품연구원", mint_iri("agency", "koceti")),
        ("agency", "자동차부품연구원", mint_iri("agency", "katech")),
        ("region", "전라북도", mint_iri("region", "jeonbuk")),
        ("region", "대구", mint_iri("region", "daegu")),
        ("agency", "대구시", mint_iri("agency", "daegu-city")),
        ("region", "대구시", mint_iri("region", "daegu")),
        ("roadmap", "특장차산업 육성계획", mint_iri("roadmap", "gimje-special-vehicles")),
        ("roadmap", "smart-specialization-2023", mint_iri("programme", "smart-specialization-2023")),
        ("source", "womennews-2022-05-04", mint_iri("source", "womennews-2022-05-04")),
        ("role", "주관", mint_code_iri("role", "lead")),
        ("amount-kind", "국비", mint_code_iri("amount-kind", "national")),
    ],
    ids=[
        "id", "abbreviation", "Korean label", "alias", "English label", "blanks", "decomposed Hangul", "agency id",
        "agency name", "former name", "any case", "former name of another", "alias of an agency", "former region name",
        "short region name", "the city as agency", "the city as region", "roadmap title", "programme id", "source id",
        "role", "funding source",
    ],
)  # fmt: skip
def test_a_thing_is_found_by_each_of_its_names(kind: str, name: str, thing: str, real: Knowledge) -> None:
    assert get_thing(real.store, kind, name) == thing


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.slow) if kind == "technology" else kind for kind in KINDS]
)
def test_each_thing_of_a_kind_has_a_name_that_finds_it(kind: str, real: Knowledge) -> None:
    names = read_names(real.store, kind)
    lost = {
        thing for thing, words in names.items() if not any(find_things(real.store, kind, w) == [thing] for w in words)
    }
    assert lost == set()
    assert len(names) > 0


def test_an_unknown_name_is_told_with_the_most_similar(real: Knowledge) -> None:
    with pytest.raises(UnknownName) as caught:
        get_thing(real.store, "technology", "전기챠")
    assert caught.value.suggestions[0] == "전기차"
    assert str(caught.value).startswith("unknown technology '전기챠'; did you mean '전기차'")


def test_a_name_unlike_any_other_has_no_suggestion(real: Knowledge) -> None:
    with pytest.raises(UnknownName) as caught:
        get_thing(real.store, "agency", "zzzzzz")
    assert str(caught.value) == "unknown agency 'zzzzzz'; 'roadmap-graph list agencies' shows all"


def test_a_name_of_several_is_told_with_a_name_of_each(load_text: Callable[..., Knowledge]) -> None:
    knowledge = load_text("""
        agencies:
          - {id: one, name: 대구 연구원, type: company}
          - {id: two, name: 대구연구원, type: company}
    """)
    one, two = (mint_iri("agency", name) for name in ("one", "two"))
    assert find_things(knowledge.store, "agency", "대구-연구원") == [one, two]
    assert [get_thing(knowledge.store, "agency", name) for name in ("대구 연구원", "대구연구원")] == [one, two]
    with pytest.raises(AmbiguousName) as caught:
        get_thing(knowledge.store, "agency", "대구-연구원")
    assert str(caught.value) == "agency '대구-연구원' is ambiguous; write one of '대구 연구원', '대구연구원'"


@pytest.mark.parametrize(
    ("thing", "korean", "english"),
    [
        (EV, "전기차", "electric vehicle"),
        (mint_iri("agency", "kitech"), "한국생산기술연구원", "Korea Institute of Industrial Technology"),
        (mint_iri("agency", "daegu-city"), "대구시", "대구시"),
        (PROJECT, "미래자동차 전기구동부품 제조공정 고도화 지원 기반구축 사업",
         "Better manufacturing processes for e-drive parts of future cars"),
        (RM.Agency, "기관", "agency"),
        ("https://example.org/nobody", "https://example.org/nobody", "https://example.org/nobody"),
    ],
    ids=["technology", "agency", "agency without English name", "project by its translation", "class", "unknown"],
)  # fmt: skip
def test_a_thing_is_called_by_its_name_in_the_language_asked_for(
    thing: str, korean: str, english: str, real: Knowledge
) -> None:
    labels = [read_labels(real.store, [Iri(thing)], lang=lang) for lang in ("ko", "en")]
    assert labels == [{thing: korean}, {thing: english}]


def test_no_things_have_no_labels(real: Knowledge) -> None:
    assert read_labels(real.store, [], lang="ko") == {}


RENAMED = """
sources: [{id: s, title: 글, publisher: P, published: 2020-01-01}]
regions:
  - id: only-korean
    name: 새도
    level: province
    names: [{name: 헌도, until: 2021-12-31}, {name: 새도, since: 2022-01-01}]
  - id: translated
    name: 뒤도
    level: province
    name_en: Later
    names: [{name: 앞도, until: 2021-12-31}, {name: 뒤도, since: 2022-01-01}]
  - id: once
    name: 지금도
    level: province
    names: [{name: 옛도, until: 2021-12-31}]
roadmaps:
  - {id: r1, kind: plan, title: 계획, region: only-korean, edition: e, stage: final, date: 2020-05-01, source: s}
  - {id: r2, kind: plan, title: 계획, region: translated, edition: e, stage: final, date: 2022-05-01, source: s}
  - {id: r3, kind: plan, title: 가, region: once, edition: e, stage: final, date: 2020-05-01, source: s}
  - {id: r3, translation: A, edition: f, stage: final, date: 2022-05-01, source: s}
"""


@pytest.mark.parametrize(
    ("thing", "earlier", "latest"),
    [
        ("region/only-korean", ("헌도", "헌도"), ("새도", "새도")),
        ("region/translated", ("앞도", "Later"), ("뒤도", "Later")),
        ("region/once", ("옛도", "옛도"), ("지금도", "지금도")),
        ("roadmap/r3", ("가", "가"), ("가", "A")),
    ],
)
def test_a_name_is_that_of_the_day_in_english_too(
    load_text, thing: str, earlier: tuple[str, str], latest: tuple[str, str]
) -> None:
    knowledge, iri = load_text(RENAMED), Iri(mint_iri(thing))
    for day, expected in (("2020-06-01", earlier), ("", latest)):
        views = [knowledge.view(as_of=day, lang=lang) for lang in ("ko", "en")]
        assert tuple(view.names[iri] for view in views) == expected
    (node,) = (node for node in build_page(knowledge.view()).nodes if node.id == f"id:{thing}")
    assert (node.label.ko, node.label.en) == latest
    assert [((name.label.ko, name.label.en), name.since) for name in node.names] == (
        [(earlier, ""), (latest, "2022-05-01")]
    )


@pytest.mark.parametrize(
    ("kind", "text"), [("agency", "advanced-manufacturing"), ("region", "울산"), ("roadmap", "chungnam-auto-parts")]
)
def test_a_name_that_only_the_packaged_data_have_comes_with_their_folder(
    kind: str, text: str, real: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(UnknownName) as caught:
        get_thing(real.store, kind, text)
    assert str(caught.value) == f"unknown {kind} '{text}'; it is known with --data data"


def test_views_of_one_graph_read_each_name_once(real: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    view, asked = real.view(), []
    assert view.names[Iri(EV)] == "전기차"
    monkeypatch.setattr("graph.view.book.run_query", lambda *given, **_: asked.append(given))
    assert view.on("2024-12-31").names[Iri(EV)] == "전기차"
    assert replace(view, lang="en").names[Iri(EV)] == "electric vehicle"
    assert asked == []
