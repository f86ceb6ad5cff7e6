"""The reference amount of a guarantee may be raised and lowered: two kinds of transfer that an office decides."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("guarantees", "0003_exposure"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="transfer",
            name="transfer_has_a_cause",
        ),
        migrations.AlterField(
            model_name="transfer",
            name="kind",
            field=models.CharField(
                choices=[
                    ("undertake", "undertake"),
                    ("raise", "raise"),
                    ("lower", "lower"),
                    ("reserve", "reserve"),
                    ("void", "void"),
                    ("release", "release"),
                    ("return_headroom", "return_headroom"),
                    ("keep_liable", "keep_liable"),
                    ("end_liability", "end_liability"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("request__isnull", False), ("reservation__isnull", False), ("usage__isnull", False)
                    ),
                    models.Q(
                        ("kind__in", ["undertake", "raise", "lower"]),
                        models.Q(("decided_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="transfer_has_a_cause",
            ),
        ),
    ]
