"""Grids -> rows whose cells have the keys of the model. Whatever is not read is reported."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.errors import find_similar
from graph.errors.characters import describe_character, find_control, iter_suspects
from graph.errors.messages import Message
from graph.errors.problems import Deceptive, Duplicate, Location, Malformed, Remarks, UnknownField
from graph.errors.suggestions import advise
from graph.input.sheets.grid import Cell, Grid
from graph.input.sheets.headings import find_key, list_words
from graph.input.sheets.layout import BELONGS_TO, ITEM, Sheet, find_sheet, is_for_people, list_titles
from graph.model.records import Entity, Kind

# A heading or a title that begins with this is a comment.
_COMMENT = "#"
# Above the headings there may be a title.
_FARTHEST_HEADING = 10
# The key in a Korean heading.
_KEY = re.compile(r"\s*\([^()]*\)$")
_DATES = (Kind.DATE, Kind.PERIOD, Kind.NESTED)


@dataclass(frozen=True, eq=False)
class Row:
    """One row of a sheet. ``entity`` is ``None`` if it does not say what it is. ``columns`` are those of its sheet."""

    sheet: Sheet
    entity: type[Entity] | None
    cells: Mapping[str, Cell]
    columns: Mapping[str, int]
    location: Location

    def place(self, key: str) -> Location:
        """The location of the cell in the column *key*, also if it is blank."""
        return self.location._replace(column=self.columns[key]) if key in self.columns else self.location


def read_rows(grids: Iterable[Grid], remarks: Remarks) -> list[Row]:
    """The rows of all sheets. *remarks* receives what is wrong with sheets, columns and cells."""
    return [row for grid in grids if (sheet := _find(grid, remarks)) for row in _Reader(grid, sheet, remarks).read()]


def _find(grid: Grid, remarks: Remarks) -> Sheet | None:
    """The sheet that a grid is. Unknown sheets are reported, as an error if the name seems to be misspelt."""
    sheet = find_sheet(grid.name)
    if sheet or not grid.rows or grid.name.startswith(_COMMENT) or is_for_people(grid.name):
        return sheet
    similar = find_similar(grid.name, list_titles(), limit=1)
    what = Message("sheet '{name}' is not read", name=grid.name)
    comment = Message("rename it, or write '#' before its name to keep it as a comment")
    instead = advise(similar, list_titles()) if similar else comment
    problem = Malformed(location=grid.place(1, 1), what=what, instead=instead)
    (remarks.errors if similar else remarks.warnings).append(problem)
    return None


class _Reader:
    def __init__(self, grid: Grid, sheet: Sheet, remarks: Remarks) -> None:
        self.grid = grid
        self.sheet = sheet
        self.remarks = remarks

    def read(self) -> Iterator[Row]:
        heading = self.find_heading()
        if not heading:
            return
        keys = dict(self.iter_keys(self.grid.rows[heading]))
        columns = {key: column for column, key in keys.items() if key}
        for place, address in self.grid.merged:
            if place.line > heading:
                what = Message("merged cells {address} hold one value", address=address)
                instead = Message("unmerge them if the other columns have values, too")
                self.remarks.warnings.append(Malformed(location=place, what=what, instead=instead))
        for number, cells in self.grid.rows.items():
            if number > heading and (row := self.to_row(number, cells, keys, columns)):
                yield row

    def find_heading(self) -> int:
        """The row with the headings: the first one in which half of the cells are headings. By default the first."""
        for number, cells in list(self.grid.rows.items())[:_FARTHEST_HEADING]:
            known = sum(bool(find_key(self.sheet, cell.text)) for cell in cells.values())
            if known * 2 >= len(cells):
                return number
        return next(iter(self.grid.rows), 0)

    def iter_keys(self, cells: Mapping[int, Cell]) -> Iterator[tuple[int, str]]:
        """The key of each column, empty for a comment and for a column with a problem."""
        first: dict[str, Location] = {}
        owner = Message("sheet '{name}'", name=self.grid.name)
        for column, cell in cells.items():
            key = find_key(self.sheet, cell.text)
            if not key and not cell.text.startswith(_COMMENT):
                # Korean words are suggested for Korean words.
                known = self.sheet.keys if cell.text.isascii() else [*self.sheet.keys, *list_words(self.sheet)]
                name = _KEY.sub("", cell.text) or cell.text
                problem = UnknownField(location=cell.location, name=name, owner=owner, known=known)
                self.remarks.errors.append(problem)
            elif key in first:
                again = Duplicate(location=cell.location, name=key, kind="column", first=first[key])
                self.remarks.errors.append(again)
                key = ""
            if key:
                first[key] = cell.location
            yield column, key

    def to_row(
        self, number: int, cells: Mapping[int, Cell], keys: Mapping[int, str], columns: Mapping[str, int]
    ) -> Row | None:
        found: dict[str, Cell] = {}
        for column, cell in cells.items():
            if column not in keys:
                what, instead = Message("the column has no heading"), Message("add one, or delete the value")
                self.remarks.errors.append(Malformed(location=cell.location, what=what, instead=instead))
            elif (key := keys[column]) and self.check(key, cell):
                found[key] = cell
        if not found:
            return None
        entity = self.sheet.entities[0] if len(self.sheet.entities) == 1 else self.find_entity(found, number, columns)
        named = next((found[key] for key in ("id", "title", "name") if key in found), None)
        start = (
            named.location if named else self.grid.place(number, min(cell.location.column for cell in found.values()))
        )
        values = {key: cell for key, cell in found.items() if key != ITEM}
        return Row(self.sheet, entity, values, columns, start)

    def check(self, key: str, cell: Cell) -> bool:
        """Reports characters that no file may have, and a date where Excel made one of something else."""
        if control := find_control(cell.text):
            what = Message("control character {control} is not allowed", control=repr(control.character))
            self.report(cell.location, what, Message("delete it"))
            return False
        for suspect in iter_suspects(cell.text):
            character = describe_character(suspect.character)
            self.remarks.warnings.append(Deceptive(location=cell.location, character=character, advice=suspect.advice))
        if cell.dated and (key in (BELONGS_TO, ITEM) or self.sheet.columns[key].field.kind not in _DATES):
            what = Message("the spreadsheet made the date {date} of this value", date=cell.text)
            self.report(cell.location, what, Message("format the cell as text and write the value again"))
            return False
        return True

    def find_entity(self, found: Mapping[str, Cell], number: int, columns: Mapping[str, int]) -> type[Entity] | None:
        nouns = [Message(entity.noun) for entity in self.sheet.entities]
        names = Message("write {names}", names=_join(nouns))
        if ITEM not in found:
            place = self.grid.place(number, columns.get(ITEM, 1))
            self.report(place, Message("the row does not say what it is"), names)
            return None
        cell = found[ITEM]
        entity = self.sheet.find_entity(cell.text)
        if entity is None:
            self.report(cell.location, Message("'{text}' does not belong on this sheet", text=cell.text), names)
            # Below a guess, the mistakes of the row are found, too.
            similar = find_similar(cell.text, self.sheet.words, limit=1)
            entity = self.sheet.words[similar[0]] if similar else None
        return entity

    def report(self, place: Location, what: Message, instead: Message) -> None:
        self.remarks.errors.append(Malformed(location=place, what=what, instead=instead))


def _join(nouns: list[Message]) -> Message:
    """All of *nouns*, of which the language is chosen later."""
    joined = nouns[-1]
    for noun in reversed(nouns[:-1]):
        joined = Message("{left} or {right}" if joined is nouns[-1] else "{left}, {right}", left=noun, right=joined)
    return joined
