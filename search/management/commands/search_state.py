"""Tells how the search is."""

import json
from argparse import ArgumentParser
from dataclasses import asdict

from django.core.management.base import BaseCommand

from search import outbox, version
from search.engine import engine
from search.meaning import filling


class Command(BaseCommand):
    """``manage.py search_state [--json]``."""

    help = "Zeigt Suchmaschine, Generation, wartende und zurückgestellte Seiten."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the switch."""
        parser.add_argument("--json", action="store_true", help="für Programme")

    def handle(self, *args: object, **options: object) -> None:
        """Ask engine and outbox, and tell."""
        state, waits = engine().state(), outbox.backlog()
        oldest = waits.oldest.isoformat() if waits.oldest else None
        if options["json"]:
            facts = asdict(state) | {"waiting": waits.waiting, "oldest": oldest, "site_version": version.current()}
            facts |= {"quarantined": waits.quarantined, "meaning": asdict(filling.progress())}
            self.stdout.write(json.dumps(facts))
            return
        lines = [
            f"Suchmaschine: {state.engine}, {'bereit' if state.is_ready else 'NICHT bereit'} {state.detail}".rstrip(),
            f"Generation: {state.generation or 'keine'}",
            f"Einträge: {state.entries}",
            f"Wartende Seiten: {waits.waiting}" + (f", die älteste seit {oldest}" if oldest else ""),
            f"Zurückgestellt: {len(waits.quarantined)}",
            *(f"  Seite {page_id}: {reason}" for page_id, reason in waits.quarantined.items()),
            f"Bedeutung: {_meaning(filling.progress())}",
            f"Stand der Website: {version.current()}",
        ]
        self.stdout.write("\n".join(lines))


def _meaning(progress: filling.Progress) -> str:
    if not progress.model:
        return f"aus ({progress.detail})"
    return f"{progress.model}, {progress.begun} von {progress.entries} Einträgen, {progress.whole} mit ganzem Text"
