package dev.bactrian.ingest;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * Odd and bad files as clients send them, each plain, as gzip and as zstd, with what is to become of it: under {@code
 * reject-file} and {@code strict}, and under {@code quarantine-rows} and {@code ignore}. The table is ID NUMBER(9, 0), NAME
 * VARCHAR, DAY DATE, AMOUNT NUMBER(12, 2).
 */
final class Corpus {

    /** One file: its key, its bytes, and under each pair of policies the state with rows loaded or reason. */
    @SuppressWarnings("ArrayRecordComponent") // why: read once, never compared.
    record OddFile(String key, byte[] content, String strict, String lenient) {}

    private static final String HEADER = "id,name,day,amount\n";
    private static final String GOOD = "1,one,2017-01-31,1.50\n";
    private static final String COLUMNS = "LOAD_FAILED COLUMNS_CHANGED";
    private static final String UNREADABLE = "LOAD_FAILED UNREADABLE";
    private static final String BAD = "LOAD_FAILED BAD_ROW";

    private final List<OddFile> files = new ArrayList<>();

    static List<OddFile> files() {
        Corpus corpus = new Corpus();
        corpus.wellFormed();
        corpus.changedColumns();
        corpus.badRows();
        corpus.noCsv();
        return corpus.files;
    }

    private void wellFormed() {
        loaded("plain", HEADER + GOOD, 1);
        loaded("carriage returns", (HEADER + GOOD).replace("\n", "\r\n"), 1);
        loaded("no newline at the end", (HEADER + GOOD).strip(), 1);
        loaded("byte order mark", "\uFEFF" + HEADER + GOOD, 1);
        loaded("quoted header", "\"id\",\"name\",\"day\",\"amount\"\n" + GOOD, 1);
        loaded("capital header", HEADER.toUpperCase(Locale.ROOT) + GOOD, 1);
        loaded("columns in another order", "amount,day,name,id\n1.5,2017-01-31,one,1\n", 1);
        loaded("delimiter within quotes", HEADER + "1,\"one, two\",2017-01-31,1\n", 1);
        loaded("line break within quotes", HEADER + "1,\"one\ntwo\",2017-01-31,1\n2,two,2017-01-31,2\n", 2);
        loaded("quotes within quotes", HEADER + "1,\"a \"\"b\"\" c\",2017-01-31,1\n", 1);
        loaded("letters of the world", HEADER + "1,naïve 日本 ☃ 😀,2017-01-31,1\n", 1);
        loaded("empty fields", HEADER + "1,,,\n", 1);
        loaded("empty text", HEADER + "1,\"\",2017-01-31,1\n", 1);
        loaded("long field", HEADER + "1," + "x".repeat(200_000) + ",2017-01-31,1\n", 1);
        loaded("many rows", HEADER + "7,many,2017-01-31,1.25\n".repeat(20_000), 20_000);
        loaded("header only", HEADER, 0);
        loaded("more decimals than the column", HEADER + "1,one,2017-01-31,1.005\n", 1);
        loaded("negative and leading zeros", HEADER + "-0007,one,2017-01-31,-0.50\n", 1);
        loaded("repeated rows", HEADER + GOOD + GOOD, 2);
    }

    private void changedColumns() {
        add("added column", "id,name,day,amount,colour\n1,one,2017-01-31,1,red\n", COLUMNS, "LOADED 1");
        add("missing column", "id,name,day\n1,one,2017-01-31\n", COLUMNS, "LOADED 1");
        add("renamed column", "id,name,date,amount\n1,one,2017-01-31,1\n", COLUMNS, "LOADED 1");
        add("column twice", "id,name,name,amount\n1,one,one,1\n", COLUMNS, COLUMNS);
        add("none of the columns", "a,b,c,d\n1,one,2017-01-31,1\n", COLUMNS, COLUMNS);
        add("no header", GOOD, COLUMNS, COLUMNS);
        add("our own column", "id,name,file_name\n1,one,x\n", COLUMNS, COLUMNS);
        add("other delimiter", (HEADER + GOOD).replace(',', ';'), COLUMNS, COLUMNS);
        add("blank line first", "\n" + HEADER + GOOD, COLUMNS, COLUMNS);
        add("error page", "<html><body>503 Slow Down</body></html>\n", COLUMNS, COLUMNS);
        add("json", "{\"id\": 1, \"name\": \"one\"}\n", COLUMNS, COLUMNS);
    }

