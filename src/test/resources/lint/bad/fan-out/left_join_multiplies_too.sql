-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT SUM(t.SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN AS t
LEFT JOIN RAW.CAMPAIGNS AS c ON c.HOUSEHOLD_ID = t.HOUSEHOLD_ID
