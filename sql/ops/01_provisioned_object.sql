-- object:   OPS.PROVISIONED_OBJECT
-- purpose:  what provisioning made: by which file, from which text (checksum), and how the account showed it afterwards (actual),
--           so that a plan can tell unchanged, changed in the files and changed by hand
-- again:    CREATE OR ALTER keeps the rows
CREATE OR ALTER TABLE ${database}.OPS.PROVISIONED_OBJECT (
  OBJECT_KIND VARCHAR NOT NULL,
  OBJECT_NAME VARCHAR NOT NULL,
  SOURCE_FILE VARCHAR NOT NULL,
  CHECKSUM VARCHAR NOT NULL COMMENT 'Of the statement; empty while it has not run through',
  OWNED BOOLEAN NOT NULL COMMENT 'Made by provisioning, and not found already there',
  ACTUAL VARCHAR COMMENT 'How the account showed it when it was made',
  PROVISIONED_AT TIMESTAMP_LTZ NOT NULL
)
COMMENT = 'Objects made by provisioning, one row each';
