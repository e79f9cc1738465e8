-- object:   RAW.COUPONS
-- purpose:  Which coupon covers which product in which campaign; rows may repeat
-- again:    CREATE OR ALTER keeps the rows
CREATE OR ALTER TABLE ${database}.RAW.COUPONS (
  COUPON_UPC VARCHAR,
  PRODUCT_ID VARCHAR,
  CAMPAIGN_ID VARCHAR,
  FILE_NAME VARCHAR,
  FILE_ROW_NUMBER NUMBER(18, 0),
  LOADED_AT TIMESTAMP_LTZ
)
COMMENT = 'Which coupon covers which product in which campaign; rows may repeat';
