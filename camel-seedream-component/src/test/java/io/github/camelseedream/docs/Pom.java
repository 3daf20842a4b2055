package io.github.camelseedream.docs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A {@code pom.xml} as it is written, without what its parent adds. */
final class Pom {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final Element project;

    private Pom(Element project) {
        this.project = project;
    }

    /** What a module depends on. */
    record Dependency(String groupId, String artifactId) {}

    /** Reads that of a folder; an empty one is the parent's. */
    static Pom of(String folder) throws Exception {
        return new Pom(
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(ROOT.resolve(folder).resolve("pom.xml").toFile())
                        .getDocumentElement());
    }

    /** What is needed to run it, whoever uses it. */
    List<Dependency> runtimeDependencies() {
        return elements("dependency").stream()
                .filter(dependency -> dependency.getParentNode().getParentNode() == project)
                .filter(dependency -> List.of("", "runtime").contains(text(dependency, "scope")))
                .filter(dependency -> text(dependency, "optional").isEmpty())
                .map(
                        dependency ->
                                new Dependency(
                                        text(dependency, "groupId"),
                                        text(dependency, "artifactId")))
                .toList();
    }

    /**
     * Its properties, with those of a profile in front of its own.
     *
     * @param profile an id, or an empty text for none
     */
    Map<String, String> properties(String profile) {
        Map<String, String> properties = new HashMap<>();
        for (Element group : elements("properties")) {
            Element owner = (Element) group.getParentNode();
            if (owner == project || text(owner, "id").equals(profile)) {
                children(group).forEach(set -> properties.put(set.getTagName(), value(set)));
            }
        }
        return properties;
    }

    private List<Element> elements(String name) {
        return elements(project.getElementsByTagName(name));
    }

    private static List<Element> children(Element parent) {
        return elements(parent.getElementsByTagName("*"));
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static String text(Element parent, String name) {
        return elements(parent.getElementsByTagName(name)).stream()
                .findFirst()
                .map(Pom::value)
                .orElse("");
    }

    private static String value(Node node) {
        return node.getTextContent().trim();
    }
}
