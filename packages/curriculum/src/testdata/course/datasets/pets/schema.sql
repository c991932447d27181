CREATE TABLE pets (name text, owner text);
