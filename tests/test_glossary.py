"""One word for one idea: the glossary defines the terms in both languages, and the docs use them."""

import re
from dataclasses import dataclass

import pytest
from conftest import ROOT

from graph.model.concepts import read_ontology
from graph.model.vocabulary import CODE, DCTERMS, M8G, RM, SCHEMA, SKOS

ONTOLOGY = read_ontology()
NAMESPACES = {"code": CODE, "dcterms": DCTERMS, "m8g": M8G, "rm": RM, "schema": SCHEMA, "skos": SKOS}
GENERATED = "<!-- made by"
PAGES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
    if not path.read_text(encoding="utf-8").startswith(GENERATED)
}
# What reads as if translated, and what to write instead.
DISCOURAGED = {
    r"anew": "again; rebuild",
    r"asks? nobody|nobody (is )?asked": "makes no network requests",
    r"blanks?": "space",
    r"by eye": "is invisible or looks like another character",
    r"bears?|borne": "is named",
    r"collector of cycles": "garbage collector",
    r"forms? of (an answer|output)": "format",
    r"is no (IRI|store|number)": "is not a",
    r"judged?": "validate",
    r"made[- ]up": "synthetic",
    r"mend(ed|ing|s)?": "fix",
    r"other way (about|round)": "vice versa",
    r"purses?": "funding source",
    r"so-manieth": "round-robin",
    r"stands? (already|twice)": "is already defined; is a duplicate",
    r"strangers?": "untrusted",
    r"tells?|told|telling": "state, report, show",
    r"thousand million": "billion",
    r"ways? (between|to|from|through|up)": "path",
    r"(a|its|the) whole(?= (and|whose|directly)|[,.;:])": "parent",
    r"who(m|so)?ever": "if you",
}


@dataclass(frozen=True)
class Term:
    """A row of the glossary."""

    english: str
    korean: str
    meaning: str
    meaning_ko: str
    ontology: str
    docs: str


def read_glossary() -> list[Term]:
    lines = PAGES["docs/glossary.md"].split("\n")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| ")]
    return [Term(*row) for row in rows[1:]]


TERMS = read_glossary()


def get_labels(name: str) -> dict[str, str]:
    """The labels of a class, property or code by its prefixed name."""
    prefix, _, local = name.partition(":")
    if prefix == "code":
        schemes = [scheme for scheme in ONTOLOGY.schemes if local.startswith(f"{scheme}-")]
        scheme = max(schemes, key=len)
        return ONTOLOGY.schemes[scheme].concepts[local.removeprefix(f"{scheme}-")].label
    return ONTOLOGY.terms[f"{NAMESPACES[prefix].base}{local}"].label


def test_terms_are_sorted_and_unique() -> None:
    assert [term.english for term in TERMS] == sorted({term.english for term in TERMS})
    assert len({term.korean for term in TERMS}) == len(TERMS)
    assert 40 <= len(TERMS) <= 55


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.english)
def test_a_term_has_one_sentence_in_each_language(term: Term) -> None:
    assert re.fullmatch(r"[a-z][a-z -]*", term.english)
    assert re.search("[가-힣]", term.korean)
    assert re.fullmatch(r"[A-Z][^.;]*\.", term.meaning)
    assert re.fullmatch(r"[^.;]*[가-힣][^.;]*\.", term.meaning_ko)


@pytest.mark.parametrize("term", [term for term in TERMS if term.ontology], ids=lambda term: term.english)
def test_a_term_of_the_ontology_is_its_label(term: Term) -> None:
    assert get_labels(term.ontology.strip("`")) == {"en": term.english, "ko": term.korean}


def test_a_term_that_labels_a_class_says_so() -> None:
    classes = {
        term.label["en"]: f"`rm:{iri.removeprefix(RM.base)}`"
        for iri, term in ONTOLOGY.terms.items()
        if iri.startswith(f"{RM.base}") and iri.removeprefix(RM.base)[0].isupper()
    }
    assert {term.english: term.ontology for term in TERMS if term.english in classes} == {
        term.english: classes[term.english] for term in TERMS if term.english in classes
    }


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.english)
def test_a_page_uses_the_term_that_refers_to_it(term: Term) -> None:
    (link,) = re.findall(r"\]\((.*)\)", term.docs)
    page = link.removeprefix("../") if link.startswith("../") else f"docs/{link}"
    assert re.search(rf"\b{term.english.removesuffix('y')}(y|ies|s)?\b", PAGES[page], re.IGNORECASE)
    korean = page.removesuffix(".md") + ".ko.md"
    if korean in PAGES:
        assert term.korean in PAGES[korean]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_uses_no_discouraged_word(name: str) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", PAGES[name], flags=re.DOTALL)
    found = {
        match[0]: instead
        for pattern, instead in DISCOURAGED.items()
        for match in re.finditer(rf"\b({pattern})\b", text, re.IGNORECASE)
    }
    assert found == {}
