"""Addresses of signing in and out, of one's own pages, and of the token endpoint."""

from django.urls import path

from cats.accounts.views import enrolment, links, mail, own, second_step, sign_in, token

app_name = "accounts"
urlpatterns = [
    path("sign-in/", sign_in.SignIn.as_view(), name="sign_in"),
    path("sign-in/demo/", sign_in.DemoSignIn.as_view(), name="demo"),
    path("sign-in/passkey/", sign_in.SignInByPasskey.as_view(), name="sign_in_passkey"),
    path("sign-in/passkey/question/", sign_in.PasskeyQuestion.as_view(), name="passkey_question"),
    path("sign-in/code/", second_step.Code.as_view(), name="code"),
    path("sign-in/recovery/", second_step.Recovery.as_view(), name="recovery"),
    path("sign-in/another/", second_step.AnotherAccount.as_view(), name="another_account"),
    path("sign-in/kept/", sign_in.KeptAnswers.as_view(), name="kept"),
    path("sign-in/forgot/", links.Forgot.as_view(), name="forgot"),
    path("sign-in/forgot/sent/", links.ForgotSent.as_view(), name="forgot_sent"),
    path("sign-in/link/<str:token>/", links.OpenLink.as_view(), name="link"),
    path("sign-in/new-password/", links.NewPassword.as_view(), name="new_password"),
    path("sign-out/", sign_in.SignOut.as_view(), name="sign_out"),
    path("session/", sign_in.SessionAge.as_view(), name="session"),
    path("second-step/", enrolment.SetUp.as_view(), name="set_up"),
    path("second-step/app/begin/", enrolment.BeginApp.as_view(), name="begin_app"),
    path("second-step/app/", enrolment.App.as_view(), name="app"),
    path("second-step/passkey/", enrolment.MakePasskey.as_view(), name="make_passkey"),
    path("second-step/passkey/question/", enrolment.PasskeyMaking.as_view(), name="passkey_making"),
    path("second-step/codes/", enrolment.Codes.as_view(), name="codes"),
    path("second-step/codes/new/", enrolment.NewCodes.as_view(), name="new_codes"),
    path("preferences/", own.Preferences.as_view(), name="preferences"),
    path("preferences/sign-in/", own.Security.as_view(), name="security"),
    path("preferences/password/", own.ChangePassword.as_view(), name="password"),
    path("preferences/app/remove/", own.RemoveApp.as_view(), name="remove_app"),
    path("preferences/passkeys/<uuid:passkey>/remove/", own.RemovePasskey.as_view(), name="remove_passkey"),
    path("preferences/sessions/", own.Sessions.as_view(), name="sessions"),
    path("preferences/sessions/end-others/", own.EndOthers.as_view(), name="end_others"),
    path("preferences/sessions/<uuid:session>/end/", own.EndSession.as_view(), name="end_session"),
    path("mail/", mail.Mail.as_view(), name="mail"),
    path("oauth/token/", token.TokenView.as_view(), name="token"),
]
