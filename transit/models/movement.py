"""The movement as one office sees it. One record per MRN, role and office; lists read its columns, never documents."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from cats.tenancy.fields import TenantForeignKey
from cats.tenancy.models import TenantModel
from cats.workflow.models import WorkflowRecord
from transit.models import lanes
from transit.models.declaration import Declaration
from transit.workflow.states import STATES, Role

STATE_CODES = sorted({state.value for states in STATES.values() for state in states})


class Movement(WorkflowRecord):
    """A movement at one office: departure, transit or destination.

    `state` is written by the state machine alone. Dates `*_on` are local to the office, moments `*_at` are UTC. Columns
    are extracts of the latest document for lists and searches; `MovementDocument` has the documents themselves.
    `attention`, `taken_*` are the desk's; the database keeps `lane` and `clock_on`, by which work lists are ordered.
    """

    role = models.CharField(max_length=12, choices=[(role.value, role.value) for role in Role])
    office = models.CharField(max_length=8)
    mrn = models.CharField(max_length=18, blank=True)
    lrn = models.CharField(max_length=22, blank=True)
    declaration = TenantForeignKey(Declaration, null=True, blank=True, related_name="movements")

    holder = models.CharField(max_length=17, blank=True)
    holder_name = models.CharField(max_length=70, blank=True)
    representative = models.CharField(max_length=17, blank=True)
    declarant = models.CharField(
        max_length=35, blank=True, help_text="Who gets the answers at departure: the one who lodged."
    )
    trader_at_destination = models.CharField(max_length=17, blank=True)

    declaration_type = models.CharField(max_length=5, blank=True)
    security = models.CharField(max_length=1, default="0")
    reduced_dataset = models.BooleanField(default=False)
    binding_itinerary = models.BooleanField(default=False)
    office_of_departure = models.CharField(max_length=8)
    office_of_destination = models.CharField(max_length=8)
    offices_of_transit = ArrayField(models.CharField(max_length=8), default=list)
    countries = ArrayField(models.CharField(max_length=2), default=list)
    item_count = models.PositiveIntegerField(default=0)
    gross_mass = models.DecimalField(max_digits=16, decimal_places=6, null=True)
    seals = ArrayField(models.CharField(max_length=20), default=list)
    containers = ArrayField(models.CharField(max_length=17), default=list)
    means_of_transport = ArrayField(models.CharField(max_length=40), default=list)

    simplified = models.BooleanField(
        default=False, help_text="Authorised consignor at departure, authorised consignee at destination."
    )
    limit_on = models.DateField(null=True, help_text="Day by which the goods must reach the destination.")
    accepted_on = models.DateField(null=True)
    released_on = models.DateField(null=True)
    accepted_at = models.DateTimeField(null=True)
    release_decided_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    passed_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    invalidation_requested_at = models.DateTimeField(null=True)
    amendment_requested_at = models.DateTimeField(null=True)
    invalidation_reason = models.CharField(max_length=512, blank=True)
    closure_reason = models.CharField(max_length=12, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    attention = models.BooleanField(
        default=False, db_default=False, help_text="A control is open or found something: the goods stay."
    )
    expected_at = models.DateTimeField(
        null=True, help_text="As declared for this office, where it was declared."
    )
    usual_limit_on = models.DateField(
        null=True,
        help_text="Away from departure, whose limit no anticipated record carries: the release date and the usual duration.",
    )
    taken_by = models.CharField(max_length=64, blank=True, default="", db_default="")
    taken_name = models.CharField(max_length=200, blank=True, default="", db_default="")
    taken_at = models.DateTimeField(null=True)
    lane = lanes.lane()
    clock_on = lanes.clock_on()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "mrn", "role", "office"],
                condition=~Q(mrn=""),
                name="movement_is_one_per_office",
            ),
            models.CheckConstraint(condition=Q(state__in=STATE_CODES), name="movement_state_is_known"),
            models.CheckConstraint(
                condition=Q(role__in=[str(role) for role in Role]), name="movement_role_is_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["administration", "office", "role", "state", "-id"], name="movement_work_list"
            ),
            models.Index(fields=["administration", "office", "-id"], name="movement_of_office"),
            models.Index(fields=["administration", "holder", "-id"], name="movement_of_holder"),
            models.Index(
                fields=["administration", "declarant", "-id"],
                condition=~Q(declarant=""),
                name="movement_of_declarant",
            ),
            models.Index(
                fields=["administration", "trader_at_destination", "-id"],
                condition=~Q(trader_at_destination=""),
                name="movement_of_trader",
            ),
            models.Index(fields=["administration", "lrn"], condition=~Q(lrn=""), name="movement_by_lrn"),
            models.Index(
                fields=["administration", "holder", "role", "state", "-id"],
                condition=Q(closed_at=None),
                name="movement_open_of_holder",
            ),
            models.Index(
                fields=["administration", "declarant", "role", "state", "-id"],
                condition=Q(closed_at=None) & ~Q(declarant=F("holder")) & ~Q(declarant=""),
                name="movement_open_of_declarant",
            ),
            models.Index(
                fields=["administration", "trader_at_destination", "role", "state", "-id"],
                condition=Q(closed_at=None) & ~Q(trader_at_destination=""),
                name="movement_open_of_trader",
            ),
            models.Index(
                fields=["administration", "declarant", "-closed_at"],
                condition=Q(state="rejected"),
                name="movement_sent_back",
            ),
            models.Index(
                fields=["administration", "office", "lane", "clock_on", "id"],
                condition=Q(closed_at__isnull=True),
                name="movement_at_desk",
            ),
            models.Index(
                fields=["administration", "office", "passed_at"],
                condition=Q(passed_at__isnull=False),
                name="movement_passed",
            ),
            models.Index(
                fields=["administration", "office", "released_at"],
                condition=Q(released_at__isnull=False),
                name="movement_let_go",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mrn or self.lrn} {self.role} {self.office}"


class MovementDocument(TenantModel):
    """A document on which the record stands: CC015C, CD050C, CD001C, CC044C as zlib-compressed XML, without access codes."""

    append_only: ClassVar[bool] = True

    movement = TenantForeignKey(Movement, related_name="documents")
    type = models.CharField(max_length=6)
    data = models.BinaryField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["administration", "movement", "type", "-id"], name="document_latest")]

    def __str__(self) -> str:
        return f"{self.type} of {self.movement_id}"


class Passage(TenantModel):
    """The goods crossed a frontier, as the office of departure heard it (118)."""

    append_only: ClassVar[bool] = True

    movement = TenantForeignKey(Movement, related_name="passages")
    office = models.CharField(max_length=8)
    passed_on = models.DateField(help_text="Date local to the office of transit.")
    heard_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "movement", "office"], name="passage_is_heard_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.movement_id} at {self.office}"
