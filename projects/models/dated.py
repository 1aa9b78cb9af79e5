"""What lessons and needs have in common: a date that cannot lie ahead."""

from projects.models import checks
from projects.models.entry import EntryPage
from reference.partial_date import PartialDate


class DatedPage(EntryPage):
    """A page about something that has happened."""

    date: PartialDate | None

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Check the date.

        Raises:
            ValidationError: it has not come yet.
        """
        super().clean()
        complaints: checks.Complaints = {}
        checks.check_past(complaints, [("date", self.date)])
        checks.complain(complaints)
