-- fails: books
-- because: The money moves in one piece, but the ledger is written in a second transaction. Cut off between the two, the balances are right and nobody can explain them.
BEGIN;
UPDATE accounts SET balance_cents = balance_cents - 12000 WHERE id = 1;
UPDATE accounts SET balance_cents = balance_cents + 12000 WHERE id = 2;
UPDATE accounts SET balance_cents = balance_cents - 7550 WHERE id = 2;
UPDATE accounts SET balance_cents = balance_cents + 7550 WHERE id = 3;
UPDATE accounts SET balance_cents = balance_cents - 2000 WHERE id = 3;
UPDATE accounts SET balance_cents = balance_cents + 2000 WHERE id = 1;
COMMIT;

BEGIN;
INSERT INTO ledger VALUES (1, 1, -12000);
INSERT INTO ledger VALUES (1, 2, 12000);
INSERT INTO ledger VALUES (2, 2, -7550);
INSERT INTO ledger VALUES (2, 3, 7550);
INSERT INTO ledger VALUES (3, 3, -2000);
INSERT INTO ledger VALUES (3, 1, 2000);
COMMIT;
