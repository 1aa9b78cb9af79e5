"""Builds the search index anew beside the one in use."""

from django.core.management.base import BaseCommand, CommandError

from search.engine import EngineDownError, engine
from search.rebuilding import rebuild


class Command(BaseCommand):
    """``manage.py search_rebuild``."""

    help = "Baut den Suchindex neu auf; der alte antwortet, bis der neue fertig ist."

    def handle(self, *args: object, **options: object) -> None:
        """Rebuild and say how many entries there are."""
        try:
            count = rebuild(engine())
        except EngineDownError as error:
            raise CommandError(f"Die Suche ist nicht erreichbar: {error}") from error
        self.stdout.write(f"Suchindex aufgebaut: {count} Einträge.")
