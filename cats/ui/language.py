"""The language of a page: the person's, else the one chosen on this machine, else the browser's, else the administration's."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from cats.accounts.models import User

COOKIE = "cats_language"
COOKIE_SECONDS = 365 * 24 * 60 * 60


class LanguageMiddleware:
    """Speaks the reader's language during the request. Stands after sign-in, for a person's own choice counts first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(language_of(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "en")
        return response


def language_of(request: HttpRequest) -> str:
    """One of the languages on offer."""
    chosen = [_own(request), request.COOKIES.get(COOKIE, "")]
    wanted = [
        part.partition(";")[0].strip().lower()
        for part in request.headers.get("Accept-Language", "").split(",")
    ]
    administration = getattr(request, "administration", None)
    last = [administration.language] if administration else []
    one: str
    for one in (*chosen, *wanted, *(code.partition("-")[0] for code in wanted), *last):
        if one in settings.CATS_LANGUAGES:
            return one
    return str(settings.LANGUAGE_CODE)


def offered() -> list[tuple[str, str]]:
    """The languages to choose from: code, and the name in its own words."""
    names = dict(settings.LANGUAGES)
    return [(code, names[code]) for code in settings.CATS_LANGUAGES]


class ChooseLanguage(View):
    """`POST language=ru`: kept on this machine, and with the account of whoever is signed in."""

    public = "People choose their language before they sign in."
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        response = HttpResponseRedirect(_back(request))
        wanted = request.POST.get("language", "")
        if wanted not in settings.CATS_LANGUAGES:
            return response
        response.set_cookie(
            COOKIE,
            wanted,
            COOKIE_SECONDS,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        if isinstance(request.user, User):
            User.objects.filter(pk=request.user.pk).update(language=wanted)
        return response


def _own(request: HttpRequest) -> str:
    """The language of the person who is signed in. Who sends no session cookie is not looked up."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    user = request.user
    return user.language if isinstance(user, User) else ""


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if here else "/"
