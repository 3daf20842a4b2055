package io.github.camelseedream.operation;

import io.github.camelseedream.exchange.ExchangeWriter;
import io.github.camelseedream.exchange.ReferenceReader;
import io.github.camelseedream.exchange.RequestOptions;
import io.github.camelseedream.generate.ImageGenerator;
import io.github.camelseedream.generate.call.GenerationSettings;
import io.github.camelseedream.generate.call.Target;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.result.ImageStore;
import java.util.List;

/**
 * An endpoint, as its operations use it. Safe for use by several threads.
 *
 * @hidden
 */
public interface OperationContext {

    /** The name of the endpoint's own provider. */
    String provider();

    /**
     * The provider of that name with the way to it.
     *
     * @throws IllegalArgumentException if the endpoint may not call it; the message goes on after
     *     the provider's name
     */
    Target target(String provider);

    /** The names of the providers of that kind that come with the component. */
    List<String> builtIn(Class<? extends ImageProvider> kind);

    /** What the options say about requests. */
    RequestOptions requestOptions();

    /** How the endpoint wants its requests done. */
    GenerationSettings settings();

    ImageGenerator generator();

    ReferenceReader references();

    ExchangeWriter writer();

    /** The ledger of its calls; null where there is none. */
    Ledger ledger();

    /** The key of the request whose calls are resolved; null where a message says it, or none. */
    String resolve();

    /** Where images live. */
    ImageStore store();

    /** Tells endpoints apart, also after a restart; no URI, since that may have a key in it. */
    String identity();

    /** The keys that a delivery may be signed with. */
    List<Auth> webhookKeys();

    /** The keys that its provider publishes, and a delivery may be signed with. */
    PublishedKeys publishedKeys();

    /** Which deliveries were dealt with. */
    WebhookDeduplicator deliveries();
}
