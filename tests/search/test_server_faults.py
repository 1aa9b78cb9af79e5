"""Whatever a search server does, people get a clear state instead of an exception, and in time."""

import json
import socket
import time
from contextlib import ExitStack

import pytest

from search.engine import EngineDownError
from search.engines.server import breaker, connect, store, wire
from search.entry import PUBLIC
from tests.search.engine_contract import ask, entry
from tests.search.fake_server import said, serving

NOTHING = {"hits": {"total": {"value": 0}, "hits": []}, "aggregations": {}, "timed_out": False}


@pytest.fixture
def serve():
    """Start servers that end with the test."""
    with ExitStack() as stack:
        yield lambda answer, *arguments, **options: stack.enter_context(serving(answer, *arguments, **options))


@pytest.fixture
def impatient(monkeypatch):
    """Shorten every wait."""
    monkeypatch.setattr(wire, "QUICK_SECONDS", 0.3)
    monkeypatch.setattr(wire, "READ_SECONDS", 0.2)
    monkeypatch.setattr(store, "PAUSES_SECONDS", (0.001, 0.001))
    monkeypatch.setattr(breaker, "PAUSE_SECONDS", 0.0)


def trickling(piece, times=200):
    """Send the same piece again and again, each well within the time that silence may last."""
    for _ in range(times):
        time.sleep(0.05)
        yield piece


def trickling_body(_request):
    yield b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
    yield from trickling(b" ")


def trickling_head(_request):
    yield b"HTTP/1.1 200 OK\r\n"
    yield from trickling(b"X-A: b\r\n")


def silent(_request):
    time.sleep(0.5)
    yield b""


