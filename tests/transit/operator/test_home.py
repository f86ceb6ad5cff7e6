"""The operator's home: his movements and nobody else's, counted, narrowed, paged, exported, at the same cost for few and many."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cats.accounts.actors import actor_of
from cats.kernel import clock
from cats.tenancy.scope import scope
from tests.factories.accounts import make_user
from tests.queries import cost
from tests.transit.operator.shapes import saved
from transit import selectors_operator as board
from transit.models import Draft, KnownBy, Movement
from transit.selectors_operator import Asked, Tab

MOST_QUERIES = 30


def text(answer):
    return answer.content.decode()


def shown(browser, query=""):
    """The references of the rows, in order."""
    answer = browser.get(f"/home/{query}")
    assert answer.status_code == 200, text(answer)
    return [line.row.record.lrn or line.row.record.mrn for line in answer.context["lines"]]


def test_the_home_shows_figures_tabs_and_rows_in_plain_words(desks, client_for):
    corridor = desks.corridor
    waiting = corridor.lodge()
    again = corridor.declaration(lrn=waiting.lrn)
    corridor.submit(again, corridor.trader("GEDEMO0001"))
    back, way = corridor.lodge_record(again), corridor.released()
    corridor.act(corridor.at("AZDM0001", way.mrn), "record_passage")
    browser = client_for(desks.operator)

    answer = browser.get("/home/")
    page = text(answer)

    assert [line.row.record.pk for line in answer.context["lines"]] == [back.pk, way.pk, waiting.pk]
    for words in (
        "Sent back by customs",
        "Accepted, not yet released",
        "On the way in Azerbaijan",
        "Passed Sinig Korpu",
    ):
        assert words in page
    counts = answer.context["counts"]
    assert (counts.all, counts.you, counts.way, counts.near, counts.ended, counts.mend) == (3, 1, 1, 0, 1, 1)
    assert "426 921" in page.replace("\u202f", " ")
    assert "Demo Kolkheti" in page
    assert client_for(desks.operator).get("/").headers["Location"] == "/home/"


def test_a_competitor_sees_nothing_of_it_and_a_stranger_does_not_come_in(desks, client_for):
    record = desks.corridor.lodge()

    competitor = client_for(desks.competitor)
    assert shown(competitor) == []
    assert shown(competitor, f"?q={record.mrn}") == []
    assert record.mrn not in text(
        competitor.get("/home/movements.csv").streaming_content and competitor.get("/home/")
    )
    assert client_for(desks.stranger).get("/home/").status_code == 403
    assert client_for(desks.stranger).get("/home/movements.csv").status_code == 403
    assert shown(client_for(desks.foreign_operator)) == []


def test_tabs_are_addresses_with_exact_counts(desks, client_for):
    today = clock.today("Asia/Tashkent")
    saved(2, "released")
    (near,) = saved(1, "released", limit_on=today + timedelta(days=2))
    (over,) = saved(1, "released", limit_on=today - timedelta(days=1))
    (other,) = saved(1, "guarantee_under_amendment")
    (done,) = saved(1, "written_off", closed_at=clock.now())
    saved(1, "under_control")
    browser = client_for(desks.operator)

    assert shown(browser, "?tab=you") == [other.lrn, over.lrn]
    assert len(shown(browser, "?tab=way")) == 4
    assert shown(browser, "?tab=near") == [over.lrn, near.lrn]
    assert shown(browser, "?tab=near&sort=limit") == [over.lrn, near.lrn]
    assert shown(browser, "?tab=ended") == [done.lrn]
    assert len(shown(browser, "?tab=nonsense")) == 7
    found = browser.get("/home/?tab=near").context["counts"]
    assert (found.all, found.you, found.way, found.near, found.ended, found.control) == (7, 2, 4, 2, 1, 1)


def test_the_limit_is_judged_by_the_calendar_of_the_office_of_destination(desks, client_for):
    """At 19:30 UTC it is the next day in Tashkent (UTC+5 from 19:00) and still the same in Tbilisi (UTC+4)."""
    now = clock.now()
    midnight = now.replace(hour=19, minute=30, second=0, microsecond=0)
    with clock.shifted(midnight - now + timedelta(days=1)):
        today = clock.now().date()
        (tashkent,) = saved(1, "released", limit_on=today)
        (tbilisi,) = saved(1, "released", limit_on=today, office_of_destination="GEDM0003")
        with scope("GE"):
            actor = actor_of(desks.operator)
            over, _ = board.page(actor, Asked(tab=Tab.YOU))
            rows = {row.record.pk: row.said for row in board.rows_of([tashkent, tbilisi])}

    assert [one.pk for one in over] == [tashkent.pk]
    assert (str(rows[tashkent.pk].words), str(rows[tbilisi.pk].words)) == ("Past its limit", "Near its limit")


def test_what_was_sent_back_needs_nobody_once_it_was_lodged_again_or_is_old(desks, client_for):
    now = clock.now()
    saved(1, "rejected", lrn="AGAIN", mrn="", closed_at=now)
    saved(1, "accepted", lrn="AGAIN")
    saved(1, "rejected", lrn="OLD", mrn="", closed_at=now - timedelta(days=31))
    saved(1, "rejected", lrn="OPEN", mrn="", closed_at=now)
    browser = client_for(desks.operator)

    assert shown(browser, "?tab=you") == ["OPEN"]
    assert browser.get("/home/").context["counts"].mend == 1


def test_a_representative_sees_what_he_lodged_for_others_and_the_holder_sees_it_too(desks, client_for):
    saved(1, "released", holder="GEDEMO0001", declarant="GEDEMO0002", lrn="FOR-HIM")

    for person in (desks.operator, desks.competitor):
        browser = client_for(person)
        assert shown(browser) == shown(browser, "?tab=way") == ["FOR-HIM"]
        assert browser.get("/home/").context["counts"].way == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [("{mrn}", 1), ("{lower}", 1), ("{lrn}", 1), ("DM-77-GE", 1), ("dt-77-ge", 1), ("MSCU1234566", 1), ("DM-7", 0), ("GE", 0), ("%", 3), ("<b>", 3)],
)  # fmt: skip
def test_a_reference_is_found_exactly(desks, client_for, asked, found):
    (one,) = saved(1, means_of_transport=["DM-77-GE GE", "DT-77-GE GE"], containers=["MSCU1234566"])
    saved(2, means_of_transport=["DM-78-GE GE"])
    query = asked.format(mrn=one.mrn, lower=one.mrn.lower(), lrn=one.lrn)

    rows = shown(client_for(desks.operator), f"?q={query.replace('%', '%25')}")

    assert len(rows) == found
    assert found != 1 or rows == [one.lrn]


@pytest.mark.parametrize("asked", ["DM-77-GE", "dm 77 ge", "DEMO-SEAL-1"])
def test_an_old_movement_is_found_by_what_it_is_known_by(desks, client_for, monkeypatch, asked):
    monkeypatch.setattr(board, "WINDOW", 1)
    (old,) = saved(1, means_of_transport=["DM-77-GE GE"])
    (foreign,) = saved(1, holder="GEDEMO0002", means_of_transport=["DM-77-GE GE"])
    saved(2)
    with scope("GE"):
        for record in (old, foreign):
            KnownBy.objects.create(movement=record, kind=KnownBy.PLATE, value="DM77GE")
            KnownBy.objects.create(movement=record, kind=KnownBy.SEAL, value="DEMOSEAL1")

    assert shown(client_for(desks.operator), f"?q={asked.replace(' ', '+')}") == [old.lrn]


def test_a_mistyped_mrn_is_said_and_everything_is_shown_with_the_answer_kept(desks, client_for):
    (one,) = saved(1)
    wrong = one.mrn[:-1] + str((int(one.mrn[-1]) + 1) % 10)
    browser = client_for(desks.operator)

    page = text(browser.get(f"/home/?q={wrong}"))

    assert "check digit of this MRN does not fit" in page
    assert f'value="{wrong}"' in page
    assert shown(browser, f"?q={wrong}") == [one.lrn]


def test_office_and_period_narrow_and_leave_their_choice_visible(desks, client_for):
    with clock.shifted(-timedelta(days=20)):
        saved(1, lrn="THEN", office="GEDM0003")
    saved(1, lrn="NOW")
    browser = client_for(desks.operator)

    assert shown(browser, "?office=GEDM0003") == ["THEN"]
    assert shown(browser, "?period=today") == ["NOW"]
    assert shown(browser, "?period=month") == ["NOW", "THEN"]
    assert shown(browser, "?period=week&office=GEDM0003") == []
    assert 'value="GEDM0003" selected' in text(browser.get("/home/?office=GEDM0003"))
    assert len(shown(browser, "?office=nonsense&period=nonsense")) == 2


def test_pages_follow_each_other_without_gaps_and_a_foreign_cursor_is_refused(desks, client_for):
    made = [one.lrn for one in saved(60)]
    browser = client_for(desks.operator)
    seen, address = [], ""

    while True:
        answer = browser.get(f"/home/{address}")
        seen += [line.row.record.lrn for line in answer.context["lines"]]
        address = answer.context["next"]
        if not address:
            break

    assert seen == made[::-1]
    assert browser.get("/home/?after=nonsense").status_code == 422


def test_pages_by_limit_follow_each_other(desks, client_for):
    today = clock.today("Asia/Tashkent")
    made = [saved(1, "released", limit_on=today + timedelta(days=day % 5))[0].lrn for day in range(30)]
    browser = client_for(desks.operator)

    first = browser.get("/home/?tab=way&sort=limit")
    rest = browser.get(f"/home/{first.context['next']}")
    rows = [line.row.record for answer in (first, rest) for line in answer.context["lines"]]

    assert sorted(one.lrn for one in rows) == sorted(made)
    assert [one.limit_on for one in rows] == sorted(one.limit_on for one in rows)


def test_nothing_is_counted_beyond_the_cap(desks, client_for, monkeypatch):
    monkeypatch.setattr(board, "CAP", 5)
    saved(7)
    browser = client_for(desks.operator)

    answer = browser.get("/home/")

    assert answer.context["counts"].all == 6
    assert "over 5" in text(answer)


def test_the_home_costs_the_same_for_one_movement_and_for_two_hundred(desks, client_for):
    browser = client_for(desks.operator)
    saved(1, "released")
    saved(1, "rejected", mrn="", closed_at=clock.now())
    one = cost(browser, "/home/"), cost(browser, "/home/?tab=way"), cost(browser, "/home/movements.csv")
    saved(200, "released")
    saved(20, "rejected", mrn="", closed_at=clock.now())

    assert (
        cost(browser, "/home/"),
        cost(browser, "/home/?tab=way"),
        cost(browser, "/home/movements.csv"),
    ) == one
    assert max(one) <= MOST_QUERIES, one


def test_the_list_alone_is_what_the_page_asks_for_when_it_refreshes_itself(desks, client_for):
    saved(1)
    browser = client_for(desks.operator)

    page, part = (
        text(browser.get("/home/?tab=way")),
        text(browser.get("/home/?tab=way", headers={"HX-Request": "true"})),
    )

    assert 'hx-trigger="every 20s"' in page
    assert "htmx.min" in page
    assert part.count("<html") == 0
    assert set(re.findall(r'id="([\w-]+)" hx-swap-oob', part)) == {
        "live",
        "n-mend",
        "n-control",
        "n-way",
        "n-near",
    }
    assert "As of" in page


def test_later_pages_do_not_refresh_themselves(desks, client_for):
    saved(30)
    browser = client_for(desks.operator)

    later = text(browser.get(f"/home/{browser.get('/home/').context['next']}"))

    assert "hx-get" not in later


def test_the_export_holds_what_the_list_holds_and_no_formula(desks, client_for):
    hostile = ["=1+1", "+1", "-1", "@x", "\tx", "\rx"]
    for lrn in hostile:
        saved(1, lrn=lrn, mrn="")
    saved(1, "released", lrn="WAY")
    browser = client_for(desks.operator)

    answer = browser.get("/home/movements.csv")
    content = b"".join(answer.streaming_content).decode()
    rows = list(csv.reader(io.StringIO(content.removeprefix("\ufeff"))))

    assert answer.headers["Content-Disposition"].startswith('attachment; filename="movements-')
    assert content.startswith("\ufeff")
    assert [row[0] for row in rows[1:]] == ["WAY", *(f"'{lrn}" for lrn in reversed(hostile))]
    narrowed = b"".join(browser.get("/home/movements.csv?tab=way").streaming_content).decode()
    assert narrowed.count("\r\n") == 2
    assert rows[1][2:4] == ["Departure", "Released for transit"]


def test_the_export_says_where_it_ends_and_speaks_the_readers_language(desks, client_for, monkeypatch):
    monkeypatch.setattr(board, "EXPORTED", 2)
    saved(3)
    browser = client_for(desks.operator)
    with scope("GE"):
        type(desks.operator).objects.filter(pk=desks.operator.pk).update(language="ru")

    content = b"".join(browser.get("/home/movements.csv").streaming_content).decode()
    rows = list(csv.reader(io.StringIO(content.removeprefix("\ufeff"))))

    assert [len(row) for row in rows] == [16, 16, 16, 1]
    assert rows[0][3:5] == ["Состояние", "Где она"]
    assert rows[-1] == ["Здесь файл кончается: сузьте список, чтобы получить остальное отдельным файлом."]

    monkeypatch.setattr(board, "EXPORTED", 3)
    whole = b"".join(browser.get("/home/movements.csv").streaming_content).decode()
    assert whole.count("\r\n") == 4


def test_hostile_text_stays_text(desks, client_for):
    hostile = '"><script>alert(1)</script>'
    saved(1, lrn=hostile[:22], means_of_transport=[hostile + " GE"], containers=[hostile[:17]])
    browser = client_for(desks.operator)

    page = text(browser.get("/home/")) + text(
        browser.get("/home/", {"q": hostile, "tab": hostile, "office": hostile})
    )

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def draft_of(desks, lrn, **facts):
    now = clock.now()
    with scope("GE"):
        return Draft.objects.create(
            **{
                "operator": "GEDEMO0001",
                "lrn": lrn,
                "created_by": desks.operator,
                "changed_by": desks.operator,
                "created_at": now,
                "changed_at": now,
                "kept_until": clock.today("Asia/Tbilisi") + timedelta(days=30),
            }
            | facts
        )


def test_drafts_stand_there_with_their_days_left_and_who_is_in_them(desks, client_for):
    with scope("GE"):
        colleague = make_user("GE", "colleague", "operator")
    draft_of(desks, "D-1")
    draft_of(
        desks, "D-2", locked_by=colleague, locked_until=clock.now() + timedelta(minutes=5),
        kept_until=clock.today("Asia/Tbilisi") + timedelta(days=1),
    )  # fmt: skip
    draft_of(desks, "D-GONE", kept_until=clock.today("Asia/Tbilisi") - timedelta(days=1))
    draft_of(desks, "D-SENT", sent_at=clock.now(), submission_id="018f0000-0000-7000-8000-000000000000")

    page = text(client_for(desks.operator).get("/home/"))

    assert "30 days left" in page
    assert "1 day left" in page
    assert "A colleague is in it" in page
    assert colleague.name in page
    assert "D-GONE" not in page
    assert "D-SENT" not in page
    assert "D-1" not in text(client_for(desks.competitor).get("/home/"))


def test_who_acts_for_nobody_is_told_so(cast, client_for):
    page = text(client_for(cast.ge.operator).get("/home/"))

    assert "You act for no operator yet" in page
    assert "No movement yet" in page


def test_the_page_writes_nothing(desks, client_for):
    saved(1)
    browser = client_for(desks.operator)
    browser.get("/home/")
    with CaptureQueriesContext(connection) as queries:
        browser.get("/home/")

    assert [one["sql"] for one in queries if re.match(r"\s*(INSERT|UPDATE|DELETE)", one["sql"])] == []
    with scope("GE"):
        assert Movement.objects.count() == 1
