"""`manage.py demo`: fills a site with the content files, so that there is something to look at."""

from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hansenetz.demo.accounts import PASSWORD
from hansenetz.demo.loading import load
from hansenetz.demo.records import LeftoverError


class Command(BaseCommand):
    """Load or refresh the demo content; running it twice changes nothing."""

    help = "Lädt den Startinhalt aus content/. Ein zweiter Lauf ändert nichts."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the option."""
        parser.add_argument("--accounts", action="store_true", help="legt auch die Demo-Konten an (nie im Betrieb)")

    def handle(self, *args: object, **options: object) -> None:
        """Load the content and say what was done."""
        has_accounts = bool(options["accounts"])
        if not settings.DEBUG and not has_accounts:
            raise CommandError(
                "Ohne DEBUG wird der Startinhalt nur mit --accounts geladen, damit er nicht aus Versehen in einen Betrieb gerät."
            )
        started = monotonic()
        try:
            demo = load(self.stdout.write, has_accounts=has_accounts)
        except LeftoverError as error:
            raise CommandError(str(error)) from error
        if demo.tally.is_quiet:
            self.stdout.write("Alles war schon da.")
        for words, counter in (("neu", demo.tally.created), ("geändert", demo.tally.changed)):
            for name, number in sorted(counter.items()):
                self.stdout.write(f"  {words}: {number} {name}")
        if has_accounts:
            self.stdout.write(f"Demo-Konten: Kennwort {PASSWORD}")
        self.stdout.write(self.style.SUCCESS(f"Fertig nach {monotonic() - started:.1f} s."))
