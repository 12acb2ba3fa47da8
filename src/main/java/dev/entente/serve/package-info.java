/**
 * The SPARQL endpoint and the host of the explorer; start with {@link
 * dev.entente.serve.EntenteServer#start}, whose {@link dev.entente.serve.FrontDoor} every request
 * passes and whose {@link dev.entente.serve.QueryRunner} runs every query within its limits.
 */
@NullMarked
package dev.entente.serve;

import org.jspecify.annotations.NullMarked;
