package io.github.camelseedream.catalog;

import io.github.camelseedream.request.Complaint;
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
        WantedSize wanted, List<Complaint> complaints, List<Adjustment> adjustments) {

    public SizeReading {
        complaints = List.copyOf(complaints);
        adjustments = List.copyOf(adjustments);
    }
}
