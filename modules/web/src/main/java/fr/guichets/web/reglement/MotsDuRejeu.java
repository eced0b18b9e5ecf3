package fr.guichets.web.reglement;

import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.CriteresDeRejeu.Changement;
import fr.guichets.dossiers.CriteresDeRejeu.Tri;
import fr.guichets.dossiers.Rejeu;
import fr.guichets.dossiers.Rejeu.Effet;
import fr.guichets.dossiers.Rejeu.Ligne;
import fr.guichets.socle.Montant;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Colonne;
import fr.guichets.web.instruction.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How a replay is said, on screens and in sheets, for one guichet and for all. */
@Named("motsDuRejeu")
@ApplicationScoped
public class MotsDuRejeu {

    /** @param detail may be empty */
    public record Chiffre(String libelle, String valeur, String detail) {}

    static final List<String> ENTETES = List.of(
            "Dossier",
            "Porteur",
            "Projet",
            "État",
            "Déjà décidé",
            "Jugé par la version",
            "Admis au dépôt",
            "Aide possible au dépôt",
            "Changement",
            "Admis avant",
            "Admis après",
            "Motifs avant",
            "Motifs après",
            "Alertes avant",
            "Alertes après",
            "Aide possible avant",
            "Aide possible après",
            "Écart",
            "Phrases avant",
            "Phrases des règles essayées");

    /** How the sentences of a verdict speak to the applicant, then of him; the longest first. */
    private static final List<Map.Entry<String, String>> POUR_L_AGENT = List.of(
            Map.entry("Votre collectivité", "La collectivité"),
            Map.entry("votre collectivité", "la collectivité"),
            Map.entry("Votre projet", "Le projet"),
            Map.entry("de votre projet", "du projet"),
            Map.entry("Rattachez votre projet à l’un", "Il peut se rattacher à l’un"),
            Map.entry("Rattachez votre projet à l'un", "Il peut se rattacher à l'un"),
            Map.entry("Vos demandes", "Ses demandes"),
            Map.entry(" peuvent vous répondre", " peuvent répondre"),
            Map.entry(" Complétez-le ou menez-le avec une autre commune.", ""),
            Map.entry(" Ajoutez une dépense éligible, par exemple une prestation ou une formation.", ""),
            Map.entry(" Déposez votre demande à partir de ce jour.", ""),
            Map.entry(" Déposez l’année suivante, ou retirez une demande.", ""),
            Map.entry(" Déposez l'année suivante, ou retirez une demande.", ""),
            Map.entry(" Expliquez ce retard\u00a0; nous vous lirons avant de décider.", ""),
            Map.entry(" Vérifiez le plan de financement.", ""),
            Map.entry("\u00a0: dites ce qui marchera avant.", "."),
            Map.entry("vous pourriez demander", "il pourrait demander"),
            Map.entry("Vous demandez", "Le porteur demande"),
            Map.entry("Nous ne donnons pas plus que demandé.", "L’aide ne dépasse pas la demande."),
            Map.entry("Vous n’avez pas précisé", "Le porteur n’a pas précisé"),
            Map.entry("Vous n'avez pas précisé", "Le porteur n'a pas précisé"),
            Map.entry("Vous avez déjà obtenu", "Le porteur a déjà obtenu"),
            Map.entry("Il ne vous reste rien à payer", "Il ne reste rien à payer"),
            Map.entry("Il vous reste", "Il reste"),
            Map.entry("Il vous resterait", "Il resterait"));

    private static final BigDecimal CENT = BigDecimal.valueOf(100);

    @Inject
    Typographie fr;

    /** « + 4 500 € », « − 300 € », « 0 € ». */
    public String ecart(Montant ecart) {
        String montant = fr.montant(ecart);
        return switch (Long.signum(ecart.centimes())) {
            case 1 -> "+\u00a0" + montant;
            case -1 -> "−\u00a0" + montant.substring(1);
            default -> montant;
        };
    }

