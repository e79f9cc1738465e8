package dev.bactrian.ingest;

/** What became of a file, in Snowflake's words as far as it has them. */
public enum LoadState {
    LOAD_IN_PROGRESS,
    LOADED,
    PARTIALLY_LOADED,
    LOAD_FAILED,
    /** Not loaded on purpose: the same content was there under another key. */
    LOAD_SKIPPED,
    /** Was loaded; a newer version of the object has taken the place of its rows. */
    REPLACED;

    /** Reads the vendor's spellings: {@code LOADED}, {@code Load failed}, {@code Partially loaded}. */
    static LoadState of(String vendor) {
        String name = vendor.trim().toUpperCase(java.util.Locale.ROOT).replace(' ', '_');
        return switch (name) {
            case "LOADED", "SUCCESS" -> LOADED;
            case "PARTIALLY_LOADED", "PARTIAL" -> PARTIALLY_LOADED;
            case "LOAD_FAILED", "FAILED" -> LOAD_FAILED;
            case "LOAD_SKIPPED" -> LOAD_SKIPPED;
            default -> LOAD_IN_PROGRESS;
        };
    }
}
