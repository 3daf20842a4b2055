package io.github.camelseedream.generate.check;

import io.github.camelseedream.provider.spec.PaidWords;
import io.github.camelseedream.provider.spec.ParameterMapping;
import io.github.camelseedream.provider.spec.ProviderParameter;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks the fields of the provider's own that a request gives under {@code parameters}: against
 * the provider's table, and that none of them gets past the limits of a parameter. Used once.
 */
final class ProviderFieldsValidator {

    /** In a form, a name stands between quotes on a line of its own. */
    private static final Pattern FIELD_NAME = Pattern.compile("[^\\p{Cntrl}\"\\\\]+");

    private final ProviderSpec spec;
    private final ImageRequest wanted;
    private final List<Violation> violations = new ArrayList<>();

    ProviderFieldsValidator(ProviderSpec spec, ImageRequest wanted) {
        this.spec = spec;
        this.wanted = wanted;
    }

    List<Violation> violations() {
        wanted.get(ImageParameters.PARAMETERS).ifPresent(fields -> fields.forEach(this::check));
        return violations;
    }

    private void check(String name, Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((field, inner) -> check(name + "." + field, inner));
        } else if (value instanceof List<?> list) {
            elements(name, list);
        }
        ProviderParameter known = spec.parameters().providerParameter(name).orElse(null);
        // an object is what its fields are
        boolean isObject =
                value instanceof Map && spec.parameters().hasProviderParametersWithin(name);
        if (!FIELD_NAME.matcher(name).matches()) {
            refuse(
                    name,
                    value,
                    "is no name of a field. Accepted: characters other than quotes, backslashes and"
                            + " control characters");
            return;
        }
        if (known != null
                && !isObject
                && !(isOfType(known, value) && known.rule().accepts(value))) {
            refuse(
                    name,
                    value,
                    "is not what "
                            + spec.name()
                            + " takes. Accepted: "
                            + (known.type() == Boolean.class
                                    ? "true, false"
                                    : known.rule().accepted()));
        }
        boolean isNamed = known != null || isObject;
        if (!twins(name, value, isNamed) && !isNamed && !(value instanceof Map)) {
            PaidWords.parameter(name).ifPresent(paid -> paid(name, value, paid));
        }
    }

    /** An object has its limits in a list too. */
    private void elements(String name, List<?> list) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map || list.get(i) instanceof List) {
                check(name + "[" + i + "]", list.get(i));
            }
        }
    }

    private void paid(String name, Object value, ImageParameter<?> paid) {
        boolean isTaken = spec.parameters().of(paid).isPresent();
        refuse(
                name,
                value,
                "is what another provider takes "
                        + paid
                        + " as"
                        + (isTaken
                                ? ", whose limits hold for it. Give " + paid + " instead"
                                : ", which " + spec.name() + " does not take. Leave it out"));
    }

    /**
     * A parameter has limits, and is counted with. What goes where it goes is given as it, so that
     * it meets them; a field that the provider's page names beside it may replace it.
     *
     * @return whether the field stands for a parameter of the provider's
     */
    private boolean twins(String name, Object value, boolean isNamed) {
        boolean standsForOne = false;
        for (ParameterMapping row : spec.parameters().rows()) {
            boolean isTwin = isSentAs(row, name, value) || isSpelling(row, name);
            standsForOne |= isTwin;
            if (isTwin && wanted.has(row.parameter())) {
                refuse(
                        name,
                        value,
                        "is what "
                                + row.parameter()
                                + " is sent as, and "
                                + row.parameter()
                                + " is given too. Leave one of them out");
            } else if (isTwin && !isNamed) {
                refuse(
                        name,
                        value,
                        "is what "
                                + row.parameter()
                                + " is sent as, whose limits hold for it. Give "
                                + row.parameter()
                                + " instead");
            }
        }
        return standsForOne;
    }

    private void refuse(String name, Object value, String problem) {
        violations.add(Violation.aboutField(wanted, name, value, problem));
    }

    /**
     * Whether the field is where the parameter goes, or would replace the object it goes into. A
     * provider may read names in capitals, too.
     */
    private static boolean isSentAs(ParameterMapping row, String name, Object value) {
        String field = name.toLowerCase(Locale.ROOT);
        return Stream.of(row.wireName().toLowerCase(Locale.ROOT).split(", "))
                .anyMatch(
                        wireName ->
                                wireName.equals(field)
                                        || wireName.startsWith(field + ".")
                                                && !(value instanceof Map));
    }

    /** Whether the field is the parameter in another spelling, where the provider takes it. */
    private static boolean isSpelling(ParameterMapping row, String name) {
        return row.handling() != ParameterMapping.Handling.DEFAULT_VALUE_ONLY
                && Stream.of(name, name.replaceAll("(?=[A-Z])", "_"))
                        .anyMatch(
                                spelling ->
                                        ImageParameters.named(spelling)
                                                .filter(row.parameter()::equals)
                                                .isPresent());
    }

    private static boolean isOfType(ProviderParameter field, Object value) {
        return field.type().isInstance(value)
                || field.type() == Long.class && value instanceof Number;
    }
}
