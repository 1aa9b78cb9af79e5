"""Vectors: how they are kept, who may see them, and which model makes them."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from search.entry import NETWORK, PUBLIC, Entry, Section
from search.meaning import model, texts
from search.meaning.mean import mean
from search.meaning.model import ModelDownError, choose
from search.meaning.service import Model as Service
from search.meaning.shelf import Placed, Shelf
from search.meaning.vectorfile import DELIVERED, VectorFile
from search.meaning.vectors import cosines, packed, text_hash, unit
from search.vocabulary import parse_everyday, parse_synonyms

VOCABULARY = Path(__file__).parents[2] / "reference" / "vocabulary"
DE, BOTH = ("de",), ("de", "en")
EVERYBODY = frozenset({PUBLIC})


def asked(*parts):
    """A vector long enough that no component of it is large, as those of real models are."""
    return unit(np.repeat(np.array(parts, dtype=np.float32), 32))


def vector(*parts):
    return packed(asked(*parts))


@pytest.fixture
def shelf():
    return Shelf.of(
        [
            Placed("near", (PUBLIC, BOTH), vector(1, 0.1, 0)),
            Placed("nearer", (NETWORK, BOTH), vector(1, 0, 0)),
            Placed("far", (PUBLIC, DE), vector(0, 1, 0)),
        ]
    )


def keys(found):
    return [each.key for each in found]


def test_who_may_see_an_entry_is_asked_before_the_nearest_are_chosen(shelf):
    assert keys(shelf.nearest(asked(1, 0, 0), EVERYBODY, "de", 1)) == ["near"]
    assert keys(shelf.nearest(asked(1, 0, 0), frozenset({PUBLIC, NETWORK}), "de", 1)) == ["nearer"]
    assert keys(shelf.nearest(asked(1, 0, 0), frozenset(), "de", 9)) == []


def test_what_nobody_may_see_changes_nothing_of_what_is_near(shelf):
    without = Shelf.of(
        [Placed("near", (PUBLIC, BOTH), vector(1, 0.1, 0)), Placed("far", (PUBLIC, DE), vector(0, 1, 0))]
    )
    assert shelf.nearest(asked(1, 0, 0), EVERYBODY, "de", 9) == without.nearest(asked(1, 0, 0), EVERYBODY, "de", 9)


def test_entries_are_near_in_the_languages_in_which_they_are_shown(shelf):
    assert keys(shelf.nearest(asked(0, 1, 0), EVERYBODY, "de", 9)) == ["far", "near"]
    assert keys(shelf.nearest(asked(0, 1, 0), EVERYBODY, "en", 9)) == ["near"]


def test_deleted_and_narrowed_entries_leave_the_shelf_at_once(shelf):
    later = shelf.changed([Placed("near", (NETWORK, BOTH), vector(1, 0.1, 0)), Placed("far", ("", ()), None)])
    assert keys(later.nearest(asked(1, 0, 0), EVERYBODY, "de", 9)) == []
    assert keys(later.nearest(asked(1, 0, 0), frozenset({NETWORK}), "de", 9)) == ["nearer", "near"]
    assert keys(shelf.nearest(asked(1, 0, 0), EVERYBODY, "de", 9)) == ["near", "far"]


def test_a_shelf_can_be_emptied_and_filled_again(shelf):
    gone = shelf.changed([Placed(key, ("", ()), None) for key in shelf.keys])
    assert gone.nearest(asked(1, 0, 0), EVERYBODY, "de", 9) == ()
    assert keys(
        gone.changed([Placed("new", (PUBLIC, DE), vector(1, 0, 0))]).nearest(asked(1, 0, 0), EVERYBODY, "de", 9)
    )


def test_packed_vectors_are_as_near_as_the_vectors_themselves():
    rows = unit(np.random.default_rng(7).normal(size=(50, 384)).astype(np.float32))
    assert np.abs(cosines(packed(rows), rows[3]) - rows @ rows[3]).max() < 0.01


def test_a_file_of_vectors_gives_back_what_was_written_and_is_the_same_for_the_same_vectors(tmp_path):
    vectors = {text_hash(text): vector(len(text), 1, 2) for text in ("a", "bb", "ccc")}
    VectorFile("tiny", vectors).write(tmp_path / "one", "Three vectors.")
    VectorFile("tiny", dict(reversed(vectors.items()))).write(tmp_path / "two", "Three vectors.")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    read = VectorFile.read(tmp_path / "one")
    assert read.model == "tiny"
    assert {key: row.tolist() for key, row in read.vectors.items()} == {
        key: row.tolist() for key, row in vectors.items()
    }


def test_a_file_that_is_none_of_ours_is_refused(tmp_path):
    (tmp_path / "other").write_bytes(b"PK\x03\x04\nno vectors")
    with pytest.raises(ValueError, match="names no model"):
        VectorFile.read(tmp_path / "other")


def an_entry(**changes):
    values = {"title": "Pegel", "summary": "Misst Wasser.", "sections": (Section("problem", "x" * 3000),)}
    fixed = {"key": "page-1", "kind": "loesung", "url": "/p/", "language": "de", "shown_in": BOTH, "audience": PUBLIC}
    return Entry(**{**fixed, **values, **changes})


def test_an_entry_has_vectors_of_title_opening_and_at_most_four_pieces():
    found = texts.of_entry(an_entry(labels=("Klima", "Wasser")))
    assert (found.title, found.opening) == ("Pegel", "Pegel. Misst Wasser.")
    assert len(found.chunks) == 4
    assert found.chunks[0].startswith("Pegel. Klima, Wasser. xxx")
    assert found.chunks[1].startswith("Pegel. xxx")


def test_an_entry_has_no_vector_without_title_and_summary_and_is_whole_with_every_piece():
    of = texts.of_entry(an_entry())
    known = {text_hash(text): vector(1, 0, 0) for text in (of.title, of.opening)}
    assert mean(of, {}) == (None, False)
    assert mean(of, known)[1] is False
    assert mean(of, {text_hash(text): vector(1, 0, 0) for text in of.all})[1] is True


def test_off_means_words_only(settings):
    settings.SEARCH_MEANING = "off"
    assert choose().model is None


@pytest.mark.parametrize("wanted", ["e5", "use", ""])
def test_without_the_library_there_are_words_only_and_the_state_says_why(settings, monkeypatch, wanted):
    monkeypatch.setattr(model, "LIBRARIES", {"e5": "no_such_library", "use": "nor_this_one"})
    model._chosen.cache_clear()
    settings.SEARCH_MEANING = wanted
    assert choose().model is None
    assert "not installed" in choose().detail
    model._chosen.cache_clear()


class Answers(BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((dict(self.headers), asked))
        status, body = self.server.answer(asked)
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for start in range(0, len(body), self.server.piece):
            self.wfile.write(body[start : start + self.server.piece])
            self.server.pause.wait(self.server.seconds)

    def log_message(self, *args):
        pass


def rows(asked):
    data = [{"index": at, "embedding": [len(text), 1, 0]} for at, text in enumerate(asked["input"])]
    return 200, json.dumps({"data": list(reversed(data))}).encode()


@pytest.fixture
def service():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.asked, server.answer, server.pause = [], rows, threading.Event()
    server.piece, server.seconds = 100_000, 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.url = f"http://127.0.0.1:{server.server_port}/v1/embeddings#bge-m3"
    yield server
    server.pause.set()
    server.shutdown()
    server.server_close()


def test_a_service_is_asked_for_questions_and_passages_and_its_order_does_not_matter(service, settings):
    settings.SEARCH_MEANING_KEY = "secret"
    found = Service(service.url).passages(["a", "bbb"])
    assert found[1][0] > found[0][0]
    Service(service.url).question("x")
    (headers, passages), (_, question) = service.asked
    assert headers["Authorization"] == "Bearer secret"
    assert passages == {"model": "bge-m3", "input": ["a", "bbb"], "input_type": "passage"}
    assert question["input_type"] == "query"


@pytest.mark.parametrize(
    "answer",
    [
        (500, b"{}"),
        (200, b"no json"),
        (200, b"{}"),
        (200, b'{"data": []}'),
        (200, b'{"data": [{"index": 0, "embedding": ["x"]}]}'),
        (200, b'{"data": [{"index": 0, "embedding": [NaN, 1]}]}'),
        (200, b'{"data": [{"index": 0, "embedding": 5}]}'),
    ],
)
def test_a_service_that_answers_nonsense_is_left_alone_for_a_while(service, answer):
    service.answer = lambda asked: answer
    broken = Service(service.url)
    for _ in range(3):
        with pytest.raises(ModelDownError):
            broken.question("x")
    assert len(service.asked) == 1


def test_a_trickle_of_a_service_ends_in_time(service, monkeypatch):
    monkeypatch.setattr("search.meaning.service.QUESTION_SECONDS", 0.1)
    service.piece, service.seconds = 1, 0.02
    with pytest.raises(ModelDownError, match=r"too slow|timed out"):
        Service(service.url).question("x")


def test_the_delivered_vectors_spare_a_first_start_nearly_all_of_the_work():
    known = VectorFile.read(DELIVERED).vectors
    groups = [
        *parse_synonyms((VOCABULARY / "synonyms_de.tsv").read_text(encoding="utf-8").splitlines()),
        *parse_everyday((VOCABULARY / "everyday_de.tsv").read_text(encoding="utf-8").splitlines()),
    ]
    lacking = [group for group in groups if text_hash(texts.of_group(group)) not in known]
    assert len(lacking) < len(groups) / 10, "manage.py make_vectors computes what is new"
