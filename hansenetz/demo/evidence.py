"""Turns the evidence of the content files into citations."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from hansenetz.demo.records import Record
from hansenetz.demo.writing import Tally, shape_of
from reference.models import Citation, RecordCitation, Source

E = TypeVar("E", Citation, RecordCitation)
# A field that is called otherwise on the page than in the content files.
RENAMED: Mapping[str, str] = {"kind": "solution_type"}
Rename = Callable[[str], str]


def citations_of(record: Record, sources: Mapping[str, Source], rename: Rename = str) -> list[Citation]:
    """Take the evidence of a record as citations of its page; rename gives the name of a field there."""
    return [_citation(Citation(), item, sources, rename) for item in record.records("belege")]


def cite(tally: Tally, target: Model, record: Record, sources: Mapping[str, Source], rename: Rename = str) -> None:
    """Take the evidence of a record as citations of a record that is no page; writes only what differs."""
    key = {"content_type": ContentType.objects.get_for_model(target), "object_id": target.pk}
    there = list(RecordCitation.objects.filter(**key))
    wanted = [_citation(RecordCitation(**key), item, sources, rename) for item in record.records("belege")]
    if [shape_of(each) for each in there] == [shape_of(each) for each in wanted]:
        tally.unchanged["RecordCitation"] += len(there)
        return
    for old in there:
        old.delete()
    for place, new in enumerate(wanted):
        new.sort_order = place
        new.full_clean(exclude=["sources", "conflict_sources"])
        new.save()
    tally.created["RecordCitation"] += len(wanted)


def _citation(citation: E, item: Record, sources: Mapping[str, Source], rename: Rename) -> E:
    names = item.words("field")
    conflict = item.record("conflict")
    citation.fields = ", ".join(rename(RENAMED.get(name, name)) for name in names)
    citation.value = item.text("value")
    citation.state = item.text("state")
    citation.mark = item.text("mark")
    citation.fact = item.text("fact")
    citation.note = item.text("note")
    citation.conflict_value = conflict.text("value")
    citation.conflict_note = conflict.text("note")
    citation.sources.set([sources[key] for key in item.words("sources")])
    citation.conflict_sources.set([sources[key] for key in conflict.words("sources")])
    item.finish()
    conflict.finish()
    return citation
