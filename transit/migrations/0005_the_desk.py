"""The desk: lanes of the work list, who has a case, what movements are known by, seals, notes, lorries without a record."""

import datetime

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

import cats.kernel.ids
import cats.tenancy.fields
import cats.tenancy.scope
from cats.tenancy.operations import SecureTenantTables


class Migration(migrations.Migration):
    dependencies = [
        ("tenancy", "0001_initial"),
        ("transit", "0004_goods_of_drafts"),
    ]

    operations = [
        migrations.CreateModel(
            name="KnownBy",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=9)),
                ("value", models.CharField(max_length=40)),
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
                        related_name="known_by",
                        to="transit.movement",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["administration", "value", "-movement"], name="movement_known_by")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("administration", "movement", "kind", "value"), name="movement_is_known_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SealCheck",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("findings", models.JSONField(default=list)),
                ("new", models.JSONField(default=list)),
                ("conform", models.BooleanField()),
                ("text", models.CharField(blank=True, max_length=512)),
                ("by", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
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
                        related_name="seal_checks",
                        to="transit.movement",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["administration", "movement", "-id"], name="seal_check_latest")
                ]
            },
        ),
        migrations.CreateModel(
            name="ShiftNote",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("office", models.CharField(max_length=8)),
                ("text", models.CharField(max_length=1000)),
                ("by", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
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
                "indexes": [
                    models.Index(fields=["administration", "office", "-id"], name="shift_note_latest")
                ]
            },
        ),
        migrations.CreateModel(
            name="Stray",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("office", models.CharField(max_length=8)),
                ("reference", models.CharField(max_length=40)),
                ("text", models.CharField(blank=True, max_length=512)),
                ("by", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("outcome", models.CharField(blank=True, max_length=512)),
                ("ended_by", models.CharField(blank=True, max_length=200)),
                ("ended_at", models.DateTimeField(null=True)),
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
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("administration", "office", "reference"),
                        name="stray_is_open_once",
                    )
                ]
            },
        ),
        migrations.AddField(
            model_name="movement",
            name="usual_limit_on",
            field=models.DateField(
                help_text="Away from departure, whose limit no anticipated record carries: the release date and the usual duration.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="movement",
            name="attention",
            field=models.BooleanField(
                db_default=False,
                default=False,
                help_text="A control is open or found something: the goods stay.",
            ),
        ),
        migrations.AddField(
            model_name="movement",
            name="clock_on",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Coalesce(
                    "limit_on",
                    "usual_limit_on",
                    models.Value(datetime.date(9999, 12, 31)),
                    output_field=models.DateField(),
                ),
                output_field=models.DateField(),
            ),
        ),
        migrations.AddField(
            model_name="movement",
            name="expected_at",
            field=models.DateTimeField(
                help_text="As declared for this office, where it was declared.", null=True
            ),
        ),
        migrations.AddField(
            model_name="movement",
            name="taken_by",
            field=models.CharField(blank=True, db_default="", default="", max_length=64),
        ),
        migrations.AddField(
            model_name="movement",
            name="taken_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="movement",
            name="taken_name",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="movement",
            name="lane",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(models.Q(("closed_at__isnull", False)), then=models.Value(9)),
                    models.When(models.Q(("role", "departure"), ("state", "released")), then=models.Value(5)),
                    models.When(
                        models.Q(
                            models.Q(("role", "departure"), ("state", "arrived")),
                            ("state__in", ("released", "passed")),
                            _connector="OR",
                        ),
                        then=models.Value(6),
                    ),
                    models.When(
                        models.Q(("state__in", ("awaiting_discrepancies", "guarantee_under_registration"))),
                        then=models.Value(3),
                    ),
                    models.When(models.Q(("attention", True)), then=models.Value(1)),
                    models.When(
                        models.Q(("state__in", ("accepted", "under_control", "arrived"))),
                        then=models.Value(2),
                    ),
                    models.When(
                        models.Q(
                            ("invalidation_requested_at__isnull", False),
                            ("state", "guarantee_under_amendment"),
                        ),
                        then=models.Value(2),
                    ),
                    models.When(
                        models.Q(("state__in", ("guarantee_under_amendment", "unloading_permitted"))),
                        then=models.Value(3),
                    ),
                    models.When(
                        models.Q(("state", "expected"), models.Q(("taken_by", ""), _negated=True)),
                        then=models.Value(2),
                    ),
                    models.When(models.Q(("state", "expected")), then=models.Value(4)),
                    default=models.Value(6),
                ),
                output_field=models.SmallIntegerField(),
            ),
        ),
        migrations.AddIndex(
            model_name="control",
            index=models.Index(fields=["administration", "decided_at"], name="control_decided"),
        ),
        migrations.AddIndex(
            model_name="movement",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", True)),
                fields=["administration", "office", "lane", "clock_on", "id"],
                name="movement_at_desk",
            ),
        ),
        migrations.AddIndex(
            model_name="movement",
            index=models.Index(
                condition=models.Q(("passed_at__isnull", False)),
                fields=["administration", "office", "passed_at"],
                name="movement_passed",
            ),
        ),
        migrations.AddIndex(
            model_name="movement",
            index=models.Index(
                condition=models.Q(("released_at__isnull", False)),
                fields=["administration", "office", "released_at"],
                name="movement_let_go",
            ),
        ),
        SecureTenantTables(),
        migrations.RunSQL(
            # Records whose control is open, or ended badly, stay with the officer.
            "UPDATE transit_movement SET attention = true WHERE closed_at IS NULL AND state = 'under_control' AND NOT EXISTS ("
            "SELECT 1 FROM transit_control WHERE movement_id = transit_movement.id AND ordered AND result LIKE 'A%')",
            migrations.RunSQL.noop,
        ),
    ]
