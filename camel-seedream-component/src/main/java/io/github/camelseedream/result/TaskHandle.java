package io.github.camelseedream.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The handle of a request that a provider works on: enough to fetch its images later, in another
 * process too. JSON-plain; converted to a String it is its JSON. Holds no key and no URL. Immutable
 * and safe for use by several threads.
 */
public final class TaskHandle {

    /**
     * One submit that was taken.
     *
     * @param index the number of its first image, from 1
     * @param count how many images it was asked for
     * @param ids the provider's task ids
     */
    public record Part(int index, int count, List<String> ids) {

        public Part {
            ids = List.copyOf(ids);
        }

        /** One task of several makes one image. */
        private Part only(String id) {
            return ids.size() == 1 ? this : new Part(index + ids.indexOf(id), 1, List.of(id));
        }
    }

    private final String provider;
    private final String model;
    private final String mode;
    private final Instant submittedAt;
    private final Output output;
    private final List<Part> parts;
    private final List<ImageFailure> failures;
    private final List<Adjustment> adjustments;
    private final Map<String, Object> attributes;

    /**
     * What is done with the images when they come.
     *
     * @param format the format they are converted to; null to leave them as they are
     * @param compression 1 to 100; null for the usual one
     */
    public record Output(String format, Integer compression) {

        /** As they come. */
        public static final Output AS_IT_COMES = new Output(null, null);
    }

    private TaskHandle(Builder builder) {
        provider = builder.provider;
        model = builder.model;
        mode = builder.mode;
        submittedAt = builder.submittedAt;
        output = builder.output;
        parts = List.copyOf(builder.parts);
        failures = List.copyOf(builder.failures);
        adjustments = List.copyOf(builder.adjustments);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.attributes));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The provider's name. */
    public String getProvider() {
        return provider;
    }

    /** The model id as it was sent. */
    public String getModel() {
        return model;
    }

    /** {@code independent} images, a {@code group}, or a {@code set} that was asked for. */
    public String getMode() {
        return mode;
    }

    /** When it was submitted, ISO-8601. */
    public String getSubmittedAt() {
        return submittedAt.toString();
    }

    /** What is done with the images when they come. */
    public Output getOutput() {
        return output;
    }

    /** The submits that were taken, in the order of their images. */
    public List<Part> getParts() {
        return parts;
    }

    /** The images that will not come, since their submit was not taken. */
    public List<ImageFailure> getFailures() {
        return failures;
    }

    /** What was done differently from what was asked. */
    public List<Adjustment> getAdjustments() {
        return adjustments;
    }

    /** The user's own values, plain ones, that came with the request. */
    public Map<String, Object> getAttributes() {
        return attributes;
    }

    /** The same handle with the user's own values in it. */
    public TaskHandle withAttributes(Map<?, ?> more) {
        Builder copy = withoutTasks();
        parts.forEach(copy::part);
        failures.forEach(copy::failure);
        more.forEach((name, value) -> copy.attributes.put(String.valueOf(name), value));
        return copy.build();
    }

    /** The same handle for one of its tasks alone; empty where it is none of them. */
    public Optional<TaskHandle> only(String id) {
        return parts.stream()
                .filter(part -> part.ids().contains(id))
                .findFirst()
                .map(part -> withoutTasks().part(part.only(id)).build());
    }

    private Builder withoutTasks() {
        return builder()
                .provider(provider)
                .model(model)
                .mode(mode)
                .submittedAt(submittedAt)
                .output(output)
                .adjustments(adjustments)
                .attributes(attributes);
    }

    @Override
    public String toString() {
        return "TaskHandle[" + provider + ", " + parts.stream().map(Part::ids).toList() + "]";
    }

    /** Collects one handle. Not safe for use by several threads. */
    public static final class Builder {

        private String provider = "";
        private String model = "";
        private String mode = "independent";
        private Instant submittedAt = Instant.EPOCH;
        private Output output = Output.AS_IT_COMES;
        private final List<Part> parts = new ArrayList<>();
        private final List<ImageFailure> failures = new ArrayList<>();
        private final List<Adjustment> adjustments = new ArrayList<>();
        private final Map<String, Object> attributes = new LinkedHashMap<>();

        private Builder() {}

        public Builder provider(String name) {
            provider = name;
            return this;
        }

        public Builder model(String id) {
            model = id;
            return this;
        }

        public Builder mode(String independentGroupOrSet) {
            mode = independentGroupOrSet;
            return this;
        }

        public Builder submittedAt(Instant time) {
            submittedAt = time;
            return this;
        }

        public Builder output(Output wanted) {
            output = wanted;
            return this;
        }

        public Builder part(Part part) {
            parts.add(part);
            return this;
        }

        public Builder failure(ImageFailure failure) {
            failures.add(failure);
            return this;
        }

        public Builder adjustments(List<Adjustment> more) {
            adjustments.addAll(more);
            return this;
        }

        public Builder attributes(Map<String, ?> more) {
            attributes.putAll(more);
            return this;
        }

        public TaskHandle build() {
            return new TaskHandle(this);
        }
    }
}
