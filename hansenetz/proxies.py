"""Believes what a proxy says about the visitor only if the proxy is one of ours."""

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

CLAIMS = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_FORWARDED")


class ProxyMiddleware:
    """Puts the visitor's own address into REMOTE_ADDR and drops claims of strangers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_trusted(request.META.get("REMOTE_ADDR", "")):
            request.META["REMOTE_ADDR"] = visitor(request)
        else:
            for claim in CLAIMS:
                request.META.pop(claim, None)
        return self.get_response(request)


def visitor(request: HttpRequest) -> str:
    """Return the last address on the way here that is not one of our proxies."""
    way = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    stranger = next((hop for hop in reversed(way) if not is_trusted(hop)), None)
    return stranger if stranger and _ip(stranger) else str(request.META["REMOTE_ADDR"])


def is_trusted(address: str) -> bool:
    """Tell whether an address belongs to TRUSTED_PROXIES."""
    ip = _ip(address)
    return ip is not None and any(ip in network for network in settings.TRUSTED_PROXIES)


def _ip(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(address)
    except ValueError:
        return None
