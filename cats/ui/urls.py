"""Addresses of the frame: the start page and the probes."""

from django.urls import path

from cats.ui import health, views

app_name = "ui"
urlpatterns = [
    path("", views.Start.as_view(), name="start"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
]
