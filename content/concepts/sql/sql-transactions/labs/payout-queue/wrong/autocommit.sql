-- fails: statuses, balances, entries, money
-- because: Set-based statements without a transaction. The credits are permanent before the debits are tried, and the debits fail.
UPDATE accounts AS a SET balance_cents = a.balance_cents + p.amount_cents FROM payouts AS p WHERE p.to_account = a.id AND p.status = 'queued';
UPDATE accounts AS a SET balance_cents = a.balance_cents - p.amount_cents FROM payouts AS p WHERE p.from_account = a.id AND p.status = 'queued';
INSERT INTO ledger SELECT id, from_account, -amount_cents FROM payouts UNION ALL SELECT id, to_account, amount_cents FROM payouts;
UPDATE payouts SET status = 'done' WHERE status = 'queued';
