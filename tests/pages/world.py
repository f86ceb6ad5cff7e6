"""One world for all pages: every kind of record in every state, made by services; `build()` commits it and says where things are.

places = world.build()
places.records["late"]          # what an address may name, by the words of `tests.pages.table`
places.window("ge.operator")    # a Django test client in which that person is signed in; "" is nobody on Georgia's host
"""

import json
from dataclasses import dataclass, field
from datetime import timedelta

from django.test import Client, override_settings
from msgspec.structs import replace

from cats.accounts import factors, links, totp
from cats.accounts.actors import actor_of
from cats.accounts.models import User
from cats.audit.models import AuditEntry
from cats.documents import services as documents
from cats.documents.models import PrintedDocument
from cats.documents.services import Order
from cats.kernel import clock, references
from cats.kernel.actors import SYSTEM
from cats.messaging import inbox
from cats.messaging.models import OutboundMessage
from cats.notices import services as notices
from cats.specification import codec
from cats.tenancy.models import Administration
from cats.tenancy.scope import scope, unscoped
from guarantees.models import Guarantor
from guarantees.printing.content import KIND as CERTIFICATE
from guarantees.services import guarantees
from ice_connector.alarms import alarm
from ice_connector.models import AlarmKind
from refdata.models import CodeText, CustomsOffice, DeadlineDuration, EconomicOperator, HsCode
from refdata.services import approval
from tests.cast import Cast, host_of
from tests.desks import Desks, at_work
from tests.factories.accounts import PASSWORD
from tests.transit import world as corridor
from transit.drafts import amending, copying, goods, goods_import, sending
from transit.drafts import services as drafts
from transit.drafts.decompose import decompose
from transit.messages.secrets import access_codes
from transit.models import Draft, Movement
from transit.printing import printable
from transit.services import acts, desk, submissions
from transit.services.desk import Finding

HOLDER = corridor.HOLDER
POST = corridor.TRANSIT[0]
CARGOES = (
    ("KF-2026-0391", "DM-318-GE", "DT-914-GE", ("220421", "Wine of fresh grapes, bottled"), ("080222", "Hazelnuts, shelled")),
    ("KF-2026-0388", "DM-512-GE", "DT-077-GE", ("300490", "Medicaments, packed for retail sale"), ("300510", "Adhesive dressings")),
    ("KF-2026-0402", "DM-640-GE", "DT-233-GE", ("843351", "Combine harvesters, unpacked"), ("843390", "Parts of harvesters")),
    ("KF-2026-0377", "DM-225-GE", "DT-518-GE", ("090240", "Black tea in chests"), ("691110", "Cups of porcelain")),
    ("KF-2026-0410", "DM-874-GE", "DT-362-GE", ("841370", "Centrifugal pumps, cast iron"), ("848180", "Check valves, steel")),
)  # fmt: skip
GOODS = (
    ("841370", "Centrifugal pump, 15 kW, cast iron", "8", "PX", "1240.0", "1180.0"),
    ("841391", "Impeller, bronze, set of four", "8", "CT", "118.0", "181.0"),
    ("841399", "Shaft seal kit", "4", "CT", "96.0", "90.0"),
    ("850151", "Electric motor, 0.75 kW", "8", "CT", "813.0", "681.0"),
)
COLUMNS = ("hs", "text", "packages", "kind", "gross", "net")


SENTENCES = (
    "Open the doors", "Forty cartons too many", "One seal is another", "Ferry delayed until morning", "Says that he comes from Poti",
    "Premium not paid", "New desk", "By mistake", "He declares goods", "CD118C could not be processed", "stuck: broken", "Officer of",
)  # fmt: skip
"""What the people of the world write."""
PUBLISHED = (
    (Administration, "name"), (CustomsOffice, "name"), (CodeText, "text"), (HsCode, "description"), (DeadlineDuration, "legal_basis"),
)  # fmt: skip


