"""The sample page: the two roadmaps of the sources, small; and what every page has."""

import re
from pathlib import Path

from benchmarks.made_up_page import make_answers
from graph.viewer.data import Citation, Edge, Fact, Kind, Node, Page, Question, Source, Words
from graph.viewer.rendering import SCRIPTS

# In the order of their tabs.
VIEWS = tuple(Path(name).stem for name in SCRIPTS if name.startswith("views/"))
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
GIMJE = Citation(
    Source(
        "뉴스스텝",
        Words("김제시, '특장차산업 육성계획 수립 연구용역' 최종보고회 개최", ""),
        "2024-11-08",
        "https://newsstep.example/gimje",
    ),
    "2024-11-08",
)
DAEGU = Citation(
    Source("여성신문", Words("대구시, '스마트특성화 기반구축사업' 3년간 국비 215억 확보", ""), "2022-05-04"),
    "2022-05-04",
)

KINDS = {
    "Roadmap": ("로드맵", "Roadmap", "지역이 정한 목표와 그에 이르는 전략의 계획."),
    "Programme": ("사업군", "Programme", "여러 사업을 같은 조건으로 지원하는 틀."),
    "Vision": ("비전", "Vision", "로드맵이 이르려는 모습."),
    "FocusArea": ("중점분야", "Focus area", "전략을 묶는 로드맵의 부분."),
    "Strategy": ("세부전략", "Strategy", "중점분야를 이루는 활동의 계획."),
    "AddOnStrategy": ("추가전략", "Add-on strategy", "중점분야 밖에서 더한 전략."),
    "Project": ("과제", "Project", "사업비와 기간이 정해진 활동."),
    "Agency": ("기관", "Agency", "활동에 참여하는 조직."),
    "Region": ("지역", "Region", "행정 구역."),
    "Concept": ("기술", "Technology", "활동이 다루는 기술 분야."),
    "Driver": ("추진 배경", "Driver", "로드맵을 부른 변화."),
    "LegalBasis": ("법적 근거", "Legal basis", "로드맵의 근거가 되는 법령."),
}
LINKS = {
    "hasPart": ("부분", "part"),
    "hasParticipation": ("참여", "participation"),
    "hasTechnologyUse": ("활용 기술", "technology used"),
    "hasRegionalPart": ("지역 배분", "regional part"),
    "region": ("지역", "region"),
    "broader": ("상위 기술", "broader"),
    "unitOf": ("상위 조직", "unit of"),
    "programme": ("사업군", "programme"),
    "hasVision": ("비전", "vision"),
    "hasDriver": ("추진 배경", "driver"),
    "hasLegalBasis": ("법적 근거", "legal basis"),
    "containedInPlace": ("상위 지역", "contained in"),
}
FOCUS_AREAS = {
    "차세대 특수목적기반 모빌리티(PBM) 상용화 기술개발": (
        "EV,HEV(전기,하이브리드)범용 전동화 핵심 부품 기술 개발",
        "특수목적용 차체구조 기술개발",
        "중대형(3.5~8톤) 특장차 다목적 공용 플랫폼․모듈 기술개발",
    ),
    "차세대 PBM 생산․실증(인증,평가)기반구축": (
        "미래 PBM 공동협업센터 구축 사업",
        "차세대 PBM 인증 및 성능 시험시설 기반구축 사업",
        "지역대표 특화산업 육성을 위한 지방정부 주도 사업화 지원",
    ),
    "차세대 PBM 산업육성 및 지원": (
        "지능형 기술전환 인력양성 지원",
        "기업 판로개척 및 마케팅 지원",
        "생활인프라 확대 및 정주여건 조성",
    ),
}
ADD_ONS = (
    "무공해지역(ZEZ) 대응을 위한 스마트 능동 파워모듈 시스템 개발",
    "팀 전술 운용 미래형 전기 소방차 개발",
    "특수목적 다중 차량 자율작업을 위한 개방형 어플리케이션 SW 개발 및 실증",
    "수요기반 근거리 외곽지역 연계형 교통 공공서비스 개발",
    "친환경 다목적 특장키트 모듈화 및 생활폐기물 자율 공공서비스 실증",
    "특수목적 모빌리티 전기기반연료(E-Fuel)적용을 위한 전주기 기술개발 및 생태계 구축",
    "특수목적기반 모빌리티 초거대 AI 자율제조 혁신플랫폼 조성",
)
PROJECTS = {
    "전기모빌리티융합 사용 후 배터리 시험평가센터 구축사업": ("180억 원", "80억 원", ("배터리", "시험·평가")),
    "미래자동차 전기구동부품 제조공정 고도화 지원 기반구축 사업": ("71억 5천만 원", "50억 원", ("전기구동",)),
    "스마트 이송·물류 AMR(자율주행로봇) 산업육성 초광역 협력 플랫폼 구축사업": ("160억 원", "100억 원", ("AMR",)),
    "국내 부존자원활용 나노소재·부품산업 가치사슬 혁신 플랫폼 구축사업": ("143억 원", "100억 원", ("나노소재",)),
}
TEAMS = (
    ("한국전지산업협회 대구분원", "대구기계부품연구원", "대구경북과학기술원"),
    ("한국생산기술연구원", "한국자동차연구원", "지능형자동차부품진흥원"),
    ("대구기계부품연구원", "한국전자통신연구원", "한국로봇융합연구원", "구미전자정보기술원"),
    ("철원 플라즈마산업기술연구원", "나노실용화센터", "다이텍연구원"),
)
GIMJE_AGENCIES = ("김제시", "전북자치도", "한국교통안전공단", "자동차융합기술원", "건설기계부품연구원",
                  "한국전자기술연구원", "전북연구원", "전주대학교")  # fmt: skip
