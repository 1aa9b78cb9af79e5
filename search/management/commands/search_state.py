"""Tells how the search is."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from search import outbox, version
from search.fallback import Target, targets
from search.meaning import filling
from search.models import OutboxRow


class Command(BaseCommand):
    """``manage.py search_state [--json]``."""

    help = "Zeigt Suchmaschine, Generation, wartende und zurückgestellte Seiten."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the switch."""
        parser.add_argument("--json", action="store_true", help="für Programme")

    def handle(self, *args: object, **options: object) -> None:
        """Ask engine and outbox, and tell."""
        facts: dict[str, object] = {}
        for target in targets():
            told = {**asdict(target.engine.state()), **_waiting(target)}
            facts |= told if target.rows is OutboxRow else {target.name: told}
        facts |= {"meaning": asdict(filling.progress()), "site_version": version.current()}
        self.stdout.write(json.dumps(facts) if options["json"] else "\n".join(_lines(facts)))


def _waiting(target: Target) -> dict[str, object]:
    waits = outbox.backlog(target.rows)
    oldest = waits.oldest.isoformat() if waits.oldest else None
    return {"waiting": waits.waiting, "oldest": oldest, "quarantined": waits.quarantined}


def _lines(facts: dict[str, Any]) -> Iterator[str]:
    yield f"Suchmaschine: {facts['engine']}, {'bereit' if facts['is_ready'] else 'NICHT bereit'} {facts['detail']}".rstrip()
    yield f"Generation: {facts['generation'] or 'keine'}"
    yield f"Einträge: {facts['entries']}"
    yield f"Wartende Seiten: {facts['waiting']}" + (f", die älteste seit {facts['oldest']}" if facts["oldest"] else "")
    yield f"Zurückgestellt: {len(facts['quarantined'])}"
    yield from (f"  Seite {page_id}: {reason}" for page_id, reason in facts["quarantined"].items())
    if "fallback" in facts:
        yield "Reserve:"
        yield from (f"  {line}" for line in _lines(facts["fallback"]))
    if "meaning" in facts:
        yield f"Bedeutung: {_meaning(facts['meaning'])}"
        yield f"Stand der Website: {facts['site_version']}"


def _meaning(progress: dict[str, Any]) -> str:
    if not progress["model"]:
        return f"aus ({progress['detail']})"
    begun, whole = progress["begun"], progress["whole"]
    return f"{progress['model']}, {begun} von {progress['entries']} Einträgen, {whole} mit ganzem Text"
