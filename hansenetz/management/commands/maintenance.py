"""Closes the site for everybody while somebody works on it, and opens it again."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from hansenetz import maintenance


class Command(BaseCommand):
    """``manage.py maintenance on|off [--minutes N]``."""

    help = "Schließt die Seite mit einer Wartungsseite (on) oder öffnet sie wieder (off)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the state and the time it will take."""
        parser.add_argument("state", choices=("on", "off"))
        parser.add_argument("--minutes", type=int, default=maintenance.MINUTES, help="so lange dauert es etwa")

    def handle(self, *args: object, state: str, minutes: int, **options: object) -> None:
        """Write or remove the switch."""
        if state == "off":
            maintenance.switch().unlink(missing_ok=True)
            self.stdout.write("Die Seite ist wieder offen.")
            return
        maintenance.switch().write_text(str(max(minutes, 1)), encoding="ascii")
        self.stdout.write("Die Seite ist geschlossen. Öffnen: manage.py maintenance off")
