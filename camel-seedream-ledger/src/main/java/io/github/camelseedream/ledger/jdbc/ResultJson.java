package io.github.camelseedream.ledger.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelseedream.ledger.RecordedResult;
import java.sql.SQLException;

/** The JSON in the column {@code result}. Stateless. */
final class ResultJson {

    /** A newer version may write more. */
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private ResultJson() {}

    static String write(RecordedResult result) {
        try {
            return JSON.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Empty facts where a person resolved the call as paid. */
    static RecordedResult read(String json) throws SQLException {
        try {
            return json == null
                    ? new RecordedResult("", "", null, null, null)
                    : JSON.readValue(json, RecordedResult.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("the column result is not what the ledger writes", e);
        }
    }
}
