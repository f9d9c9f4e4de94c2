"""A language model as second reader: what its proposals add, and what becomes of answers that lie or never come."""

import json
import re
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from support.commands import run

from graph.input.drafting import Draft, Given, draft
from graph.input.drafting.second import Model, ModelFault, consult, find_model
from graph.input.texts import Text
from graph.input.texts.text import to_lines

PRESS = """울산시는 3일 ‘수소선박 산업 육성 전략’을 마련했다고 밝혔다.
2027년부터 2030년까지 총사업비 300억원을 투입한다.
‘수소선박 시험센터 구축사업’에는 국비 150억원이 들어간다. 한국산업기술시험원이 주관한다.
하늘해양연구원이 시제품을 만들고, 200억원짜리 장비를 새로 산다.
수소선박 시장은 2035년 20조원 규모로 커질 전망이다.
"""
CENTRE = "수소선박 시험센터 구축사업"


@dataclass
class Stub:
    """Answers with the proposals of a field, and remembers the questions."""

    proposals: list[Any]
    asked: list[tuple[str, str, Mapping[str, Any]]] = field(default_factory=list)

    def ask(self, instructions: str, text: str, schema: Mapping[str, Any]) -> Any:
        self.asked.append((instructions, text, schema))
        allowed = schema["properties"]["proposals"]["items"]["properties"]["field"]["enum"]
        return {
            "proposals": [one for one in self.proposals if not isinstance(one, dict) or one.get("field") in allowed]
        }


def propose(field: str, value: str, quote: str = "", item: str = CENTRE) -> dict[str, str]:
    return {"field": field, "item": item, "value": value, "quote": quote or value}


def read_with(*proposals: Any, content: str = PRESS) -> Draft:
    text = Text(content, to_lines(content), "0" * 64, "press.txt")
    stub = Stub(list(proposals))
    return draft(text, Given("2026-03-04", "하늘일보"), more=lambda reading: consult(reading, stub))


def list_added(made: Draft) -> list[tuple[str, str, str]]:
    return [(one.field, one.value, one.item) for one in made.found if one.rule == "second-reader"]


def test_a_proposal_with_a_quote_is_added_and_marked() -> None:
    made = read_with(
        propose("participant", "하늘해양연구원", "하늘해양연구원이 시제품을 만들고"),
        propose("amount", "200억원", "200억원짜리 장비"),
    )
    assert list_added(made) == [("participant", "하늘해양연구원", CENTRE), ("amount", "200억원", CENTRE)]
    for one in made.found:
        assert PRESS[one.start : one.end] == one.quote
        assert (one.status == "inferred") == (one.rule == "second-reader")
    text = made.content.decode()
    assert "# second reader: 2 added, 0 as in the rules, 0 left over, 0 dropped without a quote\n" in text
    assert "      - agency: agency-1  # proposed by the second reader\n" in text
    assert "amount: 200억원  # proposed by the second reader\n            inferred: draft-" in text
    assert "en: proposed by a language model, to be compared with the text" in text.replace('"', "")
    assert [one.quote for one in made.left_over if one.quote in ("하늘해양연구원", "200억원")] == []


def test_a_total_that_is_less_than_its_part_is_left_over() -> None:
    content = PRESS.replace("200억원", "40억원")
    made = read_with(propose("amount", "40억원", "40억원짜리 장비"), content=content)
    assert list_added(made) == []
    assert "# second reader differs: amount 40억원, and the draft has amount 150억원\n" in made.content.decode()


def test_a_new_title_is_an_item_of_the_next_question() -> None:
    content = PRESS + "친환경 연료 공급망 조성에도 나선다. 하늘연료공단이 맡는다.\n"
    title = "친환경 연료 공급망 조성"
    made = read_with(propose("title", title, item=title), propose("lead", "하늘연료공단", item=title), content=content)
    assert ("lead", "하늘연료공단", title) in list_added(made)


@pytest.mark.parametrize(
    "proposal",
    [
        propose("lead", "구름연구원"),
        propose("amount", "999억원", "국비 999억원"),
        propose("amount", "150억 원", "국비 150억원"),
        propose("participant", "하늘해양연구원", item="없는 사업"),
        propose("region", "울산시"),
        propose("lead", ""),
        {"field": "lead", "value": 3},
        "lead",
        None,
    ],
)
def test_what_has_no_quote_or_form_is_dropped(proposal: Any) -> None:
    made = read_with(proposal)
    assert list_added(made) == []
    assert b"proposal" not in made.evidence


