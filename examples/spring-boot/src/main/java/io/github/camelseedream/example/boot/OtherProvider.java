package io.github.camelseedream.example.boot;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.provider.Json;
import io.github.camelseedream.request.Complaint;
import io.github.camelseedream.request.ImageParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Refuses what names another provider than the one the simulator stands in for: it would go to the
 * real one, with whatever key is in the environment.
 */
final class OtherProvider {

    private OtherProvider() {}

    /**
     * @param message perhaps with a request as JSON
     * @throws InvalidRequestException before anything is sent, with what is accepted
     */
    static void refuse(Message message, String chosen) {
        String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
        if (!type.toLowerCase(Locale.ROOT).contains("json")) {
            return;
        }
        byte[] body = message.getBody(byte[].class);
        message.setBody(body);
        try {
            String text = new String(body, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
            if (Json.plain(Json.tree(text)) instanceof Map<?, ?> fields) {
                refuse(fields, chosen);
            }
        } catch (IOException e) {
            // the component will say so
        }
    }

    private static void refuse(Map<?, ?> fields, String chosen) {
        List<Complaint> complaints =
                named(fields)
                        .filter(name -> !name.isBlank() && !name.equals(chosen))
                        .map(name -> complaint(name, chosen))
                        .toList();
        if (!complaints.isEmpty()) {
            throw new InvalidRequestException(CallContext.NONE, complaints);
        }
    }

    /**
     * Objects within hold fields too; those in parameters are sent as they are, and name nobody.
     */
    private static Stream<String> named(Map<?, ?> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> named(String.valueOf(field.getKey()), field.getValue()));
    }

    private static Stream<String> named(String field, Object value) {
        if (field.equalsIgnoreCase(ImageParameters.PROVIDER.name()) && value != null) {
            return Stream.of(value.toString());
        }
        boolean sentAsItIs = field.equalsIgnoreCase(ImageParameters.PARAMETERS.name());
        return value instanceof Map<?, ?> inner && !sentAsItIs ? named(inner) : Stream.empty();
    }

    private static Complaint complaint(String name, String chosen) {
        return new Complaint(
                ImageParameters.PROVIDER.name(),
                name,
                "body field provider",
                "is not the one that the simulator inside stands in for, and nothing goes to a real"
                        + " one by accident. Accepted: "
                        + chosen
                        + ". For another one start with -Dprovider=NAME and its key in the environment");
    }
}
