package fr.guichets.socle;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What somebody may be here. Every role but the last two belongs to one guichet and means nothing at another. */
public enum Role {
    INSTRUCTEUR("instructeur", "Instruction"),
    ADMINISTRATEUR("administrateur", "Administration du guichet"),
    EVALUATEUR("evaluateur", "Évaluation"),
    SOUS_PREFET("sous-prefet", "Sous-préfecture"),
    PRESIDENCE("presidence", "Présidence du comité"),
    COMITE("comite", "Comité"),
    SIGNATAIRE("signataire", "Signature"),
    /** Acts for a collectivité; the same at every guichet. */
    COLLECTIVITE("collectivite", "Collectivité"),
    /** Administration of the whole scheme; without effect on a guichet's host. */
    NATIONAL("national", "Administration nationale");

    /** Those who work for the préfecture. */
    public static final Set<Role> AGENTS = Collections.unmodifiableSet(
            EnumSet.of(INSTRUCTEUR, ADMINISTRATEUR, EVALUATEUR, SOUS_PREFET, PRESIDENCE, COMITE, SIGNATAIRE));

    private final String code;
    private final String libelle;

    Role(String code, String libelle) {
        this.code = code;
        this.libelle = libelle;
    }

    /** As the identity provider's groups name it: sous-prefet. */
    public String code() {
        return code;
    }

    /** French, for a screen. */
    public String libelle() {
        return libelle;
    }

    public static Optional<Role> parCode(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
