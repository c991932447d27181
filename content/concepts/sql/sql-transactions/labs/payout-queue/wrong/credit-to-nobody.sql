-- fails: statuses, balances, money
-- because: An UPDATE that finds no row is not an error. The payer is debited, nobody is credited, and only the ledger's foreign key would have noticed; here each side is booked in its own block.
DO $$
DECLARE
  p payouts;
BEGIN
  FOR p IN SELECT * FROM payouts WHERE status = 'queued' ORDER BY id LOOP
    BEGIN
      UPDATE accounts SET balance_cents = balance_cents - p.amount_cents WHERE id = p.from_account;
      UPDATE accounts SET balance_cents = balance_cents + p.amount_cents WHERE id = p.to_account;
      UPDATE payouts SET status = 'done' WHERE id = p.id;
      IF EXISTS (SELECT FROM accounts WHERE id = p.to_account) THEN
        INSERT INTO ledger VALUES (p.id, p.from_account, -p.amount_cents), (p.id, p.to_account, p.amount_cents);
      END IF;
    EXCEPTION WHEN check_violation THEN
      UPDATE payouts SET status = 'rejected' WHERE id = p.id;
    END;
  END LOOP;
END $$;
