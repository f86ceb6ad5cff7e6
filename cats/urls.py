"""Addresses: each app brings its own pages and API, named here as strings."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("cats.ui.urls")),
    path("", include("cats.accounts.urls")),
    path("", include("transit.urls")),
    path("", include("guarantees.urls")),
    path("", include("refdata.urls")),
    path("", include("ice_connector.urls")),
    path("api/", include("cats.api.urls")),
    path("api/v1/", include("transit.api.urls")),
    path("api/v1/", include("guarantees.api.urls")),
    path("api/v1/", include("ice_connector.api.urls")),
]

handler400 = "cats.ui.errors.bad_request"
handler403 = "cats.ui.errors.forbidden"
handler404 = "cats.ui.errors.not_found"
handler500 = "cats.ui.errors.server_error"
