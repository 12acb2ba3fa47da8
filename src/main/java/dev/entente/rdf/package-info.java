/**
 * Statements and actors as quads and back, the only place that knows both worlds; start with {@link
 * dev.entente.rdf.ArticleEncoder} and {@link dev.entente.rdf.StatementDecoder}.
 */
@NullMarked
package dev.entente.rdf;

import org.jspecify.annotations.NullMarked;
