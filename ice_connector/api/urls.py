"""Addresses of the programming interface to the links with ICE."""

from django.urls import path

from ice_connector.api import views

app_name = "ice-api"
urlpatterns = [
    path("ice/links", views.Links.as_view(), name="links"),
    path("ice/alarms", views.Alarms.as_view(), name="alarms"),
    path("ice/trace", views.Trace.as_view(), name="trace"),
    path("ice/messages", views.HeldMessages.as_view(), name="messages"),
    path("ice/messages/<uuid:message>/redrive", views.Redrive.as_view(), name="redrive"),
    path("ice/messages/<uuid:message>/skip", views.Skip.as_view(), name="skip"),
]
