package io.github.camelseedream;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The walls between the packages. A rule whose subject is not there fails. */
@Tag("slow")
class ArchitectureTest {

    private static final int FEWEST_CLASSES_TO_BELIEVE_THE_SCAN = 150;

    private static final int MAX_FILES_IN_A_PACKAGE = 20;

    private static final String ROOT = "io.github.camelseedream";
    private static final String FACE = "(face)";
    private static final String PROVIDERS = ROOT + ".provider..";
    private static final String DIALECTS = ROOT + ".provider.dialect..";
    private static final String ADAPTERS = ROOT + ".provider.builtin..";

    /**
     * Who may use whom. An arrow may be followed further (the face reaches {@code request} through
     * {@code operation}) but never walked back: no row leads to the face, and none leads from the
     * contract in {@code provider} to the wire, the dialects and the adapters. Where the header
     * names of {@code SeedreamConstants} may be used is held by Checkstyle: javac copies them.
     */
    private static final Map<String, List<String>> ARROWS =
            Map.ofEntries(
                    row(FACE, "operation runtime http.camel provider.builtin"),
                    row("operation", "exchange generate"),
                    row("exchange", "provider.wire ledger"),
                    row("runtime", "metrics generate.call http.camel"),
                    row("metrics", "generate.event catalog"),
                    row("generate", "generate.image"),
                    row("generate.image", "generate.check"),
                    row("generate.check", "generate.call"),
                    row(
                            "generate.call",
                            "generate.event generate.limit download provider.wire error.ledger"
                                    + " mark"),
                    row("generate.limit", "http ledger"),
                    row("generate.event", "error"),
                    row("download", "http result"),
                    row("provider.builtin", "provider.dialect"),
                    row("provider.dialect", "provider.wire"),
                    row("provider.wire", "provider"),
                    row("provider", "provider.spec error"),
                    row("provider.spec", "catalog http"),
                    row("catalog", "request result"),
                    row("error.ledger", "error ledger"),
                    row("error", "result"),
                    row("ledger", "result"),
                    row("mark", "result"),
                    row("http.camel", "http"),
                    row("request", ""),
                    row("result", "request image"),
                    row("image", "request"),
                    row("http", "request"));

    /** Who may use what from outside. The JDK is everybody's, a library not named is nobody's. */
    private static final Map<String, List<String>> LIBRARIES =
            Map.ofEntries(
                    row("org.apache.camel.", FACE + " exchange operation runtime http.camel"),
                    row("org.apache.hc.", "http.camel"),
                    row("org.slf4j.", FACE + " runtime generate generate.call generate.limit"),
                    row("jakarta.validation.", FACE + " exchange generate generate.check request"),
                    row("org.hibernate.validator.", FACE),
                    // optional: a class that uses it is loaded only where it is
                    row("io.micrometer.", "metrics"),
                    row(
                            "com.fasterxml.jackson.",
                            "exchange provider provider.wire provider.dialect"
                                    + " provider.builtin"));

    private static final DescribedPredicate<JavaClass> FILES_SOCKETS_AND_THREADS =
            resideInAnyPackage("java.net..", "javax.net..")
                    .and(not(nameMatching("java\\.net\\.(URI|URISyntaxException|URL(En|De)coder)")))
                    .or(resideInAnyPackage("java.nio.file..", "java.nio.channels.."))
                    .or(resideInAPackage("java.util.concurrent.."))
                    .or(nameMatching("java\\.io\\.(File|RandomAccessFile).*"))
                    .or(nameMatching("java\\.lang\\.(Thread|Process).*"))
                    .or(nameMatching("java\\.util\\.Timer.*"))
                    .as("files, sockets and threads");

    private static final JavaClasses MAIN = allBeside(SeedreamComponent.class);
    private static final JavaClasses TESTS = allBeside(ArchitectureTest.class);

