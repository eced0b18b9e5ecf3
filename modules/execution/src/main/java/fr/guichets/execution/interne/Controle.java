package fr.guichets.execution.interne;

import fr.guichets.execution.AideRecue;
import fr.guichets.execution.Depense;
import fr.guichets.execution.Paiement;
import fr.guichets.execution.Paiement.Nature;
import fr.guichets.execution.Preuve;
import fr.guichets.reglement.Reglement.Assiette;
import fr.guichets.socle.Champs;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.Montant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what was typed and notes every wrong field, each with its remedy. */
public final class Controle {

    private static final int TEXTE_MAXIMAL = 4_000;
    private static final int LIBELLE_MAXIMAL = 200;
    private static final int LIGNES_MAXIMUM = 100;
    private static final Pattern NUMERO = Pattern.compile("[0-9A-Za-z][0-9A-Za-z/ .-]{2,39}");

    private final List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
    private final Champs champs = new Champs(null, "", erreurs);

    public void refuser(String champ, String code, String remede) {
        champs.refuser(champ, code, remede);
    }

    /** @throws ChampsInvalides naming every wrong field */
    public void verifier() {
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
    }

    /** Without its outer spaces; empty when there is none. */
    public String texte(String champ, String texte) {
        if (texte == null) {
            return "";
        }
        String lu = texte.replace("\r\n", "\n").replace('\t', ' ').strip();
        champs.texteAdmis(champ, lu.replace('\n', ' '), TEXTE_MAXIMAL);
        return lu;
    }

    public String exiger(String champ, String texte, String remede) {
        String lu = texte(champ, texte);
        if (lu.isEmpty()) {
            refuser(champ, "OBLIGATOIRE", remede);
        }
        return lu;
    }

    /** A number given by Chorus. */
    public String numero(String champ, String texte, String remede) {
        String lu = texte == null ? "" : texte.strip();
        if (!NUMERO.matcher(lu).matches()) {
            refuser(champ, lu.isEmpty() ? "OBLIGATOIRE" : "NUMERO_INVALIDE", remede);
        }
        return lu;
    }

    /** A day that has come. */
    public LocalDate passe(String champ, LocalDate jour, LocalDate aujourdhui) {
        if (jour == null) {
            refuser(champ, "OBLIGATOIRE", "Donnez la date.");
        } else if (jour.isAfter(aujourdhui)) {
            refuser(champ, "DATE_A_VENIR", "Donnez une date passée, ou celle d'aujourd'hui.");
        }
        return jour;
    }

    public void preuve(Preuve.Saisie saisie, LocalDate aujourdhui, boolean avecPiece) {
        if (saisie.type() == null) {
            refuser("type", "OBLIGATOIRE", "Dites ce qui a été signé\u00a0: devis, marché, bon de commande.");
        }
        passe("signeeLe", saisie.signeeLe(), aujourdhui);
        if (saisie.montant() == null || saisie.montant().estNul()) {
            refuser("montant", "OBLIGATOIRE", "Donnez le montant signé, hors taxes.");
        }
        if (avecPiece && saisie.piece() == null) {
            refuser("piece", "OBLIGATOIRE", "Ajoutez le document signé.");
        }
    }

    /**
     * What is typed of a request, complete or not, without what does not belong to its nature.
     *
     * @param assiette unit of what was paid
     */
    public Paiement.Saisie brouillon(Paiement.Saisie saisie, Assiette assiette) {
        if (saisie.nature() == null) {
            refuser("nature", "OBLIGATOIRE", "Dites ce que vous demandez\u00a0: avance, acompte ou solde.");
            verifier();
        }
        boolean solde = saisie.nature() == Nature.SOLDE;
        boolean justifie = saisie.nature() != Nature.AVANCE;
        if (saisie.depenses().size() > LIGNES_MAXIMUM || saisie.aides().size() > LIGNES_MAXIMUM) {
            refuser("depenses", "TROP_D_ELEMENTS", "Écrivez " + LIGNES_MAXIMUM + " lignes au plus.");
        }
        for (int rang = 0; rang < saisie.depenses().size(); rang++) {
            depense("depenses[" + rang + "].", saisie.depenses().get(rang), assiette);
        }
        for (int rang = 0; rang < saisie.aides().size(); rang++) {
            aide("aides[" + rang + "].", saisie.aides().get(rang));
        }
        Paiement.Saisie lue = new Paiement.Saisie(
                saisie.nature(),
                solde ? null : saisie.montant(),
                justifie ? saisie.depenses() : List.of(),
                solde ? saisie.aides() : List.of(),
                saisie.pieces(),
                solde ? saisie.acheveLe() : null,
                texte("observations", saisie.observations()));
        verifier();
        return lue;
    }

    private void depense(String chemin, Depense depense, Assiette assiette) {
        libelle(chemin + "libelle", depense.libelle(), "Dites ce qui a été payé.");
        if (depense.nature() == null) {
            refuser(chemin + "nature", "OBLIGATOIRE", "Choisissez la nature de la dépense.");
        }
        if (depense.reel() == null) {
            refuser(
                    chemin + "reel",
                    "OBLIGATOIRE",
                    "Donnez le montant payé, " + assiette.libelle() + "\u00a0; 0 si rien ne l'a été.");
        }
    }

    private void aide(String chemin, AideRecue aide) {
        libelle(chemin + "organisme", aide.organisme(), "Dites qui a donné cette aide.");
        if (aide.montant() == null) {
            refuser(chemin + "montant", "OBLIGATOIRE", "Donnez le montant de cette aide.");
        }
    }

    private void libelle(String champ, String texte, String remede) {
        if (texte == null || texte.isBlank()) {
            refuser(champ, "OBLIGATOIRE", remede);
        } else {
            champs.texteAdmis(champ, texte, LIBELLE_MAXIMAL);
        }
    }

    /** What a request lacks before it is sent. */
    public void demande(Paiement.Saisie saisie, LocalDate aujourdhui, boolean avecPieces) {
        boolean depense =
                saisie.depenses().stream().anyMatch(ligne -> !ligne.reel().estNul());
        if (saisie.nature() != Nature.AVANCE && !depense) {
            refuser("depenses", "OBLIGATOIRE", "Donnez au moins une dépense payée.");
        }
        if (avecPieces && saisie.nature() != Nature.AVANCE && saisie.pieces().isEmpty()) {
            refuser(
                    "pieces",
                    "OBLIGATOIRE",
                    "Ajoutez ce qui justifie les dépenses\u00a0: factures, états de dépenses.");
        }
        if (saisie.montant() != null && saisie.montant().estNul()) {
            refuser("montant", "MONTANT_NUL", "Demandez plus de 0\u00a0€, ou laissez vide pour le montant calculé.");
        }
        if (saisie.nature() == Nature.SOLDE) {
            passe("acheveLe", saisie.acheveLe(), aujourdhui);
        }
        verifier();
    }

    /** @param maximum computed */
    public void montant(Montant montant, Montant maximum, String montre) {
        if (montant.compareTo(maximum) > 0) {
            refuser("montant", "MONTANT_EXCESSIF", "Écrivez " + montre + " au plus.");
        }
    }
}
