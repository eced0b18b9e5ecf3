package fr.guichets.dossiers;

/** What a file of a dossier is. */
public enum NaturePiece {
    DEVIS("Devis"),
    DELIBERATION("Délibération"),
    PLAN_DE_FINANCEMENT("Plan de financement"),
    RIB("Relevé d’identité bancaire"),
    PREUVE_ENGAGEMENT("Preuve de l’engagement du projet"),
    JUSTIFICATIF_DE_DEPENSE("Justificatif de dépense"),
    BILAN("Bilan du projet"),
    AUTRE("Autre pièce");

    private final String libelle;

    NaturePiece(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }
}
