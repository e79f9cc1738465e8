package dev.bactrian.local.snowflake.result;

/**
 * Rows as {@code ["a","b"],["c",null]}, in UTF-8, without brackets around the whole: the form of a chunk that is fetched.
 *
 * @param rows how many rows it holds
 */
@SuppressWarnings("ArrayRecordComponent")
public record JsonChunk(byte[] text, int rows) {}
