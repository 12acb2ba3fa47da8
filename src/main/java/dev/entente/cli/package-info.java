/**
 * The command line, where everything is put together; start with {@link dev.entente.cli.Entente}.
 */
@NullMarked
package dev.entente.cli;

import org.jspecify.annotations.NullMarked;
