package dev.entente.export;

import java.io.IOException;

/** Writes a graph in one format. */
interface GraphWriter {

  void write(ActorGraph graph, Target target) throws IOException;
}
