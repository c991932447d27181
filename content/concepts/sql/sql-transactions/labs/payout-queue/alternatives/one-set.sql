BEGIN;
CREATE TEMP TABLE verdict ON COMMIT DROP AS
SELECT p.id, p.from_account, p.to_account, p.amount_cents,
       payer.balance_cents >= p.amount_cents AND payee.id IS NOT NULL AS can_pay
  FROM payouts AS p
  LEFT JOIN accounts AS payer ON payer.id = p.from_account
  LEFT JOIN accounts AS payee ON payee.id = p.to_account
 WHERE p.status = 'queued';

INSERT INTO ledger
SELECT id, from_account, -amount_cents FROM verdict WHERE can_pay
UNION ALL
SELECT id, to_account, amount_cents FROM verdict WHERE can_pay;

UPDATE accounts AS a
   SET balance_cents = a.balance_cents + moved.cents
  FROM (SELECT l.account_id, sum(l.amount_cents) AS cents
          FROM ledger AS l JOIN verdict AS v ON v.id = l.payout_id AND v.can_pay
         GROUP BY l.account_id) AS moved
 WHERE moved.account_id = a.id;

UPDATE payouts AS p
   SET status = CASE WHEN v.can_pay THEN 'done' ELSE 'rejected' END
  FROM verdict AS v WHERE v.id = p.id;
COMMIT;
