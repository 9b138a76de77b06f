-- The ledger of chorus-connector, version 1, for PostgreSQL.
-- A run: who worked when, and whether it is still alive.
CREATE TABLE IF NOT EXISTS chorus_run (
  run_id         VARCHAR(36)  NOT NULL PRIMARY KEY,
  supplier       VARCHAR(100) NOT NULL,
  kind           VARCHAR(16)  NOT NULL,
  -- The supplier while an automatic run is open: its uniqueness keeps a second one out.
  exclusive_slot VARCHAR(100) UNIQUE,
  business_day   DATE         NOT NULL,
  started_by     VARCHAR(200) NOT NULL,
  -- A fingerprint: two runs with the same one had the same settings.
  settings       VARCHAR(64)  NOT NULL,
  state          VARCHAR(16)  NOT NULL,
  beat           BIGINT       NOT NULL,
  started_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  finished_at    TIMESTAMP WITH TIME ZONE,
  stop_code      VARCHAR(100),
  stop_detail    TEXT
);

-- An item: where it stands. One row for ever; "owner" is the run that has it in hand.
CREATE TABLE IF NOT EXISTS chorus_entry (
  supplier           VARCHAR(100) NOT NULL,
  item_number        VARCHAR(100) NOT NULL,
  state              VARCHAR(16)  NOT NULL,
  owner              VARCHAR(36)  REFERENCES chorus_run (run_id),
  fence              BIGINT       NOT NULL,
  attempts           INTEGER      NOT NULL,
  -- Files on Chorus Pro that no invoice refers to yet: id, instant in milliseconds, SHA-256 and name, a line each.
  stored_files       TEXT,
  recipient_siret    VARCHAR(14),
  amount_incl_tax    NUMERIC(19, 6),
  kind               VARCHAR(32),
  effective_date     DATE,
  main_document      TEXT,
  attachments        TEXT,
  first_submitted_at TIMESTAMP WITH TIME ZONE,
  last_submitted_at  TIMESTAMP WITH TIME ZONE,
  -- Chorus Pro says that it has the number, and it was not found: not to be submitted again.
  number_taken       BOOLEAN      NOT NULL DEFAULT FALSE,
  chorus_invoice_id  BIGINT,
  chorus_status      TEXT,
  deposited_on       DATE,
  updated_at         TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (supplier, item_number)
);
CREATE INDEX IF NOT EXISTS chorus_entry_state ON chorus_entry (supplier, state);

-- A line of a run's report.
CREATE TABLE IF NOT EXISTS chorus_result (
  run_id            VARCHAR(36) NOT NULL REFERENCES chorus_run (run_id),
  line_position     BIGINT      NOT NULL,
  item_number       TEXT        NOT NULL,
  kind              VARCHAR(32),
  effective_date    DATE,
  outcome           VARCHAR(16) NOT NULL,
  codes             TEXT        NOT NULL,
  details           TEXT        NOT NULL,
  chorus_invoice_id BIGINT,
  chorus_status     TEXT,
  deposited_on      DATE,
  attempts          INTEGER     NOT NULL,
  main_document     TEXT,
  attachments       TEXT        NOT NULL,
  started_at        TIMESTAMP WITH TIME ZONE NOT NULL,
  finished_at       TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (run_id, line_position)
);
