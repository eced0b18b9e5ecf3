package fr.guichets.dossiers;

import com.fasterxml.jackson.databind.JsonNode;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Organisation;
import fr.guichets.socle.Role;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** Those who act at one guichet, and what they do most. */
public final class Gens {

    public static final Organisation NANCAY = new Organisation("COMMUNE", "18159", "Nançay");
    public static final Organisation BOURGES = new Organisation("COMMUNE", "18033", "Bourges");
    public static final Acteur SECRETAIRE = acteur("Nadia Secrétaire", Droit.DEPOSE, NANCAY);
    public static final Acteur STAGIAIRE = acteur("Théo Stagiaire", Droit.PREPARE, NANCAY);
    public static final Acteur VOISIN = acteur("Paul Voisin", Droit.REPRESENTE, BOURGES);
    public static final Acteur INSTRUCTRICE = agent("Inès Agent", Set.of(), Role.INSTRUCTEUR);
    public static final Acteur ADMINISTRATEUR = agent("Ali Administrateur", Set.of(), Role.ADMINISTRATEUR);

    private final Maison maison;
    private final CodeDepartement guichet;

    public Gens(Maison maison, CodeDepartement guichet) {
        this.maison = maison;
        this.guichet = guichet;
    }

    public static Acteur acteur(String nom, Droit droit, Organisation organisation) {
        return new Acteur(
                "essai#" + nom,
                nom,
                "depot@exemple.fr",
                Set.of(Role.COLLECTIVITE),
                Set.of(),
                List.of(new Acteur.Mandat(organisation, droit)),
                null);
    }

    public static Acteur agent(String nom, Set<String> arrondissements, Role... roles) {
        return new Acteur("essai#" + nom, nom, "", Set.of(roles), arrondissements, List.of(), null);
    }

    public <T> T commeAgent(Callable<T> action) {
        return comme(INSTRUCTRICE, action);
    }

    public <T> T comme(Acteur acteur, Callable<T> action) {
        return maison.dans(guichet, acteur, action);
    }

    public Dossier creer(JsonNode saisie) {
        return comme(SECRETAIRE, () -> maison.bean(Brouillons.class).creer(saisie));
    }

    public Dossier deposer(String reference) {
        return comme(SECRETAIRE, () -> maison.bean(Depots.class).deposer(reference, null, true, false));
    }

    public Dossier depose() {
        return deposer(creer(Demandes.NANCAY).reference());
    }
}
