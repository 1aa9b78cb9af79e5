"""Lets staff of the cities in: one form for the site and the admin, accounts made by administrators only."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import LoginView, LogoutView
from django.http import HttpRequest
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """allauth's rules for accounts, with ours where they differ."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Username or password is wrong. Please check both."),
        "too_many_login_attempts": _("Too many attempts failed. Please try again in some minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return the admin for those who may enter it, else the start page."""
        return reverse("wagtailadmin_home") if request.user.has_perm("wagtailadmin.access_admin") else "/"


urlpatterns: list[URLPattern] = [
    path("anmelden/", LoginView.as_view(), name="account_login"),
    path("abmelden/", LogoutView.as_view(), name="account_logout"),
]
