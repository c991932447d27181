-- fails: owned-counted
-- because: It counts rows.
--# all
SELECT count(*) FROM pets;
--# owned
SELECT count(*) FROM pets;
