--# all
SELECT count(*) FROM pets;
--# owned
SELECT count(owner) FROM pets;
