-- fails: name-given, known-parties, one-start, amounts
-- because: It trusts CHECK, REFERENCES and UNIQUE to keep NULL out. All three pass on unknown.
CREATE TABLE supplier (
  id         integer PRIMARY KEY,
  name       text CHECK (name <> ''),
  vat_number text UNIQUE
);

CREATE TABLE contract (
  supplier_id integer REFERENCES supplier,
  product_id  integer REFERENCES products,
  starts_on   date,
  ends_on     date,
  price_cents integer CHECK (price_cents > 0),
  minimum     integer DEFAULT 0 CHECK (minimum >= 0),
  UNIQUE (supplier_id, product_id, starts_on),
  CHECK (ends_on > starts_on)
);
