/**
 * Keeps the dataset and what is derived from it; start with {@link dev.entente.store.EntenteStore},
 * fill it with {@link dev.entente.store.ArticleLoader}.
 */
@NullMarked
package dev.entente.store;

import org.jspecify.annotations.NullMarked;
