-- The shop: customers, a catalogue, orders with their lines, and payments imported from a payment provider.
-- There are no indexes but those of primary keys and unique constraints: the lessons add them.

CREATE TABLE customers (
  id          integer PRIMARY KEY,
  name        text NOT NULL,
  email       text NOT NULL UNIQUE,
  city        text,
  region      text,
  referrer_id integer REFERENCES customers,
  created_at  timestamptz NOT NULL
);

CREATE TABLE products (
  id              integer PRIMARY KEY,
  sku             text NOT NULL UNIQUE,
  name            text NOT NULL,
  category        text NOT NULL,
  price_cents     integer NOT NULL,
  discontinued_on date
);

CREATE TABLE orders (
  id          bigint PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customers,
  status      text NOT NULL CHECK (status IN ('pending', 'paid', 'shipped', 'cancelled', 'refunded')),
  coupon      text,
  placed_at   timestamptz NOT NULL,
  shipped_at  timestamptz,
  total_cents integer NOT NULL
);

CREATE TABLE order_items (
  order_id         bigint NOT NULL REFERENCES orders,
  line_no          integer NOT NULL,
  product_id       integer NOT NULL REFERENCES products,
  quantity         integer NOT NULL,
  unit_price_cents integer NOT NULL,
  PRIMARY KEY (order_id, line_no)
);

-- Rows arrive from the payment provider as they are, so order_id has no foreign key.
CREATE TABLE payments (
  id           bigint PRIMARY KEY,
  order_id     bigint,
  method       text NOT NULL,
  status       text NOT NULL CHECK (status IN ('captured', 'failed', 'refunded')),
  amount_cents integer NOT NULL,
  paid_at      timestamptz NOT NULL
);
