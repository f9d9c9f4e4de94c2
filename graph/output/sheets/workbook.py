"""Writes the workbook. :mod:`graph.input.sheets` has its layout and reads it back."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from graph.errors.locations import to_letters
from graph.errors.messages import Message
from graph.input.sheets.headings import to_heading
from graph.input.sheets.layout import GUIDE, ITEM, LISTS, Sheet, read_layout, to_title
from graph.input.sheets.rows import Row
from graph.output.sheets.choices import Choice, find_choice
from graph.output.sheets.words import CONTENTS, HEADINGS, is_required, write_note
from graph.output.sheets.words import GUIDE as GUIDE_LINES

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# A workbook contains its date of creation. A fixed date gives the same bytes every time.
_CREATED = datetime(2000, 1, 1)
# Lists are offered and cells are text down to this row, or to 500 rows below the last one.
_LAST_ROW, _MORE_ROWS = 2_000, 500
_WIDTHS = {"id": 24, "title": 40, "name": 28, "note": 40, "translation": 30, "definition": 40, "ko": 50, "en": 50,
           "url": 30, "printed": 28, "belongs_to": 30}  # fmt: skip
_WIDTH = 16
_MOST_FREE_COLUMNS = 3


def write_workbook(rows: Iterable[Row] = (), *, lang: str) -> bytes:
    """The workbook with headings, notes and lists in *lang* (ko or en), and with *rows*."""
    import xlsxwriter

    by_sheet: dict[str, list[Row]] = {name: [] for name in read_layout()}
    for row in rows:
        by_sheet[row.sheet.name].append(row)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties({"title": GUIDE_LINES[lang][0], "created": _CREATED})
        writer = _Writer(workbook, lang)
        writer.write_guide()
        for sheet in read_layout().values():
            writer.write_sheet(sheet, by_sheet[sheet.name])
        writer.write_lists()
    return buffer.getvalue()


class _Writer:
    def __init__(self, workbook: "Workbook", lang: str) -> None:
        self.workbook = workbook
        self.lang = lang
        self.lists: dict[str, Choice] = {}
        base = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter", "align": "left"}
        self.required = workbook.add_format({**base, "bg_color": "#1F4E79", "font_color": "#FFFFFF"})
        self.optional = workbook.add_format({**base, "bg_color": "#E3EAF2"})
        # Text, so that Excel turns no value into a date or a number.
        self.text = workbook.add_format({"num_format": "@", "valign": "top", "text_wrap": True})

    def write_guide(self) -> None:
        worksheet = self.workbook.add_worksheet(to_title(GUIDE, self.lang))
        plain = self.workbook.add_format({"text_wrap": True, "valign": "top"})
        title, *lines = GUIDE_LINES[self.lang]
        worksheet.write_string(0, 0, title, self.workbook.add_format({"bold": True, "font_size": 16}))
        for number, line in enumerate(lines, start=2):
            worksheet.merge_range(number, 0, number, 1, line, plain)
            worksheet.set_row(number, 32)
        start = len(lines) + 3
        for column, heading in enumerate(HEADINGS[self.lang]):
            worksheet.write_string(start, column, heading, self.optional)
        for number, (name, contents) in enumerate(CONTENTS.items(), start=start + 1):
            worksheet.write_string(number, 0, to_title(name, self.lang), plain)
            worksheet.write_string(number, 1, contents[0 if self.lang == "ko" else 1], plain)
        worksheet.set_column(0, 0, 22)
        worksheet.set_column(1, 1, 90)

    def write_sheet(self, sheet: Sheet, rows: Sequence[Row]) -> None:
        worksheet = self.workbook.add_worksheet(sheet.to_title(self.lang))
        last = max(_LAST_ROW, len(rows) + _MORE_ROWS)
        for column, key in enumerate(sheet.keys):
            style = self.required if is_required(sheet, key) else self.optional
            worksheet.write_string(0, column, to_heading(sheet, key, self.lang), style)
            worksheet.write_comment(0, column, write_note(sheet, key, self.lang), {"x_scale": 2.2, "y_scale": 1.4})
            worksheet.set_column(column, column, _WIDTHS.get(key, _WIDTH), self.text)
            if choice := find_choice(sheet, key, self.lang):
                self.offer(worksheet, column, choice, last)
        for number, row in enumerate(rows, start=1):
            for key, cell in row.cells.items():
                worksheet.write_string(number, sheet.keys.index(key), self.to_text(row, key, cell.text), self.text)
        fixed = min(sum(is_required(sheet, key) for key in sheet.keys), _MOST_FREE_COLUMNS)
        worksheet.freeze_panes(1, fixed)
        worksheet.set_row(0, 32)
        worksheet.ignore_errors({"number_stored_as_text": f"A1:{to_letters(len(sheet.keys))}{last}"})

    def to_text(self, row: Row, key: str, text: str) -> str:
        """The text of a cell. What a row is has a name in each language."""
        return Message(text).to_text(self.lang) if key == ITEM and row.entity else text

    def offer(self, worksheet: "Worksheet", column: int, choice: Choice, last: int) -> None:
        """Offers the values of *choice* in the rows below the heading."""
        if choice.sheet:
            # All sheets have their ids in the same place for all rows, whether they are filled in yet or not.
            sheet = read_layout()[choice.sheet]
            letter = to_letters(sheet.keys.index("id") + 1)
            source = f"='{sheet.to_title(self.lang)}'!${letter}$2:${letter}${last}"
        else:
            self.lists.setdefault(choice.name, choice)
            letter = to_letters(list(self.lists).index(choice.name) + 1)
            source = f"='{to_title(LISTS, self.lang)}'!${letter}$2:${letter}${len(choice.values) + 1}"
        rule: dict[str, Any] = {"validate": "list", "source": source, "show_error": choice.strict}
        worksheet.data_validation(1, column, last - 1, column, rule)

    def write_lists(self) -> None:
        worksheet = self.workbook.add_worksheet(to_title(LISTS, self.lang))
        for column, choice in enumerate(self.lists.values()):
            worksheet.write_string(0, column, choice.name, self.optional)
            for number, value in enumerate(choice.values, start=1):
                worksheet.write_string(number, column, value)
        worksheet.hide()
