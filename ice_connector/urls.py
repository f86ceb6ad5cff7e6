"""Addresses of the plain pages of the links with ICE."""

from django.urls import path

from ice_connector.views import links

app_name = "ice"
urlpatterns = [
    path("ice/", links.Links.as_view(), name="links"),
    path("ice/trace/", links.Trace.as_view(), name="trace"),
    path("ice/messages/<uuid:message>/redrive/", links.Redrive.as_view(), name="redrive"),
    path("ice/messages/<uuid:message>/skip/", links.Skip.as_view(), name="skip"),
]
