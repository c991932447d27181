--# all
SELECT sum(1) FROM pets;
--# owned
SELECT count(*) FROM pets WHERE owner IS NOT NULL;
