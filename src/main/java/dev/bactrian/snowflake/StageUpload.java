package dev.bactrian.snowflake;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.connection.UploadStreamConfig;

/** Streams files to a stage, byte for byte. Safe for use by many threads. */
public final class StageUpload {

    private final DataSource dataSource;

    public StageUpload(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Uploads one stream; an existing file of that path is overwritten.
     *
     * @param stage as in SQL, without the at sign: {@link ObjectName#sql()} or {@code ~} for the user's own
     * @param folder within the stage, without slashes at its ends
     */
    public void upload(String stage, String folder, String fileName, InputStream content) {
        try (Connection connection = dataSource.getConnection()) {
            connection
                    .unwrap(SnowflakeConnection.class)
                    .uploadStream(
                            stage,
                            fileName,
                            content,
                            UploadStreamConfig.builder()
                                    .setDestPrefix(folder)
                                    .setCompressData(false)
                                    .build());
        } catch (SQLException e) {
            throw SnowflakeException.of("upload file '%s' to stage '%s'".formatted(folder + "/" + fileName, stage), e);
        }
    }
}
