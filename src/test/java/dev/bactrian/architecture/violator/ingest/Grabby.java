package dev.bactrian.architecture.violator.ingest;

import dev.bactrian.architecture.violator.eda.Chatty;
import dev.bactrian.architecture.violator.local.Snoop;
import net.snowflake.client.api.datasource.SnowflakeDataSourceFactory;
import org.apache.camel.Exchange;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/** Wrong on purpose: a feature that reads another, starts what is local, and knows driver, engine and Camel. */
public class Grabby {
    @Nullable
    Chatty other;

    @Nullable
    Snoop local;

    @Nullable
    SnowflakeDataSourceFactory driver;

    @Nullable
    DuckDBDriver engine;

    @Nullable
    Exchange exchange;
}