@dataclass
class Places:
    """Where everything is: `records` by name for addresses, `people` by `land.desk`, `desks` and the plain cast."""

    desks: Desks
    records: dict[str, str] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def window(self, person: str, language: str = "") -> Client:
        """A browser in which the person is signed in; after `+` a special window of `WINDOWS`."""
        who, _, special = person.partition("+")
        if who:
            self.speak(who, language)
        if special:
            return WINDOWS[special](self, who, language)
        return self.enter(who, self.empty(who[:2].upper() if "." in who else "GE", language))

    def written(self) -> str:
        """What people, other systems and publishers of code lists wrote, in whatever language: no page translates it."""
        said = [json.dumps([GOODS, CARGOES, SENTENCES])]
        with scope("GE"):
            for model, column in PUBLISHED:
                said += model.objects.values_list(column, flat=True)
            said += [str(facts) for facts in AuditEntry.objects.values_list("facts", flat=True)]
        return "\n".join(said)

    def speak(self, who: str, language: str) -> None:
        """The person chose a language."""
        user = self.people[who]
        with scope(user.administration_id) if user.administration_id else unscoped("host people"):
            User.objects.filter(pk=user.pk).update(language=language or "en")

    def empty(self, code: str, language: str = "") -> Client:
        """A browser in which nobody is signed in, on an administration's host; of the host people for `HO`."""
        headers = {"Accept-Language": language} if language else {}
        return Client(HTTP_HOST=host_of("" if code == "HO" else code), headers=headers)

    def enter(self, who: str, browser: Client) -> Client:
        """Sign the person in, in this browser."""
        if who:
            user = self.people[who]
            with override_settings(CATS_SECOND_FACTOR=False):
                answer = browser.post("/sign-in/", {"login": user.login, "password": PASSWORD})
            assert answer.status_code == 302, answer.content.decode()
        return browser


def _pending(places: Places, who: str, language: str) -> Client:
    """Somebody whose password was right and who has an app: the second step is asked for."""
    browser = places.empty("GE", language)
    browser.post("/sign-in/", {"login": places.people[who].login, "password": PASSWORD})
    return browser


def _arriving(places: Places, who: str, language: str) -> Client:
    """Somebody on his way in who must set up a second step."""
    browser = places.empty("GE", language)
    with override_settings(CATS_SECOND_FACTOR=True):
        browser.post("/sign-in/", {"login": places.people[who].login, "password": PASSWORD})
    return browser


def _with_app(places: Places, who: str, language: str) -> Client:
    browser = _arriving(places, who, language)
    browser.post("/second-step/app/begin/")
    return browser


def _with_codes(places: Places, who: str, language: str) -> Client:
    browser = places.window(who, language)
    browser.post("/second-step/codes/new/")
    return browser


def _with_link(places: Places, who: str, language: str) -> Client:
    """Somebody who opened a link to a new password."""
    browser = places.empty("GE", language)
    answer = browser.get(places.records["link"])
    assert answer.status_code == 302
    return browser


WINDOWS = {
    "pending": _pending,
    "arriving": _arriving,
    "app": _with_app,
    "codes": _with_codes,
    "link": _with_link,
}


def build() -> Places:
    """Make it. Everything is committed; nothing of it depends on the day."""
    people = at_work(Cast())
    places = Places(people)
    places.people = _people(people)
    for part in (
        _journeys,
        _desk_work,
        _drafts,
        _amendments,
        _guarantees,
        _administration,
        _papers,
        _accounts,
    ):
        part(places)
    return places


def _people(desks: Desks) -> dict[str, User]:
    cast = desks.cast
    found = {f"ge.{name}": user for name, user in desks.people.items()}
    found |= {
        "ge.stranger": cast.ge.stranger,
        "ge.second": cast.ge.second_administrator,
        "ge.nobody_posted": cast.ge.destination_officer,
        "az.officer": desks.transit_officer,
        "az.other": desks.foreign_officer,
        "az.operator": desks.foreign_operator,
        "az.administrator": cast.az.administrator,
        "az.guarantor": cast.az.guarantor,
        "az.guarantee_officer": cast.az.guarantee_officer,
        "az.auditor": cast.az.auditor,
        "uz.officer": desks.destination_officer,
        "uz.trader": desks.trader,
        "uz.consignee": desks.consignee,
        "uz.stranger": cast.uz.stranger,
        "az.stranger": cast.az.stranger,
        "ho.host": cast.host,
    }
    return found


