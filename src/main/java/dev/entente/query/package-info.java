/**
 * Finds, describes and runs questions to a store; start with {@link
 * dev.entente.query.QueryCatalogue} for the kept ones, {@link dev.entente.query.QueryEngine} to run
 * any, and {@link dev.entente.query.Explainer} for the words behind an edge.
 */
@NullMarked
package dev.entente.query;

import org.jspecify.annotations.NullMarked;
