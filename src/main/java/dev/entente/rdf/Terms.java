package dev.entente.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sys.JenaSystem;

/**
 * The terms of the model itself, which every domain shares; a domain's relations and actor kinds
 * are never listed here.
 */
public final class Terms {

  static {
    JenaSystem.init();
  }

  /** Namespace of the model's own terms, prefix {@code ent}. */
  public static final String ENT = "https://w3id.org/entente/ns#";

  public static final String OA = "http://www.w3.org/ns/oa#";
  public static final String PROV = "http://www.w3.org/ns/prov#";
  public static final String ORG = "http://www.w3.org/ns/org#";
  public static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
  public static final String SCHEMA = "https://schema.org/";
  public static final String DCTERMS = "http://purl.org/dc/terms/";

  public static final Node TYPE = node("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
  public static final Node RDF_SUBJECT = node("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject");
  public static final Node RDF_PREDICATE =
      node("http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate");
  public static final Node RDF_OBJECT = node("http://www.w3.org/1999/02/22-rdf-syntax-ns#object");
  public static final Node REIFIES = node("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies");
  public static final Node SUB_PROPERTY_OF =
      node("http://www.w3.org/2000/01/rdf-schema#subPropertyOf");
  public static final Node LABEL = node("http://www.w3.org/2000/01/rdf-schema#label");
  public static final Node SAME_AS = node("http://www.w3.org/2002/07/owl#sameAs");

  public static final Node ARTICLE_CLASS = ent("Article");
  public static final Node STATEMENT_CLASS = ent("Statement");
  public static final Node RELATIONSHIP_CLASS = ent("Relationship");
  public static final Node PAIR_CLASS = ent("Pair");
  public static final Node STORE_CLASS = ent("Store");

  // Articles.
  public static final Node IDENTIFIER = dcterms("identifier");
  public static final Node TITLE = dcterms("title");
  public static final Node CREATOR = dcterms("creator");
  public static final Node PUBLISHER = dcterms("publisher");
  public static final Node ISSUED = dcterms("issued");
  public static final Node LANGUAGE = dcterms("language");
  public static final Node URL = node(SCHEMA + "url");
  public static final Node TEXT = ent("text");
  public static final Node TEXT_HASH = ent("textHash");
  public static final Node TEXT_SIGNATURE = ent("textSignature");

  /** Fingerprint of everything that was loaded for the article; the record that it is done. */
  public static final Node CONTENT_HASH = ent("contentHash");

  /** How many statements the article has, part of the record that it is done. */
  public static final Node STATEMENT_COUNT = ent("statementCount");

  /** True where a person marked every statement of the article. */
  public static final Node COMPLETE = ent("complete");

  /** From a near-identical copy of an article to the one that is counted. */
  public static final Node COPY_OF = ent("copyOf");

  // Statements.
  public static final Node ARTICLE = ent("article");
  public static final Node SUBJECT = ent("subject");
  public static final Node RELATION = ent("relation");
  public static final Node OBJECT = ent("object");
  public static final Node PAIR = ent("pair");
  public static final Node POLARITY = ent("polarity");
  public static final Node CERTAINTY = ent("certainty");
  public static final Node TENSE = ent("tense");
  public static final Node CONTEXT = ent("context");
  public static final Node VALID_FROM = ent("validFrom");
  public static final Node VALID_TO = ent("validTo");
  public static final Node ATTRIBUTION_KIND = ent("attributionKind");
  public static final Node ATTRIBUTED_TO = ent("attributedTo");

  /** What the article calls a source without a name. */
  public static final Node SOURCE_WORDS = ent("sourceWords");

  /** The outer sources, in no order. */
  public static final Node REPORTED_BY = ent("reportedBy");

  /** Where there are several outer sources: their ids, outermost first, with | between. */
  public static final Node REPORTED_VIA = ent("reportedVia");

  public static final Node ANNOTATOR_CLASS = ent("Annotator");

  public static final Node CUE = ent("cue");
  public static final Node STANCE = ent("stance");
  public static final Node CONFIDENCE = ent("confidence");
  public static final Node ANNOTATED_BY = ent("annotatedBy");
  public static final Node RULE = ent("rule");
  public static final Node EVENT = ent("event");
  public static final Node ABOUT = ent("about");

  /** What the statement is called in its table. */
  public static final Node KEY = ent("key");

  /** True where the evidence lies in the article's title. */
  public static final Node IN_TITLE = ent("inTitle");

  public static final Node EXACT = node(OA + "exact");
  public static final Node START = node(OA + "start");
  public static final Node END = node(OA + "end");

  // Spans of the words for the parts, "begin-end" as in the statement table.
  public static final Node SUBJECT_SPAN = ent("subjectSpan");
  public static final Node OBJECT_SPAN = ent("objectSpan");
  public static final Node TRIGGER_SPAN = ent("triggerSpan");
  public static final Node CUE_SPAN = ent("cueSpan");

  public static final Node AFFIRMED = ent("affirmed");
  public static final Node NEGATED = ent("negated");

  // What statements add up to.
  public static final Node COUNTED_IN = ent("countedIn");

  /** As which standing a statement is counted. */
  public static final Node COUNTED_AS = ent("countedAs");

  public static final Node STANDING = ent("standing");
  public static final Node CONTESTED_BY = ent("contestedBy");
  public static final Node STATED_COUNT = ent("statedCount");
  public static final Node ALLEGED_COUNT = ent("allegedCount");
  public static final Node PLANNED_COUNT = ent("plannedCount");
  public static final Node POSSIBLE_COUNT = ent("possibleCount");
  public static final Node DENIED_COUNT = ent("deniedCount");
  public static final Node INDEPENDENT_SOURCES = ent("independentSources");
  public static final Node MEMBER = ent("member");

  // Actors.
  public static final Node PREF_LABEL = node(SKOS + "prefLabel");
  public static final Node ALT_LABEL = node(SKOS + "altLabel");

  /** From an organ or office-holder to whom it acts for; relations may be kinds of it. */
  public static final Node REPRESENTS = ent("represents");

  /** From an actor known from texts to the state it belongs to without acting for it. */
  public static final Node BELONGS_TO = ent("belongsTo");

  // The store and its runs.
  public static final Node POLICY = ent("policy");
  public static final Node ONTOLOGY_HASH = ent("ontologyHash");
  public static final Node ENTITIES_HASH = ent("entitiesHash");
  public static final Node STALE = ent("stale");

  // Input that could not be read or annotated.
  public static final Node QUARANTINED_CLASS = ent("Quarantined");
  public static final Node PLACE = ent("place");
  public static final Node FILE = ent("file");
  public static final Node FOLDER = ent("folder");
  public static final Node POSITION = ent("position");
  public static final Node REASON = ent("reason");

  private Terms() {}

  /** A term of the model's own namespace. */
  public static Node ent(String name) {
    return node(ENT + name);
  }

  private static Node dcterms(String name) {
    return node(DCTERMS + name);
  }

  private static Node node(String iri) {
    return NodeFactory.createURI(iri);
  }
}
