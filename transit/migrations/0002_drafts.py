"""Drafts of declarations and their goods items."""

import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cats.kernel.ids
import cats.tenancy.fields
import cats.tenancy.scope
from cats.tenancy.operations import SecureTenantTables


class Migration(migrations.Migration):
    dependencies = [
        ("tenancy", "0001_initial"),
        ("transit", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "operator",
                    models.CharField(help_text="Identification number of whom it is for.", max_length=17),
                ),
                ("lrn", models.CharField(max_length=22)),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("kept_until", models.DateField()),
                ("answers", models.JSONField(default=dict)),
                ("carried", models.JSONField(default=dict)),
                ("secrets", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("locked_until", models.DateTimeField(blank=True, null=True)),
                ("judged", models.JSONField(default=dict)),
                ("faults", models.JSONField(default=list)),
                ("submission_id", models.UUIDField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("copied_from", models.UUIDField(blank=True, null=True)),
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
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["administration", "operator", "kept_until", "id"], name="draft_of_operator"
                    ),
                    models.Index(
                        condition=models.Q(("submission_id__isnull", False)),
                        fields=["administration", "submission_id"],
                        name="draft_by_submission",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("administration", "operator", "lrn"),
                        name="draft_lrn_is_unique_for_its_operator",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_at", None), ("submission_id__isnull", False), _connector="OR"
                        ),
                        name="draft_that_was_sent_has_its_submission",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftItem",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("house", models.PositiveSmallIntegerField(default=1)),
                ("answers", models.JSONField(default=dict)),
                ("carried", models.JSONField(default=dict)),
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
                    "draft",
                    cats.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="transit.draft",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("administration", "draft", "position"),
                        name="draft_item_has_its_own_position",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("position__gte", 1), ("position__lte", 1999)),
                        name="draft_item_position_is_in_range",
                    ),
                ]
            },
        ),
        SecureTenantTables(),
    ]
