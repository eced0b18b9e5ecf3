package fr.guichets.reglement;

import fr.guichets.reglement.Reglement.Provenance;
import fr.guichets.reglement.interne.DepotNational;
import fr.guichets.reglement.interne.VersionDeposee;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What every guichet says of one rule on one day. The perimeter is the national level. */
@ApplicationScoped
@Transactional
public class Comparaison {

    /**
     * @param groupe the same letter for the guichets that say the same, A for the most frequent
     * @param enonce sentences
     */
    public record Ligne(Guichet guichet, String version, String groupe, List<String> enonce, Provenance provenance) {}

    private static final int LETTRES = 26;

    @Inject
    DepotNational depot;

    @Inject
    Guichets guichets;

    /**
     * By code; the guichets without a version on that day are left out, and one made a moment ago that this server has not
     * read yet.
     *
     * @param cle of the vocabulary
     * @throws fr.guichets.socle.Introuvable when the vocabulary has no such key
     */
    @Reserve(Role.NATIONAL)
    public List<Ligne> de(String cle, LocalDate jour) {
        String connue = Vocabulaire.cle(cle).nom();
        Map<CodeDepartement, Guichet> parCode =
                guichets.tous().stream().collect(Collectors.toMap(Guichet::code, Function.identity()));
        List<Ligne> lignes = new ArrayList<>();
        for (VersionDeposee version : depot.enVigueur(jour)) {
            if (!parCode.containsKey(version.guichet())) {
                continue;
            }
            Reglement reglement = version.reglement();
            lignes.add(new Ligne(
                    parCode.get(version.guichet()),
                    version.numero(),
                    "",
                    Enonces.de(reglement, connue),
                    provenance(reglement, connue)));
        }
        return grouper(lignes);
    }

    private static Provenance provenance(Reglement reglement, String cle) {
        return reglement.provenances().stream()
                .filter(provenance -> provenance.cle().equals(cle))
                .findFirst()
                .orElseThrow();
    }

    /** The most frequent first; among equals, the one of the first guichet. */
    private static List<Ligne> grouper(List<Ligne> lignes) {
        Map<List<String>, Long> effectifs = lignes.stream()
                .collect(Collectors.groupingBy(Ligne::enonce, LinkedHashMap::new, Collectors.counting()));
        Map<List<String>, String> lettres = new HashMap<>();
        effectifs.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(groupe -> lettres.put(groupe.getKey(), lettre(lettres.size())));
        return lignes.stream()
                .map(ligne -> new Ligne(
                        ligne.guichet(),
                        ligne.version(),
                        lettres.get(ligne.enonce()),
                        ligne.enonce(),
                        ligne.provenance()))
                .sorted(Comparator.comparing(ligne -> ligne.guichet().code()))
                .toList();
    }

    /** A to Z, then AA, AB… */
    private static String lettre(int rang) {
        String derniere = String.valueOf((char) ('A' + rang % LETTRES));
        return rang < LETTRES ? derniere : lettre(rang / LETTRES - 1) + derniere;
    }
}
