"""Builds the search index anew beside the one in use."""

from django.core.management.base import BaseCommand, CommandError

from search.engine import EngineDownError
from search.fallback import targets
from search.models import OutboxRow
from search.rebuilding import rebuild


class Command(BaseCommand):
    """``manage.py search_rebuild``."""

    help = "Baut den Suchindex neu auf; der alte antwortet, bis der neue fertig ist."

    def handle(self, *args: object, **options: object) -> None:
        """Rebuild and say how many entries there are."""
        for target in targets():
            try:
                count = rebuild(target.engine, target.rows)
            except EngineDownError as error:
                raise CommandError(f"Die Suche ist nicht erreichbar: {error}") from error
            which = "Suchindex" if target.rows is OutboxRow else "Index der Reserve"
            self.stdout.write(f"{which} aufgebaut: {count} Einträge.")
