CREATE TABLE supplier (id integer, name text, vat_number text);
ALTER TABLE supplier ADD PRIMARY KEY (id);
ALTER TABLE supplier ADD CHECK (length(name) > 0 AND name IS NOT NULL);
CREATE UNIQUE INDEX supplier_vat_number ON supplier (vat_number) WHERE vat_number IS NOT NULL;

CREATE TABLE contract (
  supplier_id integer,
  product_id  integer,
  starts_on   date,
  ends_on     date,
  price_cents integer NOT NULL CHECK (price_cents BETWEEN 1 AND 100000000),
  minimum     integer DEFAULT 0 CHECK (minimum IS NOT NULL AND minimum > -1),
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  FOREIGN KEY (supplier_id) REFERENCES supplier (id) ON DELETE RESTRICT,
  FOREIGN KEY (product_id) REFERENCES products (id),
  UNIQUE (product_id, supplier_id, starts_on),
  CHECK (coalesce(ends_on - starts_on, 1) >= 1)
);
ALTER TABLE contract ALTER supplier_id SET NOT NULL, ALTER product_id SET NOT NULL, ALTER starts_on SET NOT NULL;
