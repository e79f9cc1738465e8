package dev.bactrian.cli;

import dev.bactrian.config.Home;
import dev.bactrian.config.Settings;
import dev.bactrian.local.snowflake.LocalSnowflake;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.SnowflakePool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A local Snowflake account in a folder, and the way to it that the application takes. */
final class LocalAccount implements AutoCloseable {
    private static final String PASSWORD = "secret";

    private final LocalSnowflake local;
    private final Settings settings;
    private final SnowflakePool pool;
    private final Home home;

    LocalAccount(Path folder, Home home) {
        try {
            this.local = LocalSnowflake.start(
                    LocalSnowflake.Options.in(folder, LocalSnowflake.User.withPassword("BACTRIAN", PASSWORD)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.home = home;
        Map<String, String> values = new HashMap<>(Map.of(
                "snowflake.account", "local",
                "snowflake.user", "BACTRIAN",
                "snowflake.password", PASSWORD,
                "snowflake.url", local.url().toString(),
                "s3.bucket", "drop"));
        this.settings = Settings.load(home, Map.of(), values);
        this.pool = new SnowflakePool(settings.snowflake());
    }

    Provisioning provisioning() {
        return new Provisioning(home, settings, pool);
    }

    Account account() {
        return new Account(pool.dataSource());
    }

    SnowflakePool pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        local.close();
    }
}
