"""Addresses: each app brings its own pages and API, named here as strings."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
