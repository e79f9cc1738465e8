-- title: Households by age
-- description: Households with demographics by age, and each group's share of those whose age is known.
-- family: demographics
-- grain:
--   AGE_GROUP: {type: VARCHAR, title: Age}
-- values:
--   HOUSEHOLDS: {type: "NUMBER(18,0)", unit: households, format: "#,##0"}
--   SHARE_OF_KNOWN: {type: "NUMBER(9,6)", unit: share, format: "0.0 %"}
-- goodDirection: neither
-- owner: Customer insight
WITH household AS (
  SELECT HOUSEHOLD_ID, COALESCE(NULLIF(TRIM(AGE), ''), 'unknown') AS AGE_GROUP
  FROM RAW.HOUSEHOLDS
),
grouped AS (
  SELECT AGE_GROUP, COUNT(*) AS HOUSEHOLDS
  FROM household
  GROUP BY AGE_GROUP
)
SELECT
  AGE_GROUP,
  HOUSEHOLDS,
  ROUND(IFF(AGE_GROUP = 'unknown', NULL, HOUSEHOLDS) / NULLIF(SUM(IFF(AGE_GROUP = 'unknown', 0, HOUSEHOLDS)) OVER (), 0), 6)
    AS SHARE_OF_KNOWN
FROM grouped
