package io.github.camelseedream.catalog;

import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Adjustment;
import java.util.List;

/**
 * What the size words of a request come to. Immutable.
 *
 * @param wanted the size; where there are violations, what could be understood
 * @param violations what makes no sense
 * @param adjustments which words were not used because another one is more exact
 * @hidden
 */
public record SizeReading(
        RequestedSize wanted, List<Violation> violations, List<Adjustment> adjustments) {

    public SizeReading {
        violations = List.copyOf(violations);
        adjustments = List.copyOf(adjustments);
    }
}
