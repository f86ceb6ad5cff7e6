"""General amendments: what is asked for until an officer decides, and its draft. LRNs are known however they are typed."""

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
        ("transit", "0005_the_desk"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AmendmentRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=cats.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
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
                    "movement",
                    cats.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendment_requests",
                        to="transit.movement",
                    ),
                ),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="draft",
            name="draft_lrn_is_unique_for_its_operator",
        ),
        migrations.AddField(
            model_name="draft",
            name="amends",
            field=cats.tenancy.fields.TenantForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amendment_drafts",
                to="transit.movement",
            ),
        ),
        migrations.AddField(
            model_name="movement",
            name="amendment_requested_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="declarationversion",
            name="why",
            field=models.CharField(
                choices=[
                    ("lodged", "Lodged"),
                    ("guarantee_amended", "Guarantee amended"),
                    ("amended", "Amended"),
                ],
                max_length=20,
            ),
        ),
        # A generated column cannot be altered: it is dropped and made anew, with its index.
        migrations.RemoveIndex(model_name="movement", name="movement_at_desk"),
        migrations.RemoveField(model_name="movement", name="lane"),
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
                        models.Q(
                            ("amendment_requested_at__isnull", False), ("state", "guarantee_under_amendment")
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
            model_name="movement",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", True)),
                fields=["administration", "office", "lane", "clock_on", "id"],
                name="movement_at_desk",
            ),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(
                condition=models.Q(("amends", None)),
                fields=("administration", "operator", "lrn"),
                name="draft_lrn_is_unique_for_its_operator",
            ),
        ),
        migrations.AddIndex(
            model_name="amendmentrequest",
            index=models.Index(fields=["administration", "movement", "-id"], name="amendment_request_latest"),
        ),
        SecureTenantTables(),
        migrations.RunSQL(
            # Accepted declarations are found by their LRN in capitals too, whatever it was written in.
            "INSERT INTO transit_knownby (id, administration_id, movement_id, kind, value) "
            "SELECT gen_random_uuid(), administration_id, id, 'lrn', upper(regexp_replace(lrn, '[^[:alnum:]]', '', 'g')) "
            "FROM transit_movement WHERE mrn <> '' AND lrn ~ '[[:alnum:]]' ON CONFLICT DO NOTHING",
            migrations.RunSQL.noop,
        ),
    ]
