"""Runs what goes on beside the requests."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from hansenetz.worker import Worker


class Command(BaseCommand):
    """``manage.py worker [--once]``."""

    help = "Hält den Suchindex aktuell und veröffentlicht zur geplanten Zeit. Endet sauber mit SIGTERM."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the switch."""
        parser.add_argument("--once", action="store_true", help="jede Aufgabe einmal, dann enden")

    def handle(self, *args: object, **options: object) -> None:
        """Work."""
        if options["once"]:
            Worker().once()
            self.stdout.write("Alles erledigt.")
        else:
            self.stdout.write("Der Arbeiter läuft; Strg+C beendet ihn.")
            Worker().run()
