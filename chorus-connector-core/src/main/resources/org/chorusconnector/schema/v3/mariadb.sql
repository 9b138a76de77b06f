-- The ledger of chorus-connector, from version 2 to version 3, for MariaDB and MySQL.
-- The platform that a supplier's ledger belongs to: its invoices are on no other.
CREATE TABLE IF NOT EXISTS chorus_platform (
  supplier VARCHAR(100) NOT NULL PRIMARY KEY,
  api_url  VARCHAR(500) NOT NULL,
  bound_at DATETIME(6) NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Sent items whose number came back for another item, which a person has seen: no longer reported.
CREATE TABLE IF NOT EXISTS chorus_accepted_number (
  supplier    VARCHAR(100) NOT NULL,
  item_number VARCHAR(100) NOT NULL,
  accepted_at DATETIME(6) NOT NULL,
  PRIMARY KEY (supplier, item_number)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO chorus_schema (version) VALUES (3);
