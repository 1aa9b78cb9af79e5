"""Takes messages of visitors: kept as a receipt first, then mailed to the network office; the worker sends what waited."""

import logging
import secrets
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from network import languages
from network.front.lines import lines_of
from network.message_form import MessageForm
from network.models import City, FeedbackReceipt, MessagePage, MessageTopic, PageAudience

logger = logging.getLogger(__name__)
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is mistaken for another
KEPT_DAYS = 365
SHOWN_MINUTES = 60  # after sending, the page tells the number; later the address tells nothing


@dataclass(frozen=True, slots=True)
class FormError:
    """One line of the summary above a form; label, such as "Text:", and field (its id) are empty if all the form is meant."""

    text: str
    label: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class NamedPage:
    """The page that a message is about; number is its id, city the code of its city."""

    number: int
    title: str
    url: str
    city: str
    language: str  # of the title


def context_of(page: MessagePage, request: HttpRequest, form: object) -> dict[str, object]:
    """Return form (MessageForm), errors (FormError), about (NamedPage or None) and receipt (or None) for the template."""
    shown = form if isinstance(form, MessageForm) else MessageForm(page.topic)
    return {
        "form": shown,
        "errors": errors_of(shown),
        "about": named_page(request),
        "receipt": just_received(request.GET.get("nummer", "")),
    }


def named_page(request: HttpRequest) -> NamedPage | None:
    """Return the page whose id the request gives as zu, if whoever asks may see it."""
    number = (request.POST if request.method == "POST" else request.GET).get("zu", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    line = lines_of(Page.objects.filter(pk=int(number)), request).get(int(number))
    return NamedPage(int(number), line.title, line.url, line.city, line.language) if line else None


def just_received(number: str) -> FeedbackReceipt | None:
    """Return the receipt of a message that came in within the last hour."""
    since = timezone.now() - timedelta(minutes=SHOWN_MINUTES)
    return FeedbackReceipt.objects.filter(number=number[:20], created_at__gte=since).first() if number else None


def errors_of(form: MessageForm) -> list[FormError]:
    """Return what is wrong in a form that was sent."""
    of_fields = [
        FormError(str(text), _before(str(field.label)), str(field.id_for_label))
        for field in form
        for text in field.errors
    ]
    return [*(FormError(str(text)) for text in form.non_field_errors()), *of_fields]


def _before(label: str) -> str:
    return label if label.endswith("?") else f"{label}:"


def keep(topic: MessageTopic, form: MessageForm, request: HttpRequest) -> FeedbackReceipt:
    """Store the message of a valid form, mail it, and return its receipt."""
    said = form.cleaned_data
    about = named_page(request)
    receipt = FeedbackReceipt.objects.create(
        number=_number(),
        topic=topic,
        text=said["text"],
        address=said.get("address", ""),
        page_id=about.number if about else None,
        city=City.objects.filter(code=about.city).first() if about else None,
        reply_to=said["reply_to"],
    )
    send(receipt)
    return receipt


def send(receipt: FeedbackReceipt) -> bool:
    """Mail a message to the network office and forget the sender's address; False when it has to wait."""
    if not settings.OFFICE_MAILBOX:
        return False
    try:
        _mail(receipt).send()
    except (OSError, SMTPException) as error:
        logger.warning("messages.waiting: %s could not be mailed: %s", receipt.number, type(error).__name__)
        return False
    FeedbackReceipt.objects.filter(pk=receipt.pk).update(sent_at=timezone.now(), reply_to="")
    return True


def send_waiting() -> None:
    """Mail what could not be mailed when it came in."""
    for receipt in FeedbackReceipt.objects.filter(sent_at=None).order_by("created_at"):
        if not send(receipt):
            return


def forget_old() -> None:
    """Delete receipts of more than a year ago."""
    FeedbackReceipt.objects.filter(created_at__lt=timezone.now() - timedelta(days=KEPT_DAYS)).delete()


def _number() -> str:
    letters = "".join(secrets.choice(LETTERS) for _place in range(8))
    return f"HN-{letters[:4]}-{letters[4:]}"


def _mail(receipt: FeedbackReceipt) -> EmailMessage:
    with translation.override(settings.LANGUAGE_CODE):
        topic = receipt.get_topic_display()
        place = PageAudience.objects.filter(pk=receipt.page_id).first() if receipt.page_id else None
        about = f"{settings.BASE_URL}{languages.address(place.path, place.language)}" if place else receipt.address
        parts = [
            f"{_('Number')}: {receipt.number}",
            f"{_('About')}: {about or _('not stated')}",
            receipt.text,
            _("Whoever wrote this gave no address for an answer.") if not receipt.reply_to else "",
        ]
        return EmailMessage(
            subject=f"[{settings.WAGTAIL_SITE_NAME}] {topic} {receipt.number}",
            body="\n\n".join(filter(None, parts)),
            to=[settings.OFFICE_MAILBOX],
            reply_to=[receipt.reply_to] if receipt.reply_to else None,
        )
