-- object:   RAW.PRODUCTS
-- purpose:  Products with department, brand, category, type and size, one row each
-- again:    CREATE OR ALTER keeps the rows
CREATE OR ALTER TABLE ${database}.RAW.PRODUCTS (
  PRODUCT_ID VARCHAR,
  MANUFACTURER_ID VARCHAR,
  DEPARTMENT VARCHAR,
  BRAND VARCHAR,
  PRODUCT_CATEGORY VARCHAR,
  PRODUCT_TYPE VARCHAR,
  PACKAGE_SIZE VARCHAR,
  FILE_NAME VARCHAR,
  FILE_ROW_NUMBER NUMBER(18, 0),
  LOADED_AT TIMESTAMP_LTZ
)
COMMENT = 'Products with department, brand, category, type and size, one row each';