    private void badRows() {
        bad("text for a number", "x,two,2017-01-31,1\n");
        bad("NA for a number", "NA,two,2017-01-31,1\n");
        bad("number too large", "12345678901,two,2017-01-31,1\n");
        bad("thousands separator", "2,two,2017-01-31,\"1,234.50\"\n");
        bad("currency sign", "2,two,2017-01-31,$1.50\n");
        bad("no such day", "2,two,2017-02-29,1\n");
        bad("day in words", "2,two,yesterday,1\n");
        files.add(new OddFile(
                "not UTF-8.csv",
                (HEADER + GOOD + "2,na\u00efve,2017-01-31,1\n3,three,2017-01-31,3\n")
                        .getBytes(StandardCharsets.ISO_8859_1),
                BAD,
                "PARTIALLY_LOADED 2"));
        bad("quoted empty number", "\"\",two,2017-01-31,1\n");
        add("all rows bad", HEADER + "x,one,2017-01-31,1\ny,two,2017-01-31,2\n", BAD, BAD);
    }

    private void noCsv() {
        files.add(new OddFile("zero bytes.csv", new byte[0], UNREADABLE, UNREADABLE));
        files.add(new OddFile("archive.csv", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}, UNREADABLE, UNREADABLE));
        files.add(new OddFile(
                "damaged.csv.gz", new byte[] {0x1F, (byte) 0x8B, 9, 9, 9, 9, 9, 9, 9, 9}, UNREADABLE, UNREADABLE));
        byte[] random = new byte[100_000];
        new Random(5).nextBytes(random);
        String noise64 = Base64.getEncoder().encodeToString(random);
        byte[] whole = gzip(bytes(HEADER + ("1," + noise64 + ",2017-01-31,1\n")));
        files.add(new OddFile("cut off.csv.gz", cut(whole), BAD, BAD));
        files.add(new OddFile("utf-16.csv", (HEADER + GOOD).getBytes(StandardCharsets.UTF_16), COLUMNS, COLUMNS));
        byte[] noise = new byte[4_000];
        new Random(7).nextBytes(noise);
        noise[0] = 1;
        files.add(new OddFile("noise.csv", noise, COLUMNS, COLUMNS));
        files.add(new OddFile("really plain.csv.gz", bytes(HEADER + "3,a,2017-01-31,1\n"), "LOADED 1", "LOADED 1"));
        files.add(new OddFile("really gzip.csv", gzip(bytes(HEADER + "4,a,2017-01-31,1\n")), "LOADED 1", "LOADED 1"));
        files.add(new OddFile(
                "really zstd.csv.gz", Zstd.compress(bytes(HEADER + "5,a,2017-01-31,1\n")), "LOADED 1", "LOADED 1"));
    }

    private void loaded(String name, String text, int rows) {
        add(name, text, "LOADED " + rows, "LOADED " + rows);
    }

    private void bad(String name, String badRow) {
        add(name, HEADER + GOOD + badRow + "3,three,2017-01-31,3\n", BAD, "PARTIALLY_LOADED 2");
    }

    private void add(String name, String text, String strict, String lenient) {
        packed(name, ".csv", text, packing -> packing, strict, lenient);
        packed(name, ".csv.gz", text, Corpus::gzip, strict, lenient);
        packed(name, ".csv.zst", text, Zstd::compress, strict, lenient);
    }

    private void packed(
            String name, String extension, String text, UnaryOperator<byte[]> packing, String strict, String lenient) {
        files.add(new OddFile(name + extension, packing.apply(bytes(text)), strict, lenient));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }
}
