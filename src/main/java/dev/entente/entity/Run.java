package dev.entente.entity;

import dev.entente.entity.NominalGroups.Head;

/** A run of modifiers and heads, and the head that ends it. */
record Run(int from, int to, Head head, int headFrom, boolean compound) {}
