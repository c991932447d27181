-- fails: name-given, vat-once, known-parties, one-start, dates-in-order, amounts, supplier-stays
CREATE TABLE supplier (
  id         integer PRIMARY KEY,
  name       text,
  vat_number text
);

CREATE TABLE contract (
  supplier_id integer,
  product_id  integer,
  starts_on   date,
  ends_on     date,
  price_cents integer,
  minimum     integer DEFAULT 0
);
