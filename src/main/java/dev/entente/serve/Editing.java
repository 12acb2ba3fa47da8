package dev.entente.serve;

import dev.entente.ingest.LiveIngest;
import dev.entente.statement.Vocabulary;
import dev.entente.store.Policy;

/**
 * What a server needs that may be written to.
 *
 * @param policy by which relationships stand as plain edges
 * @param articles takes new ones
 */
public record Editing(Vocabulary vocabulary, Policy policy, LiveIngest articles) {}
