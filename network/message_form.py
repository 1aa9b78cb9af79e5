"""The form by which anybody writes to the network office, without a script and without an account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from network.models import MessageTopic

LONGEST = 5000


class MessageForm(forms.Form):
    """A message; where it reports a barrier, also on which page. What is said beside the text is up to the person."""

    address = forms.CharField(
        label=_("On which page?"),
        required=False,
        max_length=300,
        help_text=_("Address or title of the page. Leave it empty if it concerns all pages."),
    )
    text = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea,
        error_messages={"required": _("Write what it is about.")},
    )
    reply_to = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        help_text=_("Only if you want an answer. Example: name@example.org"),
        error_messages={"invalid": _("This is no e-mail address. An address looks like name@example.org.")},
    )
    website = forms.CharField(label=_("Leave this field empty"), required=False)

    def __init__(self, topic: MessageTopic, *args: object, **kwargs: object) -> None:
        """Ask for the page only where a barrier is reported."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if topic != MessageTopic.BARRIER:
            del self.fields["address"]
        else:
            self.fields["text"].label = _("What does not work?")

    def clean_website(self) -> str:
        """Refuse what only a program fills in, because people do not see the field.

        Raises:
            ValidationError: the field is filled in.
        """
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("This field must stay empty. Empty it and send the form again."))
        return ""
