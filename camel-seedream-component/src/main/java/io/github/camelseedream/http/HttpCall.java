package io.github.camelseedream.http;

import java.util.Map;

/**
 * An HTTP call as a value, without the key. Immutable.
 *
 * @param method GET, POST or DELETE
 * @param path relative to the provider's base URL, e.g. {@code images/generations}, or {@code
 *     ../../v1/balance}; may carry a query. {@code ../NAME/} leads to another host of the provider
 *     where it has one of that name
 * @param headers further headers
 * @param body what is sent; {@link HttpBody#NONE} for none
 */
public record HttpCall(String method, String path, Map<String, String> headers, HttpBody body) {

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    public static HttpCall get(String path) {
        return new HttpCall("GET", path, Map.of(), HttpBody.NONE);
    }

    public static HttpCall post(String path, HttpBody body) {
        return new HttpCall("POST", path, Map.of(), body);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
