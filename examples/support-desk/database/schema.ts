/** The support desk's tables. Money is in cents, dates are ISO 8601 days; identifiers are what support people read out. */
export const SCHEMA = `
create table if not exists customers (
  id text primary key, name text not null, email text not null unique, phone text not null, city text not null,
  tier text not null check (tier in ('standard', 'plus', 'business'))
);
create table if not exists products (
  sku text primary key, name text not null unique, price_cents integer not null, stock integer not null check (stock >= 0)
);
create table if not exists orders (
  id text primary key, customer_id text not null references customers (id), sku text not null references products (sku),
  quantity integer not null, total_cents integer not null,
  status text not null check (status in ('placed', 'shipped', 'delivered', 'cancelled', 'refunded')),
  placed_on text not null
);
create index if not exists orders_by_customer on orders (customer_id, placed_on);
create table if not exists shipments (
  id text primary key, order_id text not null unique references orders (id), carrier text not null,
  status text not null check (status in ('label_created', 'in_transit', 'delivered', 'cancelled')),
  expected_on text not null, failures_left integer not null default 0
);
create table if not exists refunds (
  id text primary key, order_id text not null references orders (id), amount_cents integer not null,
  status text not null check (status in ('issued', 'reversed')), issued_on text not null,
  order_status text not null
);
create table if not exists replacements (
  id text primary key, order_id text not null references orders (id), sku text not null references products (sku),
  quantity integer not null, status text not null check (status in ('reserved', 'released'))
);
create table if not exists pickups (
  id text primary key, order_id text not null references orders (id), day text not null,
  status text not null check (status in ('booked', 'cancelled'))
);
create table if not exists gift_cards (
  code text primary key, customer_id text not null references customers (id), amount_cents integer not null
);
create table if not exists tickets (
  id text primary key, customer_id text not null references customers (id), subject text not null,
  status text not null check (status in ('open', 'pending', 'solved', 'closed')),
  priority text not null check (priority in ('low', 'normal', 'high', 'urgent'))
);
create table if not exists outbox (
  id text primary key, recipient text not null, subject text not null, body text not null, sent_at text not null
);
create virtual table if not exists articles using fts5 (id unindexed, title, body, tokenize = 'porter');
create table if not exists effects (
  key text primary key, tool text not null, input text not null, output text,
  state text not null check (state in ('applied', 'undone'))
);
`;
