-- The ledger of chorus-connector, from version 1 to version 2, for H2.
-- What a person changed in the ledger, and why.
CREATE TABLE IF NOT EXISTS chorus_intervention (
  supplier        VARCHAR(100)  NOT NULL,
  item_number     VARCHAR(100)  NOT NULL,
  -- The entry's fence after it: orders what was done to an item.
  fence           BIGINT        NOT NULL,
  action          VARCHAR(16)   NOT NULL,
  done_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  done_by         VARCHAR(200)  NOT NULL,
  reason          VARCHAR(1000) NOT NULL,
  state_before    VARCHAR(16)   NOT NULL,
  -- The run that lost the item, or that had it last.
  owner_before    VARCHAR(36),
  invoice_before  BIGINT,
  PRIMARY KEY (supplier, item_number, fence)
);

-- The versions that were installed; version 1 had no such table.
CREATE TABLE IF NOT EXISTS chorus_schema (
  version INTEGER NOT NULL PRIMARY KEY
);
INSERT INTO chorus_schema (version) VALUES (2);
