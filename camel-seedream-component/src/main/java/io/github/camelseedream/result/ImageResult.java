package io.github.camelseedream.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that came back for one request: the images that came, the failures of those that did not, the
 * cost where the provider tells, and what was adjusted. Immutable; JSON-plain.
 */
public final class ImageResult {

    private final String provider;
    private final String model;
    private final String requestId;
    private final String mode;
    private final List<GeneratedImage> images;
    private final List<ImageFailure> failures;
    private final Cost cost;
    private final List<Adjustment> adjustments;
    private final Map<String, Object> metadata;
    private final TaskHandle task;

    private ImageResult(Builder builder) {
        provider = builder.provider;
        model = builder.model;
        requestId = builder.requestId;
        mode = builder.mode;
        images = List.copyOf(builder.images);
        failures = List.copyOf(builder.failures);
        cost = builder.cost;
        adjustments = List.copyOf(builder.adjustments);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(builder.metadata));
        task = builder.task;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The provider's name. */
    public String getProvider() {
        return provider;
    }

    /** The model that made the images, as the provider names it. */
    public String getModel() {
        return model;
    }

    /** The provider's id of the request; empty where it gives none. */
    public String getRequestId() {
        return requestId;
    }

    /** {@code independent} images, a {@code group}, or a {@code set} that was asked for. */
    public String getMode() {
        return mode;
    }

    /** The images that came, in order. */
    public List<GeneratedImage> getImages() {
        return images;
    }

    /** The images that did not come. */
    public List<ImageFailure> getFailures() {
        return failures;
    }

    /** What it cost; null where the provider does not tell, never zero for unknown. */
    public Cost getCost() {
        return cost;
    }

    /** What was done differently from what was asked. */
    public List<Adjustment> getAdjustments() {
        return adjustments;
    }

    /** Further facts of the provider, e.g. its created time; plain values. */
    public Map<String, Object> getMetadata() {
        return metadata;
    }

    /** The handle of the images that are not ready yet; null where none is. */
    public TaskHandle getTask() {
        return task;
    }

    @Override
    public String toString() {
        return "ImageResult[" + provider + ", " + images + ", " + failures.size() + " failures]";
    }

    /** Collects one result. Not safe for use by several threads. */
    public static final class Builder {

        private String provider = "";
        private String model = "";
        private String requestId = "";
        private String mode = "independent";
        private final List<GeneratedImage> images = new ArrayList<>();
        private final List<ImageFailure> failures = new ArrayList<>();
        private Cost cost;
        private final List<Adjustment> adjustments = new ArrayList<>();
        private final Map<String, Object> metadata = new LinkedHashMap<>();
        private TaskHandle task;

        private Builder() {}

        public Builder provider(String name) {
            provider = name;
            return this;
        }

        public Builder model(String id) {
            model = id;
            return this;
        }

        public Builder requestId(String id) {
            requestId = id;
            return this;
        }

        public Builder mode(String independentGroupOrSet) {
            mode = independentGroupOrSet;
            return this;
        }

        public Builder image(GeneratedImage image) {
            images.add(image);
            return this;
        }

        public Builder failure(ImageFailure failure) {
            failures.add(failure);
            return this;
        }

        /** Adds to the cost so far. */
        public Builder cost(Cost more) {
            cost = cost == null ? more : cost.plus(more);
            return this;
        }

        public Builder adjustments(List<Adjustment> more) {
            adjustments.addAll(more);
            return this;
        }

        public Builder metadata(Map<String, Object> more) {
            metadata.putAll(more);
            return this;
        }

        /** The handle of the images that are not ready yet. */
        public Builder task(TaskHandle handle) {
            task = handle;
            return this;
        }

        public ImageResult build() {
            return new ImageResult(this);
        }
    }
}
