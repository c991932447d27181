CREATE TABLE accounts (
  id            int PRIMARY KEY,
  owner         text NOT NULL,
  balance_cents bigint NOT NULL CHECK (balance_cents >= 0)
);
INSERT INTO accounts SELECT id, name, 20000 + 100 * length(name) FROM customers WHERE id <= 5;

CREATE TABLE ledger (
  transfer_no  int NOT NULL,
  account_id   int NOT NULL REFERENCES accounts,
  amount_cents bigint NOT NULL CHECK (amount_cents <> 0),
  PRIMARY KEY (transfer_no, account_id)
);

-- What the accounts held when the books were last balanced.
CREATE TABLE opening AS SELECT id, balance_cents FROM accounts;
