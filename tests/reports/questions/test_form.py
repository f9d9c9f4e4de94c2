"""A form is a value that JSON holds: what it is written as it is read from, and anything else is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reports.questions.form import ASKS, OPERATORS, BadForm, Filters, Form, Limit, Scope

TEXTS = st.lists(st.sampled_from(["id:region/daegu", "tech:ev", "lead", "project"]), max_size=3).map(tuple)
FORMS = st.builds(
    Form,
    ask=st.sampled_from(ASKS),
    target=st.sampled_from(["", "end", "lead"]),
    scope=st.builds(Scope, regions=TEXTS, technologies=TEXTS, agencies=TEXTS, activities=TEXTS),
    filters=st.builds(
        Filters,
        roles=TEXTS,
        ordinal=st.integers(0, 9),
        joint=st.booleans(),
        limits=st.lists(
            st.builds(Limit, operator=st.sampled_from(OPERATORS), won=st.sampled_from(["1", "8000000000"])), max_size=2
        ).map(tuple),
    ),
    rank=st.integers(1, 5),
    yes_no=st.booleans(),
)


@given(form=FORMS)
def test_json_gives_the_same_form_again(form: Form) -> None:
    assert Form.from_dict(json.loads(json.dumps(form.to_dict()))) == form


def test_empty_fields_are_left_out() -> None:
    assert Form("amount", scope=Scope(regions=("id:region/daegu",))).to_dict() == {
        "ask": "amount",
        "scope": {"regions": ["id:region/daegu"]},
    }


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([], "not a form of a question: it is not an object"),
        ({}, "not a form of a question: 'ask' is missing"),
        ({"ask": "amount", "scope": []}, "not a form of a question: 'scope' is not an object"),
        ({"ask": "amount", "rank": "2"}, "not a form of a question: 'rank' is not of type int"),
        ({"ask": "amount", "rank": True}, "not a form of a question: 'rank' is not of type int"),
        ({"ask": "amount", "quantity": "1"}, "not a form of a question: 'quantity' is not a list"),
        ({"ask": "amount", "quantity": [1]}, "not a form of a question: 'quantity' is not a list of texts"),
        ({"ask": "amount", "filters": {"limits": [1]}}, "not a form of a question: a limit is not an object"),
        (
            {"ask": "amount", "filters": {"limits": [{"operator": "~", "won": "1"}]}},
            "not a form of a question: unknown operator '~'",
        ),
        (
            {"ask": "amount", "filters": {"limits": [{"operator": ">", "won": "x"}]}},
            "not a form of a question: 'x' is not a number of won",
        ),
    ],
)
def test_what_is_no_form_is_refused(values: object, message: str) -> None:
    with pytest.raises(BadForm) as caught:
        Form.from_dict(values)
    assert str(caught.value) == message


@pytest.mark.parametrize("values", [{"ask": "weather"}, {"ask": "amount", "mood": ""}])
def test_an_unknown_word_is_refused_with_the_known_ones(values: dict[str, str]) -> None:
    with pytest.raises(BadForm, match="known: "):
        Form.from_dict(values)
