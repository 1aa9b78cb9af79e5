"""Whom we believe where a request comes from."""

import ipaddress

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from hansenetz.proxies import ProxyMiddleware


@pytest.fixture
def seen(settings):
    settings.TRUSTED_PROXIES = [ipaddress.ip_network("10.0.0.0/8")]

    def ask(peer: str, **claims: str) -> tuple[str, bool]:
        request = RequestFactory().get("/", REMOTE_ADDR=peer, **claims)
        ProxyMiddleware(lambda request: HttpResponse())(request)
        return request.META["REMOTE_ADDR"], request.is_secure()

    return ask


def test_a_stranger_cannot_claim_to_be_somebody_else_nor_to_be_encrypted(seen):
    claims = {"HTTP_X_FORWARDED_FOR": "198.51.100.7", "HTTP_X_FORWARDED_PROTO": "https"}
    assert seen("203.0.113.5", **claims) == ("203.0.113.5", False)


def test_our_proxy_says_who_asks_and_how(seen):
    claims = {"HTTP_X_FORWARDED_FOR": "198.51.100.7", "HTTP_X_FORWARDED_PROTO": "https"}
    assert seen("10.0.0.2", **claims) == ("198.51.100.7", True)


def test_what_a_visitor_put_in_front_of_our_proxies_words_counts_for_nothing(seen):
    assert seen("10.0.0.2", HTTP_X_FORWARDED_FOR="1.1.1.1, 198.51.100.7, 10.0.0.3")[0] == "198.51.100.7"


def test_nonsense_from_the_proxy_leaves_the_proxy_s_own_address(seen):
    assert seen("10.0.0.2", HTTP_X_FORWARDED_FOR="unknown")[0] == "10.0.0.2"
