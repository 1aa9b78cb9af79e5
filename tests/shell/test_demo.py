"""What `manage.py demo` promises."""

import pytest
import yaml
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision

from hansenetz.demo.loading import load
from hansenetz.demo.records import LeftoverError, Record, directory
from network.models import AgreementPage, City, EventPage, IndexResult, NewsPage, Organisation, TextPage
from projects.models import CoreProject, CoreProjectList, LessonPage, NamedProject, NeedPage, SolutionPage
from reference.models import Citation, RecordCitation, Source, Term, Topic
from search.entry import Question

PUBLIC = frozenset({"public"})


def content(name):
    return yaml.safe_load((directory() / name).read_text(encoding="utf-8"))


def solutions_in_content():
    return [
        item
        for path in sorted((directory() / "loesungen").glob("*.yaml"))
        for item in content(f"loesungen/{path.name}")
    ]


def test_every_entry_of_the_content_files_is_on_the_site(demo_site):
    assert City.objects.count() == len(content("staedte.yaml")) == 7
    assert set(SolutionPage.objects.live().filter(locale__language_code="de").values_list("slug", flat=True)) == {
        item["slug"] for item in solutions_in_content()
    }
    assert LessonPage.objects.live().count() == len(content("erfahrungen.yaml"))
    assert NeedPage.objects.live().count() == len(content("bedarfe.yaml"))
    network = content("netzwerk.yaml")
    counts = {"organisations": Organisation, "topics": Topic, "terms": Term, "index_results": IndexResult}
    for name, model in counts.items():
        assert model.objects.count() == len(network[name])
    german = {"locale__language_code": "de"}
    assert EventPage.objects.live().filter(**german).count() == len(network["events"])
    assert NewsPage.objects.live().filter(**german).count() == len(network["news"])
    assert CoreProject.objects.count() == 9 and CoreProjectList.objects.get().stated_count == 7
    assert NamedProject.objects.count() == 2
    assert Source.objects.count() == len(content("quellen.yaml"))


def test_a_key_that_nobody_has_a_place_for_stops_the_load():
    record = Record("loesungen[neu]", {"title": "Neu", "wetter": "sonnig"})
    record.text("title")
    with pytest.raises(LeftoverError, match="wetter"):
        record.finish()


def test_every_piece_of_evidence_is_kept_with_its_sources(demo_site):
    german = Citation.objects.filter(page__locale__language_code="de")
    for slug, belege in [(item["slug"], item["belege"]) for item in solutions_in_content()]:
        cited = german.filter(page__slug=slug)
        assert cited.count() == len(belege), slug
        assert sum(each.sources.count() for each in cited) == sum(len(beleg["sources"]) for beleg in belege), slug
    assert RecordCitation.objects.count() == 41


def test_an_english_page_names_the_sources_that_its_german_one_names(demo_site):
    german, english = (
        {page.translation_key: page for page in Page.objects.live().filter(locale__language_code=code)}
        for code in ("de", "en")
    )
    both = german.keys() & english.keys()
    assert len(both) > 20
    assert [german[key].slug for key in both if cited(german[key]) != cited(english[key])] == []


def cited(page):
    return set(Citation.objects.filter(page_id=page.pk).values_list("value", "sources__code"))


def test_contradicting_values_stay_side_by_side(demo_site):
    ranking = Citation.objects.get(page__slug="nur-was-im-netz-steht-zaehlt", state="widerspruechlich")
    assert (ranking.conflict_value, ranking.conflict_sources.get().code) == ("von 405", "webris-57657")


def test_running_it_twice_changes_nothing(demo_site):
    revisions = Revision.objects.count()
    before = {page.pk: page.latest_revision_id for page in Page.objects.all()}
    tally = load(lambda line: None, has_accounts=True).tally
    assert tally.is_quiet, (tally.created, tally.changed)
    assert Revision.objects.count() == revisions
    assert before == {page.pk: page.latest_revision_id for page in Page.objects.all()}


def test_what_an_editor_changed_comes_back_as_the_content_says(demo_site):
    page = SolutionPage.objects.get(slug="smart-kita")
    page.summary = "Überschrieben."
    page.save_revision().publish()
    assert load(lambda line: None, has_accounts=False).tally.changed == {"SolutionPage": 1}
    assert SolutionPage.objects.get(slug="smart-kita").summary.startswith("Sensoren in der Kita")


def test_made_up_entries_carry_the_mark_wherever_they_are_found(demo_site):
    made_up = {
        item["title"] for name in ("erfahrungen.yaml", "bedarfe.yaml") for item in content(name) if item.get("beispiel")
    }
    hits = demo_site.find(Question("", PUBLIC, size=200)).hits
    assert {hit.entry.title for hit in hits if hit.entry.is_example} == made_up


@pytest.mark.parametrize(
    "asked", ["Parkplatzsensor", "Parkplatzsensoren", "parkplaz sensor", "Rettungsweg Feuerwehr", "Falschparker"]
)
def test_the_flagship_is_among_the_first_three(demo_site, asked):
    titles = [hit.entry.title for hit in demo_site.find(Question(asked, PUBLIC)).hits[:3]]
    assert "Kreuzung frei!" in titles


def test_the_flagship_is_in_english_and_other_entries_show_their_english_title(demo_site):
    assert (
        SolutionPage.objects.get(slug="kreuzung-frei", locale__language_code="en").title == "Keep the junction clear!"
    )
    assert SolutionPage.objects.get(slug="heavyrain", locale__language_code="de").summary_en.startswith(
        "Research on heavy rain"
    )
    titles = [hit.entry.title for hit in demo_site.find(Question("nursery", PUBLIC, language="en")).hits]
    assert titles[0] == "Smart Kita"
    assert AgreementPage.objects.live().count() == 2
    assert TextPage.objects.get(slug="impressum", locale__language_code="en").title == "Legal notice"


def test_without_debug_it_asks_to_be_meant(settings, db):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="--accounts"):
        call_command("demo")
