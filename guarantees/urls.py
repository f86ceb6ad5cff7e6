"""Addresses of the plain pages of guarantees."""

from django.urls import path

from guarantees.views import certificates, guarantees

app_name = "guarantees"
urlpatterns = [
    path("guarantees/", guarantees.GuaranteeList.as_view(), name="guarantees"),
    path("guarantees/<str:grn>/certificate/", certificates.CertificatePage.as_view(), name="certificate"),
    path(
        "guarantees/<str:grn>/certificate/pdf/", certificates.CertificatePdf.as_view(), name="certificate_pdf"
    ),
    path("guarantees/<str:grn>/", guarantees.GuaranteePage.as_view(), name="guarantee"),
]