    /** « 1,5 % », rounded to a tenth; empty when there is no envelope to compare with. */
    String part(Montant ecart, Montant enveloppe) {
        if (enveloppe.estNul()) {
            return "";
        }
        return BigDecimal.valueOf(Math.abs(ecart.centimes()))
                        .multiply(CENT)
                        .divide(BigDecimal.valueOf(enveloppe.centimes()), 1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                        .replace('.', ',')
                + "\u00a0%";
    }

    /** « 1 dossier sur 8 changerait : + 4 500 €, soit 1,5 % de l'enveloppe. » */
    String resume(Effet effet, Montant enveloppe) {
        if (effet.examines() == 0) {
            return "Aucun dossier n’attend de décision.";
        }
        if (effet.changes() == 0) {
            return "Aucun dossier ne changerait.";
        }
        String combien = effet.changes() == 1 ? "1\u00a0dossier" : fr.nombre(effet.changes()) + "\u00a0dossiers";
        String verbe = effet.changes() == 1 ? " changerait\u00a0: " : " changeraient\u00a0: ";
        String part = effet.ecart().estNul() ? "" : part(effet.ecart(), enveloppe);
        return combien + " sur " + fr.nombre(effet.examines()) + verbe
                + (effet.ecart().estNul() ? "le total des aides possibles reste le même" : ecart(effet.ecart()))
                + (part.isEmpty() ? "." : ", soit " + part + " de l’enveloppe.");
    }

    /** @param avant by which rules the first sum is made */
    List<Chiffre> chiffres(Effet effet, Montant enveloppe, String avant) {
        return List.of(
                new Chiffre("Dossiers rejoués", fr.nombre(effet.examines()), "pas encore décidés"),
                new Chiffre("Changeraient", fr.nombre(effet.changes()), ""),
                new Chiffre("Aides possibles aujourd’hui", fr.montant(effet.avant()), avant),
                new Chiffre("Avec ces règles", fr.montant(effet.apres()), ""),
                new Chiffre(
                        "Écart",
                        ecart(effet.ecart()),
                        part(effet.ecart(), enveloppe).isEmpty()
                                ? ""
                                : part(effet.ecart(), enveloppe) + " de l’enveloppe de " + fr.montant(enveloppe)));
    }

    /** What is decided keeps its version, whatever is published; empty when nothing there would differ. */
    String decides(Effet effet) {
        if (effet.changes() == 0) {
            return "";
        }
        return (effet.changes() == 1
                        ? "1\u00a0dossier déjà décidé aurait été jugé autrement"
                        : fr.nombre(effet.changes()) + "\u00a0dossiers déjà décidés auraient été jugés autrement")
                + " (" + ecart(effet.ecart()) + "). Sans effet\u00a0: ils gardent leur version.";
    }

    /** « 3 dossiers filtrés », « 1 dossier ». */
    String nombre(int total, boolean filtres) {
        String pluriel = total < 2 ? "" : "s";
        return fr.nombre(total) + "\u00a0dossier" + pluriel + (filtres ? " filtré" + pluriel : "");
    }

    public String badge(Changement changement) {
        return switch (changement) {
            case ADMIS, AUGMENTE -> "fr-badge--success";
            case REFUSE, DIMINUE -> "fr-badge--warning";
            case AUTRE -> "fr-badge--info";
        };
    }

    /** « Admis », « Admis, à vérifier : durée du projet », « Refusé : coût minimal ». */
    public String verdict(Rejeu.Verdict verdict) {
        if (!verdict.recevable()) {
            return "Refusé\u00a0: " + enMots(verdict.motifs()).toLowerCase(Locale.FRENCH);
        }
        return verdict.alertes().isEmpty()
                ? "Admis"
                : "Admis, à vérifier\u00a0: " + enMots(verdict.alertes()).toLowerCase(Locale.FRENCH);
    }

    /** What a verdict tells the applicant, said to an agent who reads it over the applicant's shoulder. */
    public static List<String> pourLAgent(List<String> phrases) {
        return phrases.stream().map(MotsDuRejeu::pourLAgent).toList();
    }

    static String pourLAgent(String phrase) {
        String dite = phrase;
        for (Map.Entry<String, String> tournure : POUR_L_AGENT) {
            dite = dite.replace(tournure.getKey(), tournure.getValue());
        }
        return dite;
    }

    /** Names of the reasons of refusal, or of the alerts. */
    private static String enMots(Set<? extends Enum<?>> codes) {
        return codes.stream().map(code -> Verdict.nom(code.name())).sorted().collect(Collectors.joining(", "));
    }

    public Map<String, String> getChangements() {
        Map<String, String> choix = new LinkedHashMap<>();
        Arrays.stream(Changement.values()).forEach(changement -> choix.put(changement.name(), changement.libelle()));
        return choix;
    }

    public Map<String, String> getDecides() {
        Map<String, String> choix = new LinkedHashMap<>();
        choix.put("non", "Pas encore décidés");
        choix.put("oui", "Déjà décidés");
        return choix;
    }

    List<AdresseDeListe.Etiquette> etiquettes(AdresseDeListe adresse) {
        List<AdresseDeListe.Etiquette> etiquettes =
                new ArrayList<>(adresse.etiquettes("q", valeur -> "«\u00a0" + valeur + "\u00a0»"));
        etiquettes.addAll(adresse.etiquettes("changement", getChangements()::get));
        etiquettes.addAll(adresse.etiquettes("decides", getDecides()::get));
        etiquettes.addAll(adresse.etiquettes("de", code -> "Guichet " + code));
        return etiquettes;
    }

    List<Colonne> colonnes(FiltresDeRejeu filtres) {
        return List.of(
                colonne("Dossier", Tri.NUMERO, "fr-cell--fixed", filtres),
                colonne("Porteur et projet", Tri.PORTEUR, "", filtres),
                new Colonne("Changement", ""),
                colonne("Avant", Tri.AVANT, "fr-cell--right", filtres),
                colonne("Après", Tri.APRES, "fr-cell--right", filtres),
                colonne("Écart", Tri.ECART, "fr-cell--right", filtres),
                new Colonne("Pourquoi", ""));
    }

    private static Colonne colonne(String libelle, Tri tri, String classe, FiltresDeRejeu filtres) {
        return Colonne.triee(libelle, tri, classe, filtres.tri(), filtres.descendant());
    }

    static List<Object> cellules(Ligne ligne) {
        return new ArrayList<>(Arrays.asList(
                ligne.numero(),
                ligne.organisation(),
                ligne.intitule(),
                ligne.etat().libelle(),
                ligne.etat().estDecide(),
                ligne.version(),
                ligne.auDepot().recevable(),
                ligne.auDepot().montant(),
                ligne.changement().libelle(),
                ligne.avant().recevable(),
                ligne.apres().recevable(),
                enMots(ligne.avant().motifs()),
                enMots(ligne.apres().motifs()),
                enMots(ligne.avant().alertes()),
                enMots(ligne.apres().alertes()),
                ligne.avant().montant(),
                ligne.apres().montant(),
                ligne.ecart(),
                String.join(" ", pourLAgent(ligne.retirees())),
                String.join(" ", pourLAgent(ligne.ajoutees()))));
    }
}
