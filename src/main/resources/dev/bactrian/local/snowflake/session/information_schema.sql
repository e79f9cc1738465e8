-- The views of INFORMATION_SCHEMA over the catalog (docs.snowflake.com/en/sql-reference/info-schema), for all databases of the account;
-- a query sees those rows whose first column is its database. Each statement ends with a semicolon at the end of its line.

CREATE OR REPLACE VIEW meta."INFORMATION_SCHEMA_CATALOG_NAME" AS
SELECT object_name AS "CATALOG_NAME" FROM meta.object WHERE kind = 'DATABASE';

CREATE OR REPLACE VIEW meta."DATABASES" AS
SELECT object_name AS "DATABASE_NAME", owner AS "DATABASE_OWNER", 'NO' AS "IS_TRANSIENT", comment AS "COMMENT", created_on AS "CREATED",
       created_on AS "LAST_ALTERED", CAST(1 AS DECIMAL(9,0)) AS "RETENTION_TIME", 'STANDARD' AS "TYPE", 'ROLE' AS "OWNER_ROLE_TYPE"
FROM meta.object WHERE kind = 'DATABASE';

CREATE OR REPLACE VIEW meta."SCHEMATA" AS
SELECT database_name AS "CATALOG_NAME", object_name AS "SCHEMA_NAME", owner AS "SCHEMA_OWNER", 'NO' AS "IS_TRANSIENT",
       'NO' AS "IS_MANAGED_ACCESS", CAST(1 AS DECIMAL(9,0)) AS "RETENTION_TIME", CAST(NULL AS VARCHAR) AS "DEFAULT_CHARACTER_SET_CATALOG",
       CAST(NULL AS VARCHAR) AS "DEFAULT_CHARACTER_SET_SCHEMA", CAST(NULL AS VARCHAR) AS "DEFAULT_CHARACTER_SET_NAME",
       CAST(NULL AS VARCHAR) AS "SQL_PATH", created_on AS "CREATED", created_on AS "LAST_ALTERED", comment AS "COMMENT"
FROM meta.object WHERE kind = 'SCHEMA'
UNION ALL
SELECT object_name, 'INFORMATION_SCHEMA', '', 'NO', 'NO', CAST(1 AS DECIMAL(9,0)), NULL, NULL, NULL, NULL, created_on, created_on,
       'Views describing the contents of schemas in this database'
FROM meta.object WHERE kind = 'DATABASE';

CREATE OR REPLACE VIEW meta."TABLES" AS
SELECT o.database_name AS "TABLE_CATALOG", o.schema_name AS "TABLE_SCHEMA", o.object_name AS "TABLE_NAME", o.owner AS "TABLE_OWNER",
       CASE o.kind WHEN 'VIEW' THEN 'VIEW' ELSE 'BASE TABLE' END AS "TABLE_TYPE",
       CASE WHEN o.kind = 'VIEW' THEN NULL WHEN o.properties->>'KIND' = 'TRANSIENT' THEN 'YES' ELSE 'NO' END AS "IS_TRANSIENT",
       o.properties->>'CLUSTER_BY' AS "CLUSTERING_KEY",
       CAST(t.estimated_size AS DECIMAL(38,0)) AS "ROW_COUNT", CAST(t.estimated_size * 64 AS DECIMAL(38,0)) AS "BYTES",
       CASE o.kind WHEN 'TABLE' THEN CAST(1 AS DECIMAL(9,0)) END AS "RETENTION_TIME",
       CAST(NULL AS VARCHAR) AS "SELF_REFERENCING_COLUMN_NAME", CAST(NULL AS VARCHAR) AS "REFERENCE_GENERATION",
       CAST(NULL AS VARCHAR) AS "USER_DEFINED_TYPE_CATALOG", CAST(NULL AS VARCHAR) AS "USER_DEFINED_TYPE_SCHEMA",
       CAST(NULL AS VARCHAR) AS "USER_DEFINED_TYPE_NAME", CASE o.kind WHEN 'TABLE' THEN 'YES' ELSE 'NO' END AS "IS_INSERTABLE_INTO",
       'YES' AS "IS_TYPED", CAST(NULL AS VARCHAR) AS "COMMIT_ACTION", o.created_on AS "CREATED", o.created_on AS "LAST_ALTERED",
       o.created_on AS "LAST_DDL", CAST(NULL AS VARCHAR) AS "LAST_DDL_BY", 'OFF' AS "AUTO_CLUSTERING_ON", o.comment AS "COMMENT",
       'NO' AS "IS_TEMPORARY", 'NO' AS "IS_ICEBERG", 'NO' AS "IS_DYNAMIC", 'NO' AS "IS_IMMUTABLE", 'NO' AS "IS_HYBRID"
FROM meta.object o
LEFT JOIN duckdb_tables() t ON t.schema_name = o.database_name || '.' || o.schema_name AND t.table_name = o.object_name
WHERE o.kind IN ('TABLE', 'VIEW');

CREATE OR REPLACE VIEW meta."VIEWS" AS
SELECT database_name AS "TABLE_CATALOG", schema_name AS "TABLE_SCHEMA", object_name AS "TABLE_NAME", owner AS "TABLE_OWNER",
       properties->>'TEXT' AS "VIEW_DEFINITION", 'NONE' AS "CHECK_OPTION", 'NO' AS "IS_UPDATABLE", 'NO' AS "INSERTABLE_INTO",
       CASE WHEN properties->>'SECURE' = 'true' THEN 'YES' ELSE 'NO' END AS "IS_SECURE", created_on AS "CREATED",
       created_on AS "LAST_ALTERED", created_on AS "LAST_DDL", CAST(NULL AS VARCHAR) AS "LAST_DDL_BY", comment AS "COMMENT"
FROM meta.object WHERE kind = 'VIEW';

CREATE OR REPLACE VIEW meta."COLUMNS" AS
SELECT database_name AS "TABLE_CATALOG", schema_name AS "TABLE_SCHEMA", object_name AS "TABLE_NAME", c->>'name' AS "COLUMN_NAME",
       CAST(n AS DECIMAL(9,0)) AS "ORDINAL_POSITION", c->>'default' AS "COLUMN_DEFAULT",
       CASE WHEN c->>'nullable' = 'true' THEN 'YES' ELSE 'NO' END AS "IS_NULLABLE",
       CASE c->>'kind' WHEN 'FIXED' THEN 'NUMBER' WHEN 'REAL' THEN 'FLOAT' ELSE c->>'kind' END AS "DATA_TYPE",
       CASE WHEN c->>'kind' IN ('TEXT', 'BINARY') THEN CAST(c->>'length' AS DECIMAL(9,0)) END AS "CHARACTER_MAXIMUM_LENGTH",
       CASE WHEN c->>'kind' = 'TEXT' THEN CAST(least(CAST(c->>'length' AS BIGINT) * 4, 16777216) AS DECIMAL(9,0))
            WHEN c->>'kind' = 'BINARY' THEN CAST(c->>'length' AS DECIMAL(9,0)) END AS "CHARACTER_OCTET_LENGTH",
       CASE WHEN c->>'kind' = 'FIXED' THEN CAST(c->>'precision' AS DECIMAL(9,0)) END AS "NUMERIC_PRECISION",
       CASE WHEN c->>'kind' = 'FIXED' THEN CAST(10 AS DECIMAL(9,0)) END AS "NUMERIC_PRECISION_RADIX",
       CASE WHEN c->>'kind' = 'FIXED' THEN CAST(c->>'scale' AS DECIMAL(9,0)) END AS "NUMERIC_SCALE",
       CASE WHEN c->>'kind' LIKE 'TIME%' THEN CAST(c->>'scale' AS DECIMAL(9,0)) END AS "DATETIME_PRECISION",
       CAST(NULL AS VARCHAR) AS "INTERVAL_TYPE", CAST(NULL AS VARCHAR) AS "INTERVAL_PRECISION",
       CAST(NULL AS VARCHAR) AS "CHARACTER_SET_CATALOG", CAST(NULL AS VARCHAR) AS "CHARACTER_SET_SCHEMA",
       CAST(NULL AS VARCHAR) AS "CHARACTER_SET_NAME", CAST(NULL AS VARCHAR) AS "COLLATION_CATALOG",
       CAST(NULL AS VARCHAR) AS "COLLATION_SCHEMA", CAST(NULL AS VARCHAR) AS "COLLATION_NAME", CAST(NULL AS VARCHAR) AS "DOMAIN_CATALOG",
       CAST(NULL AS VARCHAR) AS "DOMAIN_SCHEMA", CAST(NULL AS VARCHAR) AS "DOMAIN_NAME", CAST(NULL AS VARCHAR) AS "UDT_CATALOG",
       CAST(NULL AS VARCHAR) AS "UDT_SCHEMA", CAST(NULL AS VARCHAR) AS "UDT_NAME", CAST(NULL AS VARCHAR) AS "SCOPE_CATALOG",
       CAST(NULL AS VARCHAR) AS "SCOPE_SCHEMA", CAST(NULL AS VARCHAR) AS "SCOPE_NAME",
       CAST(NULL AS DECIMAL(9,0)) AS "MAXIMUM_CARDINALITY", CAST(NULL AS VARCHAR) AS "DTD_IDENTIFIER",
       'NO' AS "IS_SELF_REFERENCING", CASE WHEN c->>'identitySequence' IS NULL THEN 'NO' ELSE 'YES' END AS "IS_IDENTITY",
       CASE WHEN c->>'identitySequence' IS NOT NULL THEN 'BY DEFAULT' END AS "IDENTITY_GENERATION",
       c->>'identityStart' AS "IDENTITY_START", c->>'identityIncrement' AS "IDENTITY_INCREMENT",
       CAST(NULL AS VARCHAR) AS "IDENTITY_MAXIMUM", CAST(NULL AS VARCHAR) AS "IDENTITY_MINIMUM", CAST(NULL AS VARCHAR) AS "IDENTITY_CYCLE",
       CASE WHEN c->>'identitySequence' IS NOT NULL THEN 'NO' END AS "IDENTITY_ORDERED",
       CAST(NULL AS VARCHAR) AS "SCHEMA_EVOLUTION_RECORD", nullif(c->>'comment', '') AS "COMMENT"
