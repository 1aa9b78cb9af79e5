"""The ten fields of action of the Smart City Atlas and the usual licences; editors may change both."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# code, German, English, category of the city index, EU data theme
FIELDS = [
    ("verwaltung", "Verwaltung", "Administration", "verwaltung", "GOVE"),
    ("mobilitaet", "Mobilität", "Mobility", "mobilitaet", "TRAN"),
    ("energie-umwelt", "Energie & Umwelt", "Energy and environment", "energie-umwelt", "ENVI"),
    ("gesundheit", "Gesundheit", "Health", "gesellschaft", "HEAL"),
    ("bildung", "Bildung", "Education", "gesellschaft", "EDUC"),
    ("handel", "Handel", "Trade", "gesellschaft", "ECON"),
    ("gesellschaft", "Gesellschaft", "Society", "gesellschaft", "SOCI"),
    ("sicherheit", "Sicherheit", "Safety", "gesellschaft", "JUST"),
    ("it-infrastruktur", "IT-Infrastruktur", "IT infrastructure", "it-kommunikation", "TECH"),
    ("datenplattform", "Datenplattform", "Data platform", "it-kommunikation", "TECH"),
]
DCAT_AP_DE = "http://dcat-ap.de/def/licenses/"
# code, name, use, address, SPDX code
LICENCES = [
    ("dl-by-de-2-0", "Datenlizenz Deutschland – Namensnennung 2.0", "daten", f"{DCAT_AP_DE}dl-by-de/2.0", "DL-DE-BY-2.0"),
    ("dl-zero-de-2-0", "Datenlizenz Deutschland – Zero 2.0", "daten", f"{DCAT_AP_DE}dl-zero-de/2.0", "DL-DE-ZERO-2.0"),
    ("cc-zero", "Creative Commons CC0 1.0", "daten", f"{DCAT_AP_DE}cc-zero", "CC0-1.0"),
    ("cc-by-4-0", "Creative Commons Namensnennung 4.0", "daten", f"{DCAT_AP_DE}cc-by/4.0", "CC-BY-4.0"),
    (
        "cc-by-sa-4-0",
        "Creative Commons Namensnennung – Weitergabe unter gleichen Bedingungen 4.0",
        "daten",
        f"{DCAT_AP_DE}cc-by-sa/4.0",
        "CC-BY-SA-4.0",
    ),
    ("odbl", "Open Database License (ODbL)", "daten", f"{DCAT_AP_DE}odbl", "ODbL-1.0"),
    ("eupl-1-2", "European Union Public Licence 1.2", "code", "", "EUPL-1.2"),
    ("agpl-3-0", "GNU Affero General Public License 3.0", "code", "", "AGPL-3.0-or-later"),
    ("gpl-3-0", "GNU General Public License 3.0", "code", "", "GPL-3.0-or-later"),
    ("apache-2-0", "Apache License 2.0", "code", "", "Apache-2.0"),
    ("mit", "MIT License", "code", "", "MIT"),
]


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add the lists."""
    apps.get_model("reference", "FieldOfAction").objects.bulk_create(
        apps.get_model("reference", "FieldOfAction")(
            code=code, label_de=german, label_en=english, index_category=category, eu_theme=theme, position=position
        )
        for position, (code, german, english, category, theme) in enumerate(FIELDS, start=1)
    )
    apps.get_model("reference", "Licence").objects.bulk_create(
        apps.get_model("reference", "Licence")(code=code, name=name, use=use, uri=uri, spdx=spdx)
        for code, name, use, uri, spdx in LICENCES
    )
    apps.get_model("reference", "VocabularyVersion").objects.create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("reference", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
