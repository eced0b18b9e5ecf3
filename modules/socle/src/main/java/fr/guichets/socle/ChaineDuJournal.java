package fr.guichets.socle;

import fr.guichets.socle.Journal.Ligne;
import fr.guichets.socle.interne.Condense;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Follows a journal line by line, oldest first, and tells the first one that is not what was written. Each fingerprint
 * covers all columns and the fingerprint before; the first one covers the name of the schema, so that the journal of one
 * guichet cannot stand in for another's. What the national level noted shows a cut tail, or a chain remade whole.
 */
public final class ChaineDuJournal {

    /** @param rang where the chain breaks, {@code raison} French */
    public record Rupture(long rang, String raison) {}

    private final TreeMap<Long, String> temoins;
    private long rang;
    private String empreinte;

    /** @param temoins fingerprints noted by the national level, by rank; empty when none */
    public ChaineDuJournal(String schema, Map<Long, String> temoins) {
        this.temoins = new TreeMap<>(temoins);
        this.empreinte = schema;
    }

    /** The line that follows {@code precedente} in the journal of the schema, null for the first one. */
    static Ligne suivante(String schema, Ligne precedente, Instant le, Acteur auteur, String objet, Acte acte) {
        Ligne nue = new Ligne(
                precedente == null ? 1 : precedente.rang() + 1,
                le,
                auteur.identifiant(),
                auteur.nom(),
                objet,
                acte.action(),
                acte.avant(),
                acte.apres(),
                null);
        return new Ligne(
                nue.rang(),
                nue.le(),
                nue.auteur(),
                nue.auteurNom(),
                nue.objet(),
                nue.action(),
                nue.avant(),
                nue.apres(),
                empreinte(nue, precedente == null ? schema : precedente.empreinte()));
    }

    /** What was done, values in JSON. */
    record Acte(String action, String avant, String apres) {}

    private static String empreinte(Ligne ligne, String precedente) {
        return Condense.de(
                precedente,
                Long.toString(ligne.rang()),
                ligne.le().toString(),
                ligne.auteur(),
                ligne.auteurNom(),
                ligne.objet(),
                ligne.action(),
                ligne.avant(),
                ligne.apres());
    }

    /** @return what is wrong with this line, empty when it follows */
    public Optional<Rupture> suivre(Ligne ligne) {
        if (ligne.rang() != rang + 1) {
            return Optional.of(new Rupture(rang + 1, "ligne absente"));
        }
        if (!empreinte(ligne, empreinte).equals(ligne.empreinte())) {
            return Optional.of(new Rupture(ligne.rang(), "ligne modifiée, insérée ou déplacée"));
        }
        String temoin = temoins.get(ligne.rang());
        if (temoin != null && !temoin.equals(ligne.empreinte())) {
            return Optional.of(new Rupture(ligne.rang(), "ligne refaite depuis le relevé national"));
        }
        rang = ligne.rang();
        empreinte = ligne.empreinte();
        return Optional.empty();
    }

    /** @return what is missing after the last line, empty when nothing is */
    public Optional<Rupture> terminer() {
        return temoins.isEmpty() || temoins.lastKey() <= rang
                ? Optional.empty()
                : Optional.of(
                        new Rupture(rang + 1, "fin coupée : le relevé national va jusqu'au rang " + temoins.lastKey()));
    }

    /** How many lines follow each other. */
    public long lignes() {
        return rang;
    }
}
