/**
 * The rule annotator, the only place that knows CoreNLP; start with {@link
 * dev.entente.annotate.rules.RuleAnnotator}.
 */
@NullMarked
package dev.entente.annotate.rules;

import org.jspecify.annotations.NullMarked;
