"""Addresses of the pages of guarantees."""

from django.urls import path

from guarantees.views import acts, certificates, exposure, guarantees, guarantors, statement

app_name = "guarantees"
urlpatterns = [
    path("exposure/", exposure.ExposurePage.as_view(), name="exposure"),
    path("guarantees/", guarantees.GuaranteeList.as_view(), name="guarantees"),
    path("guarantees/register/", acts.RegisterGuarantee.as_view(), name="register"),
    path("guarantees/<str:grn>/certificate/", certificates.CertificatePage.as_view(), name="certificate"),
    path(
        "guarantees/<str:grn>/certificate/pdf/", certificates.CertificatePdf.as_view(), name="certificate_pdf"
    ),
    path("guarantees/<str:grn>/", guarantees.GuaranteePage.as_view(), name="guarantee"),
    path("guarantees/<str:grn>/statement/", statement.StatementPage.as_view(), name="statement"),
    path("guarantees/<str:grn>/statement.csv", statement.StatementFile.as_view(), name="statement_file"),
    path("guarantees/<str:grn>/access-code/", acts.ChangeAccessCode.as_view(), name="access_code"),
    path("guarantees/<str:grn>/amount/", acts.ChangeAmount.as_view(), name="amount"),
    path("guarantees/<str:grn>/suspend/", acts.Suspend.as_view(), name="suspend"),
    path("guarantees/<str:grn>/reinstate/", acts.Reinstate.as_view(), name="reinstate"),
    path("guarantees/<str:grn>/revoke/", acts.Revoke.as_view(), name="revoke"),
    path("guarantors/", guarantors.GuarantorList.as_view(), name="guarantors"),
    path("guarantors/admit/", acts.AdmitGuarantor.as_view(), name="admit"),
    path("guarantors/<uuid:guarantor>/", guarantors.GuarantorPage.as_view(), name="guarantor"),
]