def cargo(number, **options):
    """A declaration with other goods, vehicles and references each time."""
    lrn, truck, trailer, *items = CARGOES[number % len(CARGOES)]
    message = corridor.declaration(lrn=f"{lrn}-{number:02d}", **options)
    consignment = message.Consignment
    house = consignment.HouseConsignment[0]
    changed = [
        replace(
            one,
            Commodity=replace(
                one.Commodity,
                descriptionOfGoods=text,
                CommodityCode=replace(one.Commodity.CommodityCode, harmonizedSystemSubHeadingCode=hs),
            ),
        )
        for one, (hs, text) in zip(house.ConsignmentItem, items, strict=True)
    ]
    means = [
        replace(one, identificationNumber=plate)
        for one, plate in zip(consignment.DepartureTransportMeans, (truck, trailer), strict=True)
    ]
    return replace(
        message,
        Consignment=replace(
            consignment,
            DepartureTransportMeans=means,
            HouseConsignment=[replace(house, ConsignmentItem=changed)],
        ),
    )


def lodged(*messages):
    """Their departure records; everything is delivered once."""
    with scope("GE"):
        for message in messages:
            submissions.lodge(codec.encode(message), actor=corridor.trader(HOLDER))
    corridor.pump()
    return [corridor.lodge_record(message) for message in messages]


def done(*acts):
    """Acts on records, then everything is delivered once; the records as they are now."""
    for record, action, facts in acts:
        corridor.do(record, action, **facts)
    corridor.pump()
    return [corridor.fresh(record) for record, _action, _facts in acts]


def released(*numbers):
    return done(*((record, "release", {}) for record in lodged(*map(cargo, numbers))))


def carried(*records):
    """Past every office of transit."""
    for office in corridor.TRANSIT:
        done(*((corridor.at(office, record.mrn), "record_passage", {}) for record in records))


def _journeys(places: Places) -> None:
    """Movements: at departure in every state, on the way, late, at destination, written off."""
    found = {}
    with clock.shifted(-timedelta(days=13)):
        (found["late"],) = released(0)
    with clock.shifted(-timedelta(hours=5)):
        found["closed"], found["arrived"], found["unloading"] = there = released(1, 2, 3)
        carried(*there)
    _arrive(found)
    corridor.expire(timedelta(0))
    _depart(places, found)
    found |= {
        "expected": corridor.at(POST, found["released"].mrn),
        "late_here": corridor.at(POST, found["late"].mrn),
        "passed": corridor.at(POST, found["half_way"].mrn),
        "coming": corridor.at(corridor.DESTINATION, found["half_way"].mrn),
        "arrived_here": corridor.at(corridor.DESTINATION, found["arrived"].mrn),
        "closed_here": corridor.at(corridor.DESTINATION, found["closed"].mrn),
    }
    places.records |= {name: str(one.pk) for name, one in found.items()}
    places.records["mrn"] = mrn = found["released"].mrn
    places.records["misread"] = mrn[:-1] + str((int(mrn[-1]) + 1) % 10)
    with scope("GE"):
        letter = OutboundMessage.objects.filter(type="CC029C", mrn=found["released"].mrn).latest("id")
        sent_back = OutboundMessage.objects.filter(type="CC056C").latest("id")
        places.records |= {"message": str(letter.pk), "letter": str(sent_back.pk)}


def _arrive(found) -> None:
    """Three at destination: just arrived, being unloaded, let go."""
    with scope("UZ"):
        for name in ("closed", "arrived", "unloading"):
            facts = {"simplified": True} if name == "unloading" else {}
            facts |= {"mrn": found[name].mrn, "office": corridor.DESTINATION}
            acts.notify_arrival(facts, actor=corridor.trader(corridor.TRADER))
    corridor.pump()
    here = {name: corridor.at(corridor.DESTINATION, found[name].mrn) for name in ("closed", "unloading")}
    _closed, found["permitted"] = done(
        (here["closed"], "release_goods", {}), (here["unloading"], "permit_unloading", {})
    )


