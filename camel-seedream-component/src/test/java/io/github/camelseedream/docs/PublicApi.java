package io.github.camelseedream.docs;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The public types of the component. Those whose Javadoc has {@code @hidden} are public for other
 * packages of the component only, and no part of its API.
 */
final class PublicApi {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private PublicApi() {}

    /** The top-level types that are public, hidden or not. */
    static List<Class<?>> publicTypes() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.map(SOURCES::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".java") && !file.endsWith("-info.java"))
                    .map(file -> file.replaceAll("\\.java$", "").replaceAll("[/\\\\]", "."))
                    .sorted()
                    .<Class<?>>map(PublicApi::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the Javadoc of a top-level type says; empty where it has none. */
    static String javadoc(Class<?> type) {
        Matcher comment =
                Pattern.compile(
                                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\n\\s*|@\\w+\\((?:[^()]|\\([^()]*\\))*\\)\\s*)*"
                                        + "public (?:[a-z-]+ )*"
                                        + type.getSimpleName()
                                        + "\\b",
                                Pattern.DOTALL)
                        .matcher(source(type));
        return comment.find() ? comment.group(1) : "";
    }

    static boolean isHidden(Class<?> type) {
        return javadoc(outermost(type)).contains("@hidden");
    }

    /** The types that routes, tests and providers may use, nested ones among them. */
    static List<Class<?>> types() {
        return publicTypes().stream()
                .filter(type -> !isHidden(type))
                .flatMap(PublicApi::withNested)
                .toList();
    }

    /** All that is public in them, a line each. */
    static String surface() {
        return types().stream().map(PublicApi::surface).collect(joining("\n"));
    }

    /** The component's own types that a type shows to its users. */
    static Set<Class<?>> shown(Class<?> type) {
        Set<Class<?>> shown = new TreeSet<>(Comparator.comparing(Class::getName));
        List<Class<?>> all = new ArrayList<>(List.of(type.getInterfaces()));
        Optional.ofNullable(type.getSuperclass()).ifPresent(all::add);
        members(type)
                .forEach(
                        member -> {
                            if (member instanceof Executable executable) {
                                all.addAll(List.of(executable.getParameterTypes()));
                            }
                            if (member instanceof Method method) {
                                all.add(method.getReturnType());
                            }
                            if (member instanceof Field field) {
                                all.add(field.getType());
                            }
                        });
        for (Class<?> one : all) {
            Class<?> element = one.isArray() ? one.getComponentType() : one;
            if (element.getName().startsWith("io.github.camelseedream.")) {
                shown.add(element);
            }
        }
        return shown;
    }

    private static String surface(Class<?> type) {
        String supertypes =
                Stream.concat(
                                Stream.ofNullable(type.getGenericSuperclass())
                                        .filter(above -> above != Object.class),
                                Stream.of(type.getGenericInterfaces()))
                        .map(Type::getTypeName)
                        .map(PublicApi::shortened)
                        .collect(joining(", "));
        String members =
                members(type)
                        .map(member -> "    " + line(member) + "\n")
                        .sorted()
                        .collect(joining());
        return type.getName() + (supertypes.isEmpty() ? "" : " : " + supertypes) + "\n" + members;
    }

    private static Stream<Member> members(Class<?> type) {
        Stream<Member> own =
                Stream.<Member[]>of(
                                type.getDeclaredFields(),
                                type.getDeclaredConstructors(),
                                type.getDeclaredMethods())
                        .flatMap(Stream::of);
        return own.filter(
                        member ->
                                (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED))
                                        != 0)
                .filter(member -> !member.isSynthetic())
                .filter(member -> !OF_EVERY_OBJECT.contains(member.getName()));
    }

    private static String line(Member member) {
        String text =
                member instanceof Method method
                        ? method.toGenericString()
                        : member instanceof Constructor<?> made
                                ? made.toGenericString()
                                : ((Field) member).toGenericString();
        String owner = member.getDeclaringClass().getName();
        return shortened(text.replace(owner + "." + member.getName(), member.getName()))
                .replaceFirst("^(public|protected) (abstract )?", "$1 ")
                .replaceFirst("^public ", "");
    }

    private static String shortened(String text) {
        return PACKAGES.matcher(text).replaceAll("");
    }

    private static Stream<Class<?>> withNested(Class<?> type) {
        return Stream.concat(
                Stream.of(type),
                Stream.of(type.getDeclaredClasses())
                        .filter(nested -> Modifier.isPublic(nested.getModifiers()))
                        .sorted(Comparator.comparing(Class::getName))
                        .flatMap(PublicApi::withNested));
    }

    private static Class<?> outermost(Class<?> type) {
        return type.getNestHost();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static String source(Class<?> type) {
        try {
            return Files.readString(
                    SOURCES.resolve(outermost(type).getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
