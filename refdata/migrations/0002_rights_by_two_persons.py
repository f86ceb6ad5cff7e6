import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cats.kernel.clock
import cats.kernel.ids
import cats.tenancy.fields
import cats.tenancy.scope
from cats.tenancy.operations import SecureTenantTables


class Migration(migrations.Migration):
    dependencies = [
        ("refdata", "0001_initial"),
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RightsRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                (
                    "wanted",
                    models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder),
                ),
                ("reason", models.CharField(max_length=300)),
                ("asked_at", models.DateTimeField(default=cats.kernel.clock.now)),
                ("expires_at", models.DateTimeField()),
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
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rights_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["administration", "user", "-id"], name="refdata_rights_of_user")
                ]
            },
        ),
        migrations.CreateModel(
            name="RightsDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("approved", "approved"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=9,
                    ),
                ),
                ("decided_at", models.DateTimeField(default=cats.kernel.clock.now)),
                ("reason", models.CharField(blank=True, max_length=300)),
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
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    cats.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="refdata.rightsrequest",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("administration", "request"), name="refdata_rights_decided_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["approved", "refused", "withdrawn"])),
                        name="refdata_rights_outcome",
                    ),
                ]
            },
        ),
        SecureTenantTables(),
    ]
