package fr.guichets.reglement.tenants;

import fr.guichets.reglement.tenants.TenantsInvalides.Erreur;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Files received while guichets already live: what they say is read, and what is wrong is named where it is written. */
public final class Reprise {

    private static final String NATIONAL = "_national/";

    private final Map<String, String> guichets = new TreeMap<>();
    private final Map<String, String> nationaux = new TreeMap<>();
    private final List<Erreur> erreurs = new ArrayList<>();
    private List<GuichetDeclare> lus = List.of();

    /** @param fichiers texts by path */
    public Reprise(Map<String, String> fichiers) {
        fichiers.forEach((chemin, texte) -> (chemin.startsWith(NATIONAL) ? nationaux : guichets).put(chemin, texte));
    }

    /**
     * Reads the whole, and notes everything that is wrong.
     *
     * @param modeles published, by date of effect
     * @param dispositif text as it was installed
     */
    public void lire(List<ModeleNational> modeles, String dispositif) {
        nationaux.forEach((chemin, texte) -> {
            Set<Erreur> fautes = new LinkedHashSet<>();
            Noeud racine = Noeud.racine(chemin, texte, fautes);
            if (fautes.isEmpty() && !connu(chemin, racine, fautes, modeles, dispositif) && fautes.isEmpty()) {
                racine.erreur(
                        "ce n'est pas ce qui est publié ; le niveau national ne s'importe pas : le modèle se publie"
                                + " dans sa console, le dispositif avec une installation");
            }
            erreurs.addAll(fautes);
        });
        try {
            lus = DossierTenants.guichets(guichets, modeles);
        } catch (TenantsInvalides e) {
            erreurs.addAll(e.erreurs());
        }
    }

    private static boolean connu(
            String chemin, Noeud racine, Set<Erreur> fautes, List<ModeleNational> modeles, String dispositif) {
        if (chemin.equals(NATIONAL + "dispositif.yaml")) {
            DispositifDeclare recu = DispositifDeclare.lire(racine);
            return fautes.isEmpty()
                    && recu.equals(DispositifDeclare.lire(Noeud.racine(chemin, dispositif, new LinkedHashSet<>())));
        }
        ModeleNational recu = new ModeleNational(racine);
        return fautes.isEmpty()
                && modeles.stream().anyMatch(modele -> modele.arbre().equals(recu.arbre()));
    }

    /** Those that were read, by path; empty as soon as one of them is wrong. */
    public Map<String, GuichetDeclare> guichets() {
        Map<String, GuichetDeclare> parChemin = new TreeMap<>();
        int rang = 0;
        for (String chemin : lus.isEmpty() ? Set.<String>of() : guichets.keySet()) {
            parChemin.put(chemin, lus.get(rang++));
        }
        return parChemin;
    }

    public String texte(String chemin) {
        return guichets.get(chemin);
    }

    /** @param champ slug, nom */
    public void noterIdentite(String chemin, String champ, String message) {
        Set<Erreur> notees = new LinkedHashSet<>();
        Noeud.racine(chemin, texte(chemin), notees)
                .champ("identite")
                .champ(champ)
                .erreur(message);
        erreurs.addAll(notees);
    }

    /** @param rang of the version in the file, from 0; {@code champ} numero, effet */
    public void noterVersion(String chemin, int rang, String champ, String message) {
        Set<Erreur> notees = new LinkedHashSet<>();
        List<Noeud> versions =
                Noeud.racine(chemin, texte(chemin), notees).champ("versions").liste(version -> version);
        versions.get(rang).champ(champ).erreur(message);
        erreurs.addAll(notees);
    }

    /** @throws TenantsInvalides naming everything that was noted, when something was */
    public void exiger() {
        if (!erreurs.isEmpty()) {
            throw new TenantsInvalides(erreurs);
        }
    }
}
