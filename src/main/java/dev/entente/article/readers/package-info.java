/**
 * Files of all kinds become articles: open {@link dev.entente.article.readers.Inputs} on what a
 * person named and take one {@link dev.entente.article.Input} after the other.
 */
@NullMarked
package dev.entente.article.readers;

import org.jspecify.annotations.NullMarked;
