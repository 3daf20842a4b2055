package io.github.camelseedream.provider.spec;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.ModelFamily;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.request.ImageParameter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who a provider is, and all that can be said of it in values: where it lives, how it wants its
 * key, what it calls the models, what it takes, and what its errors mean. Immutable and safe for
 * use by several threads.
 */
public final class ProviderSpec {

    private final String name;
    private final String title;
    private final URI baseUrl;
    private final Map<String, URI> otherHosts;
    private final Auth.Style auth;
    private final List<String> keyVariables;
    private final String requestIdHeader;
    private final Map<String, String> modelIds;
    private final ParameterTable parameters;
    private final ModelLimits limits;
    private final Map<ModelFamily, ModelLimits> familyLimits;
    private final Map<String, FailureKind> errorCodes;
    private final List<String> errorDetails;

    private ProviderSpec(Builder builder) {
        name = builder.name;
        title = builder.title;
        baseUrl = builder.baseUrl;
        otherHosts = Map.copyOf(builder.otherHosts);
        auth = builder.auth;
        keyVariables = builder.keyVariables;
        requestIdHeader = builder.requestIdHeader;
        modelIds = Map.copyOf(builder.modelIds);
        parameters = ParameterTable.parse(builder.parameters, builder.providerParameters);
        limits = builder.limits;
        familyLimits = Map.copyOf(builder.familyLimits);
        errorCodes = Map.copyOf(builder.errorCodes);
        errorDetails = builder.errorDetails;
    }

    /**
     * The spec of a new provider.
     *
     * @param name the name in the option {@code provider}
     * @param title the name people use
     * @param baseUrl where its API lives, without a trailing slash; an empty text where that is the
     *     option {@code baseUrl}
     */
    public static Builder of(String name, String title, String baseUrl) {
        return new Builder(name, title, URI.create(baseUrl));
    }

    /** The name in the option {@code provider}. */
    public String name() {
        return name;
    }

    /** The name people use. */
    public String title() {
        return title;
    }

    /** Where its API lives, without a trailing slash; an empty address where only users know. */
    public URI baseUrl() {
        return baseUrl;
    }

    /**
     * The hosts of its other APIs: a call to {@code ../NAME/path} goes to the path at the host of
     * that name. At any other base URL it goes where it says, beside that URL.
     */
    public Map<String, URI> otherHosts() {
        return otherHosts;
    }

    /** How it wants its key. */
    public Auth.Style auth() {
        return auth;
    }

    /** The environment variable its users keep the key in; of several, the first. */
    public String keyVariable() {
        return keyVariables.get(0);
    }

    /** The environment variables its users keep the key in; the first that is set counts. */
    public List<String> keyVariables() {
        return keyVariables;
    }

    /** The header in which a reply names the request; empty where none does. */
    public String requestIdHeader() {
        return requestIdHeader;
    }

    /** The provider's id of a public model name; any other text as it is. */
    public String modelId(String model) {
        return modelIds.getOrDefault(model, model);
    }

    /** What becomes of each parameter; what the table lacks is unsupported. */
    public ParameterTable parameters() {
        return parameters;
    }

    /**
     * The sizes it takes for a model, by the provider's id, and in which forms. What it cannot take
     * is resolved before a call is made.
     */
    public SizeSupport sizes(String model) {
        return limits(model).sizes(ModelFamilies.of(model));
    }

    /**
     * How many images one call for a model, by the provider's id, may ask for beside so many
     * references, and what several of them are.
     */
    public CountLimits counts(String model, int references) {
        return limits(model).counts(references);
    }

    /** What it takes as reference images of a model, by the provider's id. */
    public ReferenceLimits references(String model) {
        return limits(model).references();
    }

    /**
     * The output formats that a model makes itself, by the provider's id, although the row of
     * outputFormat says that the component makes them.
     */
    public Set<String> nativeFormats(String model) {
        return limits(model).nativeFormats();
    }

    /**
     * The parameters that a model, by the provider's id, does not take although the table says that
     * the provider does.
     */
    public Set<ImageParameter<?>> missing(String model) {
        return limits(model).missing();
    }

    /** The numbers that the adapter holds a model to, by the provider's id. */
    public List<Limit> numbers(String model) {
        return limits(model).numbers();
    }

