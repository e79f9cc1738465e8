-- title: Households by home ownership
-- description: Households with demographics by home ownership, and each group's share of those whose home ownership is known.
-- family: demographics
-- grain:
--   HOME_OWNERSHIP_GROUP: {type: VARCHAR, title: Home ownership}
-- values:
--   HOUSEHOLDS: {type: "NUMBER(18,0)", unit: households, format: "#,##0"}
--   SHARE_OF_KNOWN: {type: "NUMBER(9,6)", unit: share, format: "0.0 %"}
-- goodDirection: neither
-- owner: Customer insight
WITH household AS (
  SELECT HOUSEHOLD_ID, COALESCE(NULLIF(TRIM(HOME_OWNERSHIP), ''), 'unknown') AS HOME_OWNERSHIP_GROUP
  FROM RAW.HOUSEHOLDS
),
grouped AS (
  SELECT HOME_OWNERSHIP_GROUP, COUNT(*) AS HOUSEHOLDS
  FROM household
  GROUP BY HOME_OWNERSHIP_GROUP
)
SELECT
  HOME_OWNERSHIP_GROUP,
  HOUSEHOLDS,
  ROUND(IFF(HOME_OWNERSHIP_GROUP = 'unknown', NULL, HOUSEHOLDS) / NULLIF(SUM(IFF(HOME_OWNERSHIP_GROUP = 'unknown', 0, HOUSEHOLDS)) OVER (), 0), 6)
    AS SHARE_OF_KNOWN
FROM grouped
