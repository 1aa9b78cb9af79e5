"""Whatever a page shows marks the page when it changes."""

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Pillow

from network import shown
from network.models import (
    AgreementPage,
    City,
    CityPage,
    ContactPoint,
    EventIndexPage,
    EventPage,
    Grant,
    Image,
    IndexResult,
    IndexStudy,
    NetworkPage,
    Notice,
    Organisation,
    Signatory,
)
from reference.models import Citation, FundingProgramme, Source, Topic
from search import outbox, version
from search.models import OutboxRow
from tests.network.pages import city_page, news


@pytest.fixture
def marked(cities, engine):
    """Return the pages marked since the last look."""

    def look():
        ids = set(OutboxRow.objects.values_list("page_id", flat=True))
        outbox.drain(engine)
        return ids

    look()
    return look


def ids_of(*pages):
    return {page.pk for page in pages}


def city_pages(code):
    return set(CityPage.objects.filter(city__code=code).values_list("pk", flat=True))


def event(**fields):
    page = EventPage(title="Messe", type="messe", start="2023", **fields)
    EventIndexPage.objects.first().add_child(instance=page)
    return page


def test_a_renamed_city_marks_its_pages_all_below_and_those_that_name_it(cities, marked):
    article, fair = news("luebeck", "Sensoren"), event()
    fair.cities.add(cities["luebeck"])
    fair.save()
    marked()
    cities["luebeck"].name = "Lübeck an der Trave"
    cities["luebeck"].save()
    assert marked() == city_pages("luebeck") | ids_of(article, fair)


def test_a_renamed_organisation_marks_the_events_it_takes_part_in(marked):
    organisation = Organisation.objects.create(code="bitkom", name="Bitkom")
    organised, attended = event(organiser=organisation), event()
    attended.organisations.add(organisation)
    attended.save()
    marked()
    organisation.name = "Bitkom e. V."
    organisation.save()
    assert marked() == ids_of(organised, attended)


def test_a_topic_marks_the_pages_about_it(marked):
    topic = Topic.objects.create(code="parken", label_de="Parken")
    page = news("luebeck", "Sensoren")
    page.topics.add(topic)
    page.save()
    marked()
    topic.synonyms_de = "Stellplatz"
    topic.save()
    assert marked() == ids_of(page)


def test_a_source_marks_the_pages_that_cite_it(marked):
    source = Source.objects.create(code="a", title="A")
    page = news("luebeck", "Sensoren")
    citation = Citation(page=page, fields="date", value="2023")
    citation.save()
    citation.sources.add(source)
    citation.save()
    marked()
    source.title = "B"
    source.save()
    assert marked() == ids_of(page)


def test_a_signatory_marks_the_agreement_when_the_city_changes(cities):
    page = AgreementPage(title="Vereinbarung", date="2023-10-23")
    NetworkPage.objects.first().add_child(instance=page)
    Signatory.objects.create(page=page, city=cities["luebeck"], name="N", office="A")
    assert page.pk in shown.pages_of_city(cities["luebeck"])


@pytest.mark.parametrize("change", ["grant", "result", "lead unit"])
def test_what_stands_on_a_city_page_marks_it(cities, marked, change):
    city = City.objects.get(code="luebeck")
    if change == "grant":
        programme = FundingProgramme.objects.create(code="mpsc", name_de="MPSC")
        Grant.objects.create(city=city, programme=programme, text_de="rund 13 Millionen Euro")
    elif change == "result":
        study = IndexStudy.objects.create(code="bitkom-index", name_de="Smart City Index")
        IndexResult.objects.create(study=study, city=city, rank=19)
    else:
        unit = ContactPoint.objects.create(code="amt", unit_de="Amt", city=city)
        City.objects.filter(pk=city.pk).update(lead_unit=unit)
        marked()
        unit.unit_de = "Ordnungsamt"
        unit.save()
    assert marked() >= city_pages("luebeck")


def test_a_new_alternative_text_marks_the_pages_with_the_picture(marked, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    path = tmp_path / "a.png"
    Pillow.new("RGB", (4, 4)).save(path)
    with path.open("rb") as file:
        image = Image.objects.create(title="Sensor", alt_text="Sensor", file=ImageFile(file, name="a.png"))
    page = city_page("luebeck")
    page.image = image
    page.save()
    marked()
    image.alt_text = "Sensor am Bordstein"
    image.save()
    assert marked() == ids_of(page)


def test_a_notice_raises_the_version_of_the_site(cities):
    before = version.current()
    Notice.objects.create(code="keine-angabe", text_de="keine Angabe")
    assert version.current() > before
