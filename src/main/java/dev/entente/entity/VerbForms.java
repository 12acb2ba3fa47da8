package dev.entente.entity;

import java.util.Set;

/** Finite verbs that are told from nouns without a parse. */
final class VerbForms {

  static final Set<String> SPEECH =
      Set.of(
          "said",
          "says",
          "told",
          "added",
          "adds",
          "warned",
          "insisted",
          "stressed",
          "declared",
          "stated",
          "announced",
          "argued",
          "noted",
          "explained",
          "claimed",
          "tweeted",
          "wrote",
          "asked",
          "vowed",
          "replied");
  static final Set<String> IRREGULAR =
      Set.of(
          "wrote",
          "fled",
          "left",
          "flew",
          "fell",
          "won",
          "lost",
          "built",
          "bought",
          "sold",
          "spoke",
          "broke",
          "drove",
          "saw",
          "led",
          "fought",
          "shot",
          "struck",
          "hit",
          "went",
          "came",
          "ran",
          "grew",
          "swore",
          "withdrew",
          "overthrew",
          "forbade",
          "stood",
          "paid",
          "found",
          "brought",
          "sank",
          "rode",
          "chose",
          "froze",
          "knew",
          "thought");

  private VerbForms() {}
}
