"""What visitors write: it arrives, it is told how, it is kept no longer than it must be."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from hansenetz import worker
from network import messages
from network.cities import give_role
from network.models import AccessibilityPage, ContactPage, FeedbackReceipt, HomePage, User
from network.rights import Role, found_office
from tests.network.pages import news, sign_in, staff

OFFICE = "geschaeftsstelle@example.org"


@pytest.fixture(autouse=True)
def mailbox(settings):
    settings.OFFICE_MAILBOX = OFFICE
    cache.clear()


def put(model, slug, title, **fields):
    page = model(title=title, slug=slug, locale=Locale.objects.get(language_code="de"), live=False, **fields)
    HomePage.objects.get(locale__language_code="de").add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def contact(cities):
    return put(ContactPage, "kontakt", "Kontakt")


@pytest.fixture
def statement(cities):
    return put(
        AccessibilityPage,
        "barrierefreiheit",
        "Erklärung zur Barrierefreiheit",
        standard="WCAG 2.2, Stufe AA",
        status="teilweise",
        method="selbst",
        stated_on="2025-09-23",
        inaccessible="Die Karte auf kleinen Telefonen\nAlte PDF",
        arbitration="Schlichtungsstelle\nMusterweg 1",
        arbitration_url="https://schlichtung.example/",
        answer_days=14,
    )


def body(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_the_statement_tells_standard_result_date_method_barriers_and_arbitration(statement, client):
    page = body(client.get("/barrierefreiheit/"))
    for words in (
        "WCAG 2.2, Stufe AA",
        "teilweise vereinbar",
        "Selbstbewertung",
        "23. September 2025",
        "<li>Alte PDF</li>",
        "Musterweg 1",
        'href="https://schlichtung.example/"',
        "Was geht nicht?",
    ):
        assert words in page


def test_a_statement_without_answers_says_so(cities, client):
    put(AccessibilityPage, "barrierefreiheit", "Erklärung")
    page = body(client.get("/barrierefreiheit/"))
    assert "noch nicht geprüft" in page
    assert page.count("keine Angabe") >= 5


def test_a_message_is_mailed_and_kept_and_its_number_is_shown(statement, client):
    sent = client.post(
        "/barrierefreiheit/",
        {"text": "Die Karte geht nicht.", "address": "/karte/", "reply_to": "wer@example.org"},
    )
    receipt = FeedbackReceipt.objects.get()
    assert sent.status_code == 303
    assert receipt.number in body(client.get(sent["Location"]))
    assert "innerhalb von 14 Tagen" in body(client.get(sent["Location"]))
    assert re.fullmatch(r"HN-[2-9A-Z]{4}-[2-9A-Z]{4}", receipt.number)
    (letter,) = mail.outbox
    assert (letter.to, letter.reply_to) == ([OFFICE], ["wer@example.org"])
    assert letter.subject == f"[Hansenetz] Barriere gemeldet {receipt.number}"
    assert "Die Karte geht nicht." in letter.body
    assert "/karte/" in letter.body


def test_the_senders_address_is_forgotten_as_soon_as_the_mail_is_on_its_way(contact, client):
    client.post("/kontakt/", {"text": "Hallo", "reply_to": "wer@example.org"})
    receipt = FeedbackReceipt.objects.get()
    assert receipt.sent_at
    assert receipt.reply_to == ""


def test_a_message_that_cannot_be_mailed_waits_for_the_worker(contact, client, monkeypatch):
    def fail(*args):
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", fail)
        assert client.post("/kontakt/", {"text": "Hallo", "reply_to": "wer@example.org"}).status_code == 303
        messages.send_waiting()
    assert FeedbackReceipt.objects.get().reply_to == "wer@example.org"
    messages.send_waiting()
    messages.send_waiting()
    assert [letter.reply_to for letter in mail.outbox] == [["wer@example.org"]]
    assert FeedbackReceipt.objects.get().reply_to == ""


def test_without_a_mailbox_messages_are_kept_until_there_is_one(contact, client, settings):
    settings.OFFICE_MAILBOX = ""
    client.post("/kontakt/", {"text": "Hallo"})
    assert mail.outbox == []
    assert FeedbackReceipt.objects.get().sent_at is None


def test_receipts_are_deleted_after_twelve_months(contact, client):
    for _each in range(2):
        client.post("/kontakt/", {"text": "Hallo"})
    old = FeedbackReceipt.objects.first()
    FeedbackReceipt.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=366))
    messages.forget_old()
    assert FeedbackReceipt.objects.count() == 1
    assert not FeedbackReceipt.objects.filter(pk=old.pk).exists()


def test_the_worker_does_both(contact, client, settings, monkeypatch, tmp_path):
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)  # the test's transaction hangs on them
    settings.OFFICE_MAILBOX = ""
    client.post("/kontakt/", {"text": "Hallo"})
    settings.OFFICE_MAILBOX = OFFICE
    worker.Worker().once()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"text": ""}, "Schreiben Sie, worum es geht."),
        ({"text": "Hallo", "reply_to": "kein at"}, "Das ist keine E-Mail-Adresse."),
        ({"text": "Hallo", "reply_to": "a@b.de\nBcc: x@y.de"}, "Das ist keine E-Mail-Adresse."),
        ({"text": "Hallo", "website": "http://spam"}, "Dieses Feld muss leer bleiben."),
        ({"text": "x" * 5001}, "5000"),
    ],
)
def test_what_is_wrong_stands_above_the_form_and_at_the_field_and_nothing_is_lost(contact, client, data, message):
    page = body(client.post("/kontakt/", data), 422)
    assert page.count(message) >= 1
    assert 'role="alert"' in page
    assert 'aria-invalid="true"' in page or "website" in data
    assert data["text"][:100] in page
    assert not FeedbackReceipt.objects.exists()


def test_a_form_works_only_with_the_token_of_its_page_and_only_that_page_sets_a_cookie(contact):
    visitor = Client(enforce_csrf_checks=True)
    assert not visitor.get("/").cookies
    refused = visitor.post("/kontakt/", {"text": "Hallo"})
    assert refused.status_code == 403
    assert "Bitte senden Sie das Formular noch einmal" in refused.content.decode()
    shown = visitor.get("/kontakt/")
    assert list(shown.cookies) == ["csrftoken"]
    assert "no-store" in shown["Cache-Control"]
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown.content.decode())[1]
    assert visitor.post("/kontakt/", {"text": "Hallo", "csrfmiddlewaretoken": token}).status_code == 303


def test_two_visitors_get_a_form_of_their_own(contact):
    tokens = {
        re.search(r'csrfmiddlewaretoken" value="([^"]+)"', Client().get("/kontakt/").content.decode())[1] for _ in "ab"
    }
    assert len(tokens) == 2


def test_other_pages_take_no_messages(contact, client):
    assert client.post("/", {"text": "Hallo"}).status_code == 405
    assert client.post("/gibt-es-nicht/", {"text": "Hallo"}).status_code == 405
    assert not FeedbackReceipt.objects.exists()


def test_the_eleventh_message_of_an_hour_from_one_connection_has_to_wait(contact, client):
    for number in range(10):
        assert client.post("/kontakt/", {"text": f"Nachricht {number}"}).status_code == 303
    refused = body(client.post("/kontakt/", {"text": "Noch eine"}), 422)
    assert "zu viele Nachrichten" in refused and "Das hat nicht geklappt" in refused
    assert client.post("/kontakt/", {"text": "Hallo"}, REMOTE_ADDR="192.0.2.7").status_code == 303


def test_the_counter_knows_no_address_of_the_internet(contact, client, monkeypatch):
    keys = []
    monkeypatch.setattr(cache, "incr", lambda key: keys.append(key) or 1)
    client.post("/kontakt/", {"text": "Hallo"}, REMOTE_ADDR="192.0.2.7")
    with monkeypatch.context() as tomorrow:
        day = timezone.localdate() + timedelta(days=1)
        tomorrow.setattr(timezone, "localdate", lambda *args: day)
        client.post("/kontakt/", {"text": "Hallo"}, REMOTE_ADDR="192.0.2.7")
    assert len(set(keys)) == 2
    assert not any("192" in key for key in keys)


def test_a_message_can_name_an_entry_and_the_office_learns_which(contact, client):
    page = news("luebeck", "Neue Sensoren")
    assert "Neue Sensoren" in body(client.get(f"/kontakt/?zu={page.pk}"))
    client.post("/kontakt/", {"text": "Hallo", "zu": page.pk})
    receipt = FeedbackReceipt.objects.get()
    assert (receipt.page_id, receipt.city.code) == (page.pk, "luebeck")
    assert "http://localhost:8000/staedte/luebeck/neue-sensoren/" in mail.outbox[0].body


@pytest.mark.parametrize("wrong", ["0", "abc", "-1", "9" * 30, "\x00", "²"])
def test_an_entry_that_is_not_there_is_not_named(contact, client, wrong):
    assert "Es geht um" not in body(client.get("/kontakt/", {"zu": wrong}))
    client.post("/kontakt/", {"text": "Hallo", "zu": wrong})
    assert FeedbackReceipt.objects.get().page_id is None


def test_an_entry_that_the_visitor_may_not_see_is_not_named(contact):
    page = news("luebeck", "Geheim", audience="network")
    assert "Geheim" not in body(Client().get(f"/kontakt/?zu={page.pk}"))
    Client().post("/kontakt/", {"text": "Hallo", "zu": page.pk})
    assert FeedbackReceipt.objects.get().page_id is None


def test_a_number_that_was_never_given_is_not_confirmed(contact, client):
    assert "ist angekommen" not in body(client.get("/kontakt/?nummer=HN-AAAA-BBBB"))


def test_no_page_shows_the_offices_mailbox(contact, statement, client):
    for path in ("/kontakt/", "/barrierefreiheit/"):
        assert "@" not in re.sub(r"name@example\.org", "", body(client.get(path)))


def test_the_form_speaks_english_below_en(contact, client):
    page = body(client.post("/en/kontakt/", {"text": ""}), 422)
    assert "Write what it is about." in page
    assert "Send message" in page


def test_the_office_reads_all_messages_and_moderators_those_about_their_city(contact, cities, client):
    for code in ("luebeck", "rostock"):
        client.post("/kontakt/", {"text": f"Über {code}", "zu": news(code, f"Meldung {code}").pk})
    own, other = (FeedbackReceipt.objects.get(city__code=code) for code in ("luebeck", "rostock"))
    moderator, office = User.objects.create_user("freigabe"), User.objects.create_user("geschaeftsstelle")
    give_role(moderator, cities["luebeck"], Role.MODERATOR)
    office.groups.add(found_office())
    index = reverse("feedback_receipts:index")
    seen = body(sign_in(Client(), office).get(index))
    assert own.number in seen
    assert other.number in seen
    mine = sign_in(Client(), moderator)
    assert other.number not in body(mine.get(index))
    assert "Über luebeck" in body(mine.get(reverse("feedback_receipts:edit", args=[own.pk])))
    assert mine.get(reverse("feedback_receipts:edit", args=[other.pk])).status_code in (302, 404)
    assert sign_in(Client(), staff(cities["luebeck"])).get(index).status_code == 302


def test_a_message_can_be_settled_but_not_changed_or_written_here(contact, client):
    client.post("/kontakt/", {"text": "Hallo"})
    receipt = FeedbackReceipt.objects.get()
    office = User.objects.create_user("geschaeftsstelle")
    office.groups.add(found_office())
    mine = sign_in(Client(), office)
    mine.post(reverse("feedback_receipts:edit", args=[receipt.pk]), {"is_done": "on", "text": "Anderes"})
    receipt.refresh_from_db()
    assert (receipt.is_done, receipt.text) == (True, "Hallo")
    admin = sign_in(Client(), User.objects.create_superuser("verwaltung"))
    assert admin.get(reverse("feedback_receipts:add")).status_code == 302
