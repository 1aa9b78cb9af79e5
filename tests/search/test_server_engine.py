"""The engine on a server keeps every promise of an engine, on each server that TEST_SEARCH_URL names."""

import os
import time
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from search import vocabulary
from search.clauses import GRAMS, WORDS, AllOf, AnyOf, BestOf, Plan, Term
from search.engine import EngineDownError
from search.engines.server import connect, mapping
from search.engines.server.reader import Reader
from tests.search.engine_contract import EngineContract, ask, entry, keys
from tests.search.fake_server import passing_on, said, serving

pytestmark = pytest.mark.server
SERVERS = os.environ.get("TEST_SEARCH_URL", "").split()


@pytest.fixture(params=SERVERS, ids=lambda url: url.partition(":")[0])
def url(request):
    """The address of an index of this test's own, of which nothing is left afterwards."""
    own = f"{request.param.rstrip('/')}-{uuid4().hex[:12]}"
    yield own
    left = connect(own)
    left.server.delete([*left.generations.standing().indices])


@pytest.fixture(autouse=True)
def no_vocabulary(monkeypatch):
    """Leave out the rooms above, whose words come from the database."""
    monkeypatch.setattr(vocabulary, "_sources", [])


class TestServer(EngineContract):
    @pytest.fixture
    def engine(self, url):
        engine = connect(url)
        engine.rebuild([])
        return engine

    @pytest.fixture
    def again(self, url, engine):
        return connect(url)


@pytest.fixture
def engine(url):
    engine = connect(url)
    engine.rebuild([entry("a", "Ampel")])
    return engine


def indices(engine):
    return engine.generations.standing().indices


class TestVersions:
    def test_an_older_mark_changes_nothing(self, engine):
        ahead = time.time_ns()
        engine.put([entry("b", "Neu")], {"b": ahead + 2})
        engine.put([entry("b", "Alt")], {"b": ahead + 1})
        engine.drop(["b"], {"b": ahead})
        assert [hit.entry.title for hit in engine.find(ask("neu")).hits] == ["Neu"]

    def test_what_was_dropped_is_not_brought_back_by_an_older_look(self, engine):
        ahead = time.time_ns()
        engine.drop(["b"], {"b": ahead + 2})
        engine.put([entry("b", "Alt")], {"b": ahead + 1})
        assert engine.find(ask("alt")).total == 0

    def test_the_same_mark_may_be_written_again(self, engine):
        mark = time.time_ns()
        engine.put([entry("b", "Einmal")], {"b": mark})
        engine.put([entry("b", "Zweimal")], {"b": mark})
        assert engine.find(ask("zweimal")).total == 1

    def test_what_was_marked_since_a_rebuild_began_outlives_it(self, engine):
        began = time.time_ns()

        def entries():
            engine.put([entry("b", "Danach")], {"b": began + 1})
            engine.drop(["c"], {"c": began + 1})
            yield entry("b", "Davor")
            yield entry("c", "Davor")

        engine.rebuild(entries(), began)
        assert keys(engine.find(ask("danach"))) == {"b"}
        assert engine.find(ask("davor")).total == 0


class TestGenerations:
    def test_only_the_one_in_use_and_its_predecessor_stay(self, engine):
        for _ in range(3):
            engine.rebuild([entry("a", "Ampel")])
        assert len(indices(engine)) == 2

    def test_what_a_killed_rebuild_left_is_cleaned_by_the_next(self, engine):
        orphan = engine.generations.fresh()
        engine.server.create(orphan, mapping.index_body(*engine.server.version()), alias=engine.generations.next)
        engine.put([entry("b", "Laterne")])
        engine.rebuild([entry("b", "Laterne")])
        assert orphan not in indices(engine)
        assert keys(engine.find(ask("laterne"))) == {"b"}

    def test_a_rebuild_that_lost_entries_is_refused(self, engine, monkeypatch):
        monkeypatch.setattr(engine.server, "count", lambda index: 1)
        with pytest.raises(EngineDownError, match="enthält nicht"):
            engine.rebuild([entry("b", "Laterne"), entry("c", "Bank")])
        assert keys(engine.find(ask())) == {"a"}

    def test_an_index_of_another_release_goes_on_answering_but_takes_no_writes(self, engine, url, monkeypatch):
        monkeypatch.setattr(mapping, "fingerprint", lambda: "0" * 12)
        newer = connect(url)
        assert (newer.state().needs_rebuild, newer.find(ask()).total) == (True, 1)
        with pytest.raises(EngineDownError, match="anderen Version"):
            newer.put([entry("b", "Laterne")])
        newer.rebuild([entry("b", "Laterne")])
        assert (newer.state().is_ready, keys(newer.find(ask()))) == (True, {"b"})


