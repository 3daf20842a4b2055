package io.github.camelseedream.catalog;

import java.util.Set;

/**
 * The sizes that a provider takes for one model. Immutable.
 *
 * @param rule the bounds, tiers and ratios
 * @param forms the forms in which its wire takes a size; empty where it takes every form as a
 *     person writes it
 */
public record SizeSupport(SizeRule rule, Set<SizeFormat> forms) {

    /** Every form is sent as it was written. */
    public static final SizeSupport AS_WRITTEN = new SizeSupport(SizeRule.any(), Set.of());

    public SizeSupport {
        forms = Set.copyOf(forms);
    }

    public static SizeSupport of(SizeRule rule, SizeFormat... forms) {
        return new SizeSupport(rule, Set.of(forms));
    }

    /** Whether a size may go out in a form. */
    public boolean takes(SizeFormat form) {
        return isAsWritten() || forms.contains(form);
    }

    /** Whether sizes go out as they were written. */
    public boolean isAsWritten() {
        return forms.isEmpty();
    }
}
