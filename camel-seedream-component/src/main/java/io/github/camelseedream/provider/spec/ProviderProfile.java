package io.github.camelseedream.provider.spec;

import io.github.camelseedream.http.Auth;
import java.net.URI;

/**
 * Who a provider is.
 *
 * @param name the name in the option {@code provider}
 * @param title the name people use
 * @param baseUrl where its API lives, without a trailing slash
 * @param auth how it wants its key
 * @param keyVariable the environment variable its users keep the key in
 */
public record ProviderProfile(
        String name, String title, URI baseUrl, Auth.Style auth, String keyVariable) {}
