-- title: Households by household composition
-- description: Households with demographics by household composition, and each group's share of those whose household composition is known.
-- family: demographics
-- grain:
--   HOUSEHOLD_COMPOSITION: {type: VARCHAR, title: Household composition}
-- values:
--   HOUSEHOLDS: {type: "NUMBER(18,0)", unit: households, format: "#,##0"}
--   SHARE_OF_KNOWN: {type: "NUMBER(9,6)", unit: share, format: "0.0 %"}
-- goodDirection: neither
-- owner: Customer insight
WITH household AS (
  SELECT HOUSEHOLD_ID, COALESCE(NULLIF(TRIM(HOUSEHOLD_COMP), ''), 'unknown') AS HOUSEHOLD_COMPOSITION
  FROM RAW.HOUSEHOLDS
),
grouped AS (
  SELECT HOUSEHOLD_COMPOSITION, COUNT(*) AS HOUSEHOLDS
  FROM household
  GROUP BY HOUSEHOLD_COMPOSITION
)
SELECT
  HOUSEHOLD_COMPOSITION,
  HOUSEHOLDS,
  ROUND(IFF(HOUSEHOLD_COMPOSITION = 'unknown', NULL, HOUSEHOLDS) / NULLIF(SUM(IFF(HOUSEHOLD_COMPOSITION = 'unknown', 0, HOUSEHOLDS)) OVER (), 0), 6)
    AS SHARE_OF_KNOWN
FROM grouped
