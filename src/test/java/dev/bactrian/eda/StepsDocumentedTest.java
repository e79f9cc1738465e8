package dev.bactrian.eda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.eda.derive.StepList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StepsDocumentedTest {
    @Test
    void everyStepStandsInTheDocs() throws IOException {
        String page = Files.readString(Path.of("docs/eda.md"));

        assertThat(StepList.names()).allSatisfy(step -> assertThat(page).contains("`" + step + ":"));
    }
}
