-- object:   the rows of EDA.TRANSACTIONS_CLEAN before its steps
-- purpose:  Every purchase line as delivered; what only says where a row came from is left out, so that repeated lines are equal
-- again:    reads only
SELECT
  HOUSEHOLD_ID,
  STORE_ID,
  BASKET_ID,
  PRODUCT_ID,
  QUANTITY,
  SALES_VALUE,
  RETAIL_DISC,
  COUPON_DISC,
  COUPON_MATCH_DISC,
  WEEK,
  TRANSACTION_TIMESTAMP
FROM ${database}.RAW.TRANSACTIONS
