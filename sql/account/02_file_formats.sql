-- object:   the file formats that data sets start from
-- purpose:  CSV by header name, JSON (arrays or a document a line), Parquet
-- again:    CREATE OR ALTER changes options in place; pipes and stages that name a format go on working
CREATE OR ALTER FILE FORMAT ${database}.RAW.FORMAT_CSV
  TYPE = CSV
  COMPRESSION = AUTO
  PARSE_HEADER = TRUE
  FIELD_OPTIONALLY_ENCLOSED_BY = '"'
  EMPTY_FIELD_AS_NULL = TRUE
  NULL_IF = ('')
  COMMENT = 'RFC 4180 with a header row; an empty field is NULL';

CREATE OR ALTER FILE FORMAT ${database}.RAW.FORMAT_JSON
  TYPE = JSON
  COMPRESSION = AUTO
  STRIP_OUTER_ARRAY = TRUE
  COMMENT = 'A document a line, or one array of documents';

CREATE OR ALTER FILE FORMAT ${database}.RAW.FORMAT_PARQUET
  TYPE = PARQUET
  COMMENT = 'Parquet; columns by name';
