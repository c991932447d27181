-- fails: statuses, balances, entries
-- because: The handler's savepoint is set before the loop, so the first payout without cover takes back all those before it, and none after it is tried.
DO $$
DECLARE
  p payouts;
BEGIN
  BEGIN
  FOR p IN SELECT * FROM payouts WHERE status = 'queued' ORDER BY id LOOP
    UPDATE accounts SET balance_cents = balance_cents - p.amount_cents WHERE id = p.from_account;
    UPDATE accounts SET balance_cents = balance_cents + p.amount_cents WHERE id = p.to_account;
    INSERT INTO ledger VALUES (p.id, p.from_account, -p.amount_cents), (p.id, p.to_account, p.amount_cents);
    UPDATE payouts SET status = 'done' WHERE id = p.id;
  END LOOP;
  EXCEPTION WHEN check_violation OR foreign_key_violation THEN
    UPDATE payouts SET status = 'rejected' WHERE id = p.id;
  END;
END $$;
