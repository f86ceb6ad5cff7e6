"""Addresses of the programming interface to guarantees."""

from django.urls import path

from guarantees.api import views

app_name = "guarantees-api"
urlpatterns = [
    path("guarantees", views.Guarantees.as_view(), name="guarantees"),
    path("guarantees/<str:grn>", views.OneGuarantee.as_view(), name="guarantee"),
    path("guarantees/<str:grn>/balance", views.GuaranteeBalance.as_view(), name="balance"),
    path("guarantees/<str:grn>/usages", views.GuaranteeUsages.as_view(), name="usages"),
]
