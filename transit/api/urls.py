"""Addresses of the programming interface to declarations and movements."""

from django.urls import path

from transit.api import views

app_name = "transit-api"
urlpatterns = [
    path("declarations", views.Declarations.as_view(), name="declarations"),
    path("arrivals", views.Arrivals.as_view(), name="arrivals"),
    path("submissions/<uuid:submission>", views.Submission.as_view(), name="submission"),
    path("mailbox", views.Mailbox.as_view(), name="mailbox"),
    path("mailbox/<uuid:message>", views.Letter.as_view(), name="letter"),
    path("mailbox/<uuid:message>/body", views.LetterBody.as_view(), name="letter-body"),
    path("movements", views.Movements.as_view(), name="movements"),
    path("movements/<uuid:movement>", views.Movement.as_view(), name="movement"),
    path("movements/<uuid:movement>/timeline", views.Timeline.as_view(), name="timeline"),
    path("movements/<uuid:movement>/messages", views.Messages.as_view(), name="messages"),
    path("movements/<uuid:movement>/messages/<uuid:message>", views.Message.as_view(), name="message"),
    path(
        "movements/<uuid:movement>/messages/<uuid:message>/body",
        views.MessageBody.as_view(),
        name="message-body",
    ),
    path("movements/<uuid:movement>/actions/<slug:action>", views.Action.as_view(), name="action"),
]
