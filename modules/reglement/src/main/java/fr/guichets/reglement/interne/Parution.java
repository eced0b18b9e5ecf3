package fr.guichets.reglement.interne;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.reglement.Difference;
import fr.guichets.reglement.JsonReglement;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.ReglementPublie;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds a version to the rules of the current guichet; what is published is never changed. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Parution {

    static final String TYPE = "REGLEMENT_PUBLIE";

    record Envoi(CodeDepartement guichet, String numero) {}

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    @Inject
    Reglements reglements;

    @Inject
    Event<ReglementPublie> publie;

    @Inject
    Journal journal;

    @Inject
    Sorties sorties;

    @Inject
    Horloge horloge;

    /**
     * To be called before anything that a publication decides upon is read: from here to the end of the transaction nobody
     * else publishes in this perimeter.
     */
    public void attendre() {
        em.createQuery("update VerrouDeParution v set v.nombre = v.nombre + 1").executeUpdate();
    }

    /** The year of effect, then the rank after the last one: 2021-2. */
    public String numeroSuivant(LocalDate effet) {
        return numeroSuivant(
                effet,
                reglements.versions().stream().map(Reglements.Version::numero).toList());
    }

    /** @param pris numbers of what is published; the rank says which of two versions of the same day came last */
    static String numeroSuivant(LocalDate effet, Collection<String> pris) {
        String annee = effet.getYear() + "-";
        int dernier = pris.stream()
                .filter(numero -> numero.matches(annee + "\\d{1,6}"))
                .mapToInt(numero -> Integer.parseInt(numero.substring(annee.length())))
                .max()
                .orElse(0);
        return annee + (dernier + 1);
    }

    /**
     * @param regles resolved, with a number that is free
     * @param avant the version that it follows, null for the first
     */
    public void publier(Reglement regles, Reglement avant, String motif) {
        em.persist(new VersionReglement(
                regles,
                motif,
                horloge.maintenant().truncatedTo(ChronoUnit.MICROS),
                Acteur.courant().nom()));
        publie.fire(new ReglementPublie(regles.version(), regles.effet()));
        consigner(regles, avant, motif);
        sorties.deposer(TYPE, new Envoi(regles.identite().code(), regles.version()));
    }

    private void consigner(Reglement regles, Reglement avant, String motif) {
        List<Difference> differences = avant == null ? List.of() : Difference.entre(avant, regles);
        Map<String, Object> retires = new LinkedHashMap<>();
        Map<String, Object> ajoutes = new LinkedHashMap<>();
        retires.put("Version", avant == null ? null : avant.version());
        ajoutes.put("Version", regles.version());
        ajoutes.put("Effet", regles.effet());
        ajoutes.put("Motif", motif);
        ajoutes.put("Modèle national", regles.modele());
        differences.forEach(difference -> {
            retires.put(difference.intitule(), difference.retires());
            ajoutes.put(difference.intitule(), difference.ajoutes());
        });
        journal.consigner("reglement/" + regles.version(), "PUBLIE", avant == null ? null : retires, ajoutes);
    }

    /** True when both say every rule from the same sources, whatever their number, their date and their model. */
    public static boolean memesRegles(Reglement une, Reglement autre) {
        return regles(une).equals(regles(autre));
    }

    private static ObjectNode regles(Reglement reglement) {
        ObjectNode regles = (ObjectNode) JsonDeclaration.arbre(JsonReglement.ecrire(reglement));
        return regles.without(List.of("version", "effet", "modele"));
    }
}
