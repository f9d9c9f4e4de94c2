"""The typed parts of a question: names, groups of words of titles, amounts, days, seats and roles."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.reports.questions.asks import ROLE_CONCEPTS
from graph.reports.questions.form import Limit
from graph.reports.questions.lexicon import Lexicon
from graph.reports.questions.lexicon.korean import conjugate
from graph.reports.questions.scopes import Finder, Group
from graph.reports.questions.segments import Piece
from graph.reports.questions.world import Document, World
from graph.stores import Iri

# What the word institute may mean.
INSTITUTES = ("research-institute", "technopark", "foundation", "test-institute", "promotion-agency", "university")
_SUBJECTS = ("이", "가", "은", "는")
# Words at the end of a sentence that belong to its verb.
_LIGHT_NOUNS = ("것", "거", "건", "게", "걸", "수", "데", "바", "중인", "중인가요", "중", "다")
_LIGHT = frozenset((*conjugate("하"), *conjugate("되"), *conjugate("계시"), *_LIGHT_NOUNS))
_WHETHER = ("는지", "은지", "인지", "한지", "된지", "을지", "할지", "될지", "는지요", "은지요", "인지요")
_WHICH = ("어느", "어떤", "무슨", "which")
# 무슨 일을, 뭘 하는지 in one word.
_WHAT_DOES = ("무슨", "무엇", "무얼", "뭐", "뭘")
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
_VERBS = frozenset(
    (
        "exist", "not", "involve", "participant", "lead", "undertake", "change", "right", "get", "conflict", "costs",
        "overlap", "funder", "investor", "consulted", "cover", "owner", "times", "partner", "site", "basis", "law",
        "big", "small", "more", "end", "announced", "selected", "over", "under",
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
    # A month without a year: 3월에 발표된.
    month: Piece | None = None
    limits: list[Limit] = field(default_factory=list)
    amounts: list[str] = field(default_factory=list)
    ordinal: int = 0
    ordinals: list[int] = field(default_factory=list)
    ordinal_kind: str = ""
    # How many there are: 대구의 네 과제.
    stated_count: int = 0
    # A year counted from the start: 3차년도.
    nth_year: Piece | None = None
    # Whether only work of a single region is meant.
    alone: bool = False
    # In how many activities at least an agency is: 둘 이상의 과제에, in more than one project.
    several: int = 0
    # How many of the first in a ranking are meant: top 3, 상위 3개.
    top: int = 0
    # Of how many something is asked: 9개 전략 가운데.
    parts_of: tuple[int, Piece] | None = None
    # Words that no slot takes and that may belong to a title.
    absorbed: tuple[str, ...] = ()
    # Figures that nothing takes.
    loose: list[Piece] = field(default_factory=list)
    # Numbers of years: 5년간.
    spans: list[Piece] = field(default_factory=list)
    seat: Iri | None = None
    seat_outside: bool = False
    used: set[int] = field(default_factory=set)
    # What is left out, see `exclusions`.
    negated: bool = False
    excluded_roles: list[str] = field(default_factory=list)
    excluded_regions: list[Iri] = field(default_factory=list)
    excluded_agencies: list[Iri] = field(default_factory=list)
    excluded_types: list[str] = field(default_factory=list)
    apposed: set[int] = field(default_factory=set)
    excluded_groups: list[Group] = field(default_factory=list)
    # The stages at which something was so: 선정 때, 신청할 당시, at the selection.
    then: list[str] = field(default_factory=list)
    # The first and last year of a span.
    years: list[str] = field(default_factory=list)

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
        if any("do" in piece.concepts and piece.folded.startswith(_WHAT_DOES) for piece in self.content):
            return False
        written = self.written.strip().rstrip("?？!. ").casefold()
        if self.lexicon.lang == "en":
            return written.split(" ", 1)[0] in self.lexicon.polar or self.states_in_english()
        last, tail = self.content[-1], self.pieces[-1]
        if self.is_request(last):
            return False
        is_verb = bool(_VERBS & {*last.concepts})
        does = tail.kind == "stop" and tail.folded.startswith(("하나", "했", "하죠"))
        # 주관 기관은 KITECH이지?
        is_name = self.sort_piece(last) == "agency" and tail.kind == "ending" and bool(self.roles)
        # 국비는 60억입니까?
        is_amount = last.figure == "amount" and tail.kind == "ending" and not self.has("source")
        return written.endswith(self.lexicon.polar) and (is_verb or does or is_name or is_amount)

    def is_request(self, last: Piece) -> bool:
        """Whether a Korean sentence ends in a request (알려 주세요) that does not ask whether (하는지)."""
        after = self.pieces[self.pieces.index(last) + 1 :]
        asks = any(one.kind == "stop" and one.folded not in _LIGHT for one in after)
        whether = any(one.kind in ("ending", "stop") and one.folded.endswith(_WHETHER) for one in after)
        return asks and not whether

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
        self.group_pieces: list[list[Piece]] = []
        open_group: list[tuple[str, Piece]] = []
        joined, joins_names, before = False, False, ""
        # A보다 B가 and A가 B보다 name two sides.
        sides = _SUBJECTS if self.has("than") and self.lexicon.lang == "ko" else ()
        for piece in self.pieces:
            kind = self.sort_piece(piece)
            if piece.kind == "joiner" or "than" in piece.concepts or piece.folded in sides or self.compares(piece):
                joined = True
                joins_names = before in ("agency", "region")
                continue
            if piece.kind in ("stop", "ending"):
                continue
            if kind == "agency" and any(self.list_things(piece, "agency") == things for _, things in self.agencies):
                # Korea Airports Corporation (한국공항공사)
                self.used.add(piece.start)
            elif kind == "agency":
                self.agencies.append((piece, self.list_things(piece, "agency")))
            elif kind == "region":
                self.regions.append((piece, self.list_things(piece, "region")))
            elif kind in ("technology", "name", "title", "category"):
                if joined and open_group:
                    self.close_group(open_group)
                    open_group = []
                open_group.append((kind, piece))
            # 김제 특장차 계획과 대구 배터리 사업: a region of its own begins the second side.
            joined = joined and (kind in ("", "concept") or (kind == "region" and not joins_names))
            before = kind
        if open_group:
            self.close_group(open_group)

    def compares(self, piece: Piece) -> bool:
        """Whether a word such as bigger than stands between two names, and before no amount."""
        after = next((one for one in self.content if one.start > piece.start), None)
        return piece.folded.isascii() and piece.folded.endswith("than") and after is not None and after.kind != "figure"

    def close_group(self, parts: Sequence[tuple[str, Piece]]) -> None:
        self.groups.append(to_group(parts))
        self.group_pieces.append([piece for _, piece in parts])

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
            return "agency" if self.is_subject_that_leads(piece) else "region"
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

    def is_subject_that_leads(self, piece: Piece) -> bool:
        """Whether a government is meant, and not its region: 영도구 사업은 부산시가 주관하나요?"""
        before = self.content[: self.content.index(piece)]
        placed = any(one.kind == "region" for other in before for one in other.readings)
        return placed and self.find_ending(piece) in ("이", "가") and self.has("lead")

    def is_indicator_word(self, piece: Piece) -> bool:
        """Whether a word for a type of agency or a role is that of an indicator: 기업 목표, 수주 목표액."""
        typed = any(one.startswith(("type:", "of:")) or one in ROLE_CONCEPTS for one in piece.concepts)
        named = any(one.kind == "indicator" for one in self.world.find_documents(piece.folded))
        return typed and piece.title and self.has("target", "actual") and named

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

    # --- parts that depend on others ---

    @property
    def kinds(self) -> list[str]:
        """The kinds of activities that are named, in order."""
        pieces = (piece for piece in self.content if piece.start not in self.apposed)
        return [one.removeprefix("kind:") for piece in pieces for one in piece.concepts if one.startswith("kind:")]

    def order_kinds(self) -> list[str]:
        """The kinds in the order of containment: what stands in the locative contains the others (계획에 있는 전략)."""
        pieces = [piece for piece in self.content if get_kind(piece) and piece.start not in self.apposed]
        outer = [
            piece
            for piece in pieces[:-1]
            if self.find_ending(piece).startswith(("에", "엔")) and not self.is_asked(piece)
        ]
        return [get_kind(piece) for piece in (*outer, *(one for one in pieces if one not in outer))]

    def is_asked(self, piece: Piece) -> bool:
        """Whether a word for which stands before *piece*."""
        at = self.pieces.index(piece)
        return at > 0 and self.pieces[at - 1].folded in _WHICH

    def find_ending(self, piece: Piece) -> str:
        """The ending after *piece*, if there is one."""
        at = self.pieces.index(piece) + 1
        return self.pieces[at].folded if at < len(self.pieces) and self.pieces[at].kind == "ending" else ""

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that are named, as codes."""
        plain = (piece for piece in self.content if not self.is_grant(piece))
        found = [ROLE_CONCEPTS[one] for piece in plain for one in piece.concepts if one in ROLE_CONCEPTS]
        for piece in self.content:
            if self.is_grant(piece):
                continue
            if not any(concept in ROLE_CONCEPTS for concept in piece.concepts):
                found += [one.removeprefix("role:") for one in piece.concepts if one.startswith("role:")]
        if found and self.has("include"):
            found = ["lead", "participant", *found]
        found = [one for one in found if one not in self.excluded_roles]
        if self.excluded_roles and not found:
            found = ["participant"] if "lead" in self.excluded_roles else ["lead"]
        return tuple(dict.fromkeys(one for one in found if one))

    def has_role(self, piece: Piece) -> bool:
        """Whether a piece names a role."""
        return any(one in ROLE_CONCEPTS or one.startswith("role:") for one in piece.concepts)

    def is_grant(self, piece: Piece) -> bool:
        """Whether a word for a funder or contractor means money, as in 국비 지원 and 국비를 따다."""
        if not (self.money or self.has("money")):
            return False
        return ("get" in piece.concepts and "contractor" in piece.concepts) or (
            self.has("get") and "role:funder" in piece.concepts
        )

    @property
    def stages(self) -> list[str]:
        """The stages that are named, except by words for roles: 지정."""
        plain = (piece for piece in self.content if not any(one in ROLE_CONCEPTS for one in piece.concepts))
        return [one.removeprefix("stage:") for piece in plain for one in piece.concepts if one.startswith("stage:")]

    @property
    def money(self) -> tuple[str, ...]:
        """The kinds of money that are named, except those of limits. 합계 beside another kind asks for its sum."""
        named = [
            (piece, concept) for piece in self.content for concept in piece.concepts if concept.startswith("money:")
        ]
        kinds = [concept for piece, concept in named if "sum" not in piece.concepts]
        if self.has("investor") and self.lexicon.lang == "en":
            # A private investor is no kind of money.
            kinds = [one for one in kinds if one != "money:private"]
        return tuple(dict.fromkeys(one.removeprefix("money:") for one in kinds))

    @property
    def types(self) -> tuple[str, ...]:
        """The types of agencies that are named."""
        concepts = [one for piece in self.content if piece.start not in self.apposed for one in piece.concepts]
        if "institute" in concepts:
            return INSTITUTES
        types = [one.removeprefix("type:") for one in concepts if one.startswith("type:") and one != "type:consortium"]
        types = [one for one in types if one not in self.excluded_types]
        return tuple(dict.fromkeys(types))

    @cached_property
    def finder(self) -> Finder:
        return Finder(self.world, self.lexicon)

    def find_pool(self, regions: Sequence[tuple[Piece, tuple[Iri, ...]]] | None = None) -> set[Iri] | None:
        """The activities of all *regions*, by default those that are named; ``None`` for all."""
        named = self.regions if regions is None else regions
        if not named:
            return None
        pools = [self.world.find_in_region(one) for _, things in named for one in things[:1]]
        if len(pools) > 1 and not self.groups:
            return set.union(*map(set, pools))
        common = set.intersection(*map(set, pools))
        return common or set.union(*map(set, pools))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of titles in all groups."""
        return tuple(dict.fromkeys(word for group in self.groups for word in group.words))


def get_kind(piece: Piece | None) -> str:
    """The kind of activity that a piece names."""
    concepts = piece.concepts if piece else ()
    return next((one.removeprefix("kind:") for one in concepts if one.startswith("kind:")), "")


def to_group(parts: Sequence[tuple[str, Piece]]) -> Group:
    """The group of typed pieces."""
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
