package dev.bactrian.ingest;

/** A file whose end is known without loading it. */
record DecidedFile(PendingFile file, Outcome outcome) {}
