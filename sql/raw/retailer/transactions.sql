-- object:   RAW.TRANSACTIONS
-- purpose:  Purchases, one row a product in a basket; sales_value is what the retailer received for the line
-- again:    CREATE OR ALTER keeps the rows
CREATE OR ALTER TABLE ${database}.RAW.TRANSACTIONS (
  HOUSEHOLD_ID VARCHAR,
  STORE_ID VARCHAR,
  BASKET_ID VARCHAR,
  PRODUCT_ID VARCHAR,
  QUANTITY NUMBER(12, 3),
  SALES_VALUE NUMBER(12, 2),
  RETAIL_DISC NUMBER(12, 2),
  COUPON_DISC NUMBER(12, 2),
  COUPON_MATCH_DISC NUMBER(12, 2),
  WEEK NUMBER(4, 0),
  TRANSACTION_TIMESTAMP TIMESTAMP_NTZ,
  FILE_NAME VARCHAR,
  FILE_ROW_NUMBER NUMBER(18, 0),
  LOADED_AT TIMESTAMP_LTZ
)
COMMENT = 'Purchases, one row a product in a basket; sales_value is what the retailer received for the line';
