package io.github.camelseedream.example.watch;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.request.Complaint;
import io.github.camelseedream.request.ImageParameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Refuses what names another provider than the one the simulator stands in for: it would go to the
 * real one, with whatever key is in the environment.
 */
final class OtherProvider {

    private OtherProvider() {}

    /**
     * @param fields of a request
     * @throws InvalidRequestException before anything is sent, with what is accepted
     */
    static void refuse(Map<?, ?> fields, String chosen) {
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
