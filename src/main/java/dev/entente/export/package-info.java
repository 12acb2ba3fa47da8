/**
 * Writes the graph in the formats that other tools read; start with {@link
 * dev.entente.export.Exporter}.
 */
@NullMarked
package dev.entente.export;

import org.jspecify.annotations.NullMarked;
