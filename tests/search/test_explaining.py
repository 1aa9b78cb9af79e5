"""Why an entry stands where it stands: the parts of its score, for administrators."""

import pytest

from search import vocabulary
from search.engines import embedded
from search.entry import NETWORK, PUBLIC, Entry, Question, Section
from search.explaining import Ground
from search.vocabulary import Group
from tests.search.result import Result

EVERYBODY = frozenset({PUBLIC})


@pytest.fixture
def engine(tmp_path, monkeypatch):
    monkeypatch.setattr(vocabulary, "_sources", [])
    groups = [Group(("Ampel", "Lichtsignalanlage")), Group(("Fortzug",), everyday=("wegziehen",))]
    vocabulary.register(lambda: 1, lambda: groups)
    engine = embedded.connect(f"embedded://{tmp_path}")
    engine.put(
        [_entry("a", "Lichtsignalanlage am Hafen"), _entry("b", "Parkplatz mit Sensor"), _entry("c", "Fortzug melden")]
    )
    engine.put([_entry("d", "Ampel im Amt", audience=NETWORK)])
    return engine


def _entry(key, title, audience=PUBLIC):
    return Entry(key, "loesung", title, "", f"/{key}/", "de", ("de",), audience, (Section("loesung", title),))


@pytest.mark.parametrize(
    ("text", "key", "grounds"),
    [
        ("Ampel", "a", {Ground.SYNONYM}),
        ("Hafen", "a", {Ground.WORD, Ground.GRAMS}),
        ("Parkplatzsensoren", "b", {Ground.PART, Ground.GRAMS}),
        ("wegziehen", "c", {Ground.OFFICIAL}),
    ],
)
def test_each_part_of_a_score_has_its_ground_and_together_they_are_the_score(engine, text, key, grounds):
    found = engine.explain(Question(text, EVERYBODY), key)
    assert grounds <= {reason.ground for reason in found.reasons}
    assert sum(reason.score for reason in found.reasons if reason.counts) == pytest.approx(found.score, rel=1e-3)


def test_what_matches_is_written_as_people_write_it(engine):
    def found(text, key, ground):
        reasons = engine.explain(Question(text, EVERYBODY), key).reasons
        return {reason.found for reason in reasons if reason.ground is ground}

    assert found("Ampel", "a", Ground.SYNONYM) == {"Lichtsignalanlage"}
    assert found("wegziehen", "c", Ground.OFFICIAL) == {"Fortzug"}
    assert found("Parkplatzsensoren", "b", Ground.PART) == {"Park", "Parkplatz", "Platz", "Sensoren"}


def test_filters_and_order_do_not_change_why(engine):
    plain = engine.explain(Question("Hafen", EVERYBODY), "a")
    narrowed = Question("Hafen", EVERYBODY, facets={"stadt": ("kiel",)}, sort="titel", start=30, year_from=1990)
    assert engine.explain(narrowed, "a").score == plain.score


def test_an_entry_that_does_not_match_has_no_reasons_and_a_hidden_one_no_explanation(engine):
    assert engine.explain(Question("Fortzug", EVERYBODY), "a").reasons == ()
    assert engine.explain(Question("Zahnradbahn", EVERYBODY), "a").score == 0
    assert engine.explain(Question("Ampel", EVERYBODY), "d") is None


@pytest.mark.parametrize("text", ["", '"', "-", "a* b*", '"Hafen" OR -x', "(" * 300, "\x00", "\ud7ff", "wort " * 200])
def test_no_question_breaks_it(engine, text):
    assert engine.explain(Question(text, EVERYBODY), "a") is not None


@pytest.fixture
def administrator(client, django_user_model):
    client.force_login(django_user_model.objects.get(username="verwaltung"))
    return client


def test_an_administrator_gets_a_link_at_each_hit_and_reads_the_reasons_in_plain_words(demo_site, administrator):
    result = Result(administrator.get("/suche/?q=Wasser"))
    link = result.tree.select_one("a.hit__why")["href"]
    page = Result(administrator.get(link))
    assert page.status == 200
    assert "Warum steht das hier?" in page.words
    assert "„Wasser“ selbst" in page.words


def test_nobody_else_gets_the_link_or_the_page(demo_site, client, django_user_model):
    assert "warum" not in Result(client.get("/suche/?q=Wasser")).text
    client.force_login(django_user_model.objects.get(username="redaktion-luebeck"))
    assert "hit__why" not in Result(client.get("/suche/?q=Wasser")).text
    assert client.get("/admin/suche/warum/?q=Wasser&eintrag=page-5").status_code in (302, 403)


@pytest.mark.parametrize(
    "query", ["", "eintrag=" + "x" * 900, "q=%00&eintrag=page-5&sprache=xx", "q=a&seite=-1&sort=x"]
)
def test_any_address_gives_a_page(demo_site, administrator, query):
    assert administrator.get(f"/admin/suche/warum/?{query}").status_code == 200
