package dev.bactrian.ingest;

import dev.bactrian.snowflake.DataSetSql;
import dev.bactrian.snowflake.StageUpload;

/** Everything that the ingest of one data set reaches outside of itself. */
record DataSetConnections(
        BucketListing listing,
        Tidying tidying,
        DataSetSql sql,
        StageUpload upload,
        RawTable table,
        Loading loading,
        LoadHistory history,
        Ledger ledger,
        Settlement settlement,
        Lease lease) {}
