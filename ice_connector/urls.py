"""Addresses of the administrators' overview and of the links with ICE."""

from django.urls import path

from ice_connector.views import administration, links

app_name = "ice"
urlpatterns = [
    path("administration/", administration.Overview.as_view(), name="administration"),
    path("links/", links.Links.as_view(), name="links"),
    path("links/now/", links.LinksNow.as_view(), name="links_now"),
    path("links/trace/", links.Trace.as_view(), name="trace"),
    path("links/proofs/<slug:direction>/<uuid:message>/", links.TakeProof.as_view(), name="proof"),
    path("links/messages/<uuid:message>/redrive/", links.Redrive.as_view(), name="redrive"),
    path("links/messages/<uuid:message>/skip/", links.Skip.as_view(), name="skip"),
]
