"""Addresses of the plain pages of transit."""

from django.urls import path

from transit.views import (
    desk,
    documents,
    draft_sections,
    drafts,
    goods,
    goods_cells,
    goods_item,
    goods_many,
    movements,
    officer,
    operator_home,
    operator_movement,
    papers,
    scanning,
)

app_name = "transit"
urlpatterns = [
    path("home/", operator_home.Home.as_view(), name="home"),
    path("home/movements.csv", operator_home.HomeFile.as_view(), name="home_file"),
    path("movements/", movements.MovementList.as_view(), name="movements"),
    path("movements/<uuid:movement>/", movements.MovementPage.as_view(), name="movement"),
    path("movements/<uuid:movement>/copy/", drafts.CopyMovement.as_view(), name="copy_as_draft"),
    path("movements/<uuid:movement>/amend/", drafts.Amend.as_view(), name="amend_declaration"),
    path(
        "movements/<uuid:movement>/guarantee/",
        operator_movement.AmendGuarantee.as_view(),
        name="amend_guarantee",
    ),
    path(
        "movements/<uuid:movement>/invalidation/",
        operator_movement.RequestInvalidation.as_view(),
        name="request_invalidation",
    ),
    path(
        "movements/<uuid:movement>/unloading/", operator_movement.UnloadingRemarks.as_view(), name="unloading"
    ),
    path("movements/<uuid:movement>/document/", documents.DocumentPage.as_view(), name="document"),
    path("movements/<uuid:movement>/document/pdf/", documents.DocumentPdf.as_view(), name="document_pdf"),
    path("desk/", desk.Desk.as_view(), name="desk"),
    path("desk/list/", desk.DeskList.as_view(), name="desk_list"),
    path("desk/office/", desk.ChooseOffice.as_view(), name="choose_office"),
    path("desk/note/", desk.AddNote.as_view(), name="note"),
    path("desk/handover/", desk.Handover.as_view(), name="handover"),
    path("desk/without-line/", desk.WithoutLine.as_view(), name="without_line"),
    path("desk/strays/new/", desk.KeepStray.as_view(), name="keep_stray"),
    path("desk/strays/<uuid:stray>/", desk.EndStray.as_view(), name="end_stray"),
    path("scan/", scanning.Scan.as_view(), name="scan"),
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
    path("drafts/", drafts.DraftList.as_view(), name="drafts"),
    path("drafts/new/", drafts.NewDraft.as_view(), name="new_draft"),
    path("drafts/mend/<uuid:declaration>/", drafts.Mend.as_view(), name="mend"),
    path("drafts/<uuid:draft>/", drafts.TaskList.as_view(), name="draft"),
    path("drafts/<uuid:draft>/check/", drafts.Check.as_view(), name="check_draft"),
    path("drafts/<uuid:draft>/copy/", drafts.CopyDraft.as_view(), name="copy_draft"),
    path("drafts/<uuid:draft>/delete/", drafts.DeleteDraft.as_view(), name="delete_draft"),
    path("drafts/<uuid:draft>/lock/", draft_sections.LockDraft.as_view(), name="lock_draft"),
    path("drafts/<uuid:draft>/goods/", goods.GoodsPage.as_view(), name="draft_goods"),
    path("drafts/<uuid:draft>/goods/cells/", goods_cells.GoodsCells.as_view(), name="draft_goods_cells"),
    path("drafts/<uuid:draft>/goods/remove/", goods.GoodsRemove.as_view(), name="draft_goods_remove"),
    path("drafts/<uuid:draft>/goods/many/", goods_many.GoodsPasteForm.as_view(), name="draft_goods_many"),
    path("drafts/<uuid:draft>/goods/check/", goods_many.GoodsCheck.as_view(), name="draft_goods_check"),
    path(
        "drafts/<uuid:draft>/goods/to-mend.csv", goods_many.GoodsFaults.as_view(), name="draft_goods_faults"
    ),
    path(
        "drafts/<uuid:draft>/goods/template.csv",
        goods_many.GoodsTemplate.as_view(),
        name="draft_goods_template",
    ),
    path(
        "drafts/<uuid:draft>/goods/<int:position>/", goods_item.GoodsItem.as_view(), name="draft_goods_item"
    ),
    path("drafts/<uuid:draft>/<slug:section>/", draft_sections.SectionPage.as_view(), name="draft_section"),
    path(
        "drafts/<uuid:draft>/<slug:section>/keep/",
        draft_sections.KeepSection.as_view(),
        name="keep_draft_section",
    ),
    path("lodge/", papers.Lodge.as_view(), name="lodge"),
    path("arrivals/new/", papers.NotifyArrival.as_view(), name="notify_arrival"),
    path("submissions/<uuid:submission>/", papers.Submission.as_view(), name="submission"),
    path("mailbox/", papers.Mailbox.as_view(), name="mailbox"),
    path("mailbox/<uuid:message>/", papers.Letter.as_view(), name="letter"),
    path("mailbox/<uuid:message>/xml/", papers.LetterXml.as_view(), name="letter_xml"),
]
