"""Adds a city from the command line, as the admin's form does."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from network.cities import CityExistsError, add_city
from network.models import Membership

TEXTS = {
    "official-name": "voller Name, zum Beispiel „Hansestadt Wismar“",
    "state": "Land, zum Beispiel Mecklenburg-Vorpommern",
    "ags": "Gemeindeschlüssel, 8 Ziffern",
    "ars": "Regionalschlüssel, 12 Ziffern",
    "plate": "Kennzeichen, zum Beispiel HWI",
    "lat": "Breite in Grad",
    "lon": "Länge in Grad",
    "population": "Einwohnerzahl",
    "member-since": "Beitritt, zum Beispiel 2024-10",
    "website": "Adresse der Stadt im Netz",
}


class Command(BaseCommand):
    """manage.py add_city CODE NAME [--state … --ags … --plate …]."""

    help = "Nimmt eine Stadt auf: Seiten in beiden Sprachen, Gruppen und Sammlung, alles oder nichts."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name what may be given."""
        parser.add_argument("code", help="Kürzel für Adressen und Gruppen, zum Beispiel greifswald")
        parser.add_argument("name", help="Kurzer Name, zum Beispiel Greifswald")
        parser.add_argument("--membership", choices=Membership.values, default=Membership.MEMBER.value)
        for option, explanation in TEXTS.items():
            parser.add_argument(f"--{option}", default=None, help=explanation)

    def handle(self, *args: object, **options: object) -> None:
        """Add the city.

        Raises:
            CommandError: it exists already, or a value cannot be.
        """
        fields = [option.replace("-", "_") for option in TEXTS]
        figures = {field: options[field] for field in fields if options[field] is not None}
        with translation.override("de"):
            try:
                city = add_city(str(options["code"]), str(options["name"]), membership=options["membership"], **figures)
            except CityExistsError as error:
                raise CommandError(str(error)) from error
            except ValidationError as error:
                raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{city.name} ist aufgenommen: /staedte/{city.code}/ und /en/staedte/{city.code}/")