    private static JavaClasses allBeside(Class<?> one) {
        return new ClassFileImporter()
                .importUrl(one.getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void theScanSawAPlausibleNumberOfClasses() {
        assertThat(MAIN).hasSizeGreaterThanOrEqualTo(FEWEST_CLASSES_TO_BELIEVE_THE_SCAN);
        assertThat(TESTS).isNotEmpty();
    }

    @Test
    void everyPackageHasARowInTheTable() {
        DescribedPredicate<JavaClass> inTheTable =
                describe("in the table", type -> ARROWS.containsKey(placeOf(type)));
        check(classes().should(be(inTheTable)));
    }

    @Test
    void packagesFollowTheArrowsAndNeverWalkBack() {
        ArchCondition<JavaClass> followTheArrows =
                onlyUse(
                        "packages the arrows lead to",
                        (from, to) -> !isOurs(to) || reachable(from).contains(placeOf(to)));
        check(classes().should(followTheArrows));
    }

    @Test
    void packagesUseOnlyTheLibrariesGivenToThem() {
        ArchCondition<JavaClass> useWhatTheyWereGiven =
                onlyUse(
                        "the JDK and the libraries given to their package",
                        (from, to) -> isOurs(to) || isJdk(to) || isGiven(from, to));
        check(classes().should(useWhatTheyWereGiven));
    }

    @Test
    void everyArrowAndEveryLibraryIsUsed() {
        Set<String> unused = new TreeSet<>();
        ARROWS.forEach((from, all) -> all.forEach(to -> unused.add(from + " -> " + to)));
        LIBRARIES.forEach((to, all) -> all.forEach(from -> unused.add(from + " -> " + to)));
        for (JavaClass from : MAIN) {
            for (Dependency use : from.getDirectDependenciesFromSelf()) {
                JavaClass to = use.getTargetClass().getBaseComponentType();
                unused.remove(placeOf(from) + " -> " + (isOurs(to) ? placeOf(to) : libraryOf(to)));
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void packagesUnderTheRootAreFreeOfCycles() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void noPackageHasMoreFilesThanAReaderKeepsInMind() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Map<Path, Long> sizes =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
            assertThat(sizes)
                    .isNotEmpty()
                    .allSatisfy(
                            (folder, size) ->
                                    assertThat(size)
                                            .as(folder.toString())
                                            .isLessThanOrEqualTo(MAX_FILES_IN_A_PACKAGE));
        }
    }

    /** What became of a call decides what is paid: who sends it and who polls it may say so. */
    @Test
    void onlyTheExecutorItsClaimsThePollerAndTheRecordChangeACall() {
        Set<JavaMethod> changes = changesOf(MAIN.get(ROOT + ".generate.call.ProviderCall"));
        assertThat(changes)
                .extracting(JavaMethod::getName)
                .contains("inDoubt", "notBilled", "submitted", "answered", "failed", "waitEnded");
        assertThat(changes.stream().flatMap(change -> change.getCallsOfSelf().stream()))
                .extracting(call -> call.getOriginOwner().getSimpleName())
                .isSubsetOf(
                        "ProviderCall",
                        "CallExecutor",
                        "CallClaims",
                        "TaskPoller",
                        "SubmissionRecord");
    }

    /** The methods that write a field or the record of a call, themselves or by another one. */
    private static Set<JavaMethod> changesOf(JavaClass call) {
        Set<JavaMethod> changes = new HashSet<>();
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing =
                    changes.addAll(
                            call.getMethods().stream()
                                    .filter(
                                            method ->
                                                    !method.getModifiers()
                                                            .contains(JavaModifier.STATIC))
                                    .filter(method -> isChange(method, changes))
                                    .toList());
        }
        return changes;
    }

    private static boolean isChange(JavaMethod method, Set<JavaMethod> changes) {
        boolean writes =
                method.getFieldAccesses().stream()
                        .anyMatch(access -> access.getAccessType() == AccessType.SET);
        return writes
                || method.getMethodCallsFromSelf().stream()
                        .anyMatch(
                                made ->
                                        made.getName().matches("remember|forget|record")
                                                || made.getTarget()
                                                        .resolveMember()
                                                        .filter(changes::contains)
                                                        .isPresent());
    }

    @Test
    void theFaceKnowsTheTableOfProvidersButNoDialectAndNoAdapter() {
        DescribedPredicate<JavaClass> behindTheTable =
                resideInAnyPackage(DIALECTS, ADAPTERS)
                        .and(not(nameMatching(".*\\.BuiltInProviders")));
        check(
                noClasses()
                        .that(resideInAPackage(ROOT))
                        .should()
                        .dependOnClassesThat(behindTheTable));
    }

    @Test
    void providersTouchNoFileNoSocketAndNoThread() {
        check(
                noClasses()
                        .that(resideInAPackage(PROVIDERS))
                        .should()
                        .dependOnClassesThat(FILES_SOCKETS_AND_THREADS));
    }

    @Test
    void providersDescribeCallsButNeverSendThem() {
        check(
                noClasses()
                        .that(resideInAPackage(PROVIDERS))
                        .should()
                        .dependOnClassesThat(nameMatching(".*\\.http\\.HttpTransport")));
    }

    @Test
    void providersReadNoClock() {
        DescribedPredicate<JavaMethodCall> theClock =
                calls("java\\.time\\..*", "now")
                        .or(calls("java\\.lang\\.System", "currentTimeMillis|nanoTime"));
        check(noClasses().that(resideInAPackage(PROVIDERS)).should().callMethodWhere(theClock));
    }

    @Test
    void anAdapterDoesNotUseASiblingAdapter() {
        ArchCondition<JavaClass> leaveSiblingsAlone =
                onlyUse(
                        "themselves among the adapters",
                        (from, to) ->
                                !resideInAPackage(ADAPTERS).test(to)
                                        || adapterOf(from).equals(adapterOf(to)));
        check(
                classes()
                        .that(resideInAPackage(ADAPTERS))
                        .and(not(nameMatching(".*\\.BuiltInProviders(\\$.*)?")))
                        .should(leaveSiblingsAlone));
    }

    @Test
    void adaptersAreFinal() {
        check(
                classes()
                        .that(resideInAPackage(ADAPTERS))
                        .and()
                        .areTopLevelClasses()
                        .and()
                        .areNotInterfaces()
                        .should()
                        .haveModifier(JavaModifier.FINAL));
    }

    /** What a route may catch; the checked exceptions of the ports never leave the component. */
    @Test
    void exceptionTypesThatReachARouteLiveInError() {
        check(
                classes()
                        .that(assignableTo(RuntimeException.class))
                        .should()
                        .resideInAPackage(ROOT + ".error.."));
    }

    /** A decoded image is many times its file, so one class decodes, and few at once. */
    @Test
    void onlyTheConverterDecodesImages() {
        check(
                noClasses()
                        .that(not(nameMatching(".*\\.ImageTranscoder")))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("java.awt..", "javax.imageio..")));
    }

    @Test
    void nobodyWritesToTheConsole() {
        check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    }

    @Test
    void nobodyThrowsGenericExceptions() {
        check(NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
    }

    @Test
    void nobodySleepsNotEvenInATest() {
        ArchRule rule =
                noClasses()
                        .should()
                        .callMethodWhere(calls("java\\.(lang|util)\\..*", "sleep"))
                        .because("the component has a scheduler, and the tests have Awaitility");
        check(rule);
        rule.check(TESTS);
    }

    @Test
    void noNameEndsInAWordThatSaysNothing() {
        check(noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl|Data|Info)"));
    }

    private static void check(ArchRule rule) {
        rule.check(MAIN);
    }

    private static ArchCondition<JavaClass> onlyUse(
            String allowed, BiPredicate<JavaClass, JavaClass> isAllowed) {
        return new ArchCondition<>("only use " + allowed) {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                for (Dependency use : from.getDirectDependenciesFromSelf()) {
                    if (!isAllowed.test(from, use.getTargetClass().getBaseComponentType())) {
                        events.add(SimpleConditionEvent.violated(from, use.getDescription()));
                    }
                }
            }
        };
    }

    private static DescribedPredicate<JavaMethodCall> calls(String owner, String method) {
        return describe(
                owner + "." + method,
                call ->
                        call.getTargetOwner().getName().matches(owner)
                                && call.getName().matches(method));
    }

    private static String placeOf(JavaClass type) {
        if (type.getPackageName().equals(ROOT)) {
            return FACE;
        }
        return type.getPackageName().substring(ROOT.length() + 1);
    }

    /** An adapter is the classes whose names begin with the same word. */
    private static String adapterOf(JavaClass type) {
        return type.getName()
                .substring(type.getPackageName().length() + 1)
                .replaceFirst("(?<=[a-z])[A-Z].*", "");
    }

    private static Set<String> reachable(JavaClass from) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(placeOf(from)));
        while (!open.isEmpty()) {
            String place = open.pop();
            if (reached.add(place)) {
                open.addAll(ARROWS.getOrDefault(place, List.of()));
            }
        }
        return reached;
    }

    private static boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(ROOT + ".");
    }

    private static boolean isJdk(JavaClass type) {
        return type.isPrimitive() || type.getPackageName().matches("javax?\\..*");
    }

    private static boolean isGiven(JavaClass from, JavaClass to) {
        return LIBRARIES.entrySet().stream()
                .filter(library -> to.getName().startsWith(library.getKey()))
                .anyMatch(library -> library.getValue().contains(placeOf(from)));
    }

    private static String libraryOf(JavaClass to) {
        return LIBRARIES.keySet().stream()
                .filter(library -> to.getName().startsWith(library))
                .findFirst()
                .orElse("");
    }

    private static Map.Entry<String, List<String>> row(String key, String words) {
        return Map.entry(key, words.isEmpty() ? List.of() : List.of(words.split(" ")));
    }
}
