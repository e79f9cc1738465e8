-- title: Households by marital status
-- description: Households with demographics by marital status, and each group's share of those whose marital status is known.
-- family: demographics
-- grain:
--   MARITAL_STATUS_GROUP: {type: VARCHAR, title: Marital status}
-- values:
--   HOUSEHOLDS: {type: "NUMBER(18,0)", unit: households, format: "#,##0"}
--   SHARE_OF_KNOWN: {type: "NUMBER(9,6)", unit: share, format: "0.0 %"}
-- goodDirection: neither
-- owner: Customer insight
WITH household AS (
  SELECT HOUSEHOLD_ID, COALESCE(NULLIF(TRIM(MARITAL_STATUS), ''), 'unknown') AS MARITAL_STATUS_GROUP
  FROM RAW.HOUSEHOLDS
),
grouped AS (
  SELECT MARITAL_STATUS_GROUP, COUNT(*) AS HOUSEHOLDS
  FROM household
  GROUP BY MARITAL_STATUS_GROUP
)
SELECT
  MARITAL_STATUS_GROUP,
  HOUSEHOLDS,
  ROUND(IFF(MARITAL_STATUS_GROUP = 'unknown', NULL, HOUSEHOLDS) / NULLIF(SUM(IFF(MARITAL_STATUS_GROUP = 'unknown', 0, HOUSEHOLDS)) OVER (), 0), 6)
    AS SHARE_OF_KNOWN
FROM grouped
