/**
 * Articles in any number go through annotators into a store, in batches and exactly once: make an
 * {@link dev.entente.ingest.Ingest} and give it what an {@link dev.entente.article.Input} iterator
 * brings.
 */
@NullMarked
package dev.entente.ingest;

import org.jspecify.annotations.NullMarked;
