-- fails: money, books
-- because: The first debit stands before BEGIN and is committed on its own.
UPDATE accounts SET balance_cents = balance_cents - 12000 WHERE id = 1;
BEGIN;
UPDATE accounts SET balance_cents = balance_cents + 12000 WHERE id = 2;
INSERT INTO ledger VALUES (1, 1, -12000);
INSERT INTO ledger VALUES (1, 2, 12000);
UPDATE accounts SET balance_cents = balance_cents - 7550 WHERE id = 2;
UPDATE accounts SET balance_cents = balance_cents + 7550 WHERE id = 3;
INSERT INTO ledger VALUES (2, 2, -7550);
INSERT INTO ledger VALUES (2, 3, 7550);
UPDATE accounts SET balance_cents = balance_cents - 2000 WHERE id = 3;
UPDATE accounts SET balance_cents = balance_cents + 2000 WHERE id = 1;
INSERT INTO ledger VALUES (3, 3, -2000);
INSERT INTO ledger VALUES (3, 1, 2000);
COMMIT;
