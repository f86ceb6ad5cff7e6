"""Four administrations in one process: a declaration on the corridor, the acts of its people, and a pump for messages."""

from decimal import Decimal
from itertools import count

from django.db.models import Max

from cats.kernel import clock, ids, references
from cats.kernel.actors import SYSTEM, Actor
from cats.messaging import inbox
from cats.messaging.models import InboundMessage, OutboundMessage
from cats.notices.models import Notice
from cats.specification import codec
from cats.specification import definitions as d
from cats.tenancy.scope import scope
from cats.workflow import deadlines
from cats.workflow.models import Deadline, Transition
from guarantees import ledger, selectors
from guarantees.models import Guarantor
from guarantees.services import guarantees
from guarantees.services.guarantees import Undertaking
from ice_connector import process
from refdata import demo
from transit.models import Control, Movement
from transit.services import acts, submissions
from transit.workflow.states import Role

COUNTRIES = ("GE", "AZ", "KZ", "UZ")
HOLDER, TRADER, CONSIGNEE = "GEDEMO0001", "UZDEMO0001", "UZDEMO0001"
DEPARTURE, DESTINATION = "GEDM0001", "UZDM0006"
TRANSIT = ("AZDM0001", "KZDM0001", "UZDM0001")
GRN, SECOND_GRN, FOREIGN_GRN = "26GE0000DEMO00012", "26GE0000DEMO0002", "26AZ0000DEMO00014"
CODE = "A1B2"
FULL = Decimal("450000.00")

_serial = count(1)


def build() -> None:
    """Administrations, operators and authorisations of the demo, one large guarantee; the reference data is in the template."""
    demo.administrations()
    for code in COUNTRIES:
        with scope(code):
            demo.operators()
            demo.authorisations()
    register(GRN)


def register(grn=GRN, amount="450000", type="1", holder=HOLDER, **terms):
    """Register a guarantee at the office of guarantee of its country."""
    country = references.grn_country(grn)
    with scope(country):
        guarantor, _ = Guarantor.objects.get_or_create(
            identification=f"{country}INS", name="Demo Insurance", country=country
        )
        undertaking = {
            "type": type,
            "guarantor": guarantor,
            "holder": holder,
            "holder_name": "Demo Kolkheti",
            "office": {"GE": "GEDM0001", "AZ": "AZDM0003", "KZ": "KZDM0002", "UZ": "UZDM0006"}[country],
            "reference_amount": Decimal(amount),
            "currency": "USD",
            "valid_from": clock.today("UTC").replace(month=1, day=1),
            "grn": grn,
        } | terms
        guarantees.register(Undertaking(**undertaking), actor=SYSTEM, access_code=CODE)


def officer(country, office, *permissions):
    """An officer of that office with every permission of transit."""
    every = permissions or (
        "transit.view_movement",
        "transit.decide_control",
        "transit.record_control_result",
        "transit.release_movement",
        "transit.refuse_release",
        "transit.invalidate_movement",
        "transit.decide_amendment",
        "transit.record_passage",
        "transit.control_in_transit",
        "transit.work_at_desk",
        "transit.accept_arrival",
        "transit.permit_unloading",
        "transit.release_goods",
        "guarantees.raise_amount",
    )
    return Actor(
        "user",
        f"{country}:officer",
        f"Officer of {office}",
        administration=country,
        permissions=frozenset(every),
        offices=frozenset({office}),
    )


def trader(number, country=None):
    """A person who acts for the operator, with every permission that operators have."""
    return Actor(
        "user",
        f"{number}:clerk",
        f"Clerk of {number}",
        administration=country or number[:2],
        permissions=frozenset({"transit.view_movement", *submissions.PERMISSIONS.values()}),
        operators=frozenset({number}),
    )


