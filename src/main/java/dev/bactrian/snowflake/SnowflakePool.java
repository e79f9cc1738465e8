package dev.bactrian.snowflake;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bactrian.config.SnowflakeSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.snowflake.client.api.datasource.SnowflakeDataSource;
import net.snowflake.client.api.datasource.SnowflakeDataSourceFactory;

/**
 * The pool of sessions on one account. Opens lazily, so that the application starts while Snowflake is away. Safe for use
 * by many threads; its owner closes it.
 */
public final class SnowflakePool implements AutoCloseable {

    private final HikariDataSource pool;

    public SnowflakePool(SnowflakeSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("snowflake");
        config.setDataSource(driver(settings));
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(Duration.ofSeconds(60).toMillis());
        config.setIdleTimeout(Duration.ofMinutes(5).toMillis());
        // why: a session's master token lives four hours.
        config.setMaxLifetime(Duration.ofHours(3).toMillis());
        this.pool = new HikariDataSource(config);
    }

    public DataSource dataSource() {
        return pool;
    }

    /**
     * Lets every session go once it is returned. After the first provisioning of an account this is needed: sessions opened
     * before the database existed have none.
     */
    public void renewSessions() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        pool.close();
    }

    private static DataSource driver(SnowflakeSettings settings) {
        SnowflakeDataSource driver = SnowflakeDataSourceFactory.createDataSource();
        driver.setUrl(jdbcUrl(settings));
        driver.setUser(settings.user());
        SnowflakeSettings.Authentication authentication = settings.authentication();
        if (authentication instanceof SnowflakeSettings.Password password) {
            driver.setPassword(password.password().reveal());
        } else if (authentication instanceof SnowflakeSettings.KeyPair keyPair) {
            driver.setAuthenticator("SNOWFLAKE_JWT");
            driver.setPrivateKey(PrivateKeys.read(keyPair));
        } else if (authentication instanceof SnowflakeSettings.Token token) {
            driver.setAuthenticator("PROGRAMMATIC_ACCESS_TOKEN");
            driver.setToken(token.token().reveal());
        }
        return driver;
    }

    /** The driver's address of the account, without any secret. */
    static String jdbcUrl(SnowflakeSettings settings) {
        URI address = settings.address();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("account", settings.account());
        if ("http".equals(address.getScheme())) {
            parameters.put("ssl", "off");
        }
        parameters.put("db", settings.database());
        parameters.put("warehouse", settings.warehouse());
        settings.role().ifPresent(role -> parameters.put("role", role));
        // why: else the driver asks the cloud's metadata address where it runs.
        parameters.put("disablePlatformDetection", "true");
        parameters.put("TIMEZONE", "UTC");
        parameters.put("QUERY_TAG", "bactrian");
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return "jdbc:snowflake://" + address.getHost() + port + "/?" + query;
    }
}
