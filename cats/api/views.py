"""The base of every API view: a declared permission, problems as answers, idempotency keys on POST."""

from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cats.accounts import actors
from cats.api import idempotency
from cats.kernel.actors import Actor


class ApiView(APIView):
    """Declare `permission` (one code, or codes by method) or `public` (the reason).

    Handlers return `Response`, raise `CatsError`, and act as `self.actor`. A POST may carry `Idempotency-Key`.
    """

    permission: ClassVar[str | dict[str, str]] = ""
    public: ClassVar[str] = ""
    _key: idempotency.Key | None = None

    @property
    def actor(self) -> Actor:
        """Who calls."""
        return actors.of_request(self.request._request)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        _ = request._request.body  # refuses what is too large before any parser reads it
        if request.method == "POST" and not self.public:
            self._key = idempotency.begin(request)

    def handle_exception(self, exc: Exception) -> Response:
        self._key = None
        if isinstance(exc, idempotency.Replayed):
            return exc.response
        return super().handle_exception(exc)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        if self._key is not None and isinstance(response, Response) and response.status_code < 400:
            self._key.store(response)
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer
