package dev.bactrian.ingest;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.Format;
import dev.bactrian.snowflake.DataSetSql;
import dev.bactrian.snowflake.StageUpload;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.http.Abortable;

/** Brings one object to the data set's stage, looking at its first bytes on the way. Safe for use by many threads. */
public final class Staging {

    // why: a header row of any sense fits; the rest of the object streams past unseen.
    private static final int HEAD_BYTES = 1 << 16;

    private final StageUpload upload;
    private final DataSetSql sql;
    private final DataSet dataSet;
    private final List<String> tableColumns;

    Staging(StageUpload upload, DataSetSql sql, DataSet dataSet, List<String> tableColumns) {
        this.upload = upload;
        this.sql = sql;
        this.dataSet = dataSet;
        this.tableColumns = List.copyOf(tableColumns);
    }

    /**
     * Stages the object's content.
     *
     * @throws UnusableFileException when the file as it is will never load
     */
    StagedFile stage(PendingFile file, InputStream content) throws IOException {
        BufferedInputStream stream = new BufferedInputStream(content, HEAD_BYTES);
        stream.mark(HEAD_BYTES);
        byte[] head = stream.readNBytes(HEAD_BYTES);
        stream.reset();
        if (head.length == 0) {
            throw new UnusableFileException(Outcome.Reason.UNREADABLE, "it has no bytes; send it with its content");
        }
        Packing packing = dataSet.format().type() == Format.Type.PARQUET ? Packing.NONE : Packing.of(head);
        Optional<String> columns = look(packing, head);
        String safeName = file.object().safeName();
        String path = file.fileId() + "_"
                + (dataSet.format().type() == Format.Type.PARQUET ? safeName : packing.nameFor(safeName));
        if (dataSet.stage() == DataSet.StageKind.EXTERNAL) {
            if (content instanceof Abortable rest) {
                // why: closing alone would first read the whole object.
                rest.abort();
            }
            return external(file, columns);
        }
        upload.upload(sql.stage().sql(), "", path, stream);
        return new StagedFile(file, path, path, note(file, columns));
    }

    /** An external stage has the object already: it is named by its key. */
    private StagedFile external(PendingFile file, Optional<String> columns) {
        String path = file.key().substring(dataSet.prefix().length());
        return new StagedFile(file, path, file.key(), note(file, columns));
    }

    private Optional<String> look(Packing packing, byte[] head) {
        switch (dataSet.format().type()) {
            case CSV -> {
                packing.require(dataSet.format().compression());
                return new HeaderCheck(dataSet, tableColumns).check(packing.unpack(head));
            }
            case JSON -> packing.require(dataSet.format().compression());
            case PARQUET -> {
                if (head.length < 4 || head[0] != 'P' || head[1] != 'A' || head[2] != 'R' || head[3] != '1') {
                    throw new UnusableFileException(
                            Outcome.Reason.UNREADABLE, "it is no Parquet file; send it as Parquet");
                }
            }
        }
        return Optional.empty();
    }

    private static String note(PendingFile file, Optional<String> columns) {
        String found = file.note();
        return found == null
                ? columns.orElse("")
                : columns.map(changes -> found + "; " + changes).orElse(found);
    }
}
