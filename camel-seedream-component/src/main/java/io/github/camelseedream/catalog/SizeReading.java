package io.github.camelseedream.catalog;

import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Adjustment;
import java.util.List;

/**
 * What the size words of a request come to.
 *
 * @param wanted the size; where there are complaints, what could be understood
 * @param complaints what makes no sense
 * @param adjustments which words were not used because another one is more exact
 */
public record SizeReading(
        RequestedSize wanted, List<Violation> complaints, List<Adjustment> adjustments) {

    public SizeReading {
        complaints = List.copyOf(complaints);
        adjustments = List.copyOf(adjustments);
    }
}
