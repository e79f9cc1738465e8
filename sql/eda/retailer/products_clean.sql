-- object:   the rows of EDA.PRODUCTS_CLEAN before its steps
-- purpose:  Products as delivered, with their load time: of one delivered again, the last stays
-- again:    reads only
SELECT
  PRODUCT_ID,
  MANUFACTURER_ID,
  DEPARTMENT,
  BRAND,
  PRODUCT_CATEGORY,
  PRODUCT_TYPE,
  PACKAGE_SIZE,
  LOADED_AT,
  FILE_ROW_NUMBER
FROM ${database}.RAW.PRODUCTS
