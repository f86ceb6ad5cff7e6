"""Addresses of signing in and out and of the token endpoint."""

from django.urls import path

from cats.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign_in"),
    path("sign-out/", views.SignOut.as_view(), name="sign_out"),
    path("oauth/token/", views.TokenView.as_view(), name="token"),
]
