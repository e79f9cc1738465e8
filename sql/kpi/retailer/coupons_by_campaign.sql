-- title: Coupons issued and redeemed
-- description: Coupons issued in each campaign, those of them redeemed at least once, and all redemptions.
-- family: coupons
-- grain:
--   CAMPAIGN_ID: {type: VARCHAR, title: Campaign}
-- values:
--   COUPONS_ISSUED: {type: "NUMBER(18,0)", unit: coupons, format: "#,##0"}
--   COUPONS_REDEEMED: {type: "NUMBER(18,0)", unit: coupons, format: "#,##0"}
--   REDEMPTIONS: {type: "NUMBER(18,0)", unit: redemptions, format: "#,##0"}
--   SHARE_REDEEMED: {type: "NUMBER(9,6)", unit: share, format: "0.0 %"}
-- goodDirection: up
-- owner: Campaign management
SELECT
  CAMPAIGN_ID,
  COUNT_IF(ISSUED > 0) AS COUPONS_ISSUED,
  COUNT_IF(REDEEMED > 0) AS COUPONS_REDEEMED,
  SUM(REDEEMED) AS REDEMPTIONS,
  ROUND(COUNT_IF(REDEEMED > 0 AND ISSUED > 0) / NULLIF(COUNT_IF(ISSUED > 0), 0), 6) AS SHARE_REDEEMED
FROM EDA.COUPONS_REDEEMED
GROUP BY CAMPAIGN_ID