@pytest.mark.parametrize(
    ("proposal", "note"),
    [
        (propose("amount", "20조원", "2035년 20조원 규모"), "second reader, not checked: amount 20조원"),
        (propose("lead", "시제품"), "second reader, not checked: lead 시제품"),
        (propose("period", "2035년", "2035년 20조원"), "second reader, not checked: period 2035년"),
        (propose("amount", "150억원", "국비 150억원", "수소선박 산업 육성 전략"), "second reader differs"),
        (
            propose("lead", "하늘해양연구원"),
            "second reader differs: lead 하늘해양연구원, and the draft has lead 한국산업기술시험원",
        ),
    ],
)
def test_what_the_rules_refuse_or_contradict_is_left_over(proposal: dict[str, str], note: str) -> None:
    made = read_with(proposal)
    assert list_added(made) == []
    before = read_with()
    assert [one for one in made.found if one.path] == [one for one in before.found if one.path]
    (left,) = [one for one in json.loads(made.evidence)["left_over"] if one["kind"] == "proposal"]
    assert left["note"].startswith(note)
    assert PRESS[left["start"] : left["end"]] == left["quote"]
    assert f"# {note}" in made.content.decode()


def test_what_the_rules_found_is_only_counted() -> None:
    made = read_with(propose("lead", "한국산업기술시험원"), propose("amount", "150억원", "국비 150억원이 들어간다"))
    assert list_added(made) == []
    assert "0 added, 2 as in the rules" in made.content.decode()


def test_a_text_without_a_plan_is_not_sent() -> None:
    stub = Stub([])
    text = Text("날씨가 맑다.\n", to_lines("날씨가 맑다.\n"), "", "a.txt")
    draft(text, more=lambda reading: consult(reading, stub))
    assert stub.asked == []


def test_only_the_beginning_of_a_long_text_is_sent() -> None:
    content = PRESS + "아무 말도 하지 않는 줄이다.\n" * 3000
    stub = Stub([])
    made = draft(Text(content, to_lines(content), "", "a.txt"), more=lambda reading: consult(reading, stub))
    assert {len(text) for _, text, _ in stub.asked} == {40_000}
    assert "only the first 40,000 characters were read" in made.content.decode()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.heard.append((self.path, dict(self.headers), json.loads(self.rfile.read(length))))  # type: ignore[attr-defined]
        self.server.answer(self)  # type: ignore[attr-defined]

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[Any]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    made.daemon_threads = True
    made.heard = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


