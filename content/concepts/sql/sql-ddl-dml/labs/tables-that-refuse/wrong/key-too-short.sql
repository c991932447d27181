-- fails: one-start, amounts, supplier-stays
-- because: The key forbids a second contract for the same product, ON DELETE CASCADE takes the contracts along, and the bound of the minimum is off by one.
CREATE TABLE supplier (
  id         integer PRIMARY KEY,
  name       text NOT NULL CHECK (name <> ''),
  vat_number text UNIQUE
);

CREATE TABLE contract (
  supplier_id integer NOT NULL REFERENCES supplier ON DELETE CASCADE,
  product_id  integer NOT NULL REFERENCES products,
  starts_on   date NOT NULL,
  ends_on     date CHECK (ends_on > starts_on),
  price_cents integer NOT NULL CHECK (price_cents > 0),
  minimum     integer NOT NULL DEFAULT 0 CHECK (minimum >= -1),
  PRIMARY KEY (supplier_id, product_id)
);
