-- fails: tables, vat-once, dates-in-order
-- because: NOT NULL everywhere and NULLS NOT DISTINCT forbid what the rules allow - an open end, and suppliers without a VAT number.
CREATE TABLE supplier (
  id         integer PRIMARY KEY,
  name       text NOT NULL CHECK (name <> ''),
  vat_number text UNIQUE NULLS NOT DISTINCT
);

CREATE TABLE contract (
  supplier_id integer NOT NULL REFERENCES supplier,
  product_id  integer NOT NULL REFERENCES products,
  starts_on   date NOT NULL,
  ends_on     date NOT NULL DEFAULT DATE '9999-12-31',
  price_cents integer NOT NULL CHECK (price_cents > 0),
  minimum     integer NOT NULL DEFAULT 0 CHECK (minimum >= 0),
  PRIMARY KEY (supplier_id, product_id, starts_on),
  CHECK (ends_on >= starts_on)
);