def _depart(places: Places, found) -> None:
    """At the office of departure."""
    first = lodged(cargo(4), cargo(5, code="NONE"), *map(cargo, range(6, 13)))
    found["accepted"], found["doubtful"], found["controlled"], found["refused"], *others = first
    with scope("GE"):
        again = submissions.submit(
            codec.encode(cargo(13, offices=("AZDM0077",))), actor=corridor.trader(HOLDER)
        )
    doors = {"control": True, "types": ["10", "40"], "text": "Open the doors"}
    found["controlled"], found["refused"], *others = done(
        (found["controlled"], "decide_control", doors),
        (found["refused"], "refuse_release", {"code": "D1", "text": "Forty cartons too many"}),
        *((record, "release", {}) for record in others),
    )
    found["released"], found["half_way"] = others[:2]
    done((corridor.at(POST, found["half_way"].mrn), "record_passage", {}))
    places.records["rejected"] = str(again.pk)


def _desk_work(places: Places) -> None:
    """A case that an officer has, seals that differ, a note, a lorry without a record."""
    with scope("AZ"):
        officer = actor_of(places.desks.transit_officer)
        rows = {one.mrn: one for one in Movement.objects.filter(office=POST, state="expected").order_by("id")}
        stopped, taken = list(rows.values())[-1], list(rows.values())[-2]
        desk.take(stopped, actor=officer)
        findings = [Finding(stopped.seals[0], stopped.seals[0]), Finding(stopped.seals[1], "DEMO-GE-000107")]
        desk.compare_seals(
            stopped, findings, new=["DEMO-AZ-000300"], text="One seal is another", actor=officer
        )
        desk.take(taken, actor=officer)
        desk.note(POST, "Ferry delayed until morning.", actor=officer)
        stray = desk.keep_stray(POST, "DM-999-AZ", "Says that he comes from Poti.", actor=officer)
    places.records |= {"stopped": str(stopped.pk), "taken": str(taken.pk), "stray": str(stray.pk)}


def _drafts(places: Places) -> None:
    """Drafts: new, half, complete, sent back, with goods to mend and a paste to check."""
    with scope("GE"):
        actor = actor_of(places.desks.operator)
        fresh = drafts.start(HOLDER, "KF-2026-0420", actor=actor)
        message = cargo(0)
        parts = decompose(message)
        half = drafts.start(HOLDER, "KF-2026-0421", actor=actor)
        for section in ("kind", "parties"):
            drafts.save(actor, half.pk, section, parts.answers.get(section, {}))
        drafts.save(actor, half.pk, "transport", {"mode": "9"})
        rows = [dict(zip(COLUMNS, row, strict=True)) | {"marks": "DEMO"} for row in GOODS]
        goods.take_in(actor, half.pk, rows, replace=False)
        goods_import.read(
            actor,
            half.pk,
            "848180\tCheck valve DN80\t4\tCT\tA 1-4\t62,0\t58,5\n8481\tValve\tx\tCT\t\t1,2\t\n",
        )
        full = copying.from_parts(parts, HOLDER, "KF-2026-0422", actor=actor, secrets=access_codes(message))
    with scope("GE"):
        mended = copying.mend(actor, places.records["rejected"])
        drafts.unlock(actor, mended.pk)
        row = half.items.order_by("position").first().pk.hex
    places.records |= {
        "draft_new": str(fresh.pk),
        "draft_half": str(half.pk),
        "draft_full": str(full.pk),
        "draft_back": str(mended.pk),
        "row": row,
    }


def _amendments(places: Places) -> None:
    """A declaration whose amendment waits for the officer, and one whose amendment is being written."""
    (waiting,) = lodged(cargo(14))
    with scope("GE"):
        actor = actor_of(places.desks.operator)
        asked = _amended(actor, str(waiting.pk))
        sending.send(actor, asked.pk, asked.version)
        written = _amended(actor, places.records["accepted"])
    corridor.pump()
    places.records |= {"amending": str(waiting.pk), "draft_amends": str(written.pk)}


