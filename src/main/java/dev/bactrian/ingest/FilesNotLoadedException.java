package dev.bactrian.ingest;

import java.util.List;

/** Some files of a run are not, or not wholly, in their table. */
public final class FilesNotLoadedException extends RuntimeException {

    FilesNotLoadedException(String dataSet, long files, List<String> failures) {
        super(
                "Unable to load %d files of data set '%s': %s. See them with 'bactrian quarantine list', mend them, then replay them."
                        .formatted(files, dataSet, String.join("; ", failures)));
    }
}
