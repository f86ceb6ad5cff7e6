"""Addresses of the plain pages of transit."""

from django.urls import path

from transit.views import (
    documents,
    draft_sections,
    drafts,
    goods,
    goods_cells,
    goods_item,
    goods_many,
    movements,
    operator_home,
    operator_movement,
    papers,
)

app_name = "transit"
urlpatterns = [
    path("home/", operator_home.Home.as_view(), name="home"),
    path("home/movements.csv", operator_home.HomeFile.as_view(), name="home_file"),
    path("movements/", movements.MovementList.as_view(), name="movements"),
    path("movements/<uuid:movement>/", movements.MovementPage.as_view(), name="movement"),
    path("movements/<uuid:movement>/copy/", drafts.CopyMovement.as_view(), name="copy_as_draft"),
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
