-- title: Redemption rate by campaign
-- description: Of the households that received a campaign, how many redeemed at least one coupon in it. Households that redeemed without having received it are counted apart.
-- family: coupons
-- grain:
--   CAMPAIGN_ID: {type: VARCHAR, title: Campaign}
-- values:
--   REDEMPTION_RATE: {type: "NUMBER(9,6)", unit: share, format: "0.00 %"}
--   HOUSEHOLDS_RECEIVED: {type: "NUMBER(18,0)", unit: households, format: "#,##0"}
--   HOUSEHOLDS_REDEEMED: {type: "NUMBER(18,0)", unit: households, format: "#,##0"}
--   HOUSEHOLDS_REDEEMED_UNSENT: {type: "NUMBER(18,0)", unit: households, format: "#,##0", title: Redeemed without having received}
-- goodDirection: up
-- target: {column: REDEMPTION_RATE, value: 0.10, amber: 0.05}
-- owner: Campaign management
WITH received AS (
  SELECT DISTINCT CAMPAIGN_ID, HOUSEHOLD_ID FROM RAW.CAMPAIGNS
),
redeemed AS (
  SELECT DISTINCT CAMPAIGN_ID, HOUSEHOLD_ID FROM RAW.COUPON_REDEMPTIONS
)
SELECT
  COALESCE(r.CAMPAIGN_ID, d.CAMPAIGN_ID) AS CAMPAIGN_ID,
  ROUND(COUNT(IFF(r.HOUSEHOLD_ID IS NULL, NULL, d.HOUSEHOLD_ID)) / NULLIF(COUNT(r.HOUSEHOLD_ID), 0), 6)
    AS REDEMPTION_RATE,
  COUNT(r.HOUSEHOLD_ID) AS HOUSEHOLDS_RECEIVED,
  COUNT(IFF(r.HOUSEHOLD_ID IS NULL, NULL, d.HOUSEHOLD_ID)) AS HOUSEHOLDS_REDEEMED,
  COUNT(IFF(r.HOUSEHOLD_ID IS NULL, d.HOUSEHOLD_ID, NULL)) AS HOUSEHOLDS_REDEEMED_UNSENT
FROM received AS r
FULL OUTER JOIN redeemed AS d ON d.CAMPAIGN_ID = r.CAMPAIGN_ID AND d.HOUSEHOLD_ID = r.HOUSEHOLD_ID
GROUP BY COALESCE(r.CAMPAIGN_ID, d.CAMPAIGN_ID)
