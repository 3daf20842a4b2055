package io.github.camelseedream.catalog;

import java.util.Set;

/**
 * The sizes that a provider takes for one model.
 *
 * @param rule the bounds, tiers and ratios
 * @param forms the forms in which its wire takes a size; empty where it takes every form as a
 *     person writes it
 */
public record Sizing(SizeRule rule, Set<SizeForm> forms) {

    /** Every form is sent as it was written. */
    public static final Sizing AS_WRITTEN = new Sizing(SizeRule.any(), Set.of());

    public Sizing {
        forms = Set.copyOf(forms);
    }

    public static Sizing of(SizeRule rule, SizeForm... forms) {
        return new Sizing(rule, Set.of(forms));
    }

    /** Whether a size may go out in a form. */
    public boolean takes(SizeForm form) {
        return isAsWritten() || forms.contains(form);
    }

    /** Whether sizes go out as they were written. */
    public boolean isAsWritten() {
        return forms.isEmpty();
    }
}
