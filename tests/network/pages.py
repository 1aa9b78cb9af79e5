"""Plain functions that make pages of the network and people who read them."""

from wagtail.models import Locale

from network.cities import give_role
from network.models import CityPage, NewsPage, User
from network.rights import Role
from search import outbox
from search.engine import engine


def city_page(code, language="de"):
    return CityPage.objects.get(city__code=code, locale__language_code=language)


def news(code, title, *, language="de", live=True, **fields):
    """Add a news item below a city's page, as an editor does, and let the engine know."""
    page = NewsPage(title=title, date="2023-09", locale=Locale.objects.get(language_code=language), **fields)
    page.live = False
    city_page(code, language).add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    outbox.drain(engine())
    return NewsPage.objects.get(pk=page.pk)


def staff(city):
    user = User.objects.create_user(f"mitarbeit-{city.code}", password="hansenetz-demo")
    give_role(user, city, Role.STAFF)
    return user


def sign_in(client, user):
    client.force_login(user)
    return client
