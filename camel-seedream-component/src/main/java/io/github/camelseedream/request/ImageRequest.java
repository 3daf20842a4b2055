package io.github.camelseedream.request;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request for images: which parameters are set, to what, and where each value came from. What was
 * not set is not in it. Immutable and safe for use by several threads; make one with {@link
 * #builder()}.
 *
 * <p>The getters carry the constraints that hold whoever the provider is. Their texts are fixed, so
 * that a message does not depend on the locale of the machine.
 */
public final class ImageRequest {

    /** Constraints of a request that edits reference images, on top of those of every request. */
    public interface Edit extends Default {}

    /** Providers repeat it in their answers, where a text may have ten times as many bytes. */
    private static final int LONGEST_PROMPT = 100_000;

    private record Setting(Object value, String origin) {}

    private final Map<ImageParameter<?>, Setting> settings;

    private final List<Violation> violations;

    private final int moreViolations;

    private ImageRequest(Builder builder) {
        this.settings = Map.copyOf(builder.settings);
        this.violations = List.copyOf(builder.violations);
        this.moreViolations = builder.moreViolations;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with everything set here. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.settings.putAll(settings);
        builder.violations.addAll(violations);
        builder.moreViolations = moreViolations;
        return builder;
    }

    /** The value of a parameter, or empty where it was not set. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> get(ImageParameter<T> parameter) {
        Setting setting = settings.get(parameter);
        return setting == null ? Optional.empty() : Optional.of((T) setting.value());
    }

    public boolean has(ImageParameter<?> parameter) {
        return settings.containsKey(parameter);
    }

    /** Whether the parameter has that value. */
    public <T> boolean is(ImageParameter<T> parameter, T value) {
        return get(parameter).filter(value::equals).isPresent();
    }

    /** Where the value came from, e.g. {@code header CamelSeedreamSize}; empty where not set. */
    public String origin(ImageParameter<?> parameter) {
        Setting setting = settings.get(parameter);
        return setting == null ? "" : setting.origin();
    }

    /** The parameters that are set, in the order of {@link ImageParameters}. */
    public List<ImageParameter<?>> parameters() {
        List<ImageParameter<?>> parameters = new ArrayList<>(settings.size());
        for (ImageParameter<?> parameter : ImageParameters.all()) {
            if (settings.containsKey(parameter)) {
                parameters.add(parameter);
            }
        }
        return Collections.unmodifiableList(parameters);
    }

    /** Whether one coherent set of images is wanted. */
    public boolean isSet() {
        return get(ImageParameters.IMAGE_MODE).filter("set"::equals).isPresent();
    }

    /** What could not be read on the way here; a request with violations is never sent. */
    public List<Violation> violations() {
        return violations;
    }

    /** How many further violations there were, which are not kept. */
    public int moreViolations() {
        return moreViolations;
    }

    @NotBlank(
            message =
                    "is missing. Give it as the header CamelSeedreamPrompt, the option prompt, a"
                            + " text body (generate) or the body field prompt")
    @Size(
            max = LONGEST_PROMPT,
            message =
                    "is longer than 100000 characters. Accepted: up to 100000; many models take"
                            + " less. Shorten it")
    public String getPrompt() {
        return get(ImageParameters.PROMPT).orElse("");
    }

    @NotEmpty(
            message =
                    "are missing. edit needs at least one image: as the body, in the header"
                            + " CamelSeedreamReferences or in the body field references",
            groups = Edit.class)
    public List<ReferenceImage> getReferences() {
        return get(ImageParameters.REFERENCES).orElse(List.of());
    }

    public Optional<
                    @Min(value = 1, message = "is below 1. Accepted: 1 to 15")
                    @Max(value = 15, message = "is above 15. Accepted: 1 to 15") Integer>
            getCount() {
        return get(ImageParameters.COUNT);
    }

    public Optional<
                    @Min(value = 1, message = "is below 1. Accepted: 1 to 100")
                    @Max(value = 100, message = "is above 100. Accepted: 1 to 100") Integer>
            getOutputCompression() {
        return get(ImageParameters.OUTPUT_COMPRESSION);
    }

    public Optional<@Min(value = 1, message = "is below 1. Give pixels") Integer> getWidth() {
        return get(ImageParameters.WIDTH);
    }

    public Optional<@Min(value = 1, message = "is below 1. Give pixels") Integer> getHeight() {
        return get(ImageParameters.HEIGHT);
    }

    public Optional<
                    @Pattern(
                            regexp = "https?://\\S+",
                            message = "is not a URL. Accepted: http or https")
                    String>
            getWebhookUrl() {
        return get(ImageParameters.WEBHOOK_URL);
    }

    public Optional<
                    @Pattern(
                            regexp = "[\\x20-\\x7E]{1,255}",
                            message = "is no key. Accepted: 1 to 255 characters of ASCII")
                    String>
            getIdempotencyKey() {
        return get(ImageParameters.IDEMPOTENCY_KEY);
    }

    @Override
    public String toString() {
        return "ImageRequest" + parameters();
    }

    /** Collects the parameters of one request. Not safe for use by several threads. */
    public static final class Builder {

        private final Map<ImageParameter<?>, Setting> settings = new LinkedHashMap<>();
        private final List<Violation> violations = new ArrayList<>();
        private int moreViolations;

        private Builder() {}

        /** Sets a parameter from code. */
        public <T> Builder set(ImageParameter<T> parameter, T value) {
            return set(parameter, value, "ImageRequest");
        }

        /** Sets a parameter and remembers where its value came from. */
        public <T> Builder set(ImageParameter<T> parameter, T value, String origin) {
            settings.put(parameter, new Setting(value, origin));
            return this;
        }

        /** Sets a parameter to a value already checked to be of {@link ImageParameter#type()}. */
        public Builder setChecked(ImageParameter<?> parameter, Object value, String origin) {
            if (!parameter.type().isInstance(value)) {
                throw new IllegalArgumentException(
                        parameter + " takes a " + parameter.type() + ", not a " + value.getClass());
            }
            settings.put(parameter, new Setting(value, origin));
            return this;
        }

        public Builder remove(ImageParameter<?> parameter) {
            settings.remove(parameter);
            return this;
        }

        public boolean has(ImageParameter<?> parameter) {
            return settings.containsKey(parameter);
        }

        /** Keeps what could not be read, to be told with all else that is wrong. */
        public Builder refuse(Violation violation) {
            return refuse(() -> violation);
        }

        /** The same; only as many are made as are told. Of the others, the number is kept. */
        public Builder refuse(Supplier<Violation> violation) {
            if (violations.size() < Violation.MOST) {
                violations.add(violation.get());
            } else {
                moreViolations++;
            }
            return this;
        }

        /** Keeps what could not be read on the way to another request. */
        public Builder violationsOf(ImageRequest other) {
            other.violations.forEach(this::refuse);
            moreViolations += other.moreViolations;
            return this;
        }

        public ImageRequest build() {
            return new ImageRequest(this);
        }
    }
}
