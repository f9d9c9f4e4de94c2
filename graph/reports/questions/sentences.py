"""The typed parts of a question: names, groups of words of titles, amounts, days, seats and roles."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.model.dates import move_day
from graph.reports.questions.asks import ROLE_CONCEPTS
from graph.reports.questions.form import Limit
from graph.reports.questions.lexicon import Lexicon
from graph.reports.questions.scopes import Finder, Group
from graph.reports.questions.segments import Piece
from graph.reports.questions.world import Document, World
from graph.stores import Iri

_COMPARISONS = {"over": ">", "at-least": ">=", "under": "<", "up-to": "<="}
# What the word institute may mean.
INSTITUTES = ("research-institute", "technopark", "foundation", "test-institute", "promotion-agency", "university")
_SUBJECTS = ("이", "가", "은", "는")
_SINCE = ("부터", "이후", "이래")
_WHICH = ("어느", "어떤", "무슨", "which")
_ASKING = (
    "who",
    "what",
    "where",
    "when",
    "until-when",
    "how-much",
    "how-many",
    "how",
    "why",
    "from-to",
    "how-many-years",
)
# What a question of yes or no in Korean ends in.
_YEARS = ("년", "년간", "개년")
_VERBS = frozenset(
    (
        "exist", "not", "involve", "participant", "lead", "undertake", "change", "right", "get", "conflict", "costs",
        "overlap", "funder", "consulted", "cover", "owner", "times", "partner", "site", "basis", "law", "big", "small",
        "more", "end", "announced", "selected",
    )
)  # fmt: skip


@dataclass
class Sentence:
    """The parts of one question."""

    pieces: Sequence[Piece]
    world: World
    lexicon: Lexicon
    written: str
    day: str = ""
    limits: list[Limit] = field(default_factory=list)
    amounts: list[str] = field(default_factory=list)
    ordinal: int = 0
    ordinal_kind: str = ""
    # Words that no slot takes and that may belong to a title.
    absorbed: tuple[str, ...] = ()
    # Figures that nothing takes.
    loose: list[Piece] = field(default_factory=list)
    # Numbers of years: 5년간.
    spans: list[Piece] = field(default_factory=list)
    seat: Iri | None = None
    seat_outside: bool = False
    used: set[int] = field(default_factory=set)

    @cached_property
    def content(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind not in ("stop", "ending")]

    @cached_property
    def concepts(self) -> list[str]:
        """The concepts of all pieces, in order."""
        return [concept for piece in self.content for concept in piece.concepts]

    def has(self, *concepts: str) -> bool:
        """Whether one of *concepts* occurs."""
        return any(concept in self.concepts for concept in concepts)

    @cached_property
    def polar(self) -> bool:
        """Whether the answer is yes or no: no question word, and it ends in a verb or begins with an auxiliary."""
        if self.has(*_ASKING) or not self.content:
            return False
        if any(piece.kind == "stop" and piece.folded in _WHICH for piece in self.pieces):
            return False
        written = self.written.strip().rstrip("?？!. ").casefold()
        if self.lexicon.lang == "en":
            return written.split(" ", 1)[0] in self.lexicon.polar or self.states_in_english()
        last, tail = self.content[-1], self.pieces[-1]
        is_verb = bool(_VERBS & {*last.concepts})
        does = tail.kind == "stop" and tail.folded.startswith(("하나", "했", "하죠"))
        # 주관 기관은 KITECH이지?
        is_name = self.sort_piece(last) == "agency" and tail.kind == "ending" and bool(self.roles)
        return written.endswith(self.lexicon.polar) and (is_verb or does or is_name)

    def states_in_english(self) -> bool:
        """Whether a statement is to be confirmed: KITECH leads it? It is right?"""
        is_agency = self.sort_piece(self.content[0]) == "agency" and self.written.strip().endswith("?")
        return (is_agency and bool(self.roles)) or "right" in self.content[-1].concepts

    # --- names ---

    def read_names(self) -> None:
        """Sorts the content by what it names."""
        self.agencies: list[tuple[Piece, tuple[Iri, ...]]] = []
        self.regions: list[tuple[Piece, tuple[Iri, ...]]] = []
        self.groups: list[Group] = []
        open_group: list[tuple[str, Piece]] = []
        joined = False
        # A보다 B가 and A가 B보다 name two sides.
        sides = _SUBJECTS if self.has("than") and self.lexicon.lang == "ko" else ()
        for piece in self.pieces:
            kind = self.sort_piece(piece)
            if piece.kind == "joiner" or "than" in piece.concepts or piece.folded in sides:
                joined = True
                continue
            if piece.kind in ("stop", "ending"):
                continue
            if kind == "agency":
                self.agencies.append((piece, self.list_things(piece, "agency")))
            elif kind == "region":
                self.regions.append((piece, self.list_things(piece, "region")))
            elif kind in ("technology", "name", "title", "category"):
                if joined and open_group:
                    self.groups.append(_to_group(open_group))
                    open_group = []
                open_group.append((kind, piece))
            joined = joined and kind in ("", "concept")
            if kind in ("agency", "region"):
                joined = False
        if open_group:
            self.groups.append(_to_group(open_group))

    def sort_piece(self, piece: Piece) -> str:  # noqa: PLR0911 - one return for each sort
        """What a piece counts as: the kind of a name, ``concept``, ``title`` or nothing."""
        if piece.kind != "content":
            return ""
        kinds = {one.kind for one in piece.readings}
        is_capital = piece.text.isupper() and piece.text.isascii()
        if self.is_indicator_word(piece):
            return "title"
        if piece.concepts and not (is_capital and kinds) and not (kinds & {"agency"} and len(piece.folded) > 4):
            return "concept"
        if "region" in kinds and "agency" in kinds:
            return "region"
        for kind in ("agency", "region"):
            if kind in kinds:
                return kind
        if "technology" in kinds:
            return "technology"
        if kinds & {"roadmap", "activity"}:
            return "name"
        if "category" in kinds:
            return "category"
        return "title" if piece.title else ""

    def is_indicator_word(self, piece: Piece) -> bool:
        """Whether a word for a type of agency is that of an indicator: 기업 목표."""
        typed = any(one.startswith(("type:", "of:")) for one in piece.concepts)
        return typed and piece.title and self.has("target", "actual") and bool(find_indicators(self, piece.folded))

    def list_things(self, piece: Piece, kind: str) -> tuple[Iri, ...]:
        """The things of *kind* that a piece may mean, the likeliest alone if there is one."""
        things = tuple(dict.fromkeys(one.thing for one in piece.readings if one.kind == kind))
        if len(things) > 1:
            likely = [one for one in self.world.view.names.find(kind, piece.text) if one in things]
            things = tuple(likely) or things
        if len(things) > 1 and kind == "region":
            busy = tuple(one for one in things if one in self.world.view.landscape.by_region)
            things = busy if len(busy) == 1 else things
        return things

    # --- figures ---

    def read_figures(self) -> None:
        """Reads days, ordinals, and amounts with the comparison and the kind of money beside them."""
        content = self.content
        for at, piece in enumerate(content):
            if piece.kind != "figure":
                continue
            if piece.figure == "day":
                near = content[max(at - 1, 0) : at + 2]
                before = next((one for one in near if "before" in one.concepts), None)
                if before:
                    self.used.add(before.start)
                if self.day:
                    self.loose.append(piece)
                self.day = _go_before(piece.value) if before else piece.value
                self.check_span(piece)
            elif piece.figure in ("ordinal", "number", "percent"):
                self.read_number(at, piece)
            elif piece.figure == "amount":
                self.read_amount(at, piece)

    def check_span(self, day: Piece) -> None:
        """A day after which something holds is no as-of day."""
        at = self.pieces.index(day)
        if any(one.kind == "ending" and one.folded in _SINCE for one in self.pieces[at + 1 : at + 2]):
            self.loose.append(day)

    def read_number(self, at: int, piece: Piece) -> None:
        """An ordinal of a kind (전략 7번, 1단계, strategy 3), or how many there are; any other number is left over."""
        content = self.content
        before, after = (content[place] if 0 <= place < len(content) else None for place in (at - 1, at + 1))
        kinds = [_get_kind(one) for one in (before, after)]
        if piece.figure == "ordinal":
            self.ordinal, self.ordinal_kind = int(piece.value), kinds[1] or kinds[0]
        elif kinds[1] == "phase" or (kinds[0] and piece.folded == piece.value):
            self.ordinal, self.ordinal_kind = int(piece.value), kinds[1] if kinds[1] == "phase" else kinds[0]
        elif piece.folded.endswith(_YEARS):
            self.spans.append(piece)
        elif self.polar and after and any(map(_is_countable, after.concepts)):
            # Does Daegu have five projects? No slot holds a number to confirm.
            self.loose.append(piece)
        elif piece.folded == piece.value and not (after and any(map(_is_countable, after.concepts))):
            self.loose.append(piece)

    def read_amount(self, at: int, piece: Piece) -> None:
        content = self.content
        near = [content[place] for place in (at + 1, at - 1) if 0 <= place < len(content)]
        for other in near:
            found = next((sign for concept, sign in _COMPARISONS.items() if concept in other.concepts), "")
            if found:
                self.used.add(other.start)
                self.limits.append(Limit(found, piece.value, self.find_kind(at) or "total"))
                return
        self.amounts.append(piece.value)

    def find_kind(self, at: int) -> str:
        """The kind of money nearest to the amount at *at*; before it in Korean."""
        order = sorted(range(len(self.content)), key=lambda place: (abs(place - at), place > at))
        for place in order:
            if abs(place - at) > 3:
                break
            if {"money", "costs"} & {*self.content[place].concepts} and place < at:
                return "total"
            between = self.content[min(place, at) + 1 : max(place, at)]
            if any(one.kind == "figure" for one in between):
                continue
            for concept in self.content[place].concepts:
                if concept.startswith("money:"):
                    return concept.removeprefix("money:")
        return ""

    def read_seat(self) -> None:
        """A region with a word for a seat beside it is where agencies are, not where the work is."""
        content = self.content
        for at, piece in enumerate(content):
            for concept in ("seated", "outside"):
                if concept not in piece.concepts:
                    continue
                after = self.lexicon.lang == "en" or concept == "outside"
                for place in (at + 1, at - 1) if after else (at - 1,):
                    known = [pair for pair in self.regions if 0 <= place < len(content) and pair[0] is content[place]]
                    if known and self.seat is None:
                        self.seat = known[0][1][0]
                        self.seat_outside = concept == "outside"
                        self.regions = [pair for pair in self.regions if pair is not known[0]]
                        self.used.add(piece.start)

    # --- parts that depend on others ---

    @property
    def kinds(self) -> list[str]:
        """The kinds of activities that are named, in order."""
        return [concept.removeprefix("kind:") for concept in self.concepts if concept.startswith("kind:")]

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that are named, as codes."""
        found = [ROLE_CONCEPTS[concept] for concept in self.concepts if concept in ROLE_CONCEPTS]
        for piece in self.content:
            if self.is_grant(piece):
                continue
            if not any(concept in ROLE_CONCEPTS for concept in piece.concepts):
                found += [one.removeprefix("role:") for one in piece.concepts if one.startswith("role:")]
        if found and self.has("include"):
            found = ["lead", "participant", *found]
        return tuple(dict.fromkeys(one for one in found if one))

    def is_grant(self, piece: Piece) -> bool:
        """Whether a word for a funder means money, as in 국비 지원."""
        return bool(self.money) and self.has("get") and "role:funder" in piece.concepts

    @property
    def stages(self) -> list[str]:
        """The stages that are named, except by words for roles: 지정."""
        plain = (piece for piece in self.content if not any(one in ROLE_CONCEPTS for one in piece.concepts))
        return [one.removeprefix("stage:") for piece in plain for one in piece.concepts if one.startswith("stage:")]

    @property
    def money(self) -> tuple[str, ...]:
        """The kinds of money that are named, except those of limits."""
        return tuple(
            dict.fromkeys(concept.removeprefix("money:") for concept in self.concepts if concept.startswith("money:"))
        )

    @property
    def types(self) -> tuple[str, ...]:
        """The types of agencies that are named."""
        if self.has("institute"):
            return INSTITUTES
        return tuple(
            dict.fromkeys(
                one.removeprefix("type:")
                for one in self.concepts
                if one.startswith("type:") and one != "type:consortium"
            )
        )

    @cached_property
    def finder(self) -> Finder:
        return Finder(self.world, self.lexicon)

    def find_pool(self) -> set[Iri] | None:
        """The activities of all regions that are named; ``None`` for all."""
        if not self.regions:
            return None
        pools = [self.world.find_in_region(one) for _, things in self.regions for one in things[:1]]
        if len(pools) > 1 and not self.groups:
            return set.union(*map(set, pools))
        common = set.intersection(*map(set, pools))
        return common or set.union(*map(set, pools))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of titles in all groups."""
        return tuple(dict.fromkeys(word for group in self.groups for word in group.words))


def _get_kind(piece: Piece | None) -> str:
    """The kind of activity that a piece names."""
    concepts = piece.concepts if piece else ()
    return next((one.removeprefix("kind:") for one in concepts if one.startswith("kind:")), "")


def _is_countable(concept: str) -> bool:
    return concept in ("agency", "institute", "region") or concept.startswith(("kind:", "of:", "type:"))


def _go_before(day: str) -> str:
    """The last day, month or year before *day*."""
    if len(day) == 4:
        return str(int(day) - 1)
    return move_day((day + "-01")[:10], -1)


def _to_group(parts: Sequence[tuple[str, Piece]]) -> Group:
    words, technologies, names, categories = [], [], [], []
    pieces = []
    for kind, piece in parts:
        if kind == "technology":
            technologies.append(tuple(dict.fromkeys(one.thing for one in piece.readings if one.kind == "technology")))
            pieces.append(piece)
        elif kind == "name":
            names.append(
                (piece.folded, tuple(one.thing for one in piece.readings if one.kind in ("roadmap", "activity")))
            )
        elif kind == "category":
            categories.append(piece.folded)
        else:
            words.append(piece.folded)
    return Group(tuple(words), tuple(technologies), tuple(names), tuple(categories), tuple(pieces))


def read_sentence(pieces: Sequence[Piece], world: World, lexicon: Lexicon, written: str) -> Sentence:
    """The parts of a question."""
    sentence = Sentence(pieces, world, lexicon, written)
    sentence.read_names()
    sentence.read_figures()
    sentence.read_seat()
    return sentence


def find_indicators(sentence: Sentence, word: str) -> list[Document]:
    """The indicators that a word names, or a word of the same meaning."""
    lexicon, world = sentence.lexicon, sentence.world
    found: dict[Document, None] = {}
    for one in lexicon.list_same(word):
        for document in world.find_documents(one):
            if document.kind == "indicator":
                found[document] = None
    return list(found)
