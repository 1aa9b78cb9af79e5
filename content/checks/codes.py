"""The codes that content files may use, the fields they must have, and those that claim nothing."""

import re

SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
KINDS = {"kernprojekt", "pilotprojekt", "dienst", "infrastruktur", "vorgehen", "datenangebot"}
LIFECYCLES = {"idee", "konzept", "prototyp", "pilot", "regelbetrieb", "verstetigt", "beendet", "nicht-weiterverfolgt"}
ADOPTION_STATES = {"beobachtet", "in-pruefung", "geplant", "pilot", "im-betrieb", "eingestellt", "abgelehnt"}
REASONS = {
    "recht-datenschutz",
    "vergabe",
    "technik",
    "datenqualitaet",
    "betrieb",
    "personal",
    "finanzierung",
    "akzeptanz",
    "politik",
    "doppelung",
    "aufwand-nutzen",
}
ROLES = {"traeger", "betreiber", "umsetzung", "forschung", "foerderung", "partner"}
POLARITIES = {"gelungen", "gemischt", "gescheitert"}
PHASES = {"ideenfindung", "konzept", "prototyp", "verstetigung", "transfer"}
NEED_STATES = {"offen", "in-klaerung", "gedeckt", "zurueckgezogen"}
PRIVACY = {"keine-personenbezogenen-daten", "dsfa-liegt-vor", "offen"}
MEMBERSHIPS = {"gruendungsmitglied", "mitglied", "gast"}
REQUIRED = {
    "city": "key name code slug membership member_since portrait en belege",
    "solution": "title slug city summary kind fields description contact_point en belege",
    "lesson": "key title city polarity topic phase what_happened why advice solutions en",
    "need": "key title city problem fields status en",
    "adoption": "key solution adopter state events",
    "event": "key title type summary belege en",
    "news": "key title date source text belege en",
    "index": "study city category covered belege",
    "funding": "key name summary duties belege en",
    "survey": "key title city summary belege en",
    "topic": "key label definition synonyms",
    "term": "key term definition_en en definition",
    "page": "key slug lang title summary body",
    "organisation": "key name",
    "contact": "key unit unit_state",
}
MAY_BE_NULL = {"seen", "start", "state_from", "date"}

# Codes and references: no claims in them.
NO_CLAIM = {
    "broader",
    "key",
    "slug",
    "code",
    "lang",
    "belege",
    "rules",
    "topics",
    "tags",
    "fields",
    "goals",
    "city",
    "cities",
    "solution",
    "solutions",
    "lessons",
    "funding",
    "contact_point",
    "lead_unit",
    "source",
    "url",
    "website",
    "mentions",
    "study",
    "category",
    "organiser",
    "template",
    "check_note",
    "usual",
    "beispiel",
    "confirmed",
    "adopter",
    "core_project",
    "en",
    "ags",
    "ars",
}
