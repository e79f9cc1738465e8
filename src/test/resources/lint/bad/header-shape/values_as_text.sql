-- title: A
-- description: B.
-- family: c
-- owner: d
-- values: SALES
SELECT SUM(SALES_VALUE) AS SALES FROM EDA.TRANSACTIONS_CLEAN
