-- fails: statuses, balances, entries, money
-- because: Only the debit stands in the inner block. When it fails, it is undone alone, and the credit that follows makes money out of nothing.
DO $$
DECLARE
  p payouts;
BEGIN
  FOR p IN SELECT * FROM payouts WHERE status = 'queued' ORDER BY id LOOP
    CONTINUE WHEN NOT EXISTS (SELECT FROM accounts WHERE id = p.to_account);
    BEGIN
      UPDATE accounts SET balance_cents = balance_cents - p.amount_cents WHERE id = p.from_account;
    EXCEPTION WHEN check_violation THEN
      UPDATE payouts SET status = 'rejected' WHERE id = p.id;
    END;
    UPDATE accounts SET balance_cents = balance_cents + p.amount_cents WHERE id = p.to_account;
    INSERT INTO ledger VALUES (p.id, p.from_account, -p.amount_cents), (p.id, p.to_account, p.amount_cents);
    UPDATE payouts SET status = 'done' WHERE id = p.id;
  END LOOP;
END $$;
