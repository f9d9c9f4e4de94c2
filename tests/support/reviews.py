"""A fictional press release with its draft and evidence, as the command draft writes them."""

from pathlib import Path

from graph.input.drafting import Given, draft
from graph.input.texts import read_text

PRESS = """울산시는 3일 ‘수소선박 산업 육성 전략’을 마련했다고 밝혔다.
2027년부터 2030년까지 2대 전략에 총사업비 300억원(국비 200, 시비 100)을 투입한다.
2대 전략은 실증 기반 구축, 전문인력 양성이다.
‘수소선박 시험센터 구축사업’에는 국비 150억원이 들어간다. 한국산업기술시험원이 주관하고 하늘해양연구원이 참여한다.
수소선박 시장은 2035년 20조원 규모로 커질 전망이다.
"""


def write_draft(folder: Path, content: str = PRESS) -> Path:
    """A draft with its text and evidence in *folder*."""
    (folder / "press.txt").write_text(content, encoding="utf-8")
    made = draft(read_text(folder / "press.txt"), Given("2026-03-04", "하늘일보", stored="press.txt"))
    (folder / "plan.yaml").write_bytes(made.content)
    (folder / "plan.json").write_bytes(made.evidence)
    return folder / "plan.yaml"
