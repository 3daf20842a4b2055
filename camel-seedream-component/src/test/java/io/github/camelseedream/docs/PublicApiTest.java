package io.github.camelseedream.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What users may build on changes only on purpose. Written anew with {@code
 * -Dseedream.docs.write=true}; the difference is then part of the change.
 */
class PublicApiTest {

    private static final Path SURFACE = Path.of("api.txt");
    private static final Pattern THREADS =
            Pattern.compile("(?i)\\b(threads?|immutable|stateless)\\b");

    @Test
    void theSurfaceIsTheCommittedOne() throws IOException {
        if (Boolean.getBoolean("seedream.docs.write")) {
            Files.writeString(SURFACE, PublicApi.surface());
        }

        assertThat(SURFACE).as("see CONTRIBUTING").content().isEqualTo(PublicApi.surface());
    }

    @Test
    void theSurfaceShowsNothingThatIsHidden() {
        Set<String> api =
                PublicApi.types().stream().map(Class::getName).collect(Collectors.toSet());
        Set<String> leaks = new TreeSet<>();
        for (Class<?> type : PublicApi.types()) {
            PublicApi.shown(type).stream()
                    .filter(shown -> !api.contains(shown.getName()))
                    .filter(shown -> Modifier.isPublic(shown.getModifiers()))
                    .forEach(shown -> leaks.add(type.getName() + " shows " + shown.getName()));
        }

        assertThat(api).hasSizeGreaterThan(50);
        assertThat(leaks).isEmpty();
    }

    /** Javadoc shows what is nested in a hidden type unless it is hidden itself. */
    @Test
    void whatIsPublicWithinAHiddenTypeIsHiddenToo() {
        List<Class<?>> nested =
                PublicApi.publicTypes().stream()
                        .filter(PublicApi::isHidden)
                        .flatMap(type -> Stream.of(type.getDeclaredClasses()))
                        .filter(type -> Modifier.isPublic(type.getModifiers()))
                        .toList();

        assertThat(nested)
                .isNotEmpty()
                .allSatisfy(
                        type ->
                                assertThat(PublicApi.javadoc(type))
                                        .as(type.getName())
                                        .contains("@hidden"));
    }

    @Test
    void everyPublicTypeSaysWhatItIsFor() {
        assertThat(PublicApi.publicTypes())
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        type ->
                                assertThat(PublicApi.javadoc(type))
                                        .as(type.getName())
                                        .containsPattern("[A-Z`{<].*\\S"));
    }

    /** An enum's constants are shared by all, and an exception says it for those that extend it. */
    @Test
    void everyPublicTypeSaysWhetherThreadsMayShareIt() {
        assertThat(PublicApi.publicTypes())
                .filteredOn(type -> !type.isEnum())
                .allSatisfy(
                        type ->
                                assertThat(
                                                Throwable.class.isAssignableFrom(type)
                                                        ? saidByAnyException(type)
                                                        : PublicApi.javadoc(type))
                                        .as(type.getName())
                                        .containsPattern(THREADS));
    }

    private static String saidByAnyException(Class<?> type) {
        return PublicApi.javadoc(type)
                + (PublicApi.publicTypes().contains(type.getSuperclass())
                        ? saidByAnyException(type.getSuperclass())
                        : "");
    }
}
