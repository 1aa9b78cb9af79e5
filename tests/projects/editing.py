"""An editor's life with a search engine beside it, in any order, with faults: what tests of every engine live through."""

from uuid import uuid4

from hypothesis import HealthCheck, Phase, settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from wagtail.models import Locale

from network.models import City
from projects.models import SolutionPage
from search import drift, outbox
from search.engine import EngineDownError
from search.rebuilding import rebuild
from tests.projects.entries import city_page

CITIES = strategies.sampled_from(["luebeck", "rostock"])
AUDIENCES = strategies.sampled_from(["public", "network", "city"])
WORDS = strategies.sampled_from(["Parksensor", "Badestelle", "Straßenlaterne", "Ampel", "Regenmesser"])
NUMBERS = strategies.integers(0, 1000)
ROUNDS = settings(
    max_examples=6,
    stateful_step_count=25,
    deadline=None,
    phases=[Phase.generate],
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)


class KilledError(BaseException):
    """The process that was draining is gone."""


class Unreliable:
    """The doorway to an engine that may be lost, or that kills whoever writes after half of the entries."""

    def __init__(self, engine):
        self.engine = engine
        self.is_lost = self.is_deadly = False

    def __getattr__(self, name):
        if self.is_lost:
            raise EngineDownError("lost")
        return getattr(self.engine, name)

    def put(self, entries, versions=None):
        if self.is_lost:
            raise EngineDownError("lost")
        if self.is_deadly:
            self.engine.put(entries[: len(entries) // 2], versions)
            raise KilledError
        return self.engine.put(entries, versions)


class Editing(RuleBasedStateMachine):
    """An editor's life, with a search engine beside it."""

    engine = None

    def __init__(self):
        super().__init__()
        self.pages = []
        self.door = Unreliable(self.engine)

    def page(self, number):
        return SolutionPage.objects.get(pk=self.pages[number % len(self.pages)])

    has_pages = precondition(lambda self: self.pages)

    @rule(city=CITIES, word=WORDS, live=strategies.booleans())
    def create(self, city, word, live):
        page = SolutionPage(title=f"{word} {uuid4().hex[:6]}", summary="Kurz.", solution_type="pilotprojekt")
        page.locale, page.live = Locale.objects.get(language_code="de"), False
        city_page(city).add_child(instance=page)
        if live:
            page.save_revision().publish()
        self.pages.append(page.pk)

    @has_pages
    @rule(number=NUMBERS, word=WORDS)
    def edit_and_publish(self, number, word):
        page = self.page(number)
        page.problem = f"Es fehlt ein {word}."
        page.save_revision().publish()

    @has_pages
    @rule(number=NUMBERS, word=WORDS)
    def edit_a_draft(self, number, word):
        page = self.page(number)
        page.problem = f"Vielleicht fehlt ein {word}."
        page.save_revision()

    @has_pages
    @rule(number=NUMBERS)
    def unpublish(self, number):
        self.page(number).unpublish()

    @has_pages
    @rule(number=NUMBERS, city=CITIES)
    def move(self, number, city):
        self.page(number).move(city_page(city), pos="last-child")

    @has_pages
    @rule(number=NUMBERS, audience=AUDIENCES)
    def restrict(self, number, audience):
        page = self.page(number)
        page.audience = audience
        page.save_revision().publish()

    @rule(city=CITIES, audience=AUDIENCES)
    def restrict_a_city(self, city, audience):
        page = city_page(city)
        page.audience = audience
        page.save_revision().publish()

    @has_pages
    @rule(number=NUMBERS)
    def rename(self, number):
        page = self.page(number)
        page.slug = f"neu-{uuid4().hex[:8]}"
        page.save_revision().publish()

    @rule(city=CITIES, name=WORDS)
    def rename_a_city(self, city, name):
        town = City.objects.get(code=city)
        town.official_name = f"Hansestadt {name}"
        town.save()

    @has_pages
    @rule(number=NUMBERS)
    def delete(self, number):
        page = self.page(number)
        self.pages.remove(page.pk)
        page.delete()

    @has_pages
    @rule(number=NUMBERS)
    def translate(self, number):
        page, english = self.page(number), Locale.objects.get(language_code="en")
        if not page.has_translation(english):
            page.copy_for_translation(english).save_revision().publish()

    @rule()
    def lose_the_engine(self):
        self.door.is_lost = True

    @rule()
    def find_the_engine_again(self):
        self.door.is_lost = False

    @rule()
    def drain(self):
        try:
            outbox.drain(self.door)
        except EngineDownError:
            assert self.door.is_lost

    @rule()
    def kill_whoever_drains(self):
        self.door.is_deadly = True
        try:
            outbox.drain(self.door)
        except (KilledError, EngineDownError):
            pass
        finally:
            self.door.is_deadly = False

    @precondition(lambda self: not self.door.is_lost)
    @rule()
    def rebuild(self):
        rebuild(self.door)

    @rule()
    def compare(self):
        """Only pages that wait in the outbox may be found as they were."""
        assert drift.compare(self.engine).keys == ()

    def teardown(self):
        self.door.is_lost = False
        outbox.drain(self.door)
        assert outbox.depth() == 0
        assert drift.compare(self.engine).keys == ()
        SolutionPage.objects.filter(pk__in=self.pages).delete()


def live_through(engine):
    machine = type("Editing", (Editing,), {"engine": engine})
    rebuild(engine)
    run_state_machine_as_test(machine, settings=ROUNDS)