FROM (SELECT database_name, schema_name, object_name, json_extract(CAST(properties AS JSON), '$.columns') AS columns
      FROM meta.object WHERE kind IN ('TABLE', 'VIEW')) o,
     LATERAL (SELECT unnest(range(1, CAST(json_array_length(o.columns) AS BIGINT) + 1)) AS n) p,
     LATERAL (SELECT json_extract(o.columns, '$[' || (p.n - 1) || ']') AS c) q;

CREATE OR REPLACE VIEW meta."TABLE_CONSTRAINTS" AS
SELECT database_name AS "CONSTRAINT_CATALOG", schema_name AS "CONSTRAINT_SCHEMA", c->>'name' AS "CONSTRAINT_NAME",
       database_name AS "TABLE_CATALOG", schema_name AS "TABLE_SCHEMA", object_name AS "TABLE_NAME", c->>'kind' AS "CONSTRAINT_TYPE",
       'NO' AS "IS_DEFERRABLE", 'YES' AS "INITIALLY_DEFERRED", 'NO' AS "ENFORCED", CAST(NULL AS VARCHAR) AS "COMMENT",
       created_on AS "CREATED", created_on AS "LAST_ALTERED", 'NO' AS "RELY"
FROM (SELECT *, json_extract(CAST(properties AS JSON), '$.constraints') AS constraints FROM meta.object WHERE kind = 'TABLE') o,
     LATERAL (SELECT unnest(range(0, CAST(json_array_length(o.constraints) AS BIGINT))) AS n) p,
     LATERAL (SELECT json_extract(o.constraints, '$[' || p.n || ']') AS c) q;

CREATE OR REPLACE VIEW meta."SEQUENCES" AS
SELECT o.database_name AS "SEQUENCE_CATALOG", o.schema_name AS "SEQUENCE_SCHEMA", o.object_name AS "SEQUENCE_NAME",
       o.owner AS "SEQUENCE_OWNER", 'NUMBER' AS "DATA_TYPE", CAST(38 AS DECIMAL(9,0)) AS "NUMERIC_PRECISION",
       CAST(10 AS DECIMAL(9,0)) AS "NUMERIC_PRECISION_RADIX", CAST(0 AS DECIMAL(9,0)) AS "NUMERIC_SCALE",
       o.properties->>'START' AS "START_VALUE", CAST(NULL AS VARCHAR) AS "MINIMUM_VALUE", CAST(NULL AS VARCHAR) AS "MAXIMUM_VALUE",
       CAST(coalesce(s.last_value + s.increment_by, CAST(o.properties->>'START' AS BIGINT)) AS VARCHAR) AS "NEXT_VALUE",
       o.properties->>'INCREMENT' AS "INCREMENT", 'NO' AS "CYCLE_OPTION", o.created_on AS "CREATED", o.created_on AS "LAST_ALTERED",
       'NO' AS "ORDERED", o.comment AS "COMMENT"
