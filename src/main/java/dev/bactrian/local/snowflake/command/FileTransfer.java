package dev.bactrian.local.snowflake.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What PUT and GET answer a driver, which then moves the bytes itself: one presigned address a file, on this endpoint.
 *
 * <p>The shape is that of a stage on Google Cloud Storage with presigned addresses: the one kind that snowflake-jdbc reads and writes over
 * plain HTTP without credentials.
 *
 * @param sources UPLOAD: the local path as the statement has it; DOWNLOAD: the staged files
 * @param localFolder DOWNLOAD: where they go, as the statement has it; otherwise empty
 * @param addresses the path part of one address a source
 * @param stagePath the path below the stage, without a slash at either end
 * @param sourceCompression AUTO_DETECT, GZIP, …, in lower case
 */
public record FileTransfer(
        Direction direction,
        List<String> sources,
        String localFolder,
        List<String> addresses,
        String stagePath,
        int parallel,
        boolean autoCompress,
        boolean overwrite,
        String sourceCompression) {
    /** Which way the bytes go. */
    public enum Direction {
        UPLOAD,
        DOWNLOAD
    }

    /** From here on a driver sends files one by one. */
    private static final int THRESHOLD = 209_715_200;

    public FileTransfer {
        sources = List.copyOf(sources);
        addresses = List.copyOf(addresses);
    }

    /** The members that the driver looks for in {@code data}, beside those of every reply. */
    public Map<String, Object> data(String baseUrl) {
        List<String> urls = addresses.stream().map(address -> baseUrl + address).toList();
        Map<String, Object> stage = new LinkedHashMap<>();
        stage.put("locationType", "GCS");
        stage.put("location", "stage/" + (stagePath.isEmpty() ? "" : stagePath + "/"));
        stage.put("path", stagePath);
        stage.put("region", "local");
        stage.put("storageAccount", "");
        stage.put("isClientSideEncrypted", false);
        stage.put("creds", Map.of());
        stage.put("presignedUrl", direction == Direction.UPLOAD && !urls.isEmpty() ? urls.get(0) : "");
        stage.put("endPoint", "");
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("command", direction.name());
        data.put("src_locations", sources);
        data.put("localLocation", localFolder);
        data.put("presignedUrls", direction == Direction.DOWNLOAD ? urls : List.of());
        data.put("stageInfo", stage);
        data.put("parallel", parallel);
        data.put("threshold", THRESHOLD);
        data.put("autoCompress", autoCompress);
        data.put("overwrite", overwrite);
        data.put("sourceCompression", sourceCompression);
        data.put("clientShowEncryptionParameter", false);
        return data;
    }
}
