package dev.bactrian.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the ledger knows of one data set, kept in memory so that a quiet bucket costs no warehouse time. About 300 bytes a
 * file. Used by one thread at a time.
 */
final class KnownFiles {

    private final Map<String, LoadState> stateByFile = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, String> keyByContent = new HashMap<>();

    void add(SourceObject object, LoadState state) {
        stateByFile.put(object.fileId(), state);
        keys.add(object.keyId());
        if (state == LoadState.LOADED || state == LoadState.PARTIALLY_LOADED || state == LoadState.LOAD_IN_PROGRESS) {
            keyByContent.putIfAbsent(object.contentId(), object.key());
        } else {
            keyByContent.remove(object.contentId(), object.key());
        }
    }

    /** Forgets this version, so that it counts as new. */
    void remove(SourceObject object) {
        stateByFile.remove(object.fileId());
        keyByContent.remove(object.contentId(), object.key());
    }

    boolean knows(SourceObject object) {
        return stateByFile.containsKey(object.fileId());
    }

    /** Whether nothing of this version is still to come into the table. */
    boolean done(SourceObject object) {
        LoadState state = stateByFile.get(object.fileId());
        return state == LoadState.LOADED || state == LoadState.LOAD_SKIPPED;
    }

    boolean knowsAnotherVersionOf(SourceObject object) {
        return keys.contains(object.keyId());
    }

    /** The key under which the same content is loaded, or an empty text. */
    String keyOfSameContent(SourceObject object) {
        return keyByContent.getOrDefault(object.contentId(), "");
    }

    int size() {
        return stateByFile.size();
    }
}
