/**
 * The waist of the house: who is said to stand how to whom, by whom, how surely, in which words;
 * start with {@link dev.entente.statement.Statement}.
 */
@NullMarked
package dev.entente.statement;

import org.jspecify.annotations.NullMarked;