FROM meta.object o
LEFT JOIN duckdb_sequences() s ON s.schema_name = o.database_name || '.' || o.schema_name AND s.sequence_name = o.object_name
WHERE o.kind = 'SEQUENCE';

CREATE OR REPLACE VIEW meta."STAGES" AS
SELECT database_name AS "STAGE_CATALOG", schema_name AS "STAGE_SCHEMA", object_name AS "STAGE_NAME",
       properties->>'URL' AS "STAGE_URL", CAST(NULL AS VARCHAR) AS "STAGE_REGION",
       CASE WHEN properties->>'URL' IS NULL THEN 'Internal Named' ELSE 'External Named' END AS "STAGE_TYPE", owner AS "STAGE_OWNER",
       comment AS "COMMENT", created_on AS "CREATED", created_on AS "LAST_ALTERED"
FROM meta.object WHERE kind = 'STAGE';

CREATE OR REPLACE VIEW meta."FILE_FORMATS" AS
SELECT database_name AS "FILE_FORMAT_CATALOG", schema_name AS "FILE_FORMAT_SCHEMA", object_name AS "FILE_FORMAT_NAME",
       owner AS "FILE_FORMAT_OWNER", coalesce(properties->>'TYPE', 'CSV') AS "FILE_FORMAT_TYPE", comment AS "COMMENT",
       created_on AS "CREATED", created_on AS "LAST_ALTERED"
FROM meta.object WHERE kind = 'FILE_FORMAT';

CREATE OR REPLACE VIEW meta."PIPES" AS
SELECT database_name AS "PIPE_CATALOG", schema_name AS "PIPE_SCHEMA", object_name AS "PIPE_NAME", owner AS "PIPE_OWNER",
       coalesce(properties->>'DEFINITION', properties->>'definition') AS "DEFINITION", 'NO' AS "IS_AUTOINGEST_ENABLED",
       created_on AS "CREATED", created_on AS "LAST_ALTERED", comment AS "COMMENT", CAST(NULL AS VARCHAR) AS "PATTERN"
FROM meta.object WHERE kind = 'PIPE';

CREATE OR REPLACE VIEW meta."PROCEDURES" AS
SELECT database_name AS "PROCEDURE_CATALOG", schema_name AS "PROCEDURE_SCHEMA",
       coalesce(properties->>'name', object_name) AS "PROCEDURE_NAME", owner AS "PROCEDURE_OWNER",
       substr(object_name, strpos(object_name || '(', '(')) AS "ARGUMENT_SIGNATURE", properties->>'returns' AS "DATA_TYPE",
       'SQL' AS "PROCEDURE_LANGUAGE", properties->>'body' AS "PROCEDURE_DEFINITION", created_on AS "CREATED",
       created_on AS "LAST_ALTERED", comment AS "COMMENT"
FROM meta.object WHERE kind = 'PROCEDURE';

CREATE OR REPLACE VIEW meta."FUNCTIONS" AS
SELECT database_name AS "FUNCTION_CATALOG", schema_name AS "FUNCTION_SCHEMA",
       coalesce(properties->>'name', object_name) AS "FUNCTION_NAME", owner AS "FUNCTION_OWNER",
       substr(object_name, strpos(object_name || '(', '(')) AS "ARGUMENT_SIGNATURE", properties->>'returns' AS "DATA_TYPE",
       'SQL' AS "FUNCTION_LANGUAGE", properties->>'body' AS "FUNCTION_DEFINITION", created_on AS "CREATED",
       created_on AS "LAST_ALTERED", comment AS "COMMENT"
FROM meta.object WHERE kind = 'FUNCTION';
