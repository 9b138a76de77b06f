-- The ledger of chorus-connector, from version 3 to version 4, for H2.
-- Who an item is for, in the report: the SIRET as the host has it, and the host's own name or number of the client.
ALTER TABLE chorus_result ADD COLUMN IF NOT EXISTS recipient_siret VARCHAR;
ALTER TABLE chorus_result ADD COLUMN IF NOT EXISTS client_reference VARCHAR(400);
ALTER TABLE chorus_entry ADD COLUMN IF NOT EXISTS client_reference VARCHAR(400);
-- An item is found by its number on Chorus Pro.
CREATE INDEX IF NOT EXISTS chorus_entry_invoice ON chorus_entry (supplier, chorus_invoice_id);
INSERT INTO chorus_schema (version) VALUES (4);
