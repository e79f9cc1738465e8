-- object:   the rows of EDA.COUPONS_REDEEMED before its steps
-- purpose:  What each coupon covers in each campaign, and each redemption of it, one below the other: a join on the product
--           would multiply redemptions
-- again:    reads only
SELECT COUPON_UPC, CAMPAIGN_ID, PRODUCT_ID, NULL::VARCHAR AS HOUSEHOLD_ID
FROM ${database}.RAW.COUPONS
UNION ALL
SELECT COUPON_UPC, CAMPAIGN_ID, NULL::VARCHAR AS PRODUCT_ID, HOUSEHOLD_ID
FROM ${database}.RAW.COUPON_REDEMPTIONS
