/**
 * Compares statement tables with gold; start with {@link dev.entente.evaluate.Comparison}, and with
 * {@link dev.entente.evaluate.PloverComparison} for gold that knows event types only.
 */
@NullMarked
package dev.entente.evaluate;

import org.jspecify.annotations.NullMarked;
