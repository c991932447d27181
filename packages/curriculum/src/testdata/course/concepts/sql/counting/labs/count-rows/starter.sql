-- fails: all-counted, owned-counted
--# all
SELECT 1;
--# owned
SELECT 1;
