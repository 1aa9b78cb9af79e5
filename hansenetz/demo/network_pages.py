"""Loads the pages of the network from content/netzwerk.yaml: the agreement, events and news."""

import re
from collections.abc import Mapping

from hansenetz.demo.context import Demo
from hansenetz.demo.evidence import citations_of
from hansenetz.demo.markdown import paragraph
from hansenetz.demo.records import Record
from hansenetz.demo.streams import stream_of
from hansenetz.demo.writing import put_page
from network.models import Accession, AgreementPage, Correction, EventPage, NewsPage, Signatory
from network.models.events import EventMention, NewsMention
from reference.models import Citation

AGREEMENT_SLUG = "vereinbarung"


def load_agreement(demo: Demo, item: Record, corrections: list[Record]) -> None:
    """Publish the agreement in both languages, with the points on which sources differ."""
    english = item.record("en")
    differences = [_correction(demo, row) for row in corrections]
    key = item.text("key")
    german: dict[str, object] = {
        "title": item.text("title"),
        "summary": item.text("summary"),
        "date": item.date("date"),
        "place": item.text("place"),
        "description": stream_of(item.records("description")),
        "goals": [demo.goals[goal] for goal in item.words("goals")],
        "signatories": [_signatory(demo, row) for row in item.records("signatories")],
        "accessions": [_accession(demo, row) for row in item.records("accessions")],
        "corrections": [correction for correction, _english, _citations in differences],
    }
    evidence = citations_of(item, demo.sources, lambda name: "signatories" if name.startswith("signatories.") else name)
    german["citations"] = [*evidence, *(citation for *_corrections, found in differences for citation in found)]
    words = {"title": english.text("title"), "summary": english.text("summary")}
    words |= {"place": english.text("place") or str(german["place"])}
    words |= {"description": stream_of(english.records("description"))}  # type: ignore[dict-item]
    words |= {"corrections": [correction for _german, correction, _citations in differences]}  # type: ignore[dict-item]
    page = put_page(
        demo.tally, demo.child(demo.german, "netzwerk"), AgreementPage(slug=AGREEMENT_SLUG, locale=demo.german), german
    )
    new = AgreementPage(slug=AGREEMENT_SLUG, locale=demo.english, translation_key=page.translation_key)
    put_page(demo.tally, demo.child(demo.english, "netzwerk"), new, {**german, **words})
    demo.mentionable[key] = page
    english.finish()
    item.finish()


def _correction(demo: Demo, row: Record) -> tuple[Correction, Correction, list[Citation]]:
    """Return a difference of sources in German and in English, and its evidence."""
    code, english = row.text("key"), row.record("en")
    german = {name: row.text(name) for name in ("says", "other", "decision")}
    translated = {name: english.text(name) or text for name, text in german.items()}
    found = citations_of(row, demo.sources, lambda name: f"corrections.{code}.{name}")
    english.finish()
    row.finish()
    return Correction(code=code, **german), Correction(code=code, **translated), found


def _signatory(demo: Demo, row: Record) -> Signatory:
    values = {name: row.text(name) for name in ("name", "office", "mode", "note")}
    signatory = Signatory(city=demo.cities[row.text("city")], has_signed=row.flag("signed"), **values)
    row.finish()
    return signatory


def _accession(demo: Demo, row: Record) -> Accession:
    row.drop("date_precision")  # the date itself is as precise as it is known
    accession = Accession(city=demo.cities[row.text("city")], date=row.date("date"))
    row.finish()
    return accession


def load_events(demo: Demo, items: list[Record]) -> None:
    """Publish the events in both languages; without an English short text the English title waits in a draft."""
    for item in items:
        item.drop("date_precision")
        slug, organiser, english = item.text("key"), item.text("organiser"), item.record("en")
        values: dict[str, object] = {
            name: item.text(name) for name in ("title", "type", "place", "summary", "date_note")
        }
        values |= {"start": item.date("start"), "end": item.date("end")}
        values |= {"body": stream_of(item.records("description"))}
        values |= {
            "organiser": demo.organisations[organiser] if organiser else None,
            "cities": [demo.cities[key] for key in item.words("cities")],
            "topics": [demo.topics[key] for key in item.words("topics")],
            "organisations": [demo.organisations[key] for key in item.words("organisations")],
            "mentions": [EventMention(target_id=demo.solutions[key].pk) for key in item.words("solutions")],
            "citations": citations_of(item, demo.sources, lambda name: "body" if name == "description" else name),
        }
        parent = demo.child(demo.german, "veranstaltungen")
        page = put_page(demo.tally, parent, EventPage(slug=slug, locale=demo.german), values)
        demo.mentionable[slug] = page
        new = EventPage(slug=slug, locale=demo.english, translation_key=page.translation_key)
        words = {**values, **{name: english.text(name) for name in ("title", "summary")}}
        words |= {name: english.text(name) for name in ("place", "date_note") if name in english}
        words |= {"body": stream_of(english.records("description"))}
        put_page(demo.tally, demo.child(demo.english, "veranstaltungen"), new, words, is_draft=not words["summary"])
        english.finish()
        item.finish()


def load_news(demo: Demo, items: list[Record], later: frozenset[str]) -> None:
    """Publish the news in both languages; later holds keys of things that get no page yet."""
    for item in items:
        slug, english, text = item.text("key"), item.record("en"), item.text("text")
        values: dict[str, object] = {
            "title": item.text("title"),
            "date": item.date("date"),
            "summary": _first_sentence(text),
            "body": [{"type": "text", "value": paragraph(text)}],
            "source": demo.sources[item.text("source")],
            "cities": [demo.cities[key] for key in item.words("cities")],
            "mentions": _mentions(demo, item.words("mentions"), later),
            "citations": citations_of(item, demo.sources),
        }
        parent = demo.child(demo.german, "aktuelles")
        page = put_page(demo.tally, parent, NewsPage(slug=slug, locale=demo.german), values)
        _english_news(demo, page, english, values)
        item.finish()


def _english_news(demo: Demo, page: NewsPage, english: Record, values: Mapping[str, object]) -> None:
    words = {"title": english.text("title"), "summary": english.text("summary"), "body": []}
    new = NewsPage(slug=page.slug, locale=demo.english, translation_key=page.translation_key)
    put_page(demo.tally, demo.child(demo.english, "aktuelles"), new, {**values, **words})
    english.finish()


def _mentions(demo: Demo, keys: list[str], later: frozenset[str]) -> list[NewsMention]:
    return [NewsMention(target_id=demo.mentionable[key].pk) for key in keys if key not in later]


def _first_sentence(text: str) -> str:
    head = re.split(r"(?<!\d)\. ", text, maxsplit=1)[0]  # "am 28. Juni" ends no sentence
    return head if head == text else f"{head}."
