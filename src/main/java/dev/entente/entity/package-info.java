/**
 * Who the actors are, what they are called, and who is meant in a text; start with {@link
 * dev.entente.entity.Mention}.
 */
@NullMarked
package dev.entente.entity;

import org.jspecify.annotations.NullMarked;
