-- title: Households
-- description: Households that gave demographics, that bought, and that did both.
-- family: demographics
-- values:
--   HOUSEHOLDS: {type: "NUMBER(18,0)", unit: households, format: "#,##0", title: Households with demographics}
--   HOUSEHOLDS_BUYING: {type: "NUMBER(18,0)", unit: households, format: "#,##0"}
--   HOUSEHOLDS_BUYING_KNOWN: {type: "NUMBER(18,0)", unit: households, format: "#,##0", title: Buying households with demographics}
-- goodDirection: up
-- owner: Customer insight
WITH buying AS (
  SELECT DISTINCT HOUSEHOLD_ID
  FROM EDA.TRANSACTIONS_CLEAN
  WHERE HOUSEHOLD_ID IS NOT NULL
)
SELECT
  COUNT(h.HOUSEHOLD_ID) AS HOUSEHOLDS,
  COUNT(b.HOUSEHOLD_ID) AS HOUSEHOLDS_BUYING,
  COUNT(IFF(h.HOUSEHOLD_ID IS NULL, NULL, b.HOUSEHOLD_ID)) AS HOUSEHOLDS_BUYING_KNOWN
FROM RAW.HOUSEHOLDS AS h
FULL OUTER JOIN buying AS b ON b.HOUSEHOLD_ID = h.HOUSEHOLD_ID
