"""Addresses of the administrators' pages about people, offices, operators and settings."""

from django.urls import path

from refdata.views import offices, operators, requests, settings, users

app_name = "refdata"
urlpatterns = [
    path("administration/users/", users.Users.as_view(), name="users"),
    path("administration/users/new/", users.NewUser.as_view(), name="new_user"),
    path("administration/users/<uuid:user>/", users.UserPage.as_view(), name="user"),
    path("administration/users/<uuid:user>/close/", users.CloseUser.as_view(), name="close_user"),
    path("administration/users/<uuid:user>/invite/", users.InviteUser.as_view(), name="invite_user"),
    path("administration/users/<uuid:user>/ask/<slug:kind>/", users.AskRight.as_view(), name="ask_right"),
    path("administration/users/<uuid:user>/take/<slug:kind>/", users.TakeRight.as_view(), name="take_right"),
    path("administration/requests/", requests.Requests.as_view(), name="requests"),
    path("administration/requests/<uuid:asked>/", requests.RequestPage.as_view(), name="request"),
    path("administration/requests/<uuid:asked>/approve/", requests.Approve.as_view(), name="approve"),
    path("administration/requests/<uuid:asked>/refuse/", requests.Refuse.as_view(), name="refuse"),
    path("administration/requests/<uuid:asked>/withdraw/", requests.Withdraw.as_view(), name="withdraw"),
    path("administration/offices/", offices.Offices.as_view(), name="offices"),
    path("administration/offices/<str:code>/", offices.OfficePage.as_view(), name="office"),
    path("administration/operators/", operators.Operators.as_view(), name="operators"),
    path("administration/operators/new/", operators.NewOperator.as_view(), name="new_operator"),
    path("administration/operators/<uuid:operator>/", operators.OperatorPage.as_view(), name="operator"),
    path(
        "administration/operators/<uuid:operator>/edit/",
        operators.EditOperator.as_view(),
        name="edit_operator",
    ),
    path(
        "administration/operators/<uuid:operator>/close/",
        operators.CloseOperator.as_view(),
        name="close_operator",
    ),
    path(
        "administration/operators/<uuid:operator>/authorise/", operators.Authorise.as_view(), name="authorise"
    ),
    path(
        "administration/operators/<uuid:operator>/authorisations/<uuid:authorisation>/end/",
        operators.EndAuthorisation.as_view(),
        name="end_authorisation",
    ),
    path("administration/settings/", settings.Settings.as_view(), name="settings"),
    path("administration/settings/<str:key>/", settings.SettingPage.as_view(), name="setting"),
]
