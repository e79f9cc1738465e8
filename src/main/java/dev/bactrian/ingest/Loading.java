package dev.bactrian.ingest;

import java.util.List;
import java.util.Map;

/** A way from the stage into the table. */
interface Loading {

    /** Loads the files; answers by file id, without those whose end is not known yet. */
    Map<String, Outcome> load(List<StagedFile> files);
}
