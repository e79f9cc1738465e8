package dev.bactrian.ingest;

import dev.bactrian.snowflake.DataSetSql;
import dev.bactrian.snowflake.StageUpload;

/**
 * Everything that the ingest of one data set reaches outside of itself.
 *
 * @param loadingAgain for new versions under a name that Snowflake has seen
 */
record DataSetConnections(
        BucketListing listing,
        Tidying tidying,
        DataSetSql sql,
        StageUpload upload,
        RawTable table,
        Loading loading,
        Loading loadingAgain,
        LoadHistory history,
        Ledger ledger,
        Settlement settlement,
        Lease lease) {}