def declaration(lrn="", *, grns=((GRN, "1"),), amount="23078.40", offices=TRANSIT, code=CODE, **operation):
    """Cargo A of the demo world on the corridor, as a typed message."""
    number = next(_serial)
    facts = {
        "LRN": lrn or f"LRN{number:06d}",
        "declarationType": "T1",
        "additionalDeclarationType": "A",
        "security": "0",
        "reducedDatasetIndicator": "0",
        "bindingItinerary": "0",
    } | operation
    return d.CC015C(
        messageSender=HOLDER,
        messageRecipient="NTA.GE",
        preparationDateAndTime=clock.wire_time(clock.now(), "Asia/Tbilisi"),
        messageIdentification=ids.uuid7().hex,
        messageType="CC015C",
        TransitOperation=d.TransitOperationType015(**facts),
        CustomsOfficeOfDeparture=d.CustomsOfficeOfDepartureType015(referenceNumber=DEPARTURE),
        CustomsOfficeOfDestinationDeclared=d.CustomsOfficeOfDestinationDeclaredType015(
            referenceNumber=DESTINATION
        ),
        CustomsOfficeOfTransitDeclared=[
            d.CustomsOfficeOfTransitDeclaredType015(sequenceNumber=place, referenceNumber=office)
            for place, office in enumerate(offices, 1)
        ],
        HolderOfTheTransitProcedure=d.HolderOfTheTransitProcedureType015(identificationNumber=HOLDER),
        Guarantee=[
            d.GuaranteeType015(
                sequenceNumber=place,
                guaranteeType=kind,
                GuaranteeReference=[
                    d.GuaranteeReferenceType015(
                        sequenceNumber=1,
                        GRN=grn,
                        accessCode=code,
                        amountToBeCovered=Decimal(amount) if amount else None,
                        currency="USD" if amount else None,
                    )
                ],
            )
            for place, (grn, kind) in enumerate(grns, 1)
        ],
        Consignment=consignment(),
    )


def consignment():
    """Wine and hazelnuts on a lorry with its trailer, under two seals."""
    return d.ConsignmentType015(
        countryOfDispatch="GE",
        countryOfDestination="UZ",
        containerIndicator="0",
        inlandModeOfTransport="3",
        modeOfTransportAtTheBorder="3",
        grossMass=Decimal("18660"),
        Consignor=d.ConsignorType015(identificationNumber=HOLDER),
        Consignee=d.ConsigneeType015(
            name="Demo Turon Savdo MChJ",
            Address=d.AddressType015(
                streetAndNumber="1 Demo Lane", postcode="100000", city="Tashkent", country="UZ"
            ),
        ),
        TransportEquipment=[
            d.TransportEquipmentType015(
                sequenceNumber=1,
                numberOfSeals=2,
                Seal=[
                    d.SealType015(sequenceNumber=1, identifier="DEMO-GE-000101"),
                    d.SealType015(sequenceNumber=2, identifier="DEMO-GE-000102"),
                ],
                GoodsReference=[
                    d.GoodsReferenceType015(sequenceNumber=1, declarationGoodsItemNumber=1),
                    d.GoodsReferenceType015(sequenceNumber=2, declarationGoodsItemNumber=2),
                ],
            )
        ],
        LocationOfGoods=d.LocationOfGoodsType015(
            typeOfLocation="A",
            qualifierOfIdentification="V",
            CustomsOffice=d.CustomsOfficeType015(referenceNumber=DEPARTURE),
        ),
        DepartureTransportMeans=[
            d.DepartureTransportMeansType015(
                sequenceNumber=1,
                typeOfIdentification="30",
                identificationNumber="DM-101-GE",
                nationality="GE",
            ),
            d.DepartureTransportMeansType015(
                sequenceNumber=2,
                typeOfIdentification="31",
                identificationNumber="DM-201-GE",
                nationality="GE",
            ),
        ],
        PlaceOfLoading=d.PlaceOfLoadingType015(country="GE", location="Tbilisi"),
        HouseConsignment=[
            d.HouseConsignmentType015(
                sequenceNumber=1,
                grossMass=Decimal("18660"),
                TransportDocument=[
                    d.TransportDocumentType015(sequenceNumber=1, type="N730", referenceNumber="CMR-1")
                ],
                ConsignmentItem=[
                    _item(1, "Wine of fresh grapes, bottled", "220421", "12660", "11000", 1000, "CT"),
                    _item(2, "Hazelnuts, shelled", "080222", "6000", "5900", 120, "BG"),
                ],
            )
        ],
    )


