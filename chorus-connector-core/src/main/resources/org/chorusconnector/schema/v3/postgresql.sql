-- The ledger of chorus-connector, from version 2 to version 3, for PostgreSQL.
-- The platform that a supplier's ledger belongs to: its invoices are on no other.
CREATE TABLE IF NOT EXISTS chorus_platform (
  supplier VARCHAR(100) NOT NULL PRIMARY KEY,
  api_url  VARCHAR(500) NOT NULL,
  bound_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Sent items whose number came back for another item, which a person has seen: no longer reported.
CREATE TABLE IF NOT EXISTS chorus_accepted_number (
  supplier    VARCHAR(100) NOT NULL,
  item_number VARCHAR(100) NOT NULL,
  accepted_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (supplier, item_number)
);
INSERT INTO chorus_schema (version) VALUES (3);
