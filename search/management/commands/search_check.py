"""Compares the search index with the database."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError

from search import drift
from search.engine import EngineDownError
from search.fallback import targets
from search.models import OutboxRow

LABELS = {
    "audience": "falscher Kreis von Lesenden",
    "orphan": "im Index, aber nicht in der Datenbank",
    "missing": "fehlt im Index",
    "stale": "veraltet",
}


class Command(BaseCommand):
    """``manage.py search_check [--heal] [--json]``."""

    help = "Vergleicht Suchindex und Datenbank; endet mit 1, wenn etwas abweicht und nicht geheilt wurde."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the two switches."""
        parser.add_argument("--heal", action="store_true", help="Abweichungen beheben")
        parser.add_argument("--json", action="store_true", help="für Programme")

    def handle(self, *args: object, **options: object) -> None:
        """Compare, heal if asked to, and tell."""
        told: dict[str, object] = {}
        is_well = True
        for target in targets():
            try:
                found = drift.check(target.engine, target.rows, heals=bool(options["heal"]))
                healed = len(found.keys) if options["heal"] else 0
            except EngineDownError as error:
                raise CommandError(f"Die Suche ist nicht erreichbar: {error}") from error
            facts = {**asdict(found), "healed": healed}
            told |= facts if target.rows is OutboxRow else {target.name: facts}
            is_well &= bool(options["heal"]) or not found.keys
            if not options["json"]:
                self._tell("Index" if target.rows is OutboxRow else "Reserve", found, healed)
        if options["json"]:
            self.stdout.write(json.dumps(told))
        if not is_well:
            sys.exit(1)

    def _tell(self, which: str, found: drift.Drift, healed: int) -> None:
        if not found.keys:
            self.stdout.write(f"{which} und Datenbank stimmen überein.")
        for kind, keys in asdict(found).items():
            if keys:
                self.stdout.write(f"{which}: {LABELS[kind]}: {len(keys)} ({', '.join(keys[:10])})")
        if healed:
            self.stdout.write(f"Behoben: {healed}.")
