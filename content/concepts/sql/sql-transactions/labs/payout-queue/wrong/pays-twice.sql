-- fails: twice
-- because: The queue is read without its status, so a second run makes all payouts again; the ledger's key stops them, and marks what was paid as rejected.
DO $$
DECLARE
  p payouts;
BEGIN
  FOR p IN SELECT * FROM payouts ORDER BY id LOOP
    BEGIN
      UPDATE accounts SET balance_cents = balance_cents - p.amount_cents WHERE id = p.from_account;
      UPDATE accounts SET balance_cents = balance_cents + p.amount_cents WHERE id = p.to_account;
      INSERT INTO ledger VALUES (p.id, p.from_account, -p.amount_cents), (p.id, p.to_account, p.amount_cents);
      UPDATE payouts SET status = 'done' WHERE id = p.id;
    EXCEPTION WHEN check_violation OR foreign_key_violation THEN
      UPDATE payouts SET status = 'rejected' WHERE id = p.id;
    END;
  END LOOP;
END $$;
