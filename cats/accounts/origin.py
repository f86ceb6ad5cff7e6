"""Where a request comes from: its address, the network that limits count by, and the device in words."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("YaBrowser/", "Yandex Browser"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def address(request: HttpRequest) -> str:
    """The client's address. Behind `CATS_PROXIES` proxies, the one that the outermost of them saw; else the peer's own."""
    said = request.META.get("REMOTE_ADDR", "")
    if settings.CATS_PROXIES:
        passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        said = passed[-settings.CATS_PROXIES] if len(passed) >= settings.CATS_PROXIES else said
    try:
        return str(ipaddress.ip_address(said))
    except ValueError:
        return ""


def network(request: HttpRequest) -> str:
    """What limits count by: an IPv4 address; of IPv6 the first 64 bits, which one subscriber has to himself."""
    found = address(request)
    if ":" not in found:
        return found
    return str(ipaddress.ip_network(f"{found}/64", strict=False).network_address)


def device(request: HttpRequest) -> str:
    """Browser and system in words, for people who look through their sessions; it proves nothing."""
    said = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in BROWSERS if mark in said), "")
    system = next((name for mark, name in SYSTEMS if mark in said), "")
    return " · ".join(filter(None, (browser, system)))
