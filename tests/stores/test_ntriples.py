"""Terms written as N-Triples are read back by an independent reader as what they were."""

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.vocabulary import XSD
from graph.stores.ntriples import to_iri, to_text, to_typed

# A lone surrogate is no character; it cannot be written in UTF-8 at all.
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
FORBIDDEN = [*map(chr, range(0x21)), *'<>"{}|^`\\']


def read_literal(term: str) -> pyoxigraph.Literal:
    (triple,) = pyoxigraph.parse(f"<urn:s> <urn:p> {term} .", format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert isinstance(triple.object, pyoxigraph.Literal)
    return triple.object


@given(TEXTS)
def test_any_text_survives(text: str) -> None:
    assert read_literal(to_text(text)) == pyoxigraph.Literal(text)


@given(TEXTS)
def test_any_text_survives_in_a_language(text: str) -> None:
    assert read_literal(to_text(text, language="ko")) == pyoxigraph.Literal(text, language="ko")


@given(TEXTS)
def test_a_term_stays_on_its_line(text: str) -> None:
    assert not {"\n", "\r"} & set(to_text(text))


def test_a_typed_text_names_its_datatype() -> None:
    assert to_typed("80", XSD.decimal) == '"80"^^<http://www.w3.org/2001/XMLSchema#decimal>'


def test_the_datatype_of_strings_is_left_out() -> None:
    assert to_typed("80", XSD.string) == '"80"'


def test_an_iri_stands_in_angle_brackets() -> None:
    assert to_iri("https://example.org/대구#1") == "<https://example.org/대구#1>"


@pytest.mark.parametrize("character", FORBIDDEN, ids=[f"U+{ord(character):04X}" for character in FORBIDDEN])
def test_an_iri_with_a_forbidden_character_is_refused(character: str) -> None:
    with pytest.raises(ValueError, match=r"^not an IRI: "):
        to_iri(f"https://example.org/{character}x")


@given(TEXTS, st.sampled_from(FORBIDDEN), TEXTS)
def test_no_text_around_a_forbidden_character_makes_it_an_iri(before: str, character: str, after: str) -> None:
    with pytest.raises(ValueError, match=r"^not an IRI: "):
        to_iri(before + character + after)
