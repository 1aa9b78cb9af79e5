from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search import checks, models, recommended, shown_on, signals

        signals.connect()
        checks.connect()
        recommended.connect()
        shown_on.exempt(models.Recommendation, "the result page alone shows it, and asks when it is shown")