def _item(number, description, hs, gross, net, packages, kind):
    return d.ConsignmentItemType015(
        goodsItemNumber=number,
        declarationGoodsItemNumber=number,
        Commodity=d.CommodityType015(
            descriptionOfGoods=description,
            CommodityCode=d.CommodityCodeType015(harmonizedSystemSubHeadingCode=hs),
            GoodsMeasure=d.GoodsMeasureType015(grossMass=Decimal(gross), netMass=Decimal(net)),
        ),
        Packaging=[
            d.PackagingType015(
                sequenceNumber=1, typeOfPackages=kind, numberOfPackages=packages, shippingMarks="DEMO"
            )
        ],
    )


def lodge(message=None, *, actor=None):
    """Lodge a declaration in Georgia and let it be processed; returns the departure record."""
    message = message or declaration()
    with scope("GE"):
        submissions.lodge(codec.encode(message), actor=actor or trader(HOLDER))
    pump()
    with scope("GE"):
        return Movement.objects.filter(lrn=message.TransitOperation.LRN).latest("id")


def act(record, action, **facts):
    """An officer of the record's office acts; everything that follows is delivered."""
    do(record, action, **facts)
    pump()
    return fresh(record)


def do(record, action, **facts):
    """An officer of the record's office acts; nothing is delivered."""
    country = record.administration_id
    with scope(country):
        now = Movement.objects.get(pk=record.pk)
        return acts.act(now, action, facts, actor=officer(country, record.office))


def fresh(record):
    """The record as it is now."""
    with scope(record.administration_id):
        return Movement.objects.get(pk=record.pk)


def at(office, mrn, role=None):
    """The record of a movement at an office."""
    with scope(office[:2]):
        found = Movement.objects.filter(mrn=mrn, office=office)
        return (found.filter(role=role) if role else found).get()


def states(mrn):
    """Office and role to state, over the whole corridor."""
    found = {}
    for code in COUNTRIES:
        with scope(code):
            for record in Movement.objects.filter(mrn=mrn):
                found[record.office, record.role] = record.state
    return found


def released(**options):
    """A movement that was lodged and released."""
    record = lodge(declaration(**options))
    assert record.state == "accepted", mailbox(HOLDER)
    record = act(record, "release")
    assert record.state == "released", record.state
    return record


def arrived(record, **facts):
    """The trader at destination notifies the arrival."""
    with scope("UZ"):
        acts.notify_arrival({"mrn": record.mrn, "office": DESTINATION} | facts, actor=trader(TRADER))
    pump()
    return at(DESTINATION, record.mrn)


def submit(message, actor, country="GE"):
    """Hand in an operator's message and let it be processed."""
    with scope(country):
        row = submissions.submit(codec.encode(message), actor=actor)
    pump()
    return row


def pump(hold=()):
    """Deliver and process until nothing moves. Message types in `hold` stay in their outbox.

    After the first round only those have a turn again for whom something moved or came in.
    """
    stirred = set(COUNTRIES)
    for _ in range(60):
        for code in COUNTRIES:
            if code in stirred:
                stirred.discard(code)
                stirred |= _turn(code, hold)
        if not stirred:
            return
    raise AssertionError("messages go round for ever")


def _turn(code, hold):
    """Process and deliver what one administration has; returns who may have work now."""
    moved = {code} if _work(code) else set()
    return (moved | deliver(code, hold)) & set(COUNTRIES)


def _work(code):
    moved = process.sweep(code)
    with scope(code):
        waiting = ledger.waiting()
        moved += sum(ledger.post_waiting(grn) for grn in waiting)
    return moved


def deliver(code, hold=(), only=None):
    """Carry what an administration has for others into their inboxes, as the link would; returns to whom."""
    with scope(code):
        stamp()
        rows = OutboundMessage.objects.filter(channel="ice", state="pending").exclude(type__in=hold)
        taken = list(rows.order_by("id")) if only is None else list(rows.filter(id__in=only))
        parcels = [(row, row.data) for row in taken]
        rows.filter(pk__in=[row.pk for row in taken]).update(state="delivered")
    for row, data in parcels:
        hand_over(row, data)
    return {references.authority_country(row.recipient) for row in taken}


