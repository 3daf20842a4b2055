/**
 * What the models can make: the table of model families, the sizes each takes, and how a wanted
 * size becomes one of them. Start at {@link io.github.camelseedream.catalog.ModelFamilies} and
 * {@link io.github.camelseedream.catalog.SizeRule}. Immutable values, safe for use by several
 * threads; the table advises and never stands in the way of a model it does not know.
 */
package io.github.camelseedream.catalog;
