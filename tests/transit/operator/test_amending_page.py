"""An amendment on the pages: begun on the movement, sent from a draft, decided at the desk, and its answer shown."""

from cats.accounts.actors import actor_of
from cats.tenancy.scope import scope
from transit.drafts import services


def text(answer):
    return answer.content.decode()


def at(record, query=""):
    return f"/movements/{record.pk}/{query}"


def heavier(desks, draft):
    """Another gross mass, saved as the section's form saves it."""
    with scope("GE"):
        actor = actor_of(desks.operator)
        services.save(actor, draft.split("/")[-2], "transport", {"gross": "19000"})


def test_an_amendment_is_begun_sent_and_its_answer_shown(desks, client_for):
    corridor, browser = desks.corridor, client_for(desks.operator)
    record = corridor.lodge()
    assert at(record, "amend/") in text(browser.get(at(record)))
    begun = browser.post(at(record, "amend/"), follow=True)
    draft = begun.redirect_chain[-1][0]
    untouched = browser.get(f"{draft}check/")
    heavier(desks, draft)
    checked = browser.get(f"{draft}check/")
    sent = browser.post(f"{draft}check/", {"version": version(checked), "truth": "on"}, follow=True)
    corridor.pump()
    waiting = text(browser.get(at(record)))
    corridor.act(corridor.fresh(record), "decide_amendment", agreed=False, text="Weigh the goods again.")
    declined = text(browser.get(at(record)))
    back = text(browser.post(at(record, "amend/"), follow=True))

    assert "Amendment of a declaration" in text(begun)
    assert "Nothing yet: every answer is the one that customs has." in text(untouched)
    assert "Send the amendment" not in text(untouched)
    assert "18660" in text(checked)
    assert "Send the amendment" in text(checked)
    assert "Your amendment" in text(sent)
    assert "You asked for an amendment; customs has not decided yet." in waiting
    assert at(record, "amend/") not in waiting
    assert "Customs did not take the amendment." in declined
    assert "Weigh the goods again." in declined
    assert "Customs sent your amendment back" in back
    assert "Weigh the goods again." in back


def version(page):
    """The version that a check page was made of."""
    return page.context["draft"].version


def test_an_officer_sees_what_would_change_and_decides(desks, client_for):
    corridor = desks.corridor
    record = corridor.lodge()
    browser, officer = client_for(desks.operator), client_for(desks.departure_officer)
    draft = browser.post(at(record, "amend/"), follow=True).redirect_chain[-1][0]
    heavier(desks, draft)
    browser.post(f"{draft}check/", {"version": version(browser.get(f"{draft}check/")), "truth": "on"})
    corridor.pump()

    page, form = text(officer.get(at(record))), text(officer.get(at(record, "decide_amendment/")))
    silent = officer.post(at(record, "decide_amendment/"), {"agreed": "false"})
    agreed = officer.post(at(record, "decide_amendment/"), {"agreed": "true"})

    for shown in (page, form):
        assert "An amendment is asked for" in shown
        assert "Consignment › Gross mass" in shown
        assert "19000" in shown
    assert "Decide on that before the goods go." in page
    assert silent.status_code == 422
    assert "Say why" in text(silent)
    assert agreed.status_code == 302
    corridor.pump()
    assert corridor.fresh(record).gross_mass == 19000
    assert "The last answer" not in text(browser.get(at(record)))
    assert "Customs decided on the amendment" in text(browser.get(f"{at(record)}?tab=log"))
