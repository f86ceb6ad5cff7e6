"""Addresses of the plain pages of transit."""

from django.urls import path

from transit.views import desk, movements, officer, papers, scanning

app_name = "transit"
urlpatterns = [
    path("desk/", desk.Desk.as_view(), name="desk"),
    path("desk/list/", desk.DeskList.as_view(), name="desk_list"),
    path("desk/office/", desk.ChooseOffice.as_view(), name="choose_office"),
    path("desk/note/", desk.AddNote.as_view(), name="note"),
    path("desk/handover/", desk.Handover.as_view(), name="handover"),
    path("desk/without-line/", desk.WithoutLine.as_view(), name="without_line"),
    path("desk/strays/new/", desk.KeepStray.as_view(), name="keep_stray"),
    path("desk/strays/<uuid:stray>/", desk.EndStray.as_view(), name="end_stray"),
    path("scan/", scanning.Scan.as_view(), name="scan"),
    path("movements/", movements.MovementList.as_view(), name="movements"),
    path("movements/<uuid:movement>/", movements.MovementPage.as_view(), name="movement"),
    *(
        path(
            f"movements/<uuid:movement>/{part}/",
            movements.MovementPage.as_view(part=part),
            name=f"movement_{part}",
        )
        for part in ("goods", "messages", "cover", "papers", "log")
    ),
    path("movements/<uuid:movement>/take/", movements.Take.as_view(), name="take"),
    path("movements/<uuid:movement>/give-back/", movements.GiveBack.as_view(), name="give_back"),
    path("movements/<uuid:movement>/reassign/", officer.Reassign.as_view(), name="reassign"),
    path("movements/<uuid:movement>/seals/", movements.Seals.as_view(), name="seals"),
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
