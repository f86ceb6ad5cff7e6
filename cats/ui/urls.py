"""Addresses of the frame: the start page, notices, audit and the probes."""

from django.urls import path

from cats.ui import audit, health, help, language, notices, specification, verification, views

app_name = "ui"
urlpatterns = [
    path("", views.Start.as_view(), name="start"),
    path("notices/", notices.Notices.as_view(), name="notices"),
    path("notices/<uuid:notice>/read/", notices.ReadNotice.as_view(), name="read_notice"),
    path("notices/choices/", notices.MailChoices.as_view(), name="mail_choices"),
    path("audit/", audit.AuditList.as_view(), name="audit"),
    path("audit/chain/", audit.ChainNow.as_view(), name="chain"),
    path("audit/chain/prove/", audit.ProveChain.as_view(), name="prove_chain"),
    path("audit/export/", audit.AuditExport.as_view(), name="export_audit"),
    path("language/", language.ChooseLanguage.as_view(), name="language"),
    path("help/", help.HelpIndex.as_view(), name="help"),
    path("help/<slug:topic>/", help.Help.as_view(), name="help_topic"),
    path("accessibility/", help.Accessibility.as_view(), name="accessibility"),
    path("specification/", specification.Index.as_view(), name="specification"),
    path("specification/changes/", specification.Changes.as_view(), name="specification_changes"),
    path(
        "specification/messages/<slug:message>/",
        specification.MessagePage.as_view(),
        name="specification_message",
    ),
    path("specification/rules/<slug:rule>/", specification.RulePage.as_view(), name="specification_rule"),
    path(
        "specification/lists/<slug:code_list>/",
        specification.CodeListPage.as_view(),
        name="specification_list",
    ),
    path(
        "specification/<slug:kind>/<slug:name>/", specification.Schema.as_view(), name="specification_schema"
    ),
    path("documents/check/", verification.CheckPage.as_view(), name="check_document"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
]
