INSERT INTO pets VALUES ('a','x'),('b','y'),('c','z'),('d',NULL);
