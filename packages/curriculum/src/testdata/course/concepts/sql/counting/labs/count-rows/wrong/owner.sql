-- fails: all-counted
-- because: It skips the pet
--   without an owner.
--# all
SELECT count(owner) FROM pets;
--# owned
SELECT count(owner) FROM pets;
