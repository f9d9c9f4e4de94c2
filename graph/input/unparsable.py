"""Why a text is not YAML, at the place to fix: where a quote or bracket opens, not where the parser noticed it."""

import re

import yaml

from graph.errors.messages import Message
from graph.errors.problems import InvalidInput, Location, Malformed
from graph.input.parser_texts import to_message
from graph.input.slips import find_slip

MAX_DEPTH = 64
Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LINE_BREAK = re.compile("\r\n?|\n")
# The C parser reads ahead of its events and has its own depth limit (PyYAML 6.0.4).
_PARSER_TOO_DEEP = "exceeded maximum nesting depth"
# A context that begins so many lines before the error says nothing about its place.
_FAR = 3
_BAD_INDENTS = (
    "did not find expected key",
    "did not find expected '-' indicator",
    "mapping values are not allowed in this context",
)
# A title such as ``[신규] 전기차`` begins with a bracket by mistake.
_VALUE_IN_BRACKETS = re.compile(r"\s*(?:-\s+)*\w+:\s+\[[^\[\]{}:]*\]\s*$")


def explain(error: yaml.MarkedYAMLError, text: str, name: str) -> InvalidInput:
    """The parser's error at the place to fix: where a quote or bracket opens, not where the file ends."""
    problem, opened, noticed = error.problem or "", error.context_mark, error.problem_mark
    here, lines = noticed or opened, LINE_BREAK.split(text)
    place = Location(name, here.line + 1, here.column + 1) if here else Location(name, 1, 1)
    if place.line > len(lines):
        # The parser counts the end of the file as another line.
        place = Location(name, len(lines), len(lines[-1]) + 1)
    if problem == _PARSER_TOO_DEEP:
        return refuse_depth(place)
    if noticed and (fault := _explain_marked(error, noticed, text, place)):
        return fault
    last = noticed or opened
    first = opened if opened and last and last.line - opened.line < _FAR else last
    for number in range(last.line, (first or last).line - 2, -1) if last else ():
        if 0 <= number < len(lines) and (slip := find_slip(lines[number])):
            return refuse(Location(name, number + 1, slip.column), slip.what, slip.instead)
    if opened and "simple key" in (error.context or ""):
        start = Location(name, opened.line + 1, opened.column + 1)
        what = Message("not YAML: {problem}", problem=to_message(problem))
        return refuse(start, what, Message("write 'key: value'"))
    if problem in _BAD_INDENTS:
        what = Message("the indentation fits no line above")
        return refuse(place, what, Message("align it with the other keys of its entry"))
    fix = Message("check quotes and indents here")
    return refuse(place, Message("not YAML: {problem}", problem=to_message(problem or str(error.context))), fix)


def _explain_marked(error: yaml.MarkedYAMLError, noticed: yaml.Mark, text: str, place: Location) -> InvalidInput | None:
    """The error of a quote or bracket that does not close where it belongs, or of what follows one."""
    opened = error.context_mark
    fault = _explain_opened(error, opened, noticed, text, place.path) if opened else None
    return fault or _explain_bracket(text, noticed, place)


def _explain_opened(
    error: yaml.MarkedYAMLError, opened: yaml.Mark, noticed: yaml.Mark, text: str, name: str
) -> InvalidInput | None:
    """The error of a quote or bracket that does not close where it belongs."""
    start = Location(name, opened.line + 1, opened.column + 1)
    if "quoted scalar" in (error.context or "") and "end of stream" in (error.problem or ""):
        return refuse(start, Message("not YAML: the quote that opens here is never closed"), Message("close it"))
    close = Message("close it where it belongs")
    if quote := _find_long_quote(text, noticed.line):
        what = Message("not YAML: the quote that opens here closes only in line {line}", line=noticed.line + 1)
        return refuse(Location(name, *quote), what, close)
    if "flow" in (error.context or "") and noticed.line > opened.line:
        line = LINE_BREAK.split(text)[opened.line]
        if "#" in line and (slip := find_slip(line, bracket=opened.column)):
            return refuse(Location(name, opened.line + 1, slip.column), slip.what, slip.instead)
        what = Message(
            "not YAML: the bracket that opens here lacks a comma or its end by line {line}", line=noticed.line + 1
        )
        return refuse(start, what, close)
    return None


def _explain_bracket(text: str, noticed: yaml.Mark, place: Location) -> InvalidInput | None:
    """The error of a bracket that never closes, of one that closes none, or of what follows a closing bracket."""
    opened = _find_open_bracket(text, noticed)
    if opened and not text[noticed.index :].strip():
        start = Location(place.path, opened.line + 1, opened.column + 1)
        return refuse(start, Message("not YAML: the bracket that opens here is never closed"), Message("close it"))
    if opened and noticed.line > opened.line and text[noticed.index] == "-":
        what = Message("not YAML: the bracket that opens here lacks a comma or its end by line {line}", line=place.line)
        start = Location(place.path, opened.line + 1, opened.column + 1)
        return refuse(start, what, Message("close it where it belongs"))
    if opened:
        return None
    here, before = text[noticed.index : noticed.index + 1], text[noticed.index - noticed.column : noticed.index]
    if here and here in "]}":
        what = Message("{at} closes no bracket", at=here)
        return refuse(place, what, Message("delete it, or quote the value"))
    if here.strip() and before.rstrip().endswith(("]", "}")) and not _VALUE_IN_BRACKETS.match(before):
        what = Message("something follows the closing bracket")
        return refuse(place, what, Message("delete it, or write it inside the bracket"))
    return None


def _find_open_bracket(text: str, noticed: yaml.Mark) -> yaml.Mark | None:
    """The innermost bracket that is open where the parser noticed an error."""
    opened: list[yaml.Mark] = []
    try:
        for token in yaml.scan(text, Loader=Loader):
            if token.start_mark.index >= noticed.index:
                break
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token.start_mark)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
                opened.pop()
    except yaml.MarkedYAMLError:
        pass
    return opened[-1] if opened else None


def _find_long_quote(text: str, line: int) -> tuple[int, int] | None:
    """Line and column of the quote that opens in an earlier line and closes in *line*, as YAML counts lines."""
    found = None
    try:
        for token in yaml.scan(text, Loader=Loader):
            start, end = token.start_mark, token.end_mark
            if start.line > line:
                break
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"') and start.line < end.line == line:
                found = (start.line + 1, start.column + 1)
    except yaml.MarkedYAMLError:
        # The scanner raises the same error if it caused it, rather than the parser.
        return found
    return found


def refuse_depth(place: Location) -> InvalidInput:
    """The error of a value at *place* that is nested too deeply."""
    return refuse(place, Message("nested deeper than {most} levels", most=MAX_DEPTH), Message("flatten it"))


def refuse(place: Location, what: Message, instead: Message) -> InvalidInput:
    """One error that ends the reading of a file."""
    return InvalidInput([Malformed(location=place, what=what, instead=instead)])
