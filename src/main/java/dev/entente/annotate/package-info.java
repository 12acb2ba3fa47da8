/**
 * Annotators turn an article into statements; start with {@link dev.entente.annotate.Annotator}.
 */
@NullMarked
package dev.entente.annotate;

import org.jspecify.annotations.NullMarked;