def _amended(actor, movement: str) -> Draft:
    """The draft of an amendment with another gross mass."""
    draft = amending.amend(actor, movement)
    saved = drafts.save(actor, draft.pk, "transport", {"gross": "18900"}).draft
    drafts.unlock(actor, draft.pk)
    return saved


def _guarantees(places: Places) -> None:
    """More guarantees of the same guarantor: one suspended, one nearly used up."""
    with clock.shifted(-timedelta(days=30)):
        second = references.make_grn(clock.today("UTC"), "GE", "DEMO0002")
        third = references.make_grn(clock.today("UTC"), "GE", "DEMO0003")
        corridor.register(second, "60000", holder="GEDEMO0002", holder_name="Demo Lilo Cargo LLC")
        corridor.register(third, "100000", holder="GEDEMO0003", holder_name="Demo Poti Line")
    with scope("GE"):
        guarantees.suspend(
            third, actor=SYSTEM, first_day=clock.today("Asia/Tbilisi"), reason="Premium not paid"
        )
        guarantor = Guarantor.objects.get(identification="GEINS")
    places.records |= {"grn": corridor.GRN, "suspended": third, "guarantor": str(guarantor.pk)}


def _administration(places: Places) -> None:
    """Requests for rights, a stuck message, an alarm, an operator with his authorisations."""
    cast = places.desks.cast
    with scope("GE"):
        asker = actor_of(cast.ge.administrator)
        wanted = approval.ask("role", cast.ge.stranger, {"role": "auditor"}, reason="New desk", actor=asker)
        second = approval.ask("role", cast.ge.operator, {"role": "auditor"}, reason="By mistake", actor=asker)
        approval.refuse(second, reason="He declares goods", actor=actor_of(cast.ge.second_administrator))
        alarm(AlarmKind.STUCK, "m1", "CD118C could not be processed")
        row = inbox.receive(
            b"<x", channel="ice", sender="NTA.AZ", type="CD118C", subject="S1", mrn=places.records["mrn"],
            message_id="018f0000-0000-7000-8000-000000000001",
        )  # fmt: skip
        inbox.quarantine(row, "broken")
        operator = EconomicOperator.objects.order_by("identification").first()
        notices.post(
            "movement.overdue", "%(reference)s has not arrived within its time limit.", reference=places.records["mrn"], office="GEDM0001",
            link=f"/movements/{places.records['mrn']}/",
        )  # fmt: skip
    places.records |= {
        "request": str(wanted.pk),
        "stuck": str(row.pk),
        "trader": str(operator.pk),
        "person": str(cast.ge.stranger.pk),
    }


def _papers(places: Places) -> None:
    """Copies of the accompanying document and of a certificate: made and waiting. The PDFs themselves are judged elsewhere."""
    subjects = [(printable.KIND, places.records["released"], places.records["mrn"])]
    with scope("GE"):
        actor = actor_of(places.desks.operator)
        subjects.append((CERTIFICATE, guarantees.Guarantee.objects.get(grn=corridor.GRN).pk, corridor.GRN))
        for kind, subject, reference in subjects:
            order = Order(
                kind=kind, subject=subject, reference=reference, language="en", national="ka", office="GEDM0001",
                zone="Asia/Tbilisi", origin="http://ge.localhost:8000",
            )  # fmt: skip
            documents.order(order, actor=actor)
            made = documents.claim()
            assert made is not None
            assert documents.keep(made, b"%PDF-1.7 for the list alone", pages=2, version=1)
            if kind == printable.KIND:
                places.records["code"] = PrintedDocument.objects.get(pk=made.pk).code
            documents.order(order, actor=actor)


def _accounts(places: Places) -> None:
    """Somebody with an app, somebody who was sent a link to a new password."""
    secret = totp.new_secret()
    with scope("GE"):
        user = places.desks.cast.ge.transit_officer
        now = totp.code_at(secret, int(clock.machine_now().timestamp()) // totp.PERIOD)
        assert factors.set_up_app(user, secret, now, actor=actor_of(user))
        address = links.make(places.desks.competitor, actor=SYSTEM)
    places.people["ge.with_app"] = user
    places.records["link"] = "/" + address.split("://", 1)[-1].partition("/")[2]
