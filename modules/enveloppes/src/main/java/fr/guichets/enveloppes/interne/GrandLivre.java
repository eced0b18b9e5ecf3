package fr.guichets.enveloppes.interne;

import fr.guichets.documents.Typographie;
import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.CreditsInsuffisants;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.regles.ArgentDuDossier;
import fr.guichets.enveloppes.regles.Delegation;
import fr.guichets.enveloppes.regles.Ligne;
import fr.guichets.enveloppes.regles.Ligne.Acte;
import fr.guichets.enveloppes.regles.Position;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Adds to the ledger of the current guichet, in the transaction of the act. The first row of a batch waits for whoever is
 * adding to the same tranche; when the other was first, everything is read and judged again. Once it is in, the tranche is
 * ours until the end of the transaction. Two tranches are always taken in the order of their codes.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class GrandLivre {

    @PersistenceContext(unitName = "guichets")
    EntityManager em;

    @Inject
    Horloge horloge;

    @Inject
    Typographie fr;

    /** Reserves all amounts that the act has not reserved yet, or none. */
    public void reserver(Tranche tranche, List<Affectation> affectations, String origine, String motif) {
        List<String> dossiers = affectations.stream().map(Affectation::dossier).toList();
        if (dossiers.stream().distinct().count() < dossiers.size()) {
            throw new IllegalArgumentException("un dossier est deux fois dans " + affectations);
        }
        Acte acte = acte(origine, motif);
        ecrire(() -> reservations(acte, tranche, affectations, argentDe(dossiers)));
    }

    /** Moves what the dossier holds, in the tranche where it holds it. */
    public void mouvoir(Nature nature, Affectation affectation, String origine, String motif) {
        Acte acte = acte(origine, motif);
        ecrire(() -> {
            ArgentDuDossier argent = argentDe(List.of(affectation.dossier())).get(affectation.dossier());
            if (dejaFait(acte, nature, affectation, argent)) {
                return List.of();
            }
            Tranche tranche = argent.tranche().orElseThrow(() -> insuffisant(nature, affectation, argent.solde()));
            Position avant = lignes().derniere(tranche);
            return List.of(Ligne.pourUnDossier(acte, tranche, avant, nature, affectation, argent.position(tranche))
                    .orElseThrow(() -> insuffisant(nature, affectation, argent.solde())));
        });
    }

    /**
     * Makes the movement of a delegation that the guichet received, unless it is made already.
     *
     * @throws CreditsInsuffisants when less is available than what is taken back
     */
    void appliquer(DelegationRecue recue) {
        Delegation delegation = recue.lue();
        Acte acte = new Acte(delegation.origine(), "national", recue.par(), recue.motif(), maintenant());
        ecrire(() -> {
            if (lignes().appliquee(delegation)) {
                return List.of();
            }
            Position avant = lignes().derniere(delegation.tranche());
            return List.of(Ligne.pourUneDelegation(acte, avant, delegation)
                    .orElseThrow(() -> insuffisants(
                            delegation.tranche(), avant.solde().disponible(), delegation.montant(), List.of())));
        });
    }

    private List<Ligne> reservations(
            Acte acte, Tranche tranche, List<Affectation> affectations, Map<String, ArgentDuDossier> argent) {
        List<Affectation> aServir = affectations.stream()
                .filter(a -> !dejaFait(acte, Nature.RESERVATION, a, argent.get(a.dossier())))
                .toList();
        aServir.forEach(a -> refuserAilleurs(a.dossier(), tranche, argent.get(a.dossier())));
        Position depart = lignes().derniere(tranche);
        Position position = depart;
        List<Ligne> lignes = new ArrayList<>();
        List<Affectation> depassements = new ArrayList<>();
        for (Affectation a : aServir) {
            Position dossier = argent.get(a.dossier()).position(tranche);
            Ligne ligne = Ligne.pourUnDossier(acte, tranche, position, Nature.RESERVATION, a, dossier)
                    .orElse(null);
            if (ligne == null) {
                depassements.add(a);
            } else {
                lignes.add(ligne);
                position = ligne.position();
            }
        }
        if (!depassements.isEmpty()) {
            Montant demande =
                    Montant.somme(aServir.stream().map(Affectation::montant).toList());
            throw insuffisants(tranche, depart.solde().disponible(), demande, depassements);
        }
        return lignes;
    }

    /** What the transaction has changed is written first, so that two acts cannot wait for each other. */
    private void ecrire(Supplier<List<Ligne>> suite) {
        em.flush();
        List<Ligne> lignes;
        do {
            lignes = suite.get();
        } while (!lignes.isEmpty() && !lignes().ajouter(lignes.get(0)));
        for (Ligne ligne : lignes.stream().skip(1).toList()) {
            if (!lignes().ajouter(ligne)) {
                throw new IllegalStateException("rang pris dans une tranche tenue : " + ligne);
            }
        }
    }

    private static boolean dejaFait(Acte acte, Nature nature, Affectation affectation, ArgentDuDossier argent) {
        return argent.faitPar(acte.origine(), nature)
                .map(ligne -> {
                    if (!ligne.mouvement().montant().equals(affectation.montant())) {
                        throw new OperationInvalide(
                                "ACTE_DEJA_FAIT",
                                "Cet acte a déjà été fait pour le dossier " + affectation.dossier()
                                        + ", d’un autre montant.");
                    }
                    return true;
                })
                .orElse(false);
    }

    private static void refuserAilleurs(String dossier, Tranche tranche, ArgentDuDossier argent) {
        if (!argent.solde().equals(argent.position(tranche).solde())) {
            throw new OperationInvalide(
                    "DEJA_RESERVE", "Le dossier " + dossier + " a déjà de l’argent dans une autre tranche.");
        }
    }

    private OperationInvalide insuffisant(Nature nature, Affectation affectation, Solde solde) {
        String tenu =
                switch (nature.debite()) {
                    case RESERVE -> "réservés";
                    case ENGAGE -> "engagés et non payés";
                    case PAYE -> "payés";
                    default -> throw new IllegalArgumentException(nature.toString());
                };
        return new OperationInvalide(
                "SOLDE_INSUFFISANT",
                fr.phrase("Dossier " + affectation.dossier() + " : " + fr.montant(affectation.montant())
                        + " ne peuvent pas être pris sur " + fr.montant(solde.de(nature.debite())) + " " + tenu + "."));
    }

    private CreditsInsuffisants insuffisants(
            Tranche tranche, Montant disponible, Montant demande, List<Affectation> depassements) {
        return new CreditsInsuffisants(
                fr.phrase("Il manque " + fr.montant(demande.moins(disponible)) + " : " + fr.montant(demande)
                        + " demandés, " + fr.montant(disponible) + " disponibles "
                        + tranche.annee().map(annee -> "en " + annee).orElse("dans l'enveloppe")
                        + ". Rien n'a changé."),
                disponible,
                demande,
                depassements);
    }

    private Map<String, ArgentDuDossier> argentDe(List<String> dossiers) {
        Map<String, List<Ligne>> parDossier = lignes().de(dossiers).stream()
                .collect(Collectors.groupingBy(ligne -> ligne.mouvement().dossier()));
        return dossiers.stream()
                .collect(Collectors.toMap(
                        dossier -> dossier,
                        dossier -> new ArgentDuDossier(parDossier.getOrDefault(dossier, List.of()))));
    }

    private Acte acte(String origine, String motif) {
        Acteur auteur = Acteur.courant();
        return new Acte(origine, auteur.identifiant(), auteur.nom(), motif, maintenant());
    }

    private Instant maintenant() {
        return horloge.maintenant().truncatedTo(ChronoUnit.MICROS);
    }

    private LignesDuLivre lignes() {
        return new LignesDuLivre(em);
    }
}
