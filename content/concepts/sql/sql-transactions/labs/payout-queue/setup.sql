CREATE TABLE accounts (
  id            int PRIMARY KEY,
  owner         text NOT NULL,
  balance_cents bigint NOT NULL CHECK (balance_cents >= 0)
);
INSERT INTO accounts
SELECT id, name, 3000 + 100 * (length(email) + id) FROM customers WHERE id <= 40;

CREATE TABLE payouts (
  id           int PRIMARY KEY,
  from_account int NOT NULL,
  to_account   int NOT NULL,
  amount_cents bigint NOT NULL,
  status       text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'done', 'rejected'))
);
-- Odd accounts pay, even accounts receive. Some payers lack cover; some payees do not exist.
INSERT INTO payouts (id, from_account, to_account, amount_cents)
SELECT id, id, CASE WHEN id % 10 = 3 THEN 9000 + id ELSE id + 1 END,
       CASE WHEN id % 6 = 5 THEN balance_cents + id
            WHEN id % 14 = 7 THEN balance_cents
            ELSE balance_cents / 3 END
  FROM accounts WHERE id % 2 = 1;

CREATE TABLE ledger (
  payout_id    int NOT NULL REFERENCES payouts,
  account_id   int NOT NULL REFERENCES accounts,
  amount_cents bigint NOT NULL,
  PRIMARY KEY (payout_id, account_id)
);
