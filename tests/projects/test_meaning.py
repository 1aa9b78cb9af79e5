"""What an entry means follows what editors do, and finds what has none of the words."""

import pytest

from hansenetz import worker
from search import outbox, vocabulary
from search.entry import NETWORK, PUBLIC, Question, city_audience
from search.meaning import current, filling
from search.meaning.near import near
from search.models import EntryVector, TextVector
from search.vocabulary import Group
from tests.projects.entries import save, solution
from tests.search.meaning import tiny  # noqa: F401

EVERYBODY = frozenset({PUBLIC})
STAFF = frozenset({PUBLIC, NETWORK, city_audience("luebeck")})


@pytest.fixture
def site(tiny, cities, monkeypatch):  # noqa: F811
    monkeypatch.setattr(vocabulary, "_sources", [])
    vocabulary.register(lambda: 1, lambda: [Group(("Flut", "Pegel"))])
    return cities


def keys(text, audiences=EVERYBODY):
    return [each.key for each in near(text, audiences, "de").entries]


@pytest.fixture
def both(site):
    """One entry of water and one of trees, with their vectors."""
    pair = solution("luebeck", "Pegel am Wasser"), solution("luebeck", "Bäume im Wald")
    filling.fill()
    return pair


def test_words_find_an_entry_at_once_and_meaning_when_the_worker_has_come_to_it(site, tiny):  # noqa: F811
    page = solution("luebeck", "Pegel am Wasser")
    solution("luebeck", "Bäume im Wald")
    assert site.find(Question("Pegel", EVERYBODY)).total == 1
    assert keys("Flut") == []
    worker.fill_vectors()
    assert keys("Flut") == [f"page-{page.pk}"]


def test_the_newest_entry_comes_first_and_pieces_of_texts_come_last(site, tiny):  # noqa: F811
    solution("luebeck", "Erster Pegel", problem="Ein langer Text.")
    solution("luebeck", "Zweiter Pegel", problem="Noch ein Text.")
    tiny.computed.clear()
    filling.fill()
    order = [text for text in tiny.computed if "Pegel" in text and ";" not in text]
    assert order[0].startswith("Zweiter")
    begun = max(at for at, text in enumerate(order) if "langer Text" not in text and "Noch ein" not in text)
    assert all("Text" in text for text in order[begun + 1 :])
    assert len(order) > begun + 1


def test_an_unchanged_text_is_not_computed_again(both, tiny):  # noqa: F811
    tiny.computed.clear()
    save(both[0])
    filling.fill()
    assert tiny.computed == []


def test_a_changed_text_has_no_old_vector(both):
    both[0].title = "Verkehr"
    save(both[0])
    assert keys("Flut") == []
    filling.fill()
    assert keys("Auto")[0] == f"page-{both[0].pk}"


def test_an_entry_that_is_narrowed_is_near_only_for_those_who_may_see_it(both):
    assert f"page-{both[0].pk}" in keys("Flut")
    both[0].audience = "network"
    save(both[0])
    assert f"page-{both[0].pk}" not in keys("Flut")
    assert f"page-{both[0].pk}" in keys("Flut", STAFF)


@pytest.mark.parametrize("leave", [lambda page: page.unpublish(), lambda page: page.delete()])
def test_an_entry_that_is_gone_is_near_to_nothing(both, site, leave):
    key = f"page-{both[0].pk}"
    leave(both[0])
    outbox.drain(site)
    assert key not in keys("Flut", STAFF)
    assert not EntryVector.objects.get(key=key).vector


def test_another_process_learns_of_a_change_with_its_next_question(both, monkeypatch):
    keys("Flut")
    elsewhere = current._Entries()
    monkeypatch.setattr(current, "_entries", elsewhere)
    assert keys("Flut")
    monkeypatch.undo()


def test_the_hourly_look_mends_what_a_lost_note_left(both, site):
    EntryVector.objects.filter(key=f"page-{both[0].pk}").update(audience="network")
    EntryVector.objects.filter(key=f"page-{both[1].pk}").delete()
    EntryVector.objects.create(key="page-99999", model="tiny/2", audience=PUBLIC, changed=1)
    assert filling.catch_up(site) >= 2
    assert filling.progress().entries == len(site.digests())
    assert set(keys("Flut")) <= {f"page-{page.pk}" for page in both}


def test_another_model_makes_its_own_vectors_and_the_old_ones_are_never_compared(both, site, tiny):  # noqa: F811
    tiny.name = "other"
    assert keys("Flut") == []
    filling.catch_up(site)
    filling.fill()
    assert keys("Flut")[0] == f"page-{both[0].pk}"
    assert set(TextVector.objects.values_list("model", flat=True)) == {"tiny", "other"}


def test_the_state_says_how_far_it_is(site, tiny):  # noqa: F811
    solution("luebeck", "Pegel am Wasser", problem="Ein Text.")
    before = filling.progress()
    assert before.whole < before.entries
    filling.fill()
    after = filling.progress()
    assert (after.model, after.begun, after.whole) == ("tiny", after.entries, after.entries)


def test_a_model_that_is_down_hinders_nobody(both, site, tiny):  # noqa: F811
    tiny.is_down = True
    assert near("Hochwasser", EVERYBODY, "de").entries == ()
    assert site.find(Question("Pegel", EVERYBODY)).total == 1
    solution("luebeck", "Neues Wasser")
    worker.fill_vectors()
    tiny.is_down = False
    worker.fill_vectors()
    assert len(keys("Flut")) == 2


@pytest.fixture
def many(site):
    """One entry that says Pegel, and a dozen that say little."""
    pegel = solution("luebeck", "Pegel", summary="Misst.")
    for number in range(12):
        solution("rostock", f"Vorhaben {'x' * number}", summary="Anderes.")
    filling.fill()
    return pegel


def test_where_no_word_is_known_near_entries_are_offered_and_nothing_is_found(many, site):
    answer = site.find(Question("Wasser", EVERYBODY))
    assert (answer.total, answer.hits) == (0, ())
    assert not any(answer.counts.values())
    assert [hit.entry.title for hit in answer.maybe] == ["Pegel"]


def test_what_is_offered_obeys_who_may_see_it(many, site):
    many.audience = "network"
    save(many)
    assert site.find(Question("Wasser", EVERYBODY)).maybe == ()
    assert [hit.entry.title for hit in site.find(Question("Wasser", STAFF)).maybe] == ["Pegel"]


def test_nothing_is_offered_where_nothing_stands_out(many, site):
    assert site.find(Question("Quatsch", EVERYBODY)).maybe == ()


def test_a_known_word_finds_and_what_stands_out_by_meaning_is_found_beside_it(many, site):
    answer = site.find(Question("Wasser Vorhaben", EVERYBODY))
    assert answer.total == 13
    assert answer.hits[0].entry.title == "Pegel"
    assert answer.maybe == ()


def test_the_page_says_that_nothing_was_found_and_offers_what_is_near_in_a_band_of_its_own(many, client):
    page = client.get("/suche/", {"q": "Wasser"}).content.decode()
    assert 'data-total="0"' in page
    assert (
        page.index("haben wir nichts gefunden")
        < page.index("Vielleicht meinten Sie das")
        < page.index("/luebeck/pegel/")
        < page.index("Was Sie noch tun können")
    )


def test_similar_entries_may_share_no_word(many, site):
    river = solution("luebeck", "Hochwasser", summary="Warnt.")
    filling.fill()
    found = site.find(Question("", EVERYBODY, like=f"page-{river.pk}"))
    assert found.hits[0].entry.title == "Pegel"
