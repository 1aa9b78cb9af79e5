"""Turns the pages of the network into entries of the search, and helps rooms above to do the same with theirs."""

import re
from collections.abc import Iterable, Mapping

from django.conf import settings
from wagtail.blocks.stream_block import StreamValue
from wagtail.models import Page
from wagtail.rich_text import RichText, get_text_for_indexing

from network import languages, pictures, places
from network.models import (
    AccessibilityPage,
    AgreementPage,
    CityIndexPage,
    CityPage,
    ContactPage,
    EventIndexPage,
    EventPage,
    HomePage,
    NetworkPage,
    NewsIndexPage,
    NewsPage,
    PageAudience,
    TextPage,
    VisiblePage,
)
from network.visibility import shown_now
from reference.partial_date import PartialDate
from search.entry import Entry, Section
from search.findable import findable, key, unfindable

GERMAN = settings.LANGUAGE_CODE

EXAMPLE = re.compile(r'<a href="/(?:en/)?suche/\?[^>]*>.*?</a>')
PLACEHOLDER = re.compile(r"\[\[\s*PLATZHALTER[^\]]*\]\]")


def page_entry(  # noqa: PLR0913 (what an entry says, by name)
    page: VisiblePage,
    *,
    kind: str,
    summary: str = "",
    sections: Mapping[str, str] | Iterable[Section] = (),
    labels: Iterable[str] = (),
    names: Iterable[str] = (),
    facets: Mapping[str, Iterable[str]] | None = None,
    tags: Iterable[str] = (),
    date: PartialDate | None = None,
    state: str = "",
    picture: str = "",
    picture_alt: str = "",
    title_en: str = "",
    summary_en: str = "",
) -> Entry | None:
    """Return the entry of a page: the rooms say what it tells, this adds where it lies and who may find it.

    sections maps names to plain text, in the order in which they are looked through; empty ones are left out.
    The facets art and stadt are filled in; facets given here come on top.
    """
    place = PageAudience.objects.filter(pk=page.pk).first() or places.refresh(page.pk)
    if place is None or not place.language:
        return None
    pairs = sections.items() if isinstance(sections, Mapping) else ((each.name, each.text) for each in sections)
    return Entry(
        key=key(page.pk),
        kind=kind,
        title=page.title,
        summary=summary,
        url=languages.address(place.path, place.language),
        language=place.language,
        shown_in=_shown_in(page, place),
        audience=place.audience,
        sections=tuple(Section(name, text.strip()) for name, text in pairs if text.strip()),
        labels=_words(labels),
        names=_words(names),
        facets=_facets(kind, place.city, facets or {}),
        tags=_words(tags),
        date=date.last_day() if date else None,
        date_text=date.iso if date else "",
        state=state,
        picture=picture,
        picture_alt=picture_alt,
        title_en=title_en if place.language == GERMAN else "",
        summary_en=summary_en if place.language == GERMAN else "",
        is_example=page.is_example,
    )


def stream_text(value: object) -> str:
    """Return the words of a stream field as plain text, without what nobody has filled in yet and without examples."""
    pieces = value if isinstance(value, StreamValue) else ()
    return PLACEHOLDER.sub("", "\n".join(text for piece in pieces for text in _texts(piece)))


def _texts(piece: StreamValue.StreamChild) -> Iterable[str]:
    """Return the texts of a piece; words of links that show how to search are left out, else they would be found."""
    if isinstance(piece.value, RichText):
        return [get_text_for_indexing(EXAMPLE.sub("", piece.value.source))]
    return map(str, piece.block.get_searchable_content(piece.value))


def _shown_in(page: Page, place: PageAudience) -> tuple[str, ...]:
    """A German page is shown in English too, as long as whoever may see it finds no English one in its stead."""
    if place.language != GERMAN:
        return (place.language,)
    others = Page.objects.filter(
        shown_now(), translation_key=page.translation_key, page_audience__language__in=languages.PREFIXED
    ).values_list("page_audience__language", "page_audience__audience")
    replaced = {
        language for language, audience in others if places.narrower(audience, place.audience) == place.audience
    }
    return (GERMAN, *(code for code in languages.PREFIXED if code not in replaced))


def _facets(kind: str, city: str, more: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    facets = {"art": (kind,), "stadt": (city,) if city else ()}
    for name, codes in more.items():
        facets[name] = _words((*facets.get(name, ()), *codes))  # type: ignore[assignment]
    return {name: codes for name, codes in facets.items() if codes}


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stripped for word in words if (stripped := word.strip())))


@findable(CityPage)
def _city(page: CityPage) -> Entry | None:
    city = page.city
    return page_entry(
        page,
        kind="seite",
        summary=page.summary,
        sections={"portraet": page.portrait, "strategie": page.strategy_text, "text": stream_text(page.body)},
        labels=(city.name, city.official_name),
        names=(city.state, city.plate),
        picture=pictures.make(page.image),
        picture_alt=page.image.alt_text if page.image else "",
    )


@findable(NewsPage)
def _news(page: NewsPage) -> Entry | None:
    cities = list(page.cities.all())
    topics = list(page.topics.all())
    return page_entry(
        page,
        kind="meldung",
        summary=page.summary,
        sections={"text": stream_text(page.body)},
        labels=[word for topic in topics for word in topic.words()],
        names=[city.name for city in cities],
        facets={"stadt": [city.code for city in cities], "thema": [topic.code for topic in topics]},
        date=page.date,
        picture=pictures.make(page.image),
        picture_alt=page.image.alt_text if page.image else "",
    )


@findable(EventPage)
def _event(page: EventPage) -> Entry | None:
    cities = list(page.cities.all())
    topics = list(page.topics.all())
    organisations = [page.organiser, *page.organisations.all()]
    return page_entry(
        page,
        kind="veranstaltung",
        summary=page.summary,
        sections={"text": stream_text(page.body), "ort": page.place},
        labels=[word for topic in topics for word in topic.words()],
        names=[*(city.name for city in cities), *(str(each) for each in organisations if each)],
        facets={"stadt": [city.code for city in cities], "thema": [topic.code for topic in topics]},
        date=page.end or page.start,
    )


@findable(AgreementPage)
def _agreement(page: AgreementPage) -> Entry | None:
    signatories = list(page.signatories.all())
    return page_entry(
        page,
        kind="seite",
        summary=page.summary,
        sections={
            "text": stream_text(page.description),
            "ziele": "\n".join(goal.text_de for goal in page.goals.all()),
            "unterzeichnende": "\n".join(f"{each.name}, {each.office}" for each in signatories),
        },
        names=[*(each.city.name for each in signatories), *(each.city.name for each in page.accessions.all())],
        date=page.date,
    )


@findable(AccessibilityPage)
@findable(ContactPage)
@findable(TextPage)
def _text(page: TextPage | ContactPage | AccessibilityPage) -> Entry | None:
    return page_entry(page, kind="seite", summary=page.summary, sections={"text": stream_text(page.body)})


@findable(NetworkPage)
def _network(page: NetworkPage) -> Entry | None:
    return page_entry(page, kind="seite", summary=page.summary, sections={"text": stream_text(page.body)})


unfindable(HomePage, "It is where a search starts.")
unfindable(CityIndexPage, "It lists pages that are found themselves.")
unfindable(EventIndexPage, "It lists pages that are found themselves.")
unfindable(NewsIndexPage, "It lists pages that are found themselves.")
