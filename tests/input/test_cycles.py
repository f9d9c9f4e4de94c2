"""Which references may not lead back to the thing itself follows from the model."""

from pathlib import Path

import pytest

from graph.errors.problems import InvalidInput
from graph.input.cycles import is_link
from graph.input.loader import load_roadmaps
from graph.model.codes import CONCEPT_TYPES
from graph.model.entities import ENTITY_TYPES
from graph.model.records import Kind
from graph.pipeline.assembly import read_dataset

HEAD = "agencies: [{{id: {0}, name: {0}원, type: association, members: [{1}원]}}]\n"


def list_links() -> list[tuple[str, str, bool]]:
    """Every field by which a type of entity refers to its own type, directly or in a statement."""
    found = set()
    for name, entity in ENTITY_TYPES.items():
        for field_name, field in entity.fields.items():
            nested = ENTITY_TYPES[field.of].fields.values() if field.kind is Kind.NESTED else ()
            for one in (field, *nested):
                if is_link(entity, one):
                    found.add((name, field_name, one.mutual))
    return sorted(found)


def test_every_reference_to_the_own_type_is_checked() -> None:
    """A new one appears here; say whether both may refer to each other (``mutual``)."""
    concepts = {one.__name__ for one in CONCEPT_TYPES.values()}
    activities = {name for name, entity in ENTITY_TYPES.items() if issubclass(entity, ENTITY_TYPES["Activity"])}
    assert [link for link in list_links() if link[0] not in concepts | activities] == [
        ("Agency", "members", False),
        ("Agency", "same_as", True),
        ("Agency", "unit_of", False),
        ("Region", "successor_of", False),
        ("Region", "within", False),
        ("Region", "within_by_date", False),
    ]
    assert {link for link in list_links() if link[0] in concepts} == {(name, "broader", False) for name in concepts}
    assert {link[1:] for link in list_links() if link[0] in activities} == {("same_as", True)}


@pytest.mark.slow
@pytest.mark.parametrize("processes", [1, 2])
def test_a_cycle_through_several_files_has_all_places(tmp_path: Path, processes: int) -> None:
    for one, other in ("ab", "bc", "ca"):
        (tmp_path / f"{one}.yaml").write_text(HEAD.format(one, other), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught, read_dataset([tmp_path], processes=processes):
        pass
    (problem,) = caught.value.problems
    assert str(problem).replace(f"{tmp_path}/", "") == (
        "a.yaml:1:59: 'members' of agency 'a' leads back to it (a > b > c > a), see b.yaml:1, c.yaml:1; delete one"
    )


def test_two_cycles_with_one_link_in_common_are_both_reported(tmp_path: Path) -> None:
    """Deleting the first link of one may leave the other."""
    file = tmp_path / "a.yaml"
    members = {"a": "[b]", "b": "[a, c]", "c": "[b]", "d": "[a, b, c]"}
    text = "".join(
        f"  - {{id: {one}, name: {one}원, type: company, members: {some}}}\n" for one, some in members.items()
    )
    file.write_text(f"agencies:\n{text}", encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(file)
    assert [problem.ids for problem in caught.value.problems] == [("a", "b"), ("b", "c")]


def test_the_same_agency_in_two_chains_is_no_cycle(tmp_path: Path) -> None:
    members = {"a": "[b, c]", "b": "[d]", "c": "[d]"}
    text = "".join(
        f"  - {{id: {one}, name: {one}원, type: company, members: {some}}}\n" for one, some in members.items()
    )
    file = tmp_path / "a.yaml"
    file.write_text(f"agencies:\n{text}  - {{id: d, name: 라원, type: company}}\n", encoding="utf-8")
    assert len(list(load_roadmaps(file).iter_records("agencies"))) == 4
