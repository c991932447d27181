-- fails: statuses, balances, entries
-- The job as it is: one transaction for all. The first payout without cover ends it.
DO $$
DECLARE
  p payouts;
BEGIN
  FOR p IN SELECT * FROM payouts WHERE status = 'queued' ORDER BY id LOOP
    UPDATE accounts SET balance_cents = balance_cents - p.amount_cents WHERE id = p.from_account;
    UPDATE accounts SET balance_cents = balance_cents + p.amount_cents WHERE id = p.to_account;
    INSERT INTO ledger VALUES (p.id, p.from_account, -p.amount_cents), (p.id, p.to_account, p.amount_cents);
    UPDATE payouts SET status = 'done' WHERE id = p.id;
  END LOOP;
END $$;
