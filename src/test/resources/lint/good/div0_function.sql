-- title: A KPI
-- description: What it counts.
-- family: sales
-- values:
--   SALES: {type: "NUMBER(18,2)", unit: USD}
-- owner: Store operations
SELECT DIV0(SUM(SALES_VALUE), COUNT(*)) AS SALES FROM EDA.TRANSACTIONS_CLEAN
