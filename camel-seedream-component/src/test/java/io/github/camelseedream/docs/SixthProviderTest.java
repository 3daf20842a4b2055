package io.github.camelseedream.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.matrix.Cell;
import io.github.camelseedream.matrix.FaultKind;
import io.github.camelseedream.matrix.OutcomeTable;
import io.github.camelseedream.matrix.Phase;
import io.github.camelseedream.provider.AcmeProvider;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One more provider costs its spec, its recorded replies and a row in the table of providers: the
 * tables of the documentation and the matrix of outcomes read that table.
 */
class SixthProviderTest {

    private static final ImageProvider ACME = new AcmeProvider();
    private static final List<ImageProvider> ONE_MORE =
            Stream.concat(BuiltInProviders.all().stream(), Stream.of(ACME)).toList();

    @Test
    void thePagesKnowIt() {
        assertThat(ProviderTables.overview(ONE_MORE))
                .startsWith(ProviderTables.overview(BuiltInProviders.all()))
                .contains("[Acme](#acme)", "`ACME_API_KEY`");
        assertThat(ProviderTables.providers(ONE_MORE))
                .startsWith(ProviderTables.providers(BuiltInProviders.all()))
                .contains("## Acme", "`ACME_API_KEY`", "### Parameters of Acme");
        assertThat(ModelTables.modelIds(ONE_MORE).lines().findFirst().orElseThrow())
                .endsWith("| Acme |");
        assertThat(ErrorTables.providerAnswers(ONE_MORE))
                .contains("| Acme | `out_of_credit` | `QuotaExceededException` |");
    }

    @Test
    void theMatrixSaysOfEveryFaultInEveryPhaseHowItEndsThere() {
        List<Cell> cells =
                OutcomeTable.of(ONE_MORE).stream()
                        .filter(cell -> cell.provider().equals("acme"))
                        .toList();

        assertThat(cells).hasSize(Phase.values().length * FaultKind.values().length);
        assertThat(cells).doesNotHaveDuplicates();
        assertThat(cells).allMatch(cell -> cell.exists() == cell.whyNot().isEmpty());
        assertThat(OutcomeTable.of(ONE_MORE))
                .filteredOn(cell -> !cell.provider().equals("acme"))
                .extracting(Cell::toString)
                .containsExactlyInAnyOrderElementsOf(
                        OutcomeTable.CELLS.stream().map(Cell::toString).toList());
    }

    @Test
    void theSmallestProviderOfTheGuideHasAtMostSixtyLinesAndIsTheOneThatIsTestedHere()
            throws IOException {
        String page = Files.readString(Path.of("..", "docs", "add-a-provider.md"));
        String source =
                Files.readString(
                        Path.of(
                                "src/test/java/io/github/camelseedream/provider/AcmeProvider.java"));
        String shown = source.substring(source.indexOf("import "));

        assertThat(shown.lines()).hasSizeLessThanOrEqualTo(60);
        assertThat(page).contains("```java\n" + shown + "```");
    }
}
