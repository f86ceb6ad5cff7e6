"""Addresses of the interface's description; the rooms bring the interface itself."""

from csp.decorators import csp_update
from django.urls import path
from django.utils.decorators import method_decorator
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView


class OpenApi(SpectacularJSONAPIView):
    """`GET /api/v1/openapi.json`."""

    public = "The description of the interface shows no data and is the same for everybody."
    authentication_classes = []


@method_decorator(csp_update({"img-src": ["data:"]}), name="dispatch")
class Docs(SpectacularSwaggerSplitView):
    """The description to read and try, served from our own files."""

    public = OpenApi.public
    authentication_classes = []
    url_name = "api:schema"


app_name = "api"
urlpatterns = [
    path("v1/openapi.json", OpenApi.as_view(), name="schema"),
    path("docs/", Docs.as_view(), name="docs"),
]
