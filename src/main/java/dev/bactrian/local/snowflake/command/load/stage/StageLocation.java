package dev.bactrian.local.snowflake.command.load.stage;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A stage and a path below it, resolved: the files are there to be listed.
 *
 * @param path prefix of the files meant, from the stage's root
 * @param shown the location as COPY_HISTORY shows it
 * @param fileFormat the stage's own FILE_FORMAT options
 * @param copyOptions the stage's own COPY_OPTIONS
 */
public record StageLocation(
        StageFiles files, String path, String shown, Map<String, Object> fileFormat, Map<String, Object> copyOptions) {
    /** The files whose path starts with the location's, as a prefix and not as a folder: so Snowflake has it. */
    public List<StagedFile> list() throws IOException {
        return files.list(path);
    }

    /** The files whose path matches PATTERN as a whole; the path is taken from the stage's root, or as LIST shows it. */
    public List<StagedFile> list(String pattern) throws IOException {
        Predicate<StagedFile> matches = matcher(pattern);
        List<StagedFile> found = new ArrayList<>();
        for (StagedFile file : list()) {
            if (matches.test(file)) {
                found.add(file);
            }
        }
        return found;
    }

    private Predicate<StagedFile> matcher(String pattern) {
        try {
            Pattern regex = Pattern.compile(pattern, Pattern.DOTALL);
            return file -> regex.matcher(files.metadataName(file.path())).matches()
                    || regex.matcher(files.shownName(file.path())).matches();
        } catch (PatternSyntaxException e) {
            throw new SnowflakeError(
                    100048, "2201B", "Invalid regular expression: '" + pattern + "', " + e.getDescription());
        }
    }

    /** The path of a name in FILES. */
    public String join(String name) {
        return path.isEmpty() || path.endsWith("/") ? path + name : path + "/" + name;
    }
}
