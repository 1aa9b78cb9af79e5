"""What the modules of the demo share: the tally, the languages, and everything loaded so far by its key."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from wagtail.models import Locale, Page, Site

from hansenetz.demo.writing import Tally
from network.models import City, CityPage, ContactPoint, Organisation
from projects.models import SolutionPage
from reference.models import FieldOfAction, FundingProgramme, Goal, Licence, Source, Topic

Say = Callable[[str], None]


@dataclass
class Demo:
    """A load of the demo content in progress."""

    say: Say
    tally: Tally = field(default_factory=Tally)
    sources: dict[str, Source] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    fields: dict[str, FieldOfAction] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    licences: dict[str, Licence] = field(default_factory=dict)
    programmes: dict[str, FundingProgramme] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    cities: dict[str, City] = field(default_factory=dict)
    contact_points: dict[str, ContactPoint] = field(default_factory=dict)
    solutions: dict[str, SolutionPage] = field(default_factory=dict)
    mentionable: dict[str, Page] = field(default_factory=dict)  # key -> German page, for news and events

    @cached_property
    def german(self) -> Locale:
        """The language of the content."""
        return Locale.objects.get(language_code="de")

    @cached_property
    def english(self) -> Locale:
        """The second language."""
        return Locale.objects.get(language_code="en")

    def home(self, locale: Locale) -> Page:
        """Return the start page of a language."""
        start = Site.objects.get(is_default_site=True).root_page
        page: Page = Page.objects.get(translation_key=start.translation_key, locale=locale).specific
        return page

    def child(self, locale: Locale, slug: str) -> Page:
        """Return an index page below the start page, such as ``staedte``."""
        page: Page = self.home(locale).get_children().get(slug=slug).specific
        return page

    def city_page(self, code: str, locale: Locale) -> CityPage:
        """Return the page of a city in a language."""
        return CityPage.objects.get(city__code=code, locale=locale)
