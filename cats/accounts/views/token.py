"""The token endpoint for systems."""

import hashlib
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from oauth2_provider.models import get_access_token_model
from oauth2_provider.views import TokenView as OAuthTokenView

from cats.accounts import actors, services
from cats.audit import log
from cats.kernel.errors import Forbidden
from cats.kernel.sentences import said


class TokenView(OAuthTokenView):  # type: ignore[misc]
    """`POST /oauth/token/` with `grant_type=client_credentials`, on the administration's own host."""

    public = "Systems prove who they are within the request."
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _, headers, body, status = self.create_token_response(request)
        given = json.loads(body or "{}")
        if status == 200:
            _audit_issue(given["access_token"])
        else:
            error = Forbidden(given.get("error", "token"), said("No access token was given."))
            log.refused("act.refused", actor=actors.NOBODY, error=error, act="token")
        return HttpResponse(body, status=status, headers=headers)


def _audit_issue(token: str) -> None:
    """The token itself stands nowhere: it is found by its digest."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    client = (
        get_access_token_model()
        .objects.select_related("application__user")
        .get(token_checksum=digest)
        .application
    )
    services.audit("token.issued", actor=actors.actor_of(client.user), subject=client)
