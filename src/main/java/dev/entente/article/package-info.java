/**
 * An article is a text with an identity: start with {@link dev.entente.article.Article}; every
 * offset in Entente counts in its text.
 */
@NullMarked
package dev.entente.article;

import org.jspecify.annotations.NullMarked;
