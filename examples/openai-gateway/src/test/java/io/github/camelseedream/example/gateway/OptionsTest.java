package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void withoutAnythingTheSimulatorIsInside() {
        GatewayOptions options = options(Map.of(), Map.of("LUMENFALL_API_KEY", "sk-real"));

        assertThat(options.provider().title())
                .startsWith("the simulator inside, in place of Lumenfall");
        assertThat(options.keys()).containsExactly("simulator");
        assertThat(options.isOpen()).isTrue();
    }

    @Test
    void aNamedProviderWithItsKeyIsTheRealOne() {
        GatewayOptions options =
                options(
                        Map.of("provider", "apiframe"),
                        Map.of("APIFRAME_API_KEY", "sk-real", "GATEWAY_KEYS", "a, b,,"));

        assertThat(options.provider().title()).isEqualTo("Apiframe");
        assertThat(options.provider().start())
                .containsOnly(Map.entry("camel.component.seedream.provider", "apiframe"));
        assertThat(options.keys()).containsExactly("a", "b");
        assertThat(options.isOpen()).isFalse();
    }

    @Test
    void nobodySpendsMoneyWithoutAKeyOfTheGateway() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                options(
                                                Map.of("provider", "lumenfall"),
                                                Map.of("LUMENFALL_API_KEY", "sk-real"))
                                        .keys())
                .withMessage(
                        "Whoever has a key of this gateway spends money at Lumenfall. Say which"
                                + " keys clients have: put them into the environment variable"
                                + " GATEWAY_KEYS, separated by commas");
    }

    @Test
    void anUnknownProviderIsRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(Map.of("provider", "lumenfal"), Map.of()).keys())
                .withMessageStartingWith("-Dprovider=lumenfal is not known. There are: lumenfall");
    }

    @Test
    void anotherAddressNeedsAKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(Map.of("baseUrl", "http://127.0.0.1:1"), Map.of()).keys())
                .withMessage(
                        "Lumenfall needs a key. Put it into the environment variable"
                                + " LUMENFALL_API_KEY, or give -DapiKey=...");
    }

    @Test
    void aNumberIsAWholeOneFromOne() {
        for (String wrong : new String[] {"0", "-1", "many", ""}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> options(Map.of("port", wrong), Map.of()).number("port"))
                    .withMessage(
                            "-Dport="
                                    + wrong
                                    + " is not possible. Accepted: a whole number from 1 to 65535,"
                                    + " such as 8090");
        }
    }

    @Test
    void aPortThatIsTakenOrThatThereIsNotIsSaidInASentence() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(other.getLocalPort());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> options(Map.of("port", port), Map.of()).requireFreePort())
                    .withMessageStartingWith("Nothing can listen at 127.0.0.1:" + port + ": ")
                    .withMessageEndingWith(". Give another -Dport=... or -Dhost=...");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(Map.of("port", "70000"), Map.of()).port())
                .withMessage(
                        "-Dport=70000 is not possible. Accepted: a whole number from 1 to 65535,"
                                + " such as 8090");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(Map.of("host", "999.1.1.1"), Map.of()).requireFreePort())
                .withMessageStartingWith("Nothing can listen at 999.1.1.1:8090: ");
    }

    @Test
    void whereClientsReachItIsAUrl() {
        assertThat(
                        options(Map.of("publicUrl", "https://images.example.org/ai/"), Map.of())
                                .publicUrl())
                .isEqualTo("https://images.example.org/ai");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(Map.of("publicUrl", "foo"), Map.of()).publicUrl())
                .withMessage(
                        "-DpublicUrl=foo is not possible. Accepted: where clients reach the gateway,"
                                + " such as https://images.example.org");
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithWhatWasMeant() {
        Map<String, String> wrong =
                Map.ofEntries(
                        Map.entry("prot", "8091"),
                        Map.entry("modelAlias", "x"),
                        Map.entry("skipTests", "true"),
                        Map.entry("user.home", "/root"),
                        Map.entry("maxFiles", "many"),
                        Map.entry("maxRequests", "3000000000"),
                        Map.entry("publicUrl", "foo"),
                        Map.entry("trustForwarded", "yes"),
                        Map.entry("cors", "chat.example"),
                        Map.entry("modelAliases", "gpt-image-1="),
                        Map.entry("responseFormat", "png"),
                        Map.entry("provider", "lumenfal"));

        assertThat(String.join("\n", options(wrong, Map.of()).problems()))
                .isEqualTo(
                        """
                        -DmodelAlias is no option. Did you mean -DmodelAliases?
                        -Dprot is no option. Did you mean -Dport?
                        -DmaxFiles=many is not possible. Accepted: a whole number from 1 to \
                        2147483647, such as 1000
                        -DmaxRequests=3000000000 is not possible. Accepted: a whole number from \
                        1 to 10000, such as 64
                        -DpublicUrl=foo is not possible. Accepted: where clients reach the \
                        gateway, such as https://images.example.org
                        -DtrustForwarded=yes is not possible. Accepted: true, false
                        -Dcors=chat.example is not possible. Accepted: origins such as \
                        https://chat.example.org, or *
                        -DmodelAliases=gpt-image-1= is not possible. Accepted: names with commas \
                        between them, each alone or with =MODEL, such as \
                        gpt-image-1,dall-e-3=seedream-4.5
                        -DresponseFormat=png is not possible. Accepted: by-model, url, b64_json, \
                        both
                        -Dprovider=lumenfal is not known. There are: \
                        """
                                + BuiltInProviders.all().stream()
                                        .map(provider -> provider.spec().name())
                                        .collect(Collectors.joining(", ")));
    }

    @Test
    void anOptionThatIsLikeNoneIsToldThoseThereAre() {
        assertThat(options(Map.of("frobnicate", "1"), Map.of()).problems())
                .containsExactly(
                        "-Dfrobnicate is no option",
                        "The options are: apiKey, baseUrl, cors,"
                                + " fileLifeSeconds, host, keys, maxBodyBytes, maxFileBytes,"
                                + " maxFiles, maxRequests, maxUploadSeconds, modelAliases, port,"
                                + " provider, publicUrl, responseFormat, trustForwarded,"
                                + " camel.component.seedream.NAME");
        assertThat(options(Map.of(), Map.of()).problems()).isEmpty();
    }

    @Test
    void withoutAnAliasOfItsOwnEachIsTheModelThatIsConfigured() {
        assertThat(options(Map.of(), Map.of()).aliases())
                .containsOnly(
                        Map.entry("gpt-image-1", ""),
                        Map.entry("gpt-image-1-mini", ""),
                        Map.entry("gpt-image-1.5", ""),
                        Map.entry("dall-e-3", ""),
                        Map.entry("dall-e-2", ""));
        assertThat(options(Map.of("modelAliases", ""), Map.of()).aliases()).isEmpty();
        assertThat(options(Map.of("modelAliases", "a = b/c, d"), Map.of()).aliases())
                .containsOnly(Map.entry("a", "b/c"), Map.entry("d", ""));
    }

    private static GatewayOptions options(
            Map<String, String> given, Map<String, String> variables) {
        Properties properties = new Properties();
        properties.putAll(given);
        return new GatewayOptions(properties, CommandLine.of(properties), variables::get);
    }
}
