-- fails: unchanged
-- because: It deletes.
--# all
SELECT count(*) FROM pets;
--# owned
DELETE FROM pets WHERE owner IS NULL; SELECT count(*) FROM pets;
