"""`/v1/{p}/messages`: posting and reading by position share the path, not the bucket."""

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from ice_connector.hub.callers import admit
from ice_connector.hub.views.posting import post
from ice_connector.hub.views.retrieval import positions


def messages(request: WSGIRequest, p: str) -> HttpResponse:
    """POST a message, or GET by position."""
    if request.method == "POST":
        return post(admit(request, p, "post"))
    return positions(admit(request, p, "read"))
