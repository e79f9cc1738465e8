-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   N: {type: "NUMBER(18,0)"}
-- owner: Store operations
SELECT COUNT(DISTINCT t.BASKET_ID) AS N FROM EDA.TRANSACTIONS_CLEAN AS t CROSS JOIN RAW.HOUSEHOLDS AS h
