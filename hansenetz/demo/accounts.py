"""Makes the demo accounts; they exist only where somebody asked for them."""

from functools import cache
from typing import Final

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from hansenetz.demo.context import Demo
from network.cities import give_role
from network.models import User
from network.rights import Role, found_office

PASSWORD: Final = "hansenetz-demo"  # noqa: S105 (published in the README, never in production)
CITIES: Final = ("luebeck", "rostock", "stralsund", "wismar")
ADMINISTRATOR: Final = "verwaltung"
OFFICE: Final = "geschaeftsstelle"


def load_accounts(demo: Demo) -> list[str]:
    """Make what is missing of the accounts; return their names."""
    office: Group = found_office()
    _account(demo, ADMINISTRATOR, is_staff=True, is_superuser=True)
    if (user := _account(demo, OFFICE)) is not None:
        user.groups.add(office)
    names = [ADMINISTRATOR, OFFICE]
    for code in CITIES:
        for role in Role:
            name = f"{role.value}-{code}"
            names.append(name)
            if (user := _account(demo, name)) is not None:
                give_role(user, demo.cities[code], role)
    return names


def _account(demo: Demo, name: str, **flags: bool) -> User | None:
    """Return the account when it is new, else None."""
    if User.objects.filter(username=name).exists():
        demo.tally.unchanged["User"] += 1
        return None
    demo.tally.created["User"] += 1
    user: User = User.objects.create(username=name, email=f"{name}@example.org", password=_hash(), **flags)
    return user


@cache
def _hash() -> str:
    """Hash the password once: it is public, and hashing it for each account would take most of the load."""
    return make_password(PASSWORD)
