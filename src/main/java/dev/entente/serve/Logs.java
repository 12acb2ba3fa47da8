package dev.entente.serve;

import java.io.PrintWriter;

/**
 * Where a server tells what it does, one JSON object a line.
 *
 * @param requests who asked what, and which queries were slow
 * @param events what happened that nobody asked for
 */
public record Logs(PrintWriter requests, PrintWriter events) {}
