package io.github.camelseedream.example.dsl;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.main.MainConfigurationProperties;

/** What the route is written in, and how Camel gets it. */
enum Language {
    YAML(camel -> camel.withRoutesIncludePattern("classpath:routes/images.yaml")),
    XML(camel -> camel.withRoutesIncludePattern("classpath:routes/images.xml")),
    JAVA(camel -> camel.addRoutesBuilder(new ImagesRoute()));

    private final Consumer<MainConfigurationProperties> load;

    Language(Consumer<MainConfigurationProperties> load) {
        this.load = load;
    }

    void load(MainConfigurationProperties camel) {
        load.accept(camel);
    }

    /**
     * @throws IllegalArgumentException with those there are
     */
    static Language of(String name) {
        return Stream.of(values())
                .filter(language -> language.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "-Ddsl="
                                                + name
                                                + " is not known. There are: "
                                                + Stream.of(values())
                                                        .map(Language::toString)
                                                        .collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
