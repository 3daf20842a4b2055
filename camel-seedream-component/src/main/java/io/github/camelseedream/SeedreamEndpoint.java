package io.github.camelseedream;

import io.github.camelseedream.request.ParameterDescriptions;
import java.net.URI;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Make and edit images with ByteDance's Seedream models, whoever hosts them.
 *
 * <p>Safe for use by several threads.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "seedream",
        title = "Seedream",
        syntax = "seedream:operation",
        category = {Category.AI},
        producerOnly = true,
        headersClass = SeedreamConstants.class)
public class SeedreamEndpoint extends DefaultEndpoint
        implements AsyncEndpoint, EndpointServiceLocation {

    @UriPath(description = "What to do.")
    @Metadata(required = true)
    private final SeedreamOperation operation;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.RESOLVE + " Usually given by message.")
    private String resolve;

    @UriParam private SeedreamConfiguration configuration;

    private final EndpointContext context;

    public SeedreamEndpoint(
            String uri,
            SeedreamComponent component,
            SeedreamOperation operation,
            SeedreamConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
        this.context = new EndpointContext(this);
    }

    @Override
    public Producer createProducer() {
        return new SeedreamProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "seedream is a producer only: use it in to(), not in from()");
    }

    @Override
    public SeedreamComponent getComponent() {
        return (SeedreamComponent) super.getComponent();
    }

    /** What its requests run with. */
    EndpointContext context() {
        return context;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        context.start();
        getComponent().shared().checks().add(this);
    }

    @Override
    protected void doStop() throws Exception {
        context.stop();
        getComponent().shared().checks().remove(this);
        super.doStop();
    }

    @Override
    public String getServiceUrl() {
        return context.baseUrl().map(URI::toString).orElse("");
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    public SeedreamOperation getOperation() {
        return operation;
    }

    public String getResolve() {
        return resolve;
    }

    public void setResolve(String resolve) {
        this.resolve = resolve;
    }

    public SeedreamConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SeedreamConfiguration configuration) {
        this.configuration = configuration;
    }
}
