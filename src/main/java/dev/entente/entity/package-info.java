/**
 * Who the actors are, what they are called, and who is meant in a text.
 *
 * <p>What comes out is a {@link dev.entente.entity.Mention}; start with {@link
 * dev.entente.entity.Gazetteer}, which holds the tables as automata, and with the package's {@code
 * Reading}, which lists the passes over one article in their order: {@code NameSearch} finds names,
 * {@code NameChoice} decides whom they stand for, {@code NewNames} and {@code ShortNames} add those
 * that no list holds, {@code NamePhrases} and {@code HeadPhrases} read the noun phrases around
 * them, and {@code Coreference} asks {@code Pronouns}, {@code QuotationSpeakers}, {@code Pairs},
 * {@code Partners}, {@code StateWords} and {@code Descriptions} what refers back; these look into
 * {@code Discourse} for who was told before and into its {@code MentionLists} for who was told
 * together. {@link dev.entente.entity.EntityTables} reads the data.
 */
@NullMarked
package dev.entente.entity;

import org.jspecify.annotations.NullMarked;
