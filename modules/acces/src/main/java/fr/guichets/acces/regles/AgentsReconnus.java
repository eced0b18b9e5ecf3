package fr.guichets.acces.regles;

import fr.guichets.acces.Equipe.Ecart;
import fr.guichets.socle.CodeDepartement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By what an agent of a préfecture is recognised at an invited first login.
 *
 * @param fournisseurs identity providers (claim idp_id) of the administration
 * @param prefectures SIRET of the préfecture, by code of département
 */
public record AgentsReconnus(Set<String> fournisseurs, Map<String, String> prefectures) {

    /**
     * @param fournisseurs separated by commas
     * @param prefectures code and SIRET: 18=17180001400018, 63=…
     * @throws IllegalArgumentException when a SIRET has not 14 digits or a code is none
     */
    public static AgentsReconnus lire(String fournisseurs, String prefectures) {
        return new AgentsReconnus(
                elements(fournisseurs).collect(Collectors.toSet()),
                elements(prefectures)
                        .map(AgentsReconnus::prefecture)
                        .collect(Collectors.toMap(paire -> paire[0], paire -> paire[1])));
    }

    private static Stream<String> elements(String liste) {
        return Arrays.stream(liste.split(",")).map(String::strip).filter(element -> !element.isEmpty());
    }

    private static String[] prefecture(String element) {
        String[] paire = element.split("=", 2);
        if (paire.length != 2 || !paire[1].matches("\\d{14}")) {
            throw new IllegalArgumentException("« code=SIRET » attendu : " + element);
        }
        return new String[] {new CodeDepartement(paire[0].strip()).valeur(), paire[1]};
    }

    /**
     * How an identity differs from what the invitation expects; empty when nothing does. It may be recognised without
     * anybody's approval when no difference is {@code bloquant}.
     *
     * @param fournisseur and siret as the identity provider asserts them, null when it says nothing
     */
    public List<Ecart> ecarts(
            CodeDepartement guichet, String courrielInvite, String fournisseur, String siret, String courriel) {
        List<Ecart> ecarts = new ArrayList<>();
        if (fournisseur == null || !fournisseurs.contains(fournisseur)) {
            ecarts.add(new Ecart("Fournisseur d’identité", "un fournisseur de l’administration", fournisseur, true));
        }
        String prefecture = prefectures.get(guichet.valeur());
        if (prefecture == null) {
            ecarts.add(new Ecart("SIRET", "celui de la préfecture, non renseigné sur ce site", siret, true));
        } else if (!prefecture.equals(siret)) {
            ecarts.add(new Ecart("SIRET", prefecture + " (préfecture)", siret, true));
        }
        if (!courrielInvite.equalsIgnoreCase(courriel)) {
            ecarts.add(new Ecart("Adresse électronique", courrielInvite, courriel, false));
        }
        return ecarts;
    }

    public static boolean reconnu(List<Ecart> ecarts) {
        return ecarts.stream().noneMatch(Ecart::bloquant);
    }
}