class TestFaults:
    """Each is told as it is, and over as soon as its cause is."""

    def test_a_deleted_index_comes_back_with_a_rebuild(self, engine):
        engine.server.delete(indices(engine))
        for attempt in (lambda: engine.find(ask()), lambda: engine.put([entry("b", "B")]), engine.digests):
            with pytest.raises(EngineDownError, match="keinen Index"):
                attempt()
        assert "keinen Index" in engine.state().detail
        assert engine.state().needs_rebuild
        assert indices(engine) == set()
        engine.rebuild([entry("a", "Ampel")])
        assert (engine.state().is_ready, engine.find(ask()).total) == (True, 1)

    def test_an_alias_on_two_indices_is_told_and_mended_by_a_rebuild(self, engine):
        second = engine.generations.fresh()
        engine.server.create(second, mapping.index_body(*engine.server.version()), alias=engine.generations.name)
        with pytest.raises(EngineDownError, match="mehr als einen Index"):
            engine.put([entry("b", "B")])
        assert "mehr als einen Index" in engine.state().detail
        assert engine.state().needs_rebuild
        engine.rebuild([entry("a", "Ampel")])
        assert (engine.state().is_ready, keys(engine.find(ask()))) == (True, {"a"})

    def test_a_foreign_index_of_the_name_is_told(self, url):
        engine = connect(url)
        engine.server.create(engine.generations.name, {}, alias="foreign")
        assert "muss unser Alias stehen" in engine.state().detail
        with pytest.raises(EngineDownError):
            engine.rebuild([])
        assert indices(engine) == set()
        engine.server.delete([engine.generations.name])
        engine.rebuild([])
        assert engine.state().is_ready

    @pytest.mark.parametrize("block", ["read_only_allow_delete", "read_only", "write"])
    def test_a_blocked_index_answers_and_takes_writes_once_it_may(self, engine, block):
        (index,) = indices(engine)
        engine.server.set(index, {f"index.blocks.{block}": True})
        with pytest.raises(EngineDownError, match="nimmt keine"):
            engine.put([entry("b", "Laterne")])
        state = engine.state()
        assert (state.is_ready, state.is_degraded, block in state.detail) == (True, True, True)
        assert engine.find(ask("ampel")).total == 1
        engine.server.set(index, {f"index.blocks.{block}": None})
        engine.put([entry("b", "Laterne")])
        assert not engine.state().detail
        assert engine.find(ask()).total == 2

    def test_what_the_server_itself_refuses_is_named_and_its_neighbours_pass(self, engine, monkeypatch):
        document = mapping.document

        def strange(each):
            return {**document(each), **({"colour": "red"} if each.key == "b" else {})}

        monkeypatch.setattr(mapping, "document", strange)
        refused = engine.put([entry("b", "Bank"), entry("c", "Laterne")])
        assert set(refused) == {"b"}
        assert "colour" in refused["b"]
        assert keys(engine.find(ask())) == {"a", "c"}

    def test_the_longest_questions_are_answered(self, engine):
        engine.put([entry("long", " ".join(f"wort{n}" for n in range(400)), "Wort " * 4000)])
        words = " OR ".join(f'"donaudampfschifffahrt{n}"' for n in range(8))
        assert engine.find(ask(words)).total == 0
        assert engine.find(ask(" ".join(f"wort{n}" for n in range(40)))).total == 1

    def test_a_concept_with_thousands_of_names_is_answered(self, engine):
        names = tuple(AllOf(tuple(Term(WORDS, f"name{n}") for _ in range(3))) for n in range(2000))
        concept = BestOf((AnyOf((Term(WORDS, "ampel"),)), *names))
        grams = tuple(Term(GRAMS, f"g{n}") for n in range(3000))
        assert Reader(engine.server).run(Plan((concept, concept), grams), ask()).total == 1


class TestBehindAProxy:
    """The servers' own TLS and security are not part of those that run here; a proxy in front of them is."""

    @pytest.fixture
    def real(self, url):
        parts = urlsplit(url)
        return parts, passing_on(parts.hostname, parts.port)

    def test_with_tls_of_our_own_authority(self, real, certificate, settings):
        parts, answer = real
        settings.SEARCH_CA = str(certificate.authority)
        with serving(answer, f"{parts.scheme}+https", certificate.context) as proxy:
            engine = connect(proxy.url.replace("/hansenetz-test", parts.path))
            engine.rebuild([entry("a", "Ampel")])
            assert keys(engine.find(ask("ampel"))) == {"a"}

    def test_with_an_api_key(self, real, settings):
        parts, answer = real
        refusal = said({"error": {"type": "security_exception"}}, "401 Unauthorized")

        def demanding(request):
            return answer(request) if request.headers.get("authorization") == "ApiKey geheim" else refusal

        with serving(demanding, parts.scheme) as proxy:
            address = proxy.url.replace("/hansenetz-test", parts.path)
            assert "lässt uns nicht ein" in connect(address).state().detail
            settings.SEARCH_API_KEY = "geheim"
            engine = connect(address)
            engine.rebuild([entry("a", "Ampel")])
            assert keys(engine.find(ask("ampel"))) == {"a"}
