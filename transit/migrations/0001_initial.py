"""The tables of transit."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import cats.kernel.ids
import cats.tenancy.fields
import cats.tenancy.scope
from cats.tenancy.operations import SecureTenantTables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("lrn", models.CharField(max_length=22)),
                ("declarant", models.CharField(max_length=35)),
                ("holder", models.CharField(blank=True, max_length=17)),
                ("representative", models.CharField(blank=True, max_length=17)),
                ("office_of_departure", models.CharField(max_length=8)),
                ("mrn", models.CharField(blank=True, max_length=18)),
                (
                    "message_id",
                    models.CharField(
                        help_text="Identification of the message that lodged it.", max_length=35
                    ),
                ),
                ("lrn_taken", models.BooleanField(default=True)),
                ("lodged_at", models.DateTimeField()),
                (
                    "administration",
                    models.ForeignKey(
                        default=cats.tenancy.scope.current,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.administration",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lrn_taken", True)),
                        fields=("administration", "declarant", "lrn"),
                        name="declaration_lrn_is_taken_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("mrn", ""), _negated=True),
                        fields=("administration", "mrn"),
                        name="declaration_mrn_is_unique",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="DeclarationVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "why",
                    models.CharField(
                        choices=[("lodged", "Lodged"), ("guarantee_amended", "Guarantee amended")],
                        max_length=20,
                    ),
                ),
                ("message_id", models.CharField(max_length=35)),
                ("data", models.BinaryField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "administration",
                    models.ForeignKey(
                        default=cats.tenancy.scope.current,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.administration",
                    ),
                ),
                (
                    "declaration",
                    cats.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="transit.declaration",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("administration", "declaration", "number"),
                        name="declaration_version_is_numbered",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="Movement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("state", models.CharField(blank=True, default="", editable=False, max_length=40)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("departure", "departure"),
                            ("transit", "transit"),
                            ("destination", "destination"),
                        ],
                        max_length=12,
                    ),
                ),
                ("office", models.CharField(max_length=8)),
                ("mrn", models.CharField(blank=True, max_length=18)),
                ("lrn", models.CharField(blank=True, max_length=22)),
                ("holder", models.CharField(blank=True, max_length=17)),
                ("holder_name", models.CharField(blank=True, max_length=70)),
                ("representative", models.CharField(blank=True, max_length=17)),
                (
                    "declarant",
                    models.CharField(
                        blank=True,
                        help_text="Who gets the answers at departure: the one who lodged.",
                        max_length=35,
                    ),
                ),
                ("trader_at_destination", models.CharField(blank=True, max_length=17)),
                ("declaration_type", models.CharField(blank=True, max_length=5)),
                ("security", models.CharField(default="0", max_length=1)),
                ("reduced_dataset", models.BooleanField(default=False)),
                ("binding_itinerary", models.BooleanField(default=False)),
                ("office_of_departure", models.CharField(max_length=8)),
                ("office_of_destination", models.CharField(max_length=8)),
                (
                    "offices_of_transit",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8), default=list, size=None
                    ),
                ),
                (
                    "countries",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2), default=list, size=None
                    ),
                ),
                ("item_count", models.PositiveIntegerField(default=0)),
                ("gross_mass", models.DecimalField(decimal_places=6, max_digits=16, null=True)),
                (
                    "seals",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                (
                    "containers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=17), default=list, size=None
                    ),
                ),
                (
                    "means_of_transport",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                (
                    "simplified",
                    models.BooleanField(
                        default=False,
                        help_text="Authorised consignor at departure, authorised consignee at destination.",
                    ),
                ),
                (
                    "limit_on",
                    models.DateField(
                        help_text="Day by which the goods must reach the destination.", null=True
                    ),
                ),
                ("accepted_on", models.DateField(null=True)),
                ("released_on", models.DateField(null=True)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("release_decided_at", models.DateTimeField(null=True)),
                ("released_at", models.DateTimeField(null=True)),
                ("passed_at", models.DateTimeField(null=True)),
                ("arrived_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("invalidation_requested_at", models.DateTimeField(null=True)),
                ("invalidation_reason", models.CharField(blank=True, max_length=512)),
                ("closure_reason", models.CharField(blank=True, max_length=12)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                (
                    "administration",
                    models.ForeignKey(
                        default=cats.tenancy.scope.current,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.administration",
                    ),
                ),
                (
                    "declaration",
                    cats.tenancy.fields.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="movements",
                        to="transit.declaration",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["administration", "office", "role", "state", "-id"], name="movement_work_list"
                    ),
                    models.Index(fields=["administration", "office", "-id"], name="movement_of_office"),
                    models.Index(fields=["administration", "holder", "-id"], name="movement_of_holder"),
                    models.Index(
                        condition=models.Q(("declarant", ""), _negated=True),
                        fields=["administration", "declarant", "-id"],
                        name="movement_of_declarant",
                    ),
                    models.Index(
                        condition=models.Q(("trader_at_destination", ""), _negated=True),
                        fields=["administration", "trader_at_destination", "-id"],
                        name="movement_of_trader",
                    ),
                    models.Index(
                        condition=models.Q(("lrn", ""), _negated=True),
                        fields=["administration", "lrn"],
                        name="movement_by_lrn",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("mrn", ""), _negated=True),
                        fields=("administration", "mrn", "role", "office"),
                        name="movement_is_one_per_office",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "",
                                    "accepted",
                                    "arrived",
                                    "awaiting_discrepancies",
                                    "cancelled",
                                    "closed",
                                    "expected",
                                    "guarantee_under_amendment",
                                    "guarantee_under_registration",
                                    "invalidated",
                                    "not_released",
                                    "passed",
                                    "rejected",
                                    "released",
                                    "under_control",
                                    "unloading_permitted",
                                    "written_off",
                                ],
                            )
                        ),
                        name="movement_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["departure", "transit", "destination"])),
                        name="movement_role_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GuaranteeUse",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("current", models.BooleanField(default=True)),
                ("guarantee_type", models.CharField(max_length=1)),
                ("grn", models.CharField(max_length=24)),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="As declared or raised; empty: the flat amount.",
                        max_digits=16,
                        null=True,
                    ),
                ),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("office_of_guarantee", models.CharField(blank=True, max_length=8)),
                ("check_id", models.UUIDField(null=True)),
                ("checked_at", models.DateTimeField(null=True)),
                ("asked_id", models.UUIDField(null=True)),
                ("asked_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3), default=list, size=None
                    ),
                ),
                ("reason_text", models.CharField(blank=True, max_length=200)),
                ("registered_at", models.DateTimeField(null=True)),
                ("credited_at", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("released_at", models.DateTimeField(null=True)),
                (
                    "administration",
                    models.ForeignKey(
                        default=cats.tenancy.scope.current,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.administration",
                    ),
                ),
                (
                    "movement",
                    cats.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guarantee_uses",
                        to="transit.movement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("administration", "movement", "grn", "round"),
                        name="guarantee_use_is_one_per_round",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="Control",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("ordered", models.BooleanField()),
                (
                    "types",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3), default=list, size=None
                    ),
                ),
                (
                    "documents",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=4), default=list, size=None
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=512)),
                ("decided_by", models.CharField(max_length=120)),
                ("decided_at", models.DateTimeField()),
                ("result", models.CharField(blank=True, max_length=2)),
                ("result_text", models.CharField(blank=True, max_length=512)),
                ("seals_intact", models.BooleanField(null=True)),
                ("result_by", models.CharField(blank=True, max_length=120)),
                ("result_at", models.DateTimeField(null=True)),
                (
                    "administration",
                    models.ForeignKey(
                        default=cats.tenancy.scope.current,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.administration",
                    ),
                ),
                (
                    "movement",
                    cats.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="controls",
                        to="transit.movement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result", ""), ("result_at", None)),
                            models.Q(models.Q(("result", ""), _negated=True), ("result_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="control_result_has_its_time",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="MovementDocument",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("type", models.CharField(max_length=6)),
                ("data", models.BinaryField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "administration",
                    models.ForeignKey(
                        default=cats.tenancy.scope.current,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.administration",
                    ),
                ),
                (
                    "movement",
                    cats.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="transit.movement",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["administration", "movement", "type", "-id"], name="document_latest")
                ]
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("office", models.CharField(max_length=8)),
                ("passed_on", models.DateField(help_text="Date local to the office of transit.")),
                ("heard_at", models.DateTimeField()),
                (
                    "administration",
                    models.ForeignKey(
                        default=cats.tenancy.scope.current,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.administration",
                    ),
                ),
                (
                    "movement",
                    cats.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passages",
                        to="transit.movement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("administration", "movement", "office"), name="passage_is_heard_once"
                    )
                ]
            },
        ),
        migrations.RunSQL(
            # One for the installation: administrations hosted together share it, and gaps are fine.
            "CREATE SEQUENCE transit_mrn_serial MAXVALUE 999999999999; "
            "GRANT USAGE ON SEQUENCE transit_mrn_serial TO cats_app",
            "DROP SEQUENCE transit_mrn_serial",
        ),
        SecureTenantTables(),
    ]
