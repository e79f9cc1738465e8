-- title: Households by income
-- description: Households with demographics by income, and each group's share of those whose income is known.
-- family: demographics
-- grain:
--   INCOME_GROUP: {type: VARCHAR, title: Income}
-- values:
--   HOUSEHOLDS: {type: "NUMBER(18,0)", unit: households, format: "#,##0"}
--   SHARE_OF_KNOWN: {type: "NUMBER(9,6)", unit: share, format: "0.0 %"}
-- goodDirection: neither
-- owner: Customer insight
WITH household AS (
  SELECT HOUSEHOLD_ID, COALESCE(NULLIF(TRIM(INCOME), ''), 'unknown') AS INCOME_GROUP
  FROM RAW.HOUSEHOLDS
),
grouped AS (
  SELECT INCOME_GROUP, COUNT(*) AS HOUSEHOLDS
  FROM household
  GROUP BY INCOME_GROUP
)
SELECT
  INCOME_GROUP,
  HOUSEHOLDS,
  ROUND(IFF(INCOME_GROUP = 'unknown', NULL, HOUSEHOLDS) / NULLIF(SUM(IFF(INCOME_GROUP = 'unknown', 0, HOUSEHOLDS)) OVER (), 0), 6)
    AS SHARE_OF_KNOWN
FROM grouped