def broken_off(_request):
    whole = said(NOTHING)
    yield whole[: len(whole) // 2]


FAULTS = {
    "a slow trickle of text": (trickling_body, "rechtzeitig"),
    "a slow trickle of headers": (trickling_head, "rechtzeitig"),
    "silence": (silent, "rechtzeitig"),
    "half an answer": (broken_off, "bricht ab"),
    "JSON that ends too early": (lambda _: said(b'{"hits": {"total"'), "bricht ab"),
    "a web page": (lambda _: said(b"<h1>Willkommen</h1>", kind="text/html"), "etwas anderes"),
    "a list": (lambda _: said([1, 2]), "etwas anderes"),
    "JSON of something else": (lambda _: said({"cars": []}), "etwas anderes"),
    "nothing at all": (lambda _: iter([b""]), "bricht ab"),
    "an overloaded server": (lambda _: said({"error": {"type": "rejected"}}, "429 Too Many"), "nicht gut"),
    "a failing server": (lambda _: said({"error": {"type": "shards failed"}}, "503 Unavailable"), "nicht gut"),
    "a failing proxy": (lambda _: said(b"<h1>Bad Gateway</h1>", "502 Bad Gateway", kind="text/html"), "nicht gut"),
    "a refusal": (lambda _: said({"error": {"type": "security_exception"}}, "401 Unauthorized"), "nicht ein"),
    "an answer that is not whole": (lambda _: said({**NOTHING, "timed_out": True}), "rechtzeitig"),
}


@pytest.mark.parametrize("scheme", ["elasticsearch", "opensearch"])
@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_told_in_a_sentence(serve, impatient, scheme, fault):
    answer, told = FAULTS[fault]
    engine = connect(serve(answer, scheme).url)
    with pytest.raises(EngineDownError, match=told):
        engine.find(ask())
    with pytest.raises(EngineDownError):
        engine.complete("hafen", frozenset({PUBLIC}), "de")
    with pytest.raises(EngineDownError):
        engine.put([entry("a", "Ampel")])
    with pytest.raises(EngineDownError):
        engine.rebuild([entry("a", "Ampel")])
    state = engine.state()
    assert (state.is_ready, state.needs_rebuild, bool(state.detail)) == (False, False, True)


def test_another_product_is_recognised(serve, impatient):
    fake = serve(lambda _: said(NOTHING).replace(b"X-Elastic-Product", b"X-Other"))
    with pytest.raises(EngineDownError, match="etwas anderes als Elasticsearch"):
        connect(fake.url).find(ask())


def test_nobody_at_the_address_is_told(impatient):
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    with pytest.raises(EngineDownError, match="nicht erreichbar"):
        connect(f"opensearch://127.0.0.1:{port}/x").find(ask())


def test_a_server_that_is_back_answers_again(serve, impatient):
    answers = [said({}, "503 Unavailable"), said(NOTHING)]
    engine = connect(serve(lambda _: answers.pop(0)).url)
    with pytest.raises(EngineDownError):
        engine.find(ask())
    assert engine.find(ask()).total == 0


class TestBreaker:
    def test_after_three_failures_nobody_asks_for_a_while(self, serve):
        fake = serve(lambda _: said({}, "503 Unavailable"))
        engine = connect(fake.url)
        for _ in range(10):
            with pytest.raises(EngineDownError):
                engine.find(ask())
        assert len(fake.requests) == 3
        assert "mehrmals versagt" in engine.state().detail

    def test_after_the_pause_one_question_tries_and_success_closes_it(self, serve, monkeypatch):
        monkeypatch.setattr(breaker, "PAUSE_SECONDS", 0.0)
        is_well = []
        fake = serve(lambda _: said(NOTHING) if is_well else said({}, "503 Unavailable"))
        engine = connect(fake.url)
        for _ in range(4):
            with pytest.raises(EngineDownError):
                engine.find(ask())
        assert engine.server.breaker.is_open
        is_well.append(True)
        assert engine.find(ask()).total == 0
        assert not engine.server.breaker.is_open

    def test_a_refused_question_opens_nothing(self, serve):
        fake = serve(lambda _: said({"error": {"type": "parsing_exception"}}, "400 Bad Request"))
        engine = connect(fake.url)
        for _ in range(5):
            with pytest.raises(EngineDownError, match="lehnt die Anfrage ab"):
                engine.find(ask())
        assert len(fake.requests) == 5


class Bulk:
    """Answers as a server whose index is in order; says of each item what the test told it to."""

    def __init__(self, *rounds):
        self.rounds, self.sent = list(rounds), []

    def __call__(self, request):
        if "_bulk" not in request.path:
            engine = connect("elasticsearch://127.0.0.1:9/hansenetz-test")
            return said({engine.generations.fresh(): {"aliases": {"hansenetz-test": {}}}})
        actions = [
            json.loads(line) for line in request.body.splitlines() if line.startswith((b'{"index"', b'{"delete"'))
        ]
        self.sent.append([next(iter(action.values())) for action in actions])
        results = self.rounds.pop(0) if len(self.rounds) > 1 else self.rounds[0]
        items = [{"index": {"_id": each["_id"], **results.get(each["_id"], {"status": 200})}} for each in self.sent[-1]]
        return said({"errors": True, "items": items})


BUSY = {"status": 429, "error": {"type": "es_rejected_execution_exception", "reason": "queue is full"}}
BAD = {"status": 400, "error": {"type": "document_parsing_exception", "reason": "failed to parse field [day]"}}
FULL = {"status": 429, "error": {"type": "cluster_block_exception", "reason": "disk usage exceeded flood-stage"}}
SHUT = {"status": 403, "error": {"type": "cluster_block_exception", "reason": "index read-only"}}


class TestWriting:
    def test_what_the_server_was_too_busy_for_is_sent_again_alone(self, serve, impatient):
        bulk = Bulk({"b": BUSY}, {})
        assert connect(serve(bulk).url).put([entry("a", "A"), entry("b", "B")]) == {}
        assert [[item["_id"] for item in sent] for sent in bulk.sent] == [["a", "b"], ["b"]]

    @pytest.mark.parametrize("trouble", [BUSY, FULL, SHUT], ids=["busy", "disk full", "read-only"])
    def test_what_it_will_not_take_at_the_moment_stays_with_us(self, serve, impatient, trouble):
        with pytest.raises(EngineDownError, match=trouble["error"]["reason"]):
            connect(serve(Bulk({"b": trouble})).url).put([entry("a", "A"), entry("b", "B")])

    def test_a_bad_entry_is_named_with_its_reason_and_its_neighbours_pass(self, serve, impatient):
        bulk = Bulk({"b": BAD, "c": BUSY}, {})
        refused = connect(serve(bulk).url).put([entry("a", "A"), entry("b", "B"), entry("c", "C")])
        assert refused == {"b": "document_parsing_exception: failed to parse field [day]"}
        assert [item["_id"] for item in bulk.sent[-1]] == ["c"]

    def test_something_newer_there_counts_as_done(self, serve, impatient):
        bulk = Bulk({"a": {"status": 409, "error": {"type": "version_conflict_engine_exception", "reason": "newer"}}})
        assert connect(serve(bulk).url).put([entry("a", "A")]) == {}

    def test_dropping_what_is_gone_counts_as_done(self, serve, impatient):
        connect(serve(Bulk({"a": {"status": 404, "result": "not_found"}})).url).drop(["a"])

    def test_marks_are_the_versions(self, serve, impatient):
        bulk = Bulk({})
        engine = connect(serve(bulk).url)
        engine.put([entry("a", "A")], {"a": 17})
        engine.drop(["b"], {"b": 18})
        assert [(item["_id"], item["version"]) for sent in bulk.sent for item in sent] == [("a", 17), ("b", 18)]


@pytest.fixture
def over_tls(certificate):
    return {"scheme": "elasticsearch+https", "context": certificate.context}


class TestGettingIn:
    def test_a_server_of_our_own_authority_is_trusted(self, serve, certificate, over_tls, settings):
        settings.SEARCH_CA = str(certificate.authority)
        assert connect(serve(lambda _: said(NOTHING), **over_tls).url).find(ask()).total == 0

    def test_a_server_of_an_unknown_authority_is_not(self, serve, over_tls):
        with pytest.raises(EngineDownError, match="nicht vertrauenswürdig"):
            connect(serve(lambda _: said(NOTHING), **over_tls).url).find(ask())

    def test_a_server_that_trickles_over_tls_is_given_up_too(self, serve, impatient, certificate, over_tls, settings):
        settings.SEARCH_CA = str(certificate.authority)
        with pytest.raises(EngineDownError, match="rechtzeitig"):
            connect(serve(trickling_body, **over_tls).url).find(ask())

    @pytest.mark.parametrize(
        ("in_address", "in_settings", "header"),
        [
            ("anna:ge%3Aheim@", {}, "Basic YW5uYTpnZTpoZWlt"),
            ("", {"SEARCH_USER": "anna", "SEARCH_PASSWORD": "ge:heim"}, "Basic YW5uYTpnZTpoZWlt"),
            ("", {"SEARCH_API_KEY": "c2NobHVlc3NlbA=="}, "ApiKey c2NobHVlc3NlbA=="),
        ],
    )
    def test_who_we_are_comes_from_the_address_or_the_settings(self, serve, settings, in_address, in_settings, header):
        def demanding(request):
            allowed = request.headers.get("authorization") == header
            return said(NOTHING) if allowed else said({"error": {"type": "security_exception"}}, "401 Unauthorized")

        for name, value in in_settings.items():
            setattr(settings, name, value)
        url = serve(demanding).url
        assert connect(url.replace("127.0.0.1", f"{in_address}127.0.0.1")).find(ask()).total == 0
        for name in in_settings:
            setattr(settings, name, "")
        with pytest.raises(EngineDownError, match="nicht ein"):
            connect(url).find(ask())

    def test_a_password_is_in_no_message(self, impatient):
        engine = connect("elasticsearch://anna:geheim@127.0.0.1:9/x")
        assert "geheim" not in repr(engine.server.place) + engine.state().detail
