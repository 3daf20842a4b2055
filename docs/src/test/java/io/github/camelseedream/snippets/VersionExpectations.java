package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the documentation tells users to import and to set is what the build was tested with. */
final class VersionExpectations {

    static final Map<String, Expectations.Expectation> BY_NAME =
            Map.of(
                    "bill of materials",
                    (playground, snippet) -> imports(snippet, "org.apache.camel:camel-bom"),
                    "bills of materials for spring boot",
                    (playground, snippet) ->
                            imports(
                                    snippet,
                                    "org.apache.camel.springboot:camel-spring-boot-bom",
                                    "org.apache.camel:camel-bom"),
                    "versions for spring boot 4.0",
                    (playground, snippet) -> versions(snippet, "<properties>"),
                    "versions for spring boot 3.5",
                    (playground, snippet) -> versions(snippet, "<id>camel-4.18</id>"));

    /** The names that Spring Boot and our parent have for a version. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "httpclient5.version", "httpclient.version",
                    "httpcore5.version", "httpcore.version",
                    "jackson-bom.version", "jackson.version",
                    "log4j2.version", "log4j.version",
                    "tomcat.version", "tomcat.version");

    private VersionExpectations() {}

    private static void imports(Snippet snippet, String... boms) throws Exception {
        assertThat(children(snippet, "dependency"))
                .extracting(bom -> child(bom, "groupId") + ":" + child(bom, "artifactId"))
                .containsExactly(boms);
        assertThat(children(snippet, "dependency"))
                .allSatisfy(
                        bom -> {
                            assertThat(child(bom, "version")).isEqualTo("${camel.version}");
                            assertThat(child(bom, "type")).isEqualTo("pom");
                            assertThat(child(bom, "scope")).isEqualTo("import");
                        });
        assertThat(Files.readString(Snippet.ROOT.resolve("README.md"))).contains(boms);
    }

    /** The value of the profile, or of all where that has none. */
    private static void versions(Snippet snippet, String start) throws Exception {
        String pom = Files.readString(Snippet.ROOT.resolve("pom.xml"));
        String page = Files.readString(Snippet.ROOT.resolve("docs/vulnerabilities.md"));
        String profile = pom.substring(pom.indexOf(start)).split("</properties>", 2)[0];
        for (Element set : children(snippet, "*")) {
            String version = set.getTextContent();
            if (set.getTagName().equals("logback.version")) {
                assertThat(page).contains("Logback " + version);
            } else {
                String name = NAMES.get(set.getTagName());
                assertThat(name).as(set.getTagName()).isNotNull();
                assertThat(value(profile.contains("<" + name + ">") ? profile : pom, name))
                        .as(name)
                        .isEqualTo(version);
            }
        }
    }

    private static String value(String pom, String name) {
        return Pattern.compile("<" + Pattern.quote(name) + ">(.*?)</")
                .matcher(pom)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static List<Element> children(Snippet snippet, String name) throws Exception {
        NodeList found = SnippetsTest.xml(snippet.text()).getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static String child(Element element, String name) {
        return SnippetsTest.child(element, name);
    }
}
