"""Loads the delivered groups of words into the database, where editors extend them, and hands them to the search.

The files: ``synonyms_de.tsv`` has one group a line, words parted by tabs, English ones behind a bar;
``everyday_de.tsv`` has subject, everyday wordings and official terms in three columns, words parted by semicolons.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from reference.models import VocabularyGroup, VocabularyVersion

FOLDER = Path(__file__).parent
SYNONYMS = FOLDER / "synonyms_de.tsv"
EVERYDAY = FOLDER / "everyday_de.tsv"


def load(synonyms: Path = SYNONYMS, everyday: Path = EVERYDAY) -> int:
    """Bring the delivered groups in step with the files and return how many were added or removed.

    Groups that editors wrote or changed stay as they are. Costs one query when the files are those already loaded.
    """
    digest = hashlib.sha1(synonyms.read_bytes() + everyday.read_bytes(), usedforsecurity=False).hexdigest()
    if VocabularyVersion.objects.filter(file_digest=digest).exists():
        return 0
    groups = {group.key: group for group in (*_synonym_groups(synonyms), *_everyday_groups(everyday))}
    with transaction.atomic():
        delivered = VocabularyGroup.objects.filter(origin=VocabularyGroup.Origin.FILE, is_edited=False)
        gone = set(delivered.values_list("key", flat=True)) - set(groups)
        VocabularyGroup.objects.filter(key__in=gone).delete()
        known = set(VocabularyGroup.objects.values_list("key", flat=True))
        added = VocabularyGroup.objects.bulk_create(group for key, group in groups.items() if key not in known)
        VocabularyVersion.raise_()
        VocabularyVersion.objects.update(file_digest=digest)
    return len(added) + len(gone)


def _synonym_groups(path: Path) -> Iterator[VocabularyGroup]:
    for line in _lines(path):
        german, _bar, english = line.partition("|")
        yield _delivered(VocabularyGroup.Kind.SYNONYM, terms_de=_words(german, "\t"), terms_en=_words(english, "\t"))


def _everyday_groups(path: Path) -> Iterator[VocabularyGroup]:
    for line in _lines(path):
        theme, everyday, official = line.split("\t")
        yield _delivered(
            VocabularyGroup.Kind.EVERYDAY,
            theme=theme,
            everyday_terms=_words(everyday, ";"),
            official_terms=_words(official, ";"),
        )


def _delivered(kind: VocabularyGroup.Kind, **values: str) -> VocabularyGroup:
    group = VocabularyGroup(kind=kind, origin=VocabularyGroup.Origin.FILE, **values)
    group.key = group.content_key()
    return group


def _lines(path: Path) -> Iterator[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return (line for line in lines if line.strip() and not line.startswith("#"))


def _words(text: str, separator: str) -> str:
    return "\n".join(word for part in text.split(separator) if (word := part.strip()))
