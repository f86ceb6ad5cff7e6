"""Addresses of the plain pages of transit."""

from django.urls import path

from transit.views import documents, movements, papers

app_name = "transit"
urlpatterns = [
    path("movements/", movements.MovementList.as_view(), name="movements"),
    path("movements/<uuid:movement>/", movements.MovementPage.as_view(), name="movement"),
    path("movements/<uuid:movement>/document/", documents.DocumentPage.as_view(), name="document"),
    path("movements/<uuid:movement>/document/pdf/", documents.DocumentPdf.as_view(), name="document_pdf"),
    path("movements/<uuid:movement>/<slug:action>/", movements.MovementAct.as_view(), name="act"),
    path(
        "movements/<uuid:movement>/messages/<uuid:message>/", papers.MovementMessage.as_view(), name="message"
    ),
    path(
        "movements/<uuid:movement>/messages/<uuid:message>/xml/",
        papers.MovementMessageXml.as_view(),
        name="message_xml",
    ),
    path("movements/<str:mrn>/", movements.MovementByMrn.as_view(), name="by_mrn"),
    path("lodge/", papers.Lodge.as_view(), name="lodge"),
    path("arrivals/new/", papers.NotifyArrival.as_view(), name="notify_arrival"),
    path("submissions/<uuid:submission>/", papers.Submission.as_view(), name="submission"),
    path("mailbox/", papers.Mailbox.as_view(), name="mailbox"),
    path("mailbox/<uuid:message>/", papers.Letter.as_view(), name="letter"),
]
