-- object:   the warehouse, the database and its four schemas
-- purpose:  everything else lives in here; RAW as delivered, EDA profiled and derived, KPI published, OPS what happened
-- again:    IF NOT EXISTS leaves what is there as it is, a warehouse of your own included
CREATE WAREHOUSE IF NOT EXISTS ${warehouse}
  WAREHOUSE_SIZE = XSMALL
  AUTO_SUSPEND = 60
  AUTO_RESUME = TRUE
  INITIALLY_SUSPENDED = TRUE
  COMMENT = 'Bactrian: loads, profiles and KPIs';

CREATE DATABASE IF NOT EXISTS ${database}
  COMMENT = 'Bactrian: from dropped files to KPIs';

CREATE SCHEMA IF NOT EXISTS ${database}.RAW
  COMMENT = 'Rows as delivered, each with its file, row number and load time';

CREATE SCHEMA IF NOT EXISTS ${database}.EDA
  COMMENT = 'Profiles, and tables cleaned and derived from RAW';

CREATE SCHEMA IF NOT EXISTS ${database}.KPI
  COMMENT = 'Final tables, one per KPI file, and the procedures and tasks that fill them';

CREATE SCHEMA IF NOT EXISTS ${database}.OPS
  COMMENT = 'Load ledger, run history, catalogue, provisioned objects';
