WITH transfers (transfer_no, payer, payee, amount_cents) AS (
  VALUES (1, 1, 2, 12000), (2, 2, 3, 7550), (3, 3, 1, 2000)
), entries AS (
  INSERT INTO ledger (transfer_no, account_id, amount_cents)
  SELECT transfer_no, payer, -amount_cents FROM transfers
  UNION ALL
  SELECT transfer_no, payee, amount_cents FROM transfers
  RETURNING account_id, amount_cents
)
UPDATE accounts
   SET balance_cents = accounts.balance_cents + moved.cents
  FROM (SELECT account_id, sum(amount_cents) AS cents FROM entries GROUP BY account_id) AS moved
 WHERE moved.account_id = accounts.id;
