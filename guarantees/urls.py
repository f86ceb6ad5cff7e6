"""Addresses of the plain pages of guarantees."""

from django.urls import path

from guarantees.views import guarantees

app_name = "guarantees"
urlpatterns = [
    path("guarantees/", guarantees.GuaranteeList.as_view(), name="guarantees"),
    path("guarantees/<str:grn>/", guarantees.GuaranteePage.as_view(), name="guarantee"),
]
