-- The ledger of chorus-connector, from version 3 to version 4, for MariaDB and MySQL.
-- Who an item is for, in the report: the SIRET as the host has it, and the host's own name or number of the client.
ALTER TABLE chorus_result ADD COLUMN recipient_siret MEDIUMTEXT;
ALTER TABLE chorus_result ADD COLUMN client_reference VARCHAR(400);
ALTER TABLE chorus_entry ADD COLUMN client_reference VARCHAR(400);
-- An item is found by its number on Chorus Pro.
CREATE INDEX chorus_entry_invoice ON chorus_entry (supplier, chorus_invoice_id);
INSERT INTO chorus_schema (version) VALUES (4);