    /** What the price list says of a model, by the provider's id; empty where none is known. */
    public Optional<ImagePrice> price(String model) {
        return limits(model).price();
    }

    private ModelLimits limits(String model) {
        return familyLimits.getOrDefault(ModelFamilies.of(model), limits);
    }

    /** What the codes in its errors mean; an error without one of these goes by its status. */
    public Map<String, FailureKind> errorCodes() {
        return errorCodes;
    }

    /** Fields of an error that say more than its message. */
    public List<String> errorDetails() {
        return errorDetails;
    }

    @Override
    public String toString() {
        return title;
    }

    /** Collects what a spec says. Not safe for use by several threads. */
    public static final class Builder {

        private final String name;
        private final String title;
        private final URI baseUrl;
        private final Map<String, URI> otherHosts = new HashMap<>();
        private Auth.Style auth = Auth.Style.BEARER;
        private List<String> keyVariables;
        private String requestIdHeader = "";
        private final Map<String, String> modelIds = new HashMap<>();
        private String parameters = "";
        private String providerParameters = "";
        private ModelLimits limits = ModelLimits.sizesAsWritten();
        private final Map<ModelFamily, ModelLimits> familyLimits = new HashMap<>();
        private final Map<String, FailureKind> errorCodes = new HashMap<>();
        private List<String> errorDetails = List.of();

        private Builder(String name, String title, URI baseUrl) {
            this.name = name;
            this.title = title;
            this.baseUrl = baseUrl;
            this.keyVariables =
                    List.of(name.toUpperCase(Locale.ROOT).replace('-', '_') + "_API_KEY");
        }

        /** Where another of its APIs lives, without a trailing slash; see {@link #otherHosts()}. */
        public Builder otherHost(String name, String url) {
            otherHosts.put(name, URI.create(url));
            return this;
        }

        /** How it wants its key, where that is not {@code Authorization: Bearer KEY}. */
        public Builder auth(Auth.Style style) {
            auth = style;
            return this;
        }

        /**
         * The environment variables its users keep the key in, where it is not NAME_API_KEY; the
         * first that is set counts.
         */
        public Builder keyVariable(String... variables) {
            keyVariables = List.of(variables);
            return this;
        }

        /** The header in which a reply names the request. */
        public Builder requestIdHeader(String header) {
            requestIdHeader = header;
            return this;
        }

        /** The provider's id of a model, and the public names that go out as it. */
        public Builder modelId(String id, String... publicNames) {
            for (String publicName : publicNames) {
                modelIds.put(publicName, id);
            }
            return this;
        }

        /** The provider's id of the model of a family, under all names of the family. */
        public Builder modelId(String id, ModelFamily family) {
            family.spellings().forEach(spelling -> modelIds.put(spelling, id));
            return modelId(id, family.name());
        }

        /** The rows of {@link ParameterTable}: what becomes of each parameter. */
        public Builder parameters(String rows) {
            parameters = rows;
            return this;
        }

        /** The rows of {@link ParameterTable}: the fields of its own. */
        public Builder providerParameters(String rows) {
            providerParameters = rows;
            return this;
        }

        /** What it takes for every model that {@link #limits(ModelFamily, ModelLimits)} leaves. */
        public Builder limits(ModelLimits ofModels) {
            limits = ofModels;
            return this;
        }

        /** What it takes for the models of a family. */
        public Builder limits(ModelFamily family, ModelLimits ofFamily) {
            familyLimits.put(family, ofFamily);
            return this;
        }

        /**
         * What codes in its errors mean: one {@link FailureKind} a line, in lower case, a bar, and
         * its codes.
         */
        public Builder errorCodes(String rows) {
            for (List<String> cells : ParameterTable.cells(rows)) {
                FailureKind meaning = FailureKind.named(cells.get(0));
                for (String code : cells.get(1).split(" ")) {
                    errorCodes.put(code, meaning);
                }
            }
            return this;
        }

        /** Fields of an error that say more than its message. */
        public Builder errorDetails(String... fields) {
            errorDetails = List.of(fields);
            return this;
        }

        public ProviderSpec build() {
            return new ProviderSpec(this);
        }
    }
}
