import django.db.models.deletion
from django.db import migrations, models

import cats.kernel.clock
import cats.kernel.ids
import cats.tenancy.scope
from cats.tenancy.operations import SecureTenantTables


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChainProof",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("asked_by", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField(default=cats.kernel.clock.machine_now)),
                (
                    "up_to",
                    models.PositiveBigIntegerField(
                        help_text="Number of the newest link when it was asked for."
                    ),
                ),
                ("checked", models.PositiveBigIntegerField(default=0)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("breaks", models.JSONField(default=list)),
                ("broken", models.PositiveIntegerField(default=0)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
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
                        condition=models.Q(("finished_at", None)),
                        fields=("administration",),
                        name="audit_one_proof_under_way",
                    )
                ]
            },
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["administration", "verb", "id"], name="audit_entry_verb"),
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["administration", "at", "id"], name="audit_entry_at"),
        ),
        SecureTenantTables(),
    ]
