"""`/v1/{p}/messages`: posting and reading by position share the path, not the bucket."""

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from ice_connector.hub.callers import lane_of
from ice_connector.hub.views.posting import post
from ice_connector.hub.views.retrieval import positions


def messages(request: WSGIRequest, p: str) -> HttpResponse:
    """POST a message, or GET by position."""
    if request.method == "POST":
        with lane_of(request, p, "post") as caller:
            return post(caller)
    with lane_of(request, p, "read") as caller:
        return positions(caller)
