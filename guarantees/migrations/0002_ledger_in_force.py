"""Puts the ledger in force: balances follow transfers in the database alone, accounts open empty; seeds the first scheme."""

from datetime import date
from decimal import Decimal

from django.db import migrations

# A balance is the sum of its transfers because nothing but this function writes it: the application may not update
# accounts, and the function runs as their owner, whom row-level security binds too: hence `cats.migration`, on for this
# statement only and of no use to the application's role. One statement of transfers makes one statement of balances.
POST = """
CREATE FUNCTION guarantees_post_transfers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    before text := coalesce(current_setting('cats.migration', true), '');
BEGIN
    PERFORM set_config('cats.migration', 'on', true);
    IF EXISTS (
        SELECT FROM posted t
        LEFT JOIN guarantees_account d ON (d.administration_id, d.id) = (t.administration_id, t.debit_id)
        LEFT JOIN guarantees_account c ON (c.administration_id, c.id) = (t.administration_id, t.credit_id)
        WHERE (d.guarantee_id, d.currency) IS DISTINCT FROM (t.guarantee_id, t.currency)
           OR (c.guarantee_id, c.currency) IS DISTINCT FROM (t.guarantee_id, t.currency)
    ) THEN
        RAISE EXCEPTION 'a transfer stays within one guarantee and one currency' USING ERRCODE = 'check_violation';
    END IF;
    UPDATE guarantees_account a SET balance = a.balance + moved.amount
    FROM (
        SELECT administration_id, account_id, sum(amount) AS amount FROM (
            SELECT administration_id, debit_id AS account_id, amount FROM posted
            UNION ALL
            SELECT administration_id, credit_id, -amount FROM posted
        ) sides GROUP BY administration_id, account_id
    ) moved
    WHERE a.administration_id = moved.administration_id AND a.id = moved.account_id AND moved.amount <> 0;
    PERFORM set_config('cats.migration', before, true);
    RETURN NULL;
END $$
"""
PUT_IN_FORCE = [
    POST,
    "REVOKE ALL ON FUNCTION guarantees_post_transfers() FROM PUBLIC",
    """CREATE TRIGGER post_transfers AFTER INSERT ON guarantees_transfer REFERENCING NEW TABLE AS posted
       FOR EACH STATEMENT EXECUTE FUNCTION guarantees_post_transfers()""",
    """CREATE FUNCTION guarantees_refuse_balance() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'an account opens empty' USING ERRCODE = 'check_violation'; END $$""",
    """CREATE TRIGGER opens_empty BEFORE INSERT ON guarantees_account FOR EACH ROW
       WHEN (NEW.balance <> 0) EXECUTE FUNCTION guarantees_refuse_balance()""",
    "CREATE SEQUENCE guarantees_grn_serial",
    "GRANT USAGE ON SEQUENCE guarantees_grn_serial TO cats_app",
]
TAKE_BACK = [
    "DROP SEQUENCE guarantees_grn_serial",
    "DROP TRIGGER opens_empty ON guarantees_account",
    "DROP FUNCTION guarantees_refuse_balance()",
    "DROP TRIGGER post_transfers ON guarantees_transfer",
    "DROP FUNCTION guarantees_post_transfers()",
]


def seed_scheme(apps, schema_editor):
    apps.get_model("guarantees", "GuaranteeScheme").objects.using(schema_editor.connection.alias).create(
        code="CATS-1",
        legal_basis="Proposed parameters of the chain guarantee, pending the framework agreement",
        valid_from=date(2024, 1, 1),
        amount_basis="max_route",
        flat_amount=Decimal("10000.00"),
        flat_currency="USD",
        reduction_levels=[100, 50, 30, 0],
        reserve_at="release",
        headroom_returns="arrival",
        headroom_types=["0", "1"],
        claim_window_days=270,
        settlement_currency="USD",
    )


def remove_scheme(apps, schema_editor):
    apps.get_model("guarantees", "GuaranteeScheme").objects.using(schema_editor.connection.alias).filter(
        code="CATS-1"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [("guarantees", "0001_initial")]

    operations = [
        migrations.RunSQL(PUT_IN_FORCE, TAKE_BACK),
        migrations.RunPython(seed_scheme, remove_scheme),
    ]
