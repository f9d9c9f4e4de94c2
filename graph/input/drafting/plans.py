"""A roadmap file made from what a text states. Comments say what is missing and what was not used."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors.characters import find_control, iter_suspects
from graph.errors.messages import Message
from graph.input.drafting.days import read_published
from graph.input.drafting.evidence import INFERRED, MISSING, TABLE, Found, Leftover, write_evidence
from graph.input.drafting.figures import COUNTED
from graph.input.drafting.gazetteer import list_above
from graph.input.drafting.layout import Block, Value, iter_lines, write_comment
from graph.input.drafting.parts import Names, Part, group
from graph.input.drafting.reading import Reading
from graph.input.packaged import get_region
from graph.input.texts.text import find_address
from graph.model.naming import to_key

# The kind of a title -> the key of a roadmap under which it stands, and the word for a new id.
_KEYS = {
    "area": ("focus_areas", "area"),
    "strategy": ("strategies", "strategy"),
    "project": ("projects", "project"),
    "phase": ("phases", "phase"),
    "task": ("tasks", "task"),
    "study": ("studies", "study"),
    "programme": ("related_projects", "programme"),
    "plan": ("related_projects", "plan"),
}
_KIND_OF = {"project": "project", "programme": "selection"}
_LONGEST_TITLE = 120
_MOST_REST = 40


@dataclass(frozen=True)
class Given:
    """What the user says of the document: date of publication, publisher, address and region. Each may be empty.

    *stored* is the path of the document relative to the draft, empty if the draft is not written to a file.
    """

    published: str = ""
    publisher: str = ""
    url: str = ""
    region: str = ""
    stored: str = ""


@dataclass(frozen=True)
class Draft:
    """A draft in YAML and its evidence. ``empty`` is true if it contains no roadmap, and ``obstacles`` say why."""

    content: bytes
    found: tuple[Found, ...]
    left_over: tuple[Leftover, ...]
    sha256: str
    empty: bool
    lang: str = "en"
    obstacles: tuple[Message, ...] = ()

    @property
    def evidence(self) -> bytes:
        """The evidence as JSON."""
        return write_evidence(self.sha256, self.found, self.left_over, lang=self.lang)


def write_draft(reading: Reading, given: Given, *, lang: str = "en") -> Draft:
    """The draft of a roadmap file. The same text and arguments give the same bytes."""
    date = given.published or read_published("\n".join(_list_lines(reading)))
    region = _find_region(reading, given)
    obstacles = list(_iter_obstacles(reading, date, region))
    foreign = _list_foreign(reading, given, region)
    reading = replace(reading, found=tuple(one for one in reading.found if one not in foreign))
    paths: dict[Found, str] = {}
    header = Message("draft of {name}; compare every line with the text before you use it", name=reading.text.name)
    lines = [write_comment(one.to_text(lang)) for one in (header, *reading.remarks, *obstacles)]
    source = _make_source(reading, given, lang)
    missing = list(_iter_missing(reading))
    second = Message("proposed by the second reader").to_text(lang)
    written: set[Found] = set()
    if reading.scale != "plan" or reading.main is None:
        lines += iter_lines(Block({"sources": [source]}), paths)
        paths.clear()
    else:
        names = Names(reading.short_forms, lang)
        roadmap = _make_roadmap(reading, names, date or "2000", region, lang)
        if not given.published and date:
            reason = Value(names.add_reason("date of the text"))
            roadmap.put("date", Block({"value": Value(date), "inferred": reason}))
        block = Block({"sources": [source]})
        block.put("reasons", [names.reasons[name] for name in sorted(names.reasons)])
        block.put("agencies", list(names.new.values()))
        if obstacles:
            # Without its date or region a roadmap is not valid, so its lines are comments until they are filled in.
            roadmap.entries.pop("date", None)
            lines += iter_lines(Block({"sources": [source]}), paths)
            rest = Block({key: node for key, node in block.entries.items() if key != "sources"})
            rest.put("roadmaps", [roadmap])
            lines += [f"# {line}" for line in iter_lines(rest, paths, second=second)]
            written = set(paths)
            paths.clear()
        else:
            block.put("roadmaps", [roadmap])
            lines += iter_lines(block, paths, second=second)
    unplaced = [one for one in reading.found if one not in paths and one not in written]
    for one in (found for found in foreign if found.field == "owner"):
        text = Message("not used: the owner {quote} belongs to another region", quote=one.quote)
        lines.append(write_comment(text.to_text(lang)))
    lines += [write_comment(one.to_text(lang)) for one in _iter_rest(reading, missing, unplaced)]
    every = (*reading.found, *foreign, *(one for _, one in missing))
    found = (one.place(paths.get(one, ""), find_address(reading.text, one.start)) for one in every)
    entries = tuple(sorted(found, key=lambda one: one.start))
    content = ("\n".join(lines) + "\n").encode("utf-8", "replace")
    empty = reading.scale != "plan" or bool(obstacles)
    return Draft(content, entries, reading.left_over, reading.text.sha256, empty, lang, tuple(obstacles))


def _find_region(reading: Reading, given: Given) -> str:
    if given.region:
        return get_region(given.region)[0]
    return next(
        (found.kind for found in reading.found if found.field == "region" and found.kind and found.rule != TABLE), ""
    )


def _list_foreign(reading: Reading, given: Given, region: str) -> list[Found]:
    """The owners that belong to another region than the given one."""
    owners = [one for one in reading.found if one.rule in ("government that acts", "region of a joint plan")]
    around = list_above(region)
    return [
        one
        for one in (owners if given.region else ())
        if one.kind != region and one.kind not in around and region not in list_above(one.kind)
    ]


def _iter_obstacles(reading: Reading, date: str, region: str) -> Iterator[Message]:
    if not reading.text.content.strip():
        yield Message("no roadmap found: the text is empty; scanned pages need text recognition first")
    elif not re.search("[가-힣]", reading.text.content):
        yield Message("no roadmap found: the text contains no Korean, and the rules read nothing else")
    elif reading.scale == "none":
        yield Message("no roadmap found: the text names no plan, project or study")
    elif reading.scale == "event":
        yield Message("no roadmap found: the text reports an event")
    else:
        if not date:
            yield Message("the date of publication is not in the text; give it with --published DATE")
        if not region:
            yield Message("the region is not clear from the text; give it with --region NAME")


def _make_source(reading: Reading, given: Given, lang: str) -> Block:
    first = next((line.strip() for line in _list_lines(reading) if line.strip()), "")
    title = first if _is_title(first) else reading.text.name
    if not _is_writable(title):
        title = "text"
    source = Block({"id": Value("press"), "title": Value(title)})
    source.put("publisher", Value(given.publisher or "미상"))
    if not given.publisher:
        text = Message("the publisher is not known; give it with --publisher NAME").to_text(lang)
        source.comments.append(text)
    source.put("published", Value(given.published) if given.published else None)
    source.put("url", Value(given.url) if given.url else None)
    if given.stored and _is_writable(given.stored):
        source.put("text", Value(given.stored))
        source.put("sha256", Value(reading.text.sha256))
    return source


def find_relative(file: Path, out: Path) -> str:
    """The path of the document *file* relative to the draft *out*, empty if there is none, as between two drives."""
    try:
        return Path(os.path.relpath(file.resolve(), out.resolve().parent)).as_posix()
    except ValueError:
        return ""


def _list_lines(reading: Reading) -> list[str]:
    """The lines of the text outside of tables."""
    text = reading.text
    prose = (text.content[one.start : one.end] for one in text.passages if one.kind != "cell")
    return "\n".join(prose).splitlines()


def _is_title(line: str) -> bool:
    return 4 <= len(line) <= _LONGEST_TITLE and not re.search(r"다[.!]?$", line) and bool(re.search("[가-힣]", line))


def _is_writable(text: str) -> bool:
    return not find_control(text) and not any(iter_suspects(text)) and text.isprintable()


def _make_roadmap(reading: Reading, names: Names, date: str, region: str, lang: str) -> Block:
    main = reading.main
    assert main is not None
    found = group(one for one in reading.found if one.field != "title")
    stage = next((one for one in reading.found if one.field == "edition-stage"), None)
    title = next((one for one in reading.found if one.field == "title" and one.start == main.start), main)
    chosen = stage.value if stage else "published"
    roadmap = Block({"id": Value(f"{region or 'region'}-{date[:4]}")})
    kind = "selection" if chosen == "selected" else _KIND_OF.get(main.kind, "plan")
    roadmap.put("kind", Value(kind))
    roadmap.put("title", Value(main.value, title))
    places = [one for one in reading.found if one.field == "region" and one.kind and one.rule != TABLE]
    sites = {one.kind: one for one in places if one.rule in ("site of a call", "region of a joint plan")}
    if len(sites) > 1 and region in sites:
        roadmap.put("regions", [Value(site, one) for site, one in sites.items()])
    else:
        roadmap.put("region", Value(region, next((one for one in places if one.kind == region), None)))
    roadmap.put("edition", Value("first"))
    roadmap.put("stage", Value(chosen, stage))
    roadmap.put("date", Value(date))
    roadmap.put("source", Value("press"))
    if not stage:
        roadmap.comments.append(Message("the text names no stage; the date is that of publication").to_text(lang))
    if main.status == INFERRED:
        roadmap.comments.append(Message("the text prints no title of the plan; this is its aim").to_text(lang))
    facts = found.pop(to_key(main.value), [])
    roadmap.put("visions", [Value(one.value, one) for one in facts if one.field == "vision"])
    laws = [
        Block({"title": Value(one.value, one), "relation": Value("basis")})
        for one in facts
        if one.field == "legal-basis"
    ]
    roadmap.put("legal_basis", list(laws))
    _fill(roadmap, Part(facts, names, date), lang)
    _add_children(roadmap, reading, found, names, (date, lang))
    return roadmap


def _fill(block: Block, part: Part, lang: str) -> None:
    part.fill(block)
    block.comments += [one.to_text(lang) for one in part.comments]


def _add_children(
    roadmap: Block, reading: Reading, found: dict[str, list[Found]], names: Names, context: tuple[str, str]
) -> None:
    """The other titles with their statements, under the keys of their kinds."""
    date, lang = context
    children: dict[str, list[Block | Value]] = {}
    agreements: list[Block | Value] = []
    for title in reading.found:
        if title.field != "title" or (reading.main and title.start == reading.main.start and title.kind != "agreement"):
            continue
        facts = found.get(to_key(title.value), [])
        if title.kind == "agreement":
            parties = [one for one in reading.found if one.kind == "party"]
            block = Block({"title": Value(title.value, title)})
            ids = {names.get_id(one): one for one in parties}
            block.put("parties", [Value(party, one) for party, one in ids.items()])
            agreements.append(block)
        elif title.kind in _KEYS:
            key, word = _KEYS[title.kind]
            listed = children.setdefault(key, [])
            block = Block({"id": Value(f"{word}-{_count(children, word) + 1}"), "title": Value(title.value, title)})
            listed.append(block)
            _fill(block, Part(facts, names, date), lang)
    roadmap.put("agreements", agreements)
    for key in dict.fromkeys(key for key, _ in _KEYS.values()):
        roadmap.put(key, children.get(key))


def _count(children: dict[str, list[Block | Value]], word: str) -> int:
    """How many ids of this word are given."""
    every = (block.entries["id"] for blocks in children.values() for block in blocks if isinstance(block, Block))
    return sum(1 for name in every if isinstance(name, Value) and name.text.startswith(f"{word}-"))


def _iter_missing(reading: Reading) -> Iterator[tuple[Message, Found]]:
    """The counts for which the text names fewer titles than it announces."""
    kinds = {"focus-area": "area"}
    for count in reading.found:
        number = re.search("[0-9]{1,6}", count.value)
        if (
            count.field != "count"
            or count.kind not in COUNTED.values()
            or not number
            or count.kind in ("region", "agency")
        ):
            continue
        kind = kinds.get(count.kind, count.kind)
        main = reading.main.start if reading.main else -1
        named = sum(1 for one in reading.found if one.field == "title" and one.kind == kind and one.start != main)
        if count.kind == "task" and not named:
            named = sum(
                1 for one in reading.found if one.field == "title" and one.kind == "project" and one.start > count.start
            )
        if named < int(number[0]):
            text = Message("'{count}' announced, {named} found", count=count.value, named=named)
            yield (
                text,
                replace(count, field="title", value="", status=MISSING, rule="announced and not found", kind=kind),
            )


def _iter_rest(reading: Reading, missing: list[tuple[Message, Found]], unplaced: Iterable[Found]) -> Iterator[Message]:
    """What the draft does not hold: missing items, values without a place in it, and what no field took."""
    if reading.scale == "plan":
        yield from (text for text, _ in missing)
    for found in unplaced:
        yield Message("not used: {quote} [{start}:{end}]", quote=found.quote, start=found.start, end=found.end)
    yield from (one.note for one in reading.left_over if one.note)
    rest = [one for one in reading.left_over if not one.note]
    for one in rest[:_MOST_REST]:
        yield Message("not used: {quote} [{start}:{end}]", quote=one.quote, start=one.start, end=one.end)
    if len(rest) > _MOST_REST:
        yield Message("not used: {count} more", count=len(rest) - _MOST_REST)
