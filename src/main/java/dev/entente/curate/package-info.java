/**
 * What people decide about statements and actors, kept apart from what machines find; start with
 * {@link dev.entente.curate.Curator}.
 */
@NullMarked
package dev.entente.curate;

import org.jspecify.annotations.NullMarked;
