"""Compounds of municipal German fall into the nouns they are made of."""

import pytest

from search.analysis import terms
from search.analysis.compounds import split

PARTS = """
park platz sensor|Parkplatzsensoren; straße beleuchtung|Straßenbeleuchtung; feuer wehr zufahrt|Feuerwehrzufahrt
kind tag stätte|Kindertagesstätte; säule|Ladesäulen; bürger beteiligung|Bürgerbeteiligung; müll abfuhr|Müllabfuhr
verkehr zählung|Verkehrszählung; stark regen|Starkregen; wasser schutz|Hochwasserschutz; mängel melder|Mängelmelder
rettung|Rettungswege; anwohner parken|Anwohnerparken; luft qualität messung|Luftqualitätsmessung
wasser temperatur|Badewassertemperatur; energie verbrauch|Energieverbrauch; daten plattform|Datenplattform
digitalisierung strategie|Digitalisierungsstrategie; stadt werke|Stadtwerke; park information|Parkinformation
bus stelle|Bushaltestelle; winter dienst|Winterdienst; abfall kalender|Abfallkalender; sperr müll|Sperrmüll
straße sperrung|Straßensperrung; bau stelle|Baustelle; schul|Schulweg; rad netz|Radwegenetz
fahrrad|Fahrradständer; grün fläche|Grünflächen; baum kataster|Baumkataster; spiel platz|Spielplatz
wohn geld antrag|Wohngeldantrag; bürger amt|Bürgeramt; personal ausweis|Personalausweis; gewerbe amt|Gewerbeamt
haushalt plan|Haushaltsplan; rat information system|Ratsinformationssystem; wärme planung|Wärmeplanung
klima schutz konzept|Klimaschutzkonzept; solar kataster|Solarkataster; dach begrünung|Dachbegrünung
regen wasser|Regenwasserversickerung; pegel stand|Pegelstand; hafen becken|Hafenbecken; tourismus|Tourismusinformation
gäste karte|Gästekarte; bücherei|Stadtbücherei; musik schule|Musikschule; ehren amt|Ehrenamt; senior|Seniorentreff
pflege heim|Pflegeheim; kranken haus|Krankenhaus; not ruf|Notruf; brand schutz|Brandschutz; warn app|Warnapp
park haus|Parkhaus; park schein|Parkschein; verkehr leit|Verkehrsleitsystem; ampel schaltung|Ampelschaltung
laternen mast|Laternenmast; glas faser|Glasfaserausbau; funk netz|Funknetz; geo daten|Geodatenportal; stadt plan|Stadtplan
"""


def expected():
    for pair in PARTS.replace("\n", ";").split(";"):
        if "|" in pair:
            parts, word = pair.strip().split("|")
            yield word, parts.split()


def test_at_least_95_of_100_parts_are_found():
    wanted = [(word, part) for word, parts in expected() for part in parts]
    missed = [(word, part) for word, part in wanted if terms(part)[0] not in terms(word)]
    assert len(wanted) > 120
    assert len(missed) <= 0.05 * len(wanted), missed


WHOLE = [
    "Zusammenarbeit",
    "Wismar",
    "Schwerin",
    "Rostock",
    "Kiel",
    "Verwaltung",
    "Mobilität",
    "Sicherheit",
    "Bibliothek",
]


@pytest.mark.parametrize("word", WHOLE)
def test_a_word_that_is_no_compound_stays_whole(word):
    assert split(word.lower()) == ()


def test_every_run_of_parts_is_a_term():
    assert {"parkplatz", "platz", "park", "sensor", "parkplatzsensor"} <= set(terms("Parkplatzsensoren"))


@pytest.mark.parametrize(
    ("typed", "written"), [("Luebeck", "Lübeck"), ("Muellabfuhr", "Müllabfuhr"), ("Strasse", "Straße")]
)
def test_a_word_without_umlauts_has_the_terms_of_the_one_with(typed, written):
    assert terms(typed) == terms(written)


def test_english_words_have_english_stems_and_those_by_which_german_questions_find_them():
    assert terms("parking", "en") == ("park", "parking")
    assert terms("because", "en") == ()