def stamp():
    """Number what is new on each link in the order in which it was posted, whether or not it is delivered now."""
    for row in OutboundMessage.objects.filter(channel="ice", seq=None).order_by("created_at", "id"):
        last = OutboundMessage.objects.filter(recipient=row.recipient).aggregate(last=Max("seq"))["last"] or 0
        row.gen, row.seq = 1, last + 1
        row.save(update_fields=["gen", "seq"])


def hand_over(row, data):
    """Put one outgoing message into its recipient's inbox."""
    with scope(references.authority_country(row.recipient)):
        inbox.receive(
            data,
            channel="ice",
            sender=row.sender,
            message_id=str(row.message_id),
            type=row.type,
            subject=row.subject,
            mrn=row.mrn,
            lrn=row.lrn,
            cause=row.cause,
            correlation=row.correlation,
            gen=row.gen,
            seq=row.seq,
        )


def mailbox(operator, country="GE"):
    """The types of the messages that an operator got, in order."""
    return [type(message).__name__ for message in letters(operator, country)]


def letters(operator, country="GE"):
    """The messages that an operator got, in order."""
    with scope(country):
        rows = OutboundMessage.objects.filter(recipient=operator).order_by("id")
        return [codec.decode(row.data) for row in rows]


def sent(country, kind, mrn=""):
    """The messages of a type that an administration sent to others."""
    with scope(country):
        rows = OutboundMessage.objects.filter(type=kind).order_by("id")
        return [codec.decode(row.data) for row in (rows.filter(mrn=mrn) if mrn else rows)]


def inbound(country, **facts):
    """Incoming messages of an administration."""
    with scope(country):
        return list(InboundMessage.objects.filter(**facts).order_by("id"))


def headroom(grn=GRN):
    """What is free under a guarantee."""
    with scope(references.grn_country(grn)):
        return selectors.balance(grn).headroom


def balance(grn=GRN):
    """(reserved, credited and still liable, headroom) of a guarantee."""
    with scope(references.grn_country(grn)):
        found = selectors.balance(grn)
        return found.reserved, found.credited_liable, found.headroom


def log(record):
    """(trigger, to) of the steps of a record, in order."""
    with scope(record.administration_id):
        steps = Transition.objects.filter(record_id=record.pk).order_by("sequence")
        return [(step.trigger, step.to_state) for step in steps]


def role_of(office):
    """The role that an office of the corridor plays."""
    return {DEPARTURE: Role.DEPARTURE, DESTINATION: Role.DESTINATION}.get(office, Role.TRANSIT)


def expire(after, hold=()):
    """Let business time pass and fire what is due, then deliver what follows."""
    with clock.shifted(after):
        deadlines.fire_due()
        pump(hold)


def notices(office):
    """The verbs of the notices to an office, in order."""
    with scope(office[:2]):
        found = Notice.objects.filter(audience=office).order_by("created_at", "id")
        return list(found.values_list("verb", flat=True))


def snapshot(record):
    """Everything that a refused act must leave alone: state, log, what was sent, deadlines, balance."""
    with scope(record.administration_id):
        now = Movement.objects.get(pk=record.pk)
        return (
            now.state,
            Transition.objects.filter(record_id=record.pk).count(),
            OutboundMessage.objects.exclude(type__in=["CC056C", "CC057C", "CC906C", "CD906C"]).count(),
            Deadline.objects.filter(record_id=record.pk, ended_at=None).count(),
            Control.objects.filter(movement=now).count(),
            now.updated_at,
        )


def fresh_in_scope(record):
    """The record as it is now, in the scope that is open."""
    return Movement.objects.get(pk=record.pk)


def lodge_record(message):
    """The departure record of a declaration that was lodged."""
    with scope("GE"):
        return Movement.objects.filter(lrn=message.TransitOperation.LRN).latest("id")


def raw(country, kind, mrn=""):
    """The documents of a type that an administration sent."""
    with scope(country):
        rows = OutboundMessage.objects.filter(type=kind, mrn=mrn)
        return [row.data for row in rows]


def act_at_destination(record, hold=()):
    """The goods arrive, the officer lets them go without control."""
    with scope("UZ"):
        acts.notify_arrival({"mrn": record.mrn, "office": DESTINATION}, actor=trader(TRADER))
    pump(hold)
    do(at(DESTINATION, record.mrn), "release_goods")
    pump(hold)
