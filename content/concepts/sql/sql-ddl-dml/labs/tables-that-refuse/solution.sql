CREATE TABLE supplier (
  id         integer PRIMARY KEY,
  name       text NOT NULL CONSTRAINT supplier_name_given CHECK (name <> ''),
  vat_number text CONSTRAINT supplier_vat_number_once UNIQUE
);

CREATE TABLE contract (
  supplier_id integer NOT NULL REFERENCES supplier,
  product_id  integer NOT NULL REFERENCES products,
  starts_on   date NOT NULL,
  ends_on     date,
  price_cents integer NOT NULL CONSTRAINT contract_price_positive CHECK (price_cents > 0),
  minimum     integer NOT NULL DEFAULT 0 CONSTRAINT contract_minimum_not_negative CHECK (minimum >= 0),
  PRIMARY KEY (supplier_id, product_id, starts_on),
  CONSTRAINT contract_ends_after_start CHECK (ends_on > starts_on)
);
