-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   N: {type: "NUMBER(18,0)"}
-- owner: Store operations
SELECT AVG(t.PRODUCT_ID::NUMBER) AS N FROM EDA.TRANSACTIONS_CLEAN AS t
