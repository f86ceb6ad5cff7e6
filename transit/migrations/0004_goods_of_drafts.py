"""What is kept of goods items beside their answers, and rows that wait for a check."""

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
        ("transit", "0003_operator_lists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="draftitem",
            name="faults",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="draftitem",
            name="gross",
            field=models.DecimalField(blank=True, decimal_places=6, max_digits=22, null=True),
        ),
        migrations.AddField(
            model_name="draftitem",
            name="hs",
            field=models.CharField(blank=True, default="", max_length=6),
        ),
        migrations.AddField(
            model_name="draftitem",
            name="net",
            field=models.DecimalField(blank=True, decimal_places=6, max_digits=22, null=True),
        ),
        migrations.AddField(
            model_name="draftitem",
            name="packages",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="GoodsPaste",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="Name of the file; empty for a paste.", max_length=200
                    ),
                ),
                ("lines", models.JSONField(default=list)),
                ("notes", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField()),
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
                        related_name="pastes",
                        to="transit.draft",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("administration", "draft"), name="draft_has_one_paste")
                ],
            },
        ),
        SecureTenantTables(),
    ]
