package dev.bactrian.eda.spec;

/** Where something is written: the file, the line from 1, and what stands there in words ('steps[3] compute'). */
public record Place(String file, int line, String path) {
    @Override
    public String toString() {
        return file + ":" + line + (path.isEmpty() ? "" : " (" + path + ")");
    }
}