def send(handler: BaseHTTPRequestHandler, content: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


def wrap(answer: object) -> bytes:
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return json.dumps({"choices": [{"message": {"content": text}}]}).encode()


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


def get_environment(server: Any) -> dict[str, str]:
    address = f"http://127.0.0.1:{server.server_address[1]}/v1/"
    return {"ROADMAP_GRAPH_MODEL_URL": address, "ROADMAP_GRAPH_MODEL_NAME": "stub", "ROADMAP_GRAPH_MODEL_KEY": "s3cret"}


def test_the_command_sends_the_text_and_writes_what_is_added(server: Any, tmp_path: Path) -> None:
    proposals = [propose("participant", "하늘해양연구원"), propose("lead", "없는연구원")]
    server.answer = lambda handler: send(handler, wrap("```json\n" + json.dumps({"proposals": proposals}) + "\n```"))
    (tmp_path / "press.txt").write_text(PRESS, encoding="utf-8")
    words = [
        "--published",
        "2026-03-04",
        "--publisher",
        "하늘일보",
        "--second-reader",
        "--out",
        str(tmp_path / "plan.yaml"),
    ]
    done = run("draft", str(tmp_path / "press.txt"), *words, "--lang", "en", **get_environment(server))
    assert (done.returncode, done.stderr.split(": ")[-1][:7]) == (0, "written")
    assert "# proposed by the second reader" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert run("validate", "--data", str(tmp_path / "plan.yaml"), "--lang", "en").stdout == "no problems\n"
    paths, headers, questions = zip(*server.heard, strict=True)
    assert set(paths) == {"/v1/chat/completions"}
    assert {one["Authorization"] for one in headers} == {"Bearer s3cret"}
    assert [one["messages"][1]["content"] for one in questions] == [PRESS] * 4
    assert all(one["response_format"]["json_schema"]["strict"] for one in questions)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (lambda handler: send(handler, b"<html>"), "the answer is not the JSON that was asked for"),
        (lambda handler: send(handler, wrap("I cannot")), "the answer is not the JSON that was asked for"),
        (lambda handler: send(handler, b'{"choices": []}'), "the answer is not the JSON that was asked for"),
        (lambda handler: send(handler, b"[" * 100_000), "the answer is not the JSON that was asked for"),
        (lambda handler: send(handler, b" " * (2 * 1024 * 1024 + 1)), "the answer is over 2 MiB"),
        (
            lambda handler: send(handler, b"s3cret", 401),
            "the server denies access (401); check ROADMAP_GRAPH_MODEL",
        ),
        (lambda handler: send(handler, b"s3cret", 500), "the server answers with the error 500"),
        (lambda handler: send(handler, b"", 307, Location="/v2"), "the server redirects to another address"),
        (lambda handler: handler.connection.close(), "the server cannot be reached"),
        (drip, "no answer within 0.3 seconds"),
        (lambda _handler: time.sleep(0.6), "no answer within 0.3 seconds"),
    ],
)
def test_an_answer_that_cannot_be_used_is_one_line(server: Any, answer: Any, message: str) -> None:
    server.answer = answer
    address = get_environment(server)["ROADMAP_GRAPH_MODEL_URL"]
    with pytest.raises(ModelFault) as caught:
        Model(address, "stub", "s3cret", 0.3).ask("Read.", "글", {})
    text = caught.value.to_text("en")
    assert text.startswith(f"second reader: {message}")
    assert "\n" not in text
    assert "s3cret" not in f"{text} {caught.value!r} {Model(address, 'stub', 's3cret')!r}"
    assert len(server.heard) == 1


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"URL": ""}, "ROADMAP_GRAPH_MODEL_URL is not set; see docs/drafting.md"),
        ({"NAME": ""}, "ROADMAP_GRAPH_MODEL_NAME is not set; see docs/drafting.md"),
        (
            {"URL": "ftp://a/v1"},
            "ROADMAP_GRAPH_MODEL_URL is not a web address; write scheme, host and path, without a login",
        ),
        ({"URL": "https://a:b/v1"}, "ROADMAP_GRAPH_MODEL_URL is not a web address"),
        ({"URL": "https://me:s3cret@a/v1"}, "ROADMAP_GRAPH_MODEL_URL contains a login or a query"),
        ({"URL": "http://example.org/v1"}, "ROADMAP_GRAPH_MODEL_URL would send the key without encryption"),
        ({"KEY": "s3 cret"}, "ROADMAP_GRAPH_MODEL_KEY contains a space or another invalid character"),
        ({"KEY": "s3cret\r\nX: y"}, "ROADMAP_GRAPH_MODEL_KEY contains a space or another invalid character"),
        ({"TIMEOUT": "soon"}, "ROADMAP_GRAPH_MODEL_TIMEOUT is not a positive number of seconds; unset it to use 120"),
    ],
)
def test_a_wrong_setting_is_named_without_its_value(changed: dict[str, str], message: str) -> None:
    settings = {"URL": "https://example.org/v1", "NAME": "stub", "KEY": "s3cret", **changed}
    with pytest.raises(ModelFault, match=f"second reader: {re.escape(message)}") as caught:
        find_model({f"ROADMAP_GRAPH_MODEL_{name}": value for name, value in settings.items()})
    assert "cret" not in str(caught.value)


def test_a_model_on_this_machine_may_get_the_key_without_encryption() -> None:
    settings = {"URL": "http://localhost:8000/v1", "NAME": "stub", "KEY": "s3cret", "TIMEOUT": "30"}
    model = find_model({f"ROADMAP_GRAPH_MODEL_{name}": value for name, value in settings.items()})
    assert (model.url, model.name, model.key, model.seconds) == ("http://localhost:8000/v1", "stub", "s3cret", 30)
