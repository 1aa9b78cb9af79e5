"""Looks up the pages that a page names, as a reader may see them: live, allowed, in their language if there is one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from wagtail.models import Page

from network.visibility import shown_now

GERMAN = "de"


@dataclass(frozen=True, slots=True)
class PageLink:
    """What a list shows of another page; its names are those of a search Entry."""

    page_id: int
    title: str
    url: str
    city: str
    kind: str
    summary: str = ""
    state: str = ""
    is_example: bool = False
    language: str = GERMAN  # of the title
    summary_language: str = GERMAN


def links(
    model: type[Page], ids: Iterable[int], audiences: frozenset[str], columns: Mapping[str, str], kind: str
) -> dict[int, PageLink]:
    """Return a link for each of the pages that may be shown, under the id it was asked for, in one query.

    columns names the model's fields for ``summary``, ``state`` and the English title (``title_en``).
    """
    wanted = set(ids)
    if not wanted:
        return {}
    keys = Page.objects.filter(pk__in=wanted).order_by().values("translation_key")
    rows = rows_of(model, audiences, columns, translation_key__in=keys)
    by_key = {row["translation_key"]: row for row in best_of(rows)}
    asked = [(row["pk"], row["translation_key"]) for row in rows if row["pk"] in wanted]
    return {page_id: link(by_key[key], columns, kind) for page_id, key in asked}


def rows_of(
    model: type[Page], audiences: frozenset[str], columns: Mapping[str, str], **conditions: object
) -> list[dict[str, object]]:
    """Return what links need of the pages that may be shown and meet the conditions."""
    names = {
        "pk",
        "title",
        "translation_key",
        "is_example",
        "page_audience__path",
        "page_audience__language",
        "page_audience__city",
    }
    return list(
        model.objects.filter(shown_now(), page_audience__audience__in=audiences, **conditions)
        .order_by("pk")
        .values(*names, *columns.values())
        .distinct()
    )


def best_of(rows: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """Return of each page and its translations the one in the reader's language, else the German one."""
    best: dict[object, dict[str, object]] = {}
    for row in rows:
        language = row["page_audience__language"]
        known = best.get(row["translation_key"])
        if language == (get_language() or GERMAN) or (known is None and language == GERMAN):
            best[row["translation_key"]] = row
    return list(best.values())


def link(row: Mapping[str, object], columns: Mapping[str, str], kind: str) -> PageLink:
    """Return the link of a row; a German page shows its English title to who reads English."""
    is_english = get_language() == "en"
    language = str(row["page_audience__language"])
    title = row.get(columns.get("title_en", "")) if is_english and language == GERMAN else ""
    summary = row.get(columns.get("summary_en", "")) if is_english and language == GERMAN else ""
    return PageLink(
        page_id=int(str(row["pk"])),
        title=str(title or row["title"]),
        url=f"{'/en' if is_english else ''}/{row['page_audience__path']}",
        city=str(row["page_audience__city"]),
        kind=kind,
        summary=str(summary or row.get(columns.get("summary", "")) or ""),
        state=str(row.get(columns.get("state", "")) or ""),
        is_example=bool(row["is_example"]),
        language="en" if title else language,
        summary_language="en" if summary else language,
    )
