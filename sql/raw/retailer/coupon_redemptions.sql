-- object:   RAW.COUPON_REDEMPTIONS
-- purpose:  Coupons redeemed, one row a redemption
-- again:    CREATE OR ALTER keeps the rows
CREATE OR ALTER TABLE ${database}.RAW.COUPON_REDEMPTIONS (
  HOUSEHOLD_ID VARCHAR,
  COUPON_UPC VARCHAR,
  CAMPAIGN_ID VARCHAR,
  REDEMPTION_DATE DATE,
  FILE_NAME VARCHAR,
  FILE_ROW_NUMBER NUMBER(18, 0),
  LOADED_AT TIMESTAMP_LTZ
)
COMMENT = 'Coupons redeemed, one row a redemption';