ENGLISH = {
    "대구기계부품연구원": "Daegu Mechatronics and Materials Institute",
    "배터리": "Battery",
    "김제시": "City of Gimje",
}
BROADER = {"배터리": "전기차", "전기구동": "전기차", "AMR": "자율주행", "PBM": "전기차"}
GUESSES = ((0, "전기구동"), (1, "PBM"), (2, "PBM"), (3, "PBM"), (4, "PBM"), (4, "시험·평가"), (10, "전기차"),
           (11, "자율주행"), (13, "자율주행"), (14, "E-Fuel"), (15, "인공지능 제조"))  # fmt: skip


ROLES = {"주관": "lead", "참여": "participant", "수립": "owner"}
MONEY = ("총사업비", "국비")


class Sample:
    """Collects nodes, edges and parts of the sample page; an id is the kind and a number."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []
        self.parts: dict[str, tuple[str, ...]] = {}
        self.ids: dict[tuple[str, str], str] = {}

    def node(self, kind: str, label: str, *facts: Fact) -> str:
        if (kind, label) not in self.ids:
            name = f"{kind}-{len(self.ids) + 1}"
            self.ids[kind, label] = name
            aliases = ("DMI",) if label == "대구기계부품연구원" else ()
            self.nodes[name] = Node(name, kind, Words(label, ENGLISH.get(label, label)), aliases=aliases, facts=facts)
        return self.ids[kind, label]

    def link(self, source: str, kind: str, target: str, *, label: str = "", why: str = "") -> None:
        role = ROLES.get(label, "")
        words = Words(label, role or label)
        status = "inferred" if why else "stated"
        reason, place = Words(why, why), f"sample.yaml:{len(self.edges) + 1}"
        self.edges.append(Edge(source, target, kind, words, role, status, reason, GIMJE, place))

    def part(self, whole: str, kind: str, label: str, *facts: Fact) -> str:
        name = self.node(kind, label, *facts)
        self.parts[whole] = (*self.parts.get(whole, ()), name)
        self.link(whole, "hasPart", name)
        return name


def fact(label: str, value: str, source: Citation, place: str, *, why: str = "") -> Fact:
    english = {"총사업비": "total budget", "국비": "national funds", "기간": "period", "명칭": "name"}.get(label, label)
    kind = "money" if label in MONEY else "period" if label == "기간" else ""
    status = "inferred" if why else "stated"
    return Fact(Words(label, english), Words(value, value), kind, status, Words(why, why), source, place)


def add_gimje(sample: Sample) -> str:
    roadmap = sample.node("Roadmap", "김제시 특장차산업 육성계획", fact("발표일", "2024-11-08", GIMJE, "gimje.yaml:4"))
    vision = sample.node("Vision", "첨단 특장 차car세대 선도도시 김제", fact("명칭", "비전", GIMJE, "gimje.yaml:9"))
    sample.link(roadmap, "hasVision", vision)
    for driver in ("친환경 모빌리티", "AI 기반 자율주행 기술", "디지털 전환"):
        sample.link(roadmap, "hasDriver", sample.node("Driver", driver))
    sample.link(roadmap, "hasLegalBasis", sample.node("LegalBasis", "김제시 특장차산업 육성 및 지원 조례"))
    activities = []
    for row, (area, strategies) in enumerate(FOCUS_AREAS.items()):
        focus = sample.part(roadmap, "FocusArea", area, fact("명칭", area, GIMJE, f"gimje.yaml:{20 + row * 10}"))
        for line, strategy in enumerate(strategies):
            place = f"gimje.yaml:{22 + row * 10 + line}"
            activities.append(sample.part(focus, "Strategy", strategy, fact("명칭", strategy, GIMJE, place)))
    for line, strategy in enumerate(ADD_ONS):
        place = f"gimje.yaml:{60 + line}"
        activities.append(sample.part(roadmap, "AddOnStrategy", strategy, fact("명칭", strategy, GIMJE, place)))
    for index, technology in GUESSES:
        use = sample.node("Concept", technology)
        sample.link(activities[index], "hasTechnologyUse", use, why="전략 이름에 기술 이름이 나옴")
    for agency in GIMJE_AGENCIES:
        role = "수립" if agency == "김제시" else "참여"
        sample.link(roadmap, "hasParticipation", sample.node("Agency", agency), label=role)
    sample.link(roadmap, "region", sample.node("Region", "김제시"))
    sample.link(sample.node("Region", "김제시"), "containedInPlace", sample.node("Region", "전북특별자치도"))
    return roadmap


def add_daegu(sample: Sample) -> str:
    money = fact("국비", "215억 원", DAEGU, "daegu.yaml:7")
    roadmap = sample.node("Roadmap", "대구시 2023년 스마트특성화 기반구축사업 선정 과제", money)
    programme = sample.node("Programme", "스마트특성화 기반구축사업")
    sample.link(roadmap, "programme", programme)
    for row, ((label, (total, national, technologies)), team) in enumerate(zip(PROJECTS.items(), TEAMS, strict=True)):
        line = 20 + row * 12
        total_fact = fact("총사업비", total, DAEGU, f"daegu.yaml:{line}")
        national_fact = fact("국비", national, DAEGU, f"daegu.yaml:{line + 1}")
        period = fact("기간", "2023–2025", DAEGU, f"daegu.yaml:{line + 2}", why="사업군의 기간을 물려받음")
        project = sample.part(roadmap, "Project", label, total_fact, national_fact, period)
        for place, agency in enumerate(team):
            role = "참여" if place else "주관"
            sample.link(project, "hasParticipation", sample.node("Agency", agency), label=role)
        for technology in technologies:
            sample.link(project, "hasTechnologyUse", sample.node("Concept", technology))
        sample.link(project, "hasRegionalPart", sample.node("Region", "대구광역시"))
    for project_name, region, share in ((2, "경상북도", "5:5"), (3, "강원특별자치도", "65:35")):
        project = sample.parts[roadmap][project_name]
        sample.link(project, "hasRegionalPart", sample.node("Region", region), label=share)
    sample.link(sample.node("Agency", "한국전지산업협회 대구분원"), "unitOf", sample.node("Agency", "한국전지산업협회"))
    return roadmap


def sample_page() -> Page:
    """The two roadmaps of the sources, small: their real names, with links as the page needs them."""
    sample = Sample()
    roots = (add_gimje(sample), add_daegu(sample))
    for narrower, broader in BROADER.items():
        sample.link(sample.node("Concept", narrower), "broader", sample.node("Concept", broader))
    electric = tuple(sample.node("Agency", team[0]) for team in TEAMS[:2])
    questions = (
        Question(Words("전기차를 다루는 기관은?", "Which agencies work on electric vehicles?"),
                 Words("주관 기관 두 곳입니다.", "Two lead agencies."), electric),
        Question(Words("수소를 다루는 과제는?", "Which projects work on hydrogen?"),
                 Words("자료에 없습니다.", "None in the sources."), ()),
    )  # fmt: skip
    return Page(
        title=Words("지역 전략 로드맵 지식그래프", "Regional strategy roadmaps"),
        node_kinds=tuple(Kind(name, Words(ko, en), Words(text, text)) for name, (ko, en, text) in KINDS.items()),
        edge_kinds=tuple(Kind(name, Words(ko, en), Words("", "")) for name, (ko, en) in LINKS.items()),
        nodes=tuple(sample.nodes.values()),
        edges=tuple(sample.edges),
        questions=questions,
        roots=roots,
        parts=sample.parts,
        answers=make_answers(tuple(sample.nodes.values()), sample.edges),
    )
