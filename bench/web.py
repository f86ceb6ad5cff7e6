"""The web application in this process, without a server: requests as WSGI environments, so that only the product's own cost shows."""

import base64
import io
import json
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.core.wsgi import get_wsgi_application
from django.test import Client

from cats.accounts import factors, services, totp
from cats.accounts.models import User
from cats.accounts.roles import Role
from cats.kernel import clock
from cats.kernel.actors import SYSTEM
from cats.tenancy.scope import scope
from refdata.models import CustomsOffice, EconomicOperator
from refdata.services import mandates
from tests.factories.accounts import PASSWORD, make_user


class System:
    """A person's own system with his access token, on his administration's host."""

    def __init__(self, user: User) -> None:
        self._app = get_wsgi_application()
        self._host = f"{(user.administration_id or '').lower()}.localhost"
        with scope(user.administration_id or ""):
            client_id, secret = services.create_client(user, f"system of {user.login}", actor=SYSTEM)
        pair = base64.b64encode(f"{client_id}:{secret}".encode()).decode()
        form = b"grant_type=client_credentials"
        told = self.send(
            "POST",
            "/oauth/token/",
            form,
            "application/x-www-form-urlencoded",
            HTTP_AUTHORIZATION=f"Basic {pair}",
        )
        self._bearer = f"Bearer {json.loads(told)['access_token']}"
        self._cookies = signed_in(user, self._host)

    def get(self, address: str) -> Any:
        """The JSON answer of an address."""
        return json.loads(self.send("GET", address, HTTP_AUTHORIZATION=self._bearer))

    def post(self, address: str, body: bytes, kind: str) -> Any:
        """The JSON answer to a body of that content type."""
        return json.loads(self.send("POST", address, body, kind, HTTP_AUTHORIZATION=self._bearer))

    def page(self, address: str) -> str:
        """The HTML of an address, as the person's signed-in browser gets it."""
        return self.send("GET", address, HTTP_COOKIE=self._cookies).decode()

    def send(self, method: str, address: str, body: bytes = b"", kind: str = "", **headers: str) -> bytes:
        """The body of the answer, which must be a success."""
        path, _, query = address.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": self._host,
            "CONTENT_TYPE": kind,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            **headers,
        }
        setup_testing_defaults(environ)
        begun: list[str] = []

        def start_response(status: str, headers: Any, error: Any = None) -> Any:
            begun.append(status)

        response = self._app(environ, start_response)
        try:
            content = b"".join(response)
        finally:
            response.close()
        assert begun[0].startswith("2"), (address, begun, content[:2000])
        return content


def signed_in(user: User, host: str) -> str:
    """The cookies of a browser in which the person signed in, with password and a code of his app."""
    browser, secret = Client(HTTP_HOST=host), totp.new_secret()
    with scope(user.administration_id or ""):
        assert factors.set_up_app(user, secret, _code(secret, -1), actor=SYSTEM)
    browser.post("/sign-in/", {"login": user.login, "password": PASSWORD}, secure=True)
    answer = browser.post("/sign-in/code/", {"code": _code(secret)}, secure=True)
    assert answer.status_code == 302, answer.content
    return "; ".join(f"{name}={morsel.value}" for name, morsel in browser.cookies.items())


def _code(secret: str, ahead: int = 0) -> str:
    """The code that the app shows now, or some periods from now."""
    return totp.code_at(secret, int(clock.machine_now().timestamp()) // totp.PERIOD + ahead)


def officer_of(office: str) -> User:
    """An officer of departure of that office who may use the programming interface."""
    user = make_user(office[:2], f"officer_{office.lower()}", Role.OFFICER_OF_DEPARTURE, Role.API_USER)
    with scope(office[:2]):
        mandates.post_officer(user, CustomsOffice.objects.get(code=office), actor=SYSTEM)
    return user


def operator_of(identification: str) -> User:
    """A person who acts for that operator."""
    user = make_user(identification[:2], f"clerk_{identification.lower()}", Role.OPERATOR)
    with scope(identification[:2]):
        operator = EconomicOperator.objects.get(identification=identification)
        mandates.mandate_for_operator(user, operator, actor=SYSTEM)
    return user
