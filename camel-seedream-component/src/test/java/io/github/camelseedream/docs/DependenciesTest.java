package io.github.camelseedream.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What users get with a shipped module has a row that says what for. */
class DependenciesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\w+) \\| `([\\w.-]+)` \\|");

    @ParameterizedTest
    @ValueSource(strings = {"component", "endpointdsl", "starter", "simulator"})
    void everyDependencyOfAShippedModuleHasARow(String module) throws Exception {
        String page = Files.readString(ROOT.resolve("docs/dependencies.md"));
        List<String> rows =
                ROW.matcher(page)
                        .results()
                        .filter(row -> row.group(1).equals(module))
                        .map(row -> row.group(2))
                        .toList();

        assertThat(rows).containsExactlyInAnyOrderElementsOf(shippedWith(module));
    }

    private static List<String> shippedWith(String module) throws Exception {
        Element project =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(ROOT.resolve("camel-seedream-" + module + "/pom.xml").toFile())
                        .getDocumentElement();
        List<String> shipped = new ArrayList<>();
        NodeList dependencies = project.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            Node owner = dependency.getParentNode().getParentNode();
            String scope = text(dependency, "scope");
            boolean isRuntime = scope.isEmpty() || scope.equals("runtime");
            if (owner == project && isRuntime && text(dependency, "optional").isEmpty()) {
                shipped.add(text(dependency, "artifactId"));
            }
        }
        return shipped;
    }

    private static String text(Element dependency, String name) {
        NodeList found = dependency.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().trim();
    }
}
