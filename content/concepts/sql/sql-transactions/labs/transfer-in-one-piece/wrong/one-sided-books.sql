-- fails: entries, books, halves
-- because: Only the payer's side is booked, so the ledger explains one half of each transfer even when nothing fails.
BEGIN;
UPDATE accounts SET balance_cents = balance_cents - 12000 WHERE id = 1;
UPDATE accounts SET balance_cents = balance_cents + 12000 WHERE id = 2;
INSERT INTO ledger VALUES (1, 1, -12000);
UPDATE accounts SET balance_cents = balance_cents - 7550 WHERE id = 2;
UPDATE accounts SET balance_cents = balance_cents + 7550 WHERE id = 3;
INSERT INTO ledger VALUES (2, 2, -7550);
UPDATE accounts SET balance_cents = balance_cents - 2000 WHERE id = 3;
UPDATE accounts SET balance_cents = balance_cents + 2000 WHERE id = 1;
INSERT INTO ledger VALUES (3, 3, -2000);
COMMIT;
