package fr.guichets.decisions;

/** What the authority writes, each from a template of its own. */
public enum NatureActe {
    /** Décret 2018-514, art. 8. */
    ATTRIBUTION("Arrêté attributif de subvention", "attribution", true),
    REFUS("Lettre de refus", "refus", false),
    /** Before an aid is taken back the beneficiary is heard (CRPA, art. L. 121-1 and L. 122-1). */
    CADUCITE_CONTRADICTOIRE("Lettre avant retrait de l’aide", "contradictoire", false),
    CADUCITE("Arrêté de retrait de l’aide", "caducite", true),
    /** Décret 2018-514, art. 14. */
    REVERSEMENT("Arrêté de reversement", "reversement", true);

    private final String libelle;
    private final String code;
    private final boolean arrete;

    NatureActe(String libelle, String code, boolean arrete) {
        this.libelle = libelle;
        this.code = code;
        this.arrete = arrete;
    }

    public String libelle() {
        return libelle;
    }

    /** As addresses and files name it. */
    public String code() {
        return code;
    }

    /** True for a decision in articles, false for a letter. */
    public boolean arrete() {
        return arrete;
    }
}
